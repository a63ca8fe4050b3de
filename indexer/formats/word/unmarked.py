"""Text that tells no headings at all: what `read_text` guesses of it as a plain file."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.blocks import Block, Paragraph
from indexer.formats.text.lines import Look, look_at
from indexer.formats.text.read_text import read_text
from indexer.formats.word.marked import Marked, Typed
from indexer.formats.word.typed import is_as_in_a_file, raw_lines

_HELD = "\ue000"
"""Begins the line that stands for a block which needs no guess; no text has this sign."""

_LABELLED = re.compile(r"^[^:]{1,39}: \S")
_WRAPPED = range(45, 101)  # characters in a line that was broken at the edge of a window
_MOST_WRAPPED = 0.6
_A_FEW = 3


def guessed_as_text(parts: Sequence[Marked], is_paged: bool) -> list[Block]:
    """The blocks that a plain text with these lines has. Blocks that are known already stay as they are.

    They are held in the text by a line each, so that what stands before and after them is guessed in its place.
    """
    held = [part for part in parts if not isinstance(part, Typed)]
    read = read_text("\n".join(_lines(parts, is_paged)))
    return [_put_back(block, held) if _is_held(block) else _paged(block, is_paged) for block in read.blocks]


def _is_held(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text.startswith(_HELD)


def _put_back(block: Block, held: Sequence[Block]) -> Block:
    return held[int(block.text[1:-1])] if isinstance(block, Paragraph) else block


def _paged(block: Block, is_paged: bool) -> Block:
    return block if is_paged else replace(block, page=None)


def _lines(parts: Sequence[Marked], is_paged: bool) -> Iterator[str]:
    """The lines of the text: empty paragraphs and page breaks in place, one empty line between most paragraphs."""
    is_wrapped = _is_wrapped(parts)
    before: Typed | None = None
    held, page = 0, 1
    for part in parts:
        here = (
            part.lines[0].page
            if isinstance(part, Typed) and part.lines
            else part.page
            if not isinstance(part, Typed)
            else None
        )
        if is_paged and here and here > page:
            yield "\f" * (here - page)
            page, before = here, None
        if not isinstance(part, Typed):
            yield from ("", f"{_HELD}{held}.", "")
            held += 1
            before = None
        elif not part.lines:
            yield ""
            before = None
        else:
            if before is not None and not _hang_together(before, part, is_wrapped):
                yield ""
            yield from (line.replace(_HELD, "") for line in raw_lines(part))
            before = part


def _hang_together(before: Typed, after: Typed, is_wrapped: bool) -> bool:
    """Whether two paragraphs with nothing between them are lines of one list, one table or one paragraph."""
    if is_as_in_a_file(before) and is_as_in_a_file(after):
        return True
    last, first = raw_lines(before)[-1], raw_lines(after)[0]
    looks = {look_at(last).look, look_at(first).look}
    if looks <= {Look.BULLET, Look.NUMBERED} or looks <= {Look.CELLS, Look.RULE}:
        return True
    if looks == {Look.TEXT} and _LABELLED.match(last) and _LABELLED.match(first):
        return True
    return (
        is_wrapped and look_at(first).look is Look.TEXT and not before.para.space_after and not after.para.space_before
    )


def _is_wrapped(parts: Sequence[Marked]) -> bool:
    """Whether most paragraphs with another right below them are as long as a broken line and end in mid-sentence."""
    lasts = [
        before.lines[-1].text
        for before, after in itertools.pairwise(parts)
        if isinstance(before, Typed) and isinstance(after, Typed) and before.lines and after.lines
    ]
    wrapped = sum(len(text) in _WRAPPED and text[-1] not in ".:;!?" for text in lasts)
    return wrapped >= max(_A_FEW, _MOST_WRAPPED * len(lasts))
