"""Texts and tables as the lines that `indexer.formats.text.read_text` makes blocks of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from indexer.formats.pdf.hyphens import join_cell, join_lines
from indexer.formats.pdf.markers import PIPE, is_bullet
from indexer.formats.pdf.text_lines import LEADERS, TextLine, has_leaders
from indexer.formats.pdf.texts import FIRST, PlacedTable, Text
from indexer.formats.text.lines import Line, Look, look_at
from indexer.hyphens import Vocabulary

_NO_GAP = 1.22  # usual distances of lines
_SET_IN = 1.5  # of the size: a line set in so far may be an item that lost its bullet
_ONE_DEPTH = 0.57  # of the size: markers this near belong to one depth; a fixed-pitch blank is wider
_MOST_BLANKS = 4


@dataclass(frozen=True)
class Setting:
    """What the whole document says about its texts: its words, its headings' levels by the texts' ids, and the
    left edges of its lists, outermost first."""

    vocabulary: Vocabulary
    levels: Mapping[int, int]
    indents: Sequence[float]


def lines_of(parts: Sequence[Text | PlacedTable], setting: Setting) -> Iterator[Line]:
    """The lines of one page, blank ones where there is white space."""
    last: Text | PlacedTable | None = None
    parts = [part for part in parts if isinstance(part, PlacedTable) or not _is_lone_bullet(part)]
    for part, following in zip_longest(parts, parts[1:]):
        yield from [Line(Look.BLANK)] * _blanks(last, part, setting)
        if isinstance(part, PlacedTable):
            yield from _table(part, setting)
        else:
            line = _line(part, setting)
            is_close = _is_close(part) or (isinstance(following, Text) and _is_close(following))
            is_alone = _blanks(last, part, setting) and _blanks(part, following, setting)
            yield replace(line, look=Look.PARAGRAPH) if line.look is Look.TEXT and is_close and is_alone else line
        last = part
    yield Line(Look.BLANK)


def _is_lone_bullet(text: Text) -> bool:
    return len(text.lines) == 1 and is_bullet(text.first.whole)


def _is_item(text: Text) -> bool:
    return bool(text.first.marker) or has_leaders(text.first)


def _is_close(text: Text) -> bool:
    """Whether there is no more white above a text than between its lines."""
    return text.gap <= _NO_GAP


def list_indents(texts: Sequence[Text], size: float) -> list[float]:
    """The left edges at which items begin, measured from their column's edge; those that are nearly one as one."""
    edges: list[float] = []
    for indent in sorted(_indent(text) for text in texts if text.first.marker):
        if not edges or indent - edges[-1] > _ONE_DEPTH * size:
            edges.append(indent)
    return edges


def _indent(text: Text) -> float:
    return text.first.box.left - text.first.room.left


def _blanks(last: Text | PlacedTable | None, part: Text | PlacedTable | None, setting: Setting) -> int:
    """How many blank lines stand between two parts: none between short lines close to each other, or items."""
    if last is None or part is None:
        return 1
    if isinstance(last, PlacedTable) or isinstance(part, PlacedTable):
        return 1
    if last.first.whole.startswith(PIPE) and part.first.whole.startswith(PIPE):
        return 0
    if not _is_close(part):
        return 1 if part.gap == FIRST else max(1, min(round(part.gap) - 1, _MOST_BLANKS))
    if _is_item(part):
        return 0 if _is_item(last) else 1
    has_cells = max(len(last.first.cells), len(part.first.cells)) > 1
    both_short = len(last.lines) == len(part.lines) == 1 and not _is_item(last) and not has_cells
    return 0 if both_short and id(last) not in setting.levels and id(part) not in setting.levels else 1


def _line(text: Text, setting: Setting) -> Line:
    whole = [text.first.whole, *(line.whole for line in text.lines[1:])]
    joined = LEADERS.sub(" … ", join_lines(whole, setting.vocabulary)).strip()
    if id(text) in setting.levels:
        return Line(Look.HEADING, joined, level=setting.levels[id(text)])
    if has_leaders(text.first):
        return Line(Look.BULLET, joined)
    if text.first.marker:
        return replace(_item(text.first, joined), level=_depth(text, setting))
    if len(text.first.cells) > 1:
        return Line(Look.PARAGRAPH, joined)
    line = look_at(joined)
    if line.look is Look.PAGE_NUMBER:  # page numbers are gone by now: this is a figure that matters
        return Line(Look.PARAGRAPH, joined)
    if line.look is Look.TEXT and _indent(text) > _SET_IN * text.first.size:
        return replace(line, level=_depth(text, setting) + 1)
    if line.look in (Look.BULLET, Look.NUMBERED) or (line.look in (Look.RULE, Look.CELLS) and joined[0] != PIPE):
        return Line(Look.TEXT, joined)
    return line


def _item(first: TextLine, joined: str) -> Line:
    """The line of an item, or of a paragraph where its marker is none."""
    text = joined.removeprefix(first.marker).strip()
    if is_bullet(first.marker) or first.marker in ("◦", "-", "–", "—", "*", "+"):
        inner = look_at(f"• {text}")  # a number after a dash is the item's own
        return (
            replace(inner, marker=f"{first.marker} {inner.label or ''}".strip())
            if inner.look is Look.NUMBERED
            else Line(Look.BULLET, text, marker=first.marker)
        )
    label = first.marker.strip("().")
    if first.marked_clearly or not first.marker.isdigit():
        return Line(Look.NUMBERED, text, label, marker=first.marker)
    return Line(Look.TEXT, joined)


def _depth(text: Text, setting: Setting) -> int:
    return sum(edge <= _indent(text) for edge in setting.indents)


def _table(part: PlacedTable, setting: Setting) -> Iterator[Line]:
    for number, row in enumerate(part.table.rows):
        yield Line(Look.CELLS, cells=tuple(join_cell(cell, setting.vocabulary) for cell in row))
        if number == 0 and part.table.has_header:
            yield Line(Look.RULE)
