"""A web page as it is read: where the reader is, and how words become blocks."""

import re
from dataclasses import dataclass, field

from bs4 import Tag

from indexer.blocks import Block, Heading, Item, Paragraph
from indexer.formats.html.lists import Counting
from indexer.formats.html.tables import Row, table_from
from indexer.formats.html.typed_lists import TypedList
from indexer.markup import fold_space

RAISED = "\x01"
"""Stands before the words of a <sup>; `tidy` leaves no such sign in a text."""

_ORDINAL = re.compile(rf"(?<=\d){RAISED}(?=\s*(?:st|nd|rd|th)\b)", re.IGNORECASE)
_NOTE_MARK = re.compile(rf"(?:(?<=[\d.,;:)”’\"])|(?<=[a-z]{{4}})){RAISED}+(?=\s*[\d\[*†])")
_INVISIBLE = {0xAD: None, 0x200B: None, 0x2060: None}
_EMPTY_LINE = re.compile(r"\n\s*\n")


@dataclass
class Entry:
    """A list item or a definition as it is read: what stands before its first words, if not yet written."""

    depth: int
    label: str | None = None
    term: str = ""


@dataclass
class Page:
    """Where in the page the reader is, and what it has so far."""

    structured: frozenset[int] = frozenset()  # ids of the tags with tables or headings in them
    blocks: list[tuple[int, Block]] = field(default_factory=list)  # with the rank of the place they stand in
    words: list[str] = field(default_factory=list)  # not yet in a block; "\n" is a line break
    entered: set[int] = field(default_factory=set)  # ids of the blocks that have begun and must end
    gathering: Tag | None = None  # a heading, a cell or a dt, whose words belong together whatever is in it
    lists: list[Counting] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    marked: set[int] = field(default_factory=set)  # ids of the paragraphs that are items by a mark typed before them
    typed: TypedList = field(default_factory=TypedList)
    terms: list[str] = field(default_factory=list)  # of a dl, waiting for their definition
    table: Tag | None = None
    rows: list[Row] = field(default_factory=list)
    in_head: bool = False
    mains: int = 0
    articles: int = 0
    skipped_to: Tag | None = None  # counts as a main
    preformatted: int = 0

    @property
    def depth(self) -> int:
        """That of an item of the innermost list, 0 being the outermost."""
        return max(len(self.lists) - 1, 0)


def write(page: Page, block: Block) -> None:
    """Put down a block, ranked: 2 in a main, 1 in an article, else 0."""
    rank = 2 if page.mains else 1 if page.articles else 0
    page.blocks.append((rank, block))


def write_words(page: Page) -> None:
    """Put down the words so far, as paragraphs or as items of the entry they stand in."""
    for text in take_paragraphs(page):
        if page.entries:
            entry = page.entries[-1]
            write(page, Item(_defined(entry.term, text), entry.depth, entry.label))
            entry.label, entry.term = None, ""
        else:
            write(page, Paragraph(text))


def write_term(page: Page) -> None:
    """Put down a term whose definition does not begin with words of its own, but with a list, say."""
    if page.entries and page.entries[-1].term:
        write(page, Item(page.entries[-1].term, page.entries[-1].depth))
        page.entries[-1].term = ""


def write_terms_alone(page: Page) -> None:
    """Put down the terms for which no definition came."""
    for term in page.terms:
        write(page, Item(term, page.depth))
    page.terms.clear()


def write_table(page: Page) -> None:
    """Put down the table that ends here; as a paragraph if only one cell has words."""
    rows = page.rows
    page.table, page.rows, page.in_head = None, [], False
    texts = [cell.text for row in rows for cell in row.cells if cell.text]
    if len(texts) > 1 and (table := table_from(rows)):
        write_term(page)
        write(page, table)
    else:
        page.words.extend(texts)
        write_words(page)


def take_paragraphs(page: Page) -> list[str]:
    """The words so far as texts without line breaks, cut where a line is empty; then there are none left.

    A number raised as a note's mark is kept apart from what it follows, so that "2022³" is not 20,223.
    """
    text = _NOTE_MARK.sub(" ", _ORDINAL.sub("", "".join(page.words)))
    page.words.clear()
    parts = _EMPTY_LINE.split(text.replace(RAISED, "").translate(_INVISIBLE))
    return [folded for part in parts if (folded := fold_space(part))]


def content(page: Page) -> tuple[Block, ...]:
    """The blocks of the best place that has more than headings: main, article, or the whole body."""
    ranks = {rank for rank, block in page.blocks if not isinstance(block, Heading)}
    best = max(ranks, default=0)
    return tuple(block for rank, block in page.blocks if rank >= best)


def _defined(term: str, text: str) -> str:
    if not term:
        return text
    return f"{term} {text}" if term.endswith((":", "?")) else f"{term}: {text}"
