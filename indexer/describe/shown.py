"""A file's blocks as a person sees them: plain texts, each with its role on the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indexer.blocks import Block, Heading, Item, ReadFile, Table
from indexer.markup import plain


class Role(Enum):
    """What part a text plays on its page."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()  # of a table, its cells joined with " | ", or with ": " where there are two


@dataclass(frozen=True)
class Shown:
    """One text without markup. `level` is a heading's, where the file marks it."""

    text: str
    role: Role
    level: int | None = None
    opens_page: bool = False


_MOST_LINES = 14
_NOTE = re.compile(r"\W*sample document\b", re.IGNORECASE)
_TOKEN = re.compile(r"[\w’'&-]+")


def shown_texts(read: ReadFile) -> tuple[Shown, ...]:
    """Every text in order, tables row by row; empty ones and notes of the kind "Sample document …" left out.

    Such a note names the source of an example, which is another document.
    """
    texts = (text for block in read.blocks for text in _of_block(block))
    return tuple(text for text in texts if text.text and not _NOTE.match(text.text))


def cover_of(texts: Sequence[Shown]) -> tuple[Shown, ...]:
    """The texts before the running text: title, publisher, date and the like. Never more than 14 texts.

    The cover ends at a list, a table, a sentence, a second page, or a heading below the first level that
    something else stands before (save one right below the title, which is its second line). "Label: value"
    items and rows belong to the cover.
    """
    for position, text in enumerate(texts[:_MOST_LINES]):
        if _ends_cover(texts[position - 1] if position else None, text):
            return tuple(texts[:position])
    return tuple(texts[:_MOST_LINES])


def words_in(text: str) -> int:
    """How many words `text` has."""
    return len(_TOKEN.findall(text))


def _of_block(block: Block) -> Iterator[Shown]:
    match block:
        case Heading():
            yield Shown(plain(block.text), Role.HEADING, block.level, block.opens_page)
        case Item():
            yield Shown(plain(block.text), Role.ITEM)
        case Table():
            for row in block.rows:
                cells = [shown for cell in row if (shown := plain(cell))]
                yield Shown((": " if len(cells) == 2 else " | ").join(cells), Role.ROW)
        case _:
            yield Shown(plain(block.text), Role.PARAGRAPH)


_STOP = re.compile(r"(?<!\.)\.$")
_LABELLED = re.compile(r"[A-Z][\w ]{1,30}: ")


def _ends_cover(before: Shown | None, text: Shown) -> bool:
    if text.role is Role.HEADING:
        is_second_line = before and before.role is Role.HEADING and before.level == 1 and text.level == 2
        return before is not None and (text.opens_page or ((text.level or 1) > 1 and not is_second_line))
    if text.role is Role.PARAGRAPH:
        return words_in(text.text) > (3 if _STOP.search(text.text) else 20)
    return not _LABELLED.match(text.text)
