"""Tables of plain text whose columns are kept apart by blanks alone, as typists and converters set them."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.formats.text.column_names import names_columns, stand_above_figures
from indexer.formats.text.columns import Span, are_aligned, cells_in, joined, pieces_of
from indexer.formats.text.lines import Line, Look
from indexer.formats.text.page_looks import looks_of
from indexer.formats.text.runs_in_columns import run_from, stands_above_table
from indexer.markup import fold_space
from indexer.table_columns import is_figure, is_more_than_year

Cells = tuple[str, ...]

_PROSE = 5  # words: cells as long as that on both sides are two columns of running text
_INDENT = 2  # blanks before what goes on in the first column
_MOST_NAME_LINES = 3  # set apart from the rows below by a blank line
_FEWEST_ROWS = 3  # where two columns alone speak for a table
_MARK = re.compile(r"[•‣◦▪●○■□➢➤►▶»✓✔·–—*+-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)]?")
_UNDERLINE = Line(Look.RULE)
_GAP = Line(Look.BLANK)


@dataclass(frozen=True)
class _Row:
    """A row of cells, and its words as they stand in the file, line by line."""

    cells: Cells
    words: str

    def with_below(self, other: "_Row") -> "_Row":
        """The row with a line that goes on in its cells."""
        cells = tuple(" ".join(filter(None, pair)) for pair in zip(self.cells, other.cells, strict=True))
        return _Row(cells, f"{self.words} {other.words}")


@dataclass(frozen=True)
class _Names:
    """The row that names the columns, and where these are."""

    row: _Row
    columns: Sequence[Span]


class AlignedTables:
    """Looks at the lines of a file, page by page, in order. A table that goes on below a line of its own ("Part B") or
    on the next page has the columns' names of the one before, where it stands in the same columns."""

    def __init__(self) -> None:
        self._names: _Names | None = None

    def look_at(self, page: Sequence[str]) -> list[Line]:
        """Each line as it looks; instead of those of a table its rows, wrapped ones as one, and a blank line."""
        looks = looks_of(page)
        found: list[Line] = []
        at = 0
        while at < len(page):
            end, columns = run_from(page, looks, at)
            if stands_above_table(page, looks, at, columns):
                end, columns = at + 1, []
            below = self._below(page[at:end], columns, page[end:], looks[end:])
            below = below or self._below_one_name(page[at], page[end:], looks[end:])
            rows = below[0] if below else self._table(page[at:end], looks[at:end], columns)
            end += below[1] if below else 0
            found += [*rows, _GAP] if rows else looks[at:end]
            at = end
        return found

    def _below(
        self, names: Sequence[str], columns: Sequence[Span], rest: Sequence[str], looks: Sequence[Line]
    ) -> tuple[list[Line], int] | None:
        """The rows of a table whose names have a blank line below them, and how far they reach into the rest."""
        if len(columns) < 2 or len(names) > _MOST_NAME_LINES or len(rest) < 2 or looks[0].look is not Look.BLANK:
            return None
        end, own = run_from(rest, looks, 1)
        both = joined(columns, own)
        lines = rest[1:end]
        one_each = len(both) == len(own) > 2 and len(columns) >= len(own) - 1
        if not one_each or not _is_table(lines, _starts(both), ""):
            return None
        head, rows = _joined_rows(names, _starts(both)), list(_rows(lines, _starts(both)))
        above, below = [cells_in(name, _starts(both)) for name in names], [row.cells for row in rows]
        if not names_columns(head.cells, below) and not stand_above_figures(above, below):
            return None
        return self._named(head, rows, both), end

    def _below_one_name(self, name: str, rest: Sequence[str], looks: Sequence[Line]) -> tuple[list[Line], int] | None:
        """The rows of a table of two columns below the name of the second, and how far they reach into the rest."""
        pieces = pieces_of(name)
        if len(pieces) != 1 or not name[0].isspace() or not rest:
            return None
        end, columns = run_from(rest, looks, 0)
        if len(columns) != 2 or pieces[0][0] <= columns[0][1]:
            return None
        rows = self._table(rest[:end], looks[:end], columns)
        head = _Row(("", fold_space(name)), fold_space(name))
        return ([_line(head), _UNDERLINE, *rows], end) if rows and rows[0].cells[0] else None

    def _table(self, run: Sequence[str], looks: Sequence[Line], columns: Sequence[Span]) -> list[Line]:
        """The rows of a table, below those that name its columns; nothing where the run is none."""
        under = next((at for at, look in enumerate(looks) if look.look is Look.RULE), 0)
        if under > 1 and _is_of_figures(run[under - 1], columns):
            under = 0  # a line below a sum
        lines = [line for line, look in zip(run, looks, strict=True) if look.look is not Look.RULE]
        known = self._names.columns if self._names else []
        if even := _even_rows(lines, len(columns)):
            return [_line(even[0]), _UNDERLINE, *map(_line, even[1:])]
        if _stand_in(known, columns, lines):
            columns = known
        if not _are_the_same(known, columns) and not _is_table(lines, _starts(columns), run[under] if under else ""):
            return []
        under = under or _names_above(lines, _starts(columns))
        head = _joined_rows(run[:under], _starts(columns)) if under else None
        return self._named(head, list(_rows(lines[under:], _starts(columns))), columns)

    def _named(self, head: _Row | None, rows: list[_Row], columns: Sequence[Span]) -> list[Line]:
        known = self._names.row if self._names and _are_the_same(self._names.columns, columns) else None
        if head is None and names_columns(rows[0].cells, [row.cells for row in rows[1:]]):
            head, *rows = rows
        elif head is None and known:
            head = known
        if head is None:
            return [_line(row) for row in rows]
        self._names = _Names(head, columns)
        return [_line(head), _UNDERLINE, *(_line(row) for row in rows)]


def _is_of_figures(line: str, columns: Sequence[Span]) -> bool:
    """Whether a line is a row with figures in most of its cells but the first."""
    filled = [cell for cell in cells_in(line, _starts(columns))[1:] if cell]
    return 2 * sum(map(is_more_than_year, filled)) > len(filled)


def _even_rows(lines: Sequence[str], columns: int) -> list[_Row]:
    """The rows of lines that all have as many pieces, below one that names them, where a long cell of one row reaches
    over the next column of others and so leaves fewer `columns` apart; else none."""
    rows = [_Row(tuple(fold_space(line[a:b]) for a, b in pieces_of(line)), fold_space(line)) for line in lines]
    widths = {len(row.cells) for row in rows}
    if len(rows) < _FEWEST_ROWS or len(widths) > 1 or min(widths) <= max(columns, 2):
        return []
    return rows if names_columns(rows[0].cells, [row.cells for row in rows[1:]]) else []


def _names_above(lines: Sequence[str], starts: Sequence[int]) -> int:
    """How many lines at the start of a table of three columns or more name these, with nothing in the first."""
    cells = [cells_in(line, starts) for line in lines]
    first = next((at for at, row in enumerate(cells) if row[0]), 0)
    return first if len(starts) > 2 and stand_above_figures(cells[:first], cells[first:]) else 0


def _starts(columns: Sequence[Span]) -> tuple[int, ...]:
    return tuple(start for start, _ in columns)


def _stand_in(named: Sequence[Span], columns: Sequence[Span], lines: Sequence[str]) -> bool:
    """Whether lines fill only some of the columns that have names, three at least, each piece in one of them."""
    if not 2 < len(columns) < len(named) or not set(_starts(columns)) <= set(_starts(named)):
        return False
    pieces = [piece for line in lines for piece in pieces_of(line)]
    return all(any(left <= start and end < right for left, right in _bounds(named)) for start, end in pieces)


def _bounds(columns: Sequence[Span]) -> Iterator[tuple[int, float]]:
    starts = _starts(columns)
    return zip(starts, (*starts[1:], math.inf), strict=True)


def _are_the_same(named: Sequence[Span], columns: Sequence[Span]) -> bool:
    """Whether columns, three at least, stand below those that have names. Figures may begin further right."""
    pairs = zip(named, columns, strict=False)
    alike = len(named) == len(columns) > 2
    return alike and all(one[0] < other[1] and other[0] < one[1] for one, other in pairs)


def _line(row: _Row) -> Line:
    return Line(Look.CELLS, row.words, cells=row.cells, quote=row.words)


def _is_table(lines: Sequence[str], starts: Sequence[int], underline: str) -> bool:
    """Whether lines that stand in columns are a table, or its first line alone: not items with their marks, not
    running text in two columns, nor two lines with something at their right."""
    if len(starts) < 2:
        return False
    if len(lines) == 1:
        return len(starts) > 2 and len(pieces_of(underline)) == len(starts)
    if not are_aligned(lines, starts):
        return False
    if len(starts) > 2:
        return True
    first, second = zip(*(cells_in(line, starts) for line in lines), strict=True)
    if 2 * sum(bool(_MARK.fullmatch(cell)) for cell in first) >= sum(map(bool, first)):
        return False
    if min(_words_each(first), _words_each(second)) >= _PROSE:
        return False
    return bool(underline) or sum(bool(cell) for cell in first) >= _FEWEST_ROWS


def _words_each(cells: Sequence[str]) -> float:
    filled = [len(cell.split()) for cell in cells if cell]
    return sum(filled) / max(1, len(filled))


def _rows(lines: Sequence[str], starts: Sequence[int]) -> Iterator[_Row]:
    """The rows, each with the lines that go on in its cells."""
    row: _Row | None = None
    all_cells = [cells_in(line, starts) for line in lines]
    often = sum(_begins_small(above, cells) for above, cells in pairwise(all_cells)) > 1
    for line, cells in zip(lines, all_cells, strict=True):
        below = _Row(cells, fold_space(line))
        is_indented = len(line) - len(line.lstrip()) >= starts[0] + _INDENT
        if row and _goes_on(row.cells, cells, is_indented, often):
            row = row.with_below(below)
        else:
            if row:
                yield row
            row = below
    if row:
        yield row


def _joined_rows(lines: Sequence[str], starts: Sequence[int]) -> _Row:
    first, *others = (_Row(cells_in(line, starts), fold_space(line)) for line in lines)
    for other in others:
        first = first.with_below(other)
    return first


def _goes_on(above: Cells, cells: Cells, is_indented: bool, often: bool) -> bool:
    """Whether a line goes on in the row above: it has nothing at the start of the first column, and less than that row;
    or no more than small letters there; or more, where lines `often` begin with small letters."""
    filled = [cell for cell in cells if cell]
    if cells[0] and not is_indented:
        return _begins_small(above, cells) and (often or len(filled) == 1 or not any(above[1:]))
    return len(filled) < sum(map(bool, above)) and not all(map(is_figure, filled))


def _begins_small(above: Cells, cells: Cells) -> bool:
    """Whether a line begins with small letters below one that does not, and has fewer cells, or all but the first."""
    fewer = sum(map(bool, cells)) < sum(map(bool, above)) or not any(above[1:])
    return cells[0][:1].islower() and not above[0][:1].islower() and fewer
