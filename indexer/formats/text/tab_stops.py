"""Tables that were typed with tabs until their columns stood one below the other.

Such a table has one tab or several between two cells, as many as it takes to reach the next column; read cell by cell,
its figures would stand under the wrong names.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from indexer.formats.text.columns import pieces_of

_STOP = 8  # characters from one tab stop to the next, as in terminals and editors
_FEWEST_ROWS = 2
_REACH = 2  # lines without a tab between two of one table: cells that go on, or a gap below the names
_MOST_COLUMNS, _MOST_TABS = 40, 200  # of a table that anybody typed
_LONGEST = 60  # characters of a cell: what is longer is no column that anybody typed

Piece = tuple[int, str]
"""Where a cell begins, counted in characters from the left as an editor shows it, and its text."""


def by_tab_stops(page: Sequence[str]) -> list[str]:
    """The lines of a page; those of tables that stand in columns by tab stops with blanks instead, two at least between
    two cells, so that the columns stay below each other."""
    lines = list(page)
    for run in _runs([at for at, line in enumerate(page) if "\t" in line and len(_pieces(line)) > 1]):
        pieces = {at: _pieces(page[at]) for at in range(run[0], run[-1] + 1)}
        if _is_set_by_stops([page[at] for at in run], [pieces[at] for at in run]):
            for at, line in zip(pieces, _in_columns(list(pieces.values())), strict=True):
                lines[at] = line
    return lines


def _runs(tabbed: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in tabbed:
        if run and at - run[-1] > _REACH + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _pieces(line: str) -> list[Piece]:
    pieces, stop = [], 0
    for cell in line.split("\t"):
        pieces += [(stop * _STOP + start, cell[start:end]) for start, end in pieces_of(cell)]
        stop += len(cell) // _STOP + 1
    return pieces


def _is_set_by_stops(lines: Sequence[str], rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the fullest rows have as many short cells as each other, but not as many tabs, or two tabs where none of
    the rows has a cell between: cells that one tab each keeps apart have as many tabs, and something between two."""
    most = max(map(len, rows))
    if most > _MOST_COLUMNS or max(line.count("\t") for line in lines) > _MOST_TABS:
        return False
    cells = [line.rstrip().split("\t") for line, row in zip(lines, rows, strict=True) if len(row) == most]
    is_short = all(len(text) <= _LONGEST for row in rows for _, text in row)
    if not is_short or most < 2 or len(cells) < _FEWEST_ROWS:
        return False
    has_gap = not all(map(any, zip_longest(*(line.rstrip().split("\t") for line in lines))))
    return has_gap or len({len(row) for row in cells}) > 1


def _in_columns(rows: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """The rows with blanks between their cells. The fullest tell the columns; in another row each cell stands in the
    nearest that is left for it. One cell less than those, and nothing at the left, are the names of all but the first.
    """
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    begins = [sorted(row[column][0] for row in full)[len(full) // 2] for column in range(most)]
    placed = [list(zip(_columns_of(row, begins), (text for _, text in row), strict=True)) for row in rows]
    widths = [
        max((len(text) for row in placed for at, text in row if at == column), default=0) for column in range(most)
    ]
    starts = [sum(widths[:column]) + 2 * column for column in range(most)]
    for row in placed:
        line = ""
        for column, text in row:
            line = line.ljust(starts[column]) + text
        yield line


def _columns_of(row: Sequence[Piece], begins: Sequence[int]) -> list[int]:
    left_out = len(begins) - len(row)
    if left_out == 0:
        return list(range(len(begins)))
    if left_out == 1 and row[0][0]:
        return list(range(1, len(begins)))
    columns: list[int] = []
    for at, (begin, _) in enumerate(row):
        free = range(columns[-1] + 1 if columns else 0, left_out + at + 1)
        columns.append(min(free, key=lambda column: abs(begins[column] - begin)))
    return columns
