"""Where on a sheet something stands together: tables apart by empty rows or columns, and lines of text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.formats.sheets.cells import SheetRow, Shows
from indexer.formats.sheets.header_rows import count_header_rows

Rows = tuple[SheetRow, ...]

_WIDEST_SPAN = 100  # columns of a merged cell: it bridges empty columns


def regions_of(rows: Sequence[SheetRow]) -> Iterator[Rows]:
    """The rows in groups that stand together, top to bottom and left to right."""
    for band in _bands(rows):
        above, rest = lines_above(band)
        parts = _side_by_side(rest) if rest else [above]
        if len(parts) == 1:
            yield band
        else:
            yield from filter(None, (above, *parts))


def lines_above(rows: Rows) -> tuple[Rows, Rows]:
    """The first rows with a single cell, which stand above a table as its title and notes, and the rest.

    A single cell is no title but names a group of columns where it covers several, does not stand at the left edge,
    and has a row of names below it.
    """
    left = min(min(row.cells) for row in rows)
    for at, row in enumerate(rows):
        if len(row.cells) > 1:
            return rows[:at], rows[at:]
        ((column, cell),) = row.cells.items()
        if column > left and cell.columns > 1 and len(rows[at + 1 : at + 2]) and len(rows[at + 1].cells) > 1:
            return rows[:at], rows[at:]
    return rows, ()


def _bands(rows: Sequence[SheetRow]) -> Iterator[Rows]:
    """Rows without an empty one between them."""
    breaks = [at for at in range(1, len(rows)) if rows[at].number > rows[at - 1].number + 1]
    for start, end in pairwise([0, *breaks, len(rows)]):
        if start < end:
            yield tuple(rows[start:end])


def _side_by_side(rows: Rows) -> list[Rows]:
    """The parts of a band that empty columns hold apart, where each makes sense alone."""
    starts = _starts(rows)
    parts = _cut(rows, starts)
    kept = [at for at in range(len(parts)) if at == 0]
    for at in range(1, len(parts)):
        if _stands_alone(parts[at], parts[kept[-1]], is_next=kept[-1] == at - 1):
            kept.append(at)
    return parts if len(kept) == len(parts) else _cut(rows, [starts[at] for at in kept])


def _starts(rows: Rows) -> list[int]:
    """The first columns of the parts that have an empty column to their left."""
    covered: set[int] = set()
    for row in rows:
        for column, cell in row.cells.items():
            covered.update(range(column, column + min(cell.columns, _WIDEST_SPAN)))
    columns = sorted(covered)
    return [columns[0], *(after for before, after in pairwise(columns) if after > before + 1)]


def _cut(rows: Rows, starts: Sequence[int]) -> list[Rows]:
    """The rows cut in front of each of these columns."""
    if len(starts) == 1:
        return [rows]
    parts: list[list[SheetRow]] = [[] for _ in starts]
    for row in rows:
        for column, cell in row.cells.items():
            part = parts[bisect_right(starts, column) - 1]
            if not part or part[-1].number != row.number:
                part.append(SheetRow(row.number, {}))
            part[-1].cells[column] = cell
    return [tuple(part) for part in parts]


def _stands_alone(part: Rows, left: Rows, is_next: bool) -> bool:
    """Whether `part` is a table of its own: it has labels in its first column, and goes over other rows than what
    stands to its left, or begins with the same header, or both are labels with their values."""
    first, left_first = (min(min(row.cells) for row in rows) for rows in (part, left))
    width, left_width = (len({column for row in rows for column in row.cells}) for rows in (part, left))
    _, body = lines_above(part)
    if width < 2 or left_width < 2 or not body:
        return False
    labels = [row.cells.get(first) for row in body[1:]]
    if any(label is None or label.shows is not Shows.TEXT for label in labels):
        return False
    if (part[0].number, part[-1].number) != (left[0].number, left[-1].number):
        return True
    corner, left_corner = part[0].cells.get(first), left[0].cells.get(left_first)
    if corner and left_corner and corner.text == left_corner.text:
        return True
    return is_next and width == left_width == 2 and not count_header_rows(part) and not count_header_rows(left)
