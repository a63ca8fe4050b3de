"""The lines of a text box as blocks: items, paragraphs, rows made with tabs, and lines that head others."""

import itertools
import re
from collections.abc import Iterator, Sequence

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from indexer.formats.slides.text_lines import TextLine
from indexer.formats.text.lines import could_be_heading
from indexer.markup import fold_space

_TABS = re.compile(r" ?\t ?")
_MORE_TABS = re.compile(r"(?: ?\t ?)+")
_BIGGER = 1.15
_HEADING_WORDS = 10
_PLAIN_HEADING_WORDS = 6  # in a heading that only the items below it show to be one


def blocks_of(lines: Sequence[TextLine], page: int, heading_level: int | None) -> list[Block]:
    """The blocks in order. Lines that head those below become headings of `heading_level`, if one is given."""
    blocks: list[Block] = []
    for are_cells, run in itertools.groupby(lines, key=_has_cells):
        part = list(run)
        if are_cells and len(part) > 1:
            blocks.append(Table(_rows(part), None, page))
        else:
            blocks += _text_blocks(part, page, heading_level)
    return blocks


def looks_like_heading(line: TextLine) -> bool:
    """Whether the words are few and shaped like a heading, and no item."""
    text = fold_space(line.text)
    few = len(text.split()) <= _HEADING_WORDS
    return few and not line.is_item and not text.endswith(":") and could_be_heading(text)


def stands_out(line: TextLine, beside: TextLine) -> bool:
    """Whether the one line is set in clearly bigger or bolder type than the other."""
    if line.look.size >= beside.look.size * _BIGGER:
        return True
    return line.look.is_bold and not beside.look.is_bold and line.look.size >= beside.look.size


def _text_blocks(lines: Sequence[TextLine], page: int, heading_level: int | None) -> Iterator[Block]:
    levels: list[int] = []  # of the open list, outermost first
    for line, following in itertools.zip_longest(lines, lines[1:]):
        text = fold_space(line.text)
        if line.is_item:
            yield Item(text, _depth(levels, line.level), line.label, page, line.marker)
            continue
        levels.clear()
        if heading_level and following and _heads(line, following):
            yield Heading(text, heading_level, page)
        else:
            yield Paragraph(text, page)


def _heads(line: TextLine, following: TextLine) -> bool:
    """Whether the line is the heading of what follows: of items, or of lines in smaller or lighter type."""
    if not looks_like_heading(line):
        return False
    is_plain = len(line.text.split()) <= _PLAIN_HEADING_WORDS and "," not in line.text
    return stands_out(line, following) or (following.is_item and is_plain)


def _depth(levels: list[int], level: int) -> int:
    """How deep an item of this level stands in the open list."""
    while levels and levels[-1] > level:
        levels.pop()
    if not levels or levels[-1] < level:
        levels.append(level)
    return len(levels) - 1


def _has_cells(line: TextLine) -> bool:
    return "\t" in line.text and not line.is_item


def _rows(lines: Sequence[TextLine]) -> tuple[tuple[str, ...], ...]:
    """Cells between tabs; where rows differ in their tabs, several in a row only reach the next column."""
    rows = [_TABS.split(line.text) for line in lines]
    if len({len(row) for row in rows}) > 1:
        rows = [_MORE_TABS.split(line.text) for line in lines]
    width = max(len(row) for row in rows)
    return tuple((*map(fold_space, row), *[""] * (width - len(row))) for row in rows)
