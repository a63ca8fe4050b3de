"""Tables that go on over a page break, or say their header again there."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.formats.pdf.tables import LINE_END
from indexer.formats.pdf.texts import PlacedTable, Text

_NEAR = 6.0  # points: the sides of the parts of one table lie as near as this


def with_headers_repeated(parts: Sequence[Text | PlacedTable]) -> list[Text | PlacedTable]:
    """The parts; each table that goes on from the page before has the header row of that one in front, and a row
    that a page break parts is whole, on the page on which it begins."""
    out: list[Text | PlacedTable] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, PlacedTable) and isinstance(last, PlacedTable) and _continues(last, part):
            out[-1:] = _mended(last, part)
        else:
            out.append(part)
    return out


def _mended(last: PlacedTable, part: PlacedTable) -> list[Text | PlacedTable]:
    """A table and the one that continues it; only the first where nothing is left of the second."""
    one, other = last.table, part.table
    header = one.rows[0]
    says_it_again = _same(header, other.rows[0])
    rows = other.rows[1:] if says_it_again else other.rows
    if rows and len(one.rows) > 1 and _goes_on(one.rows[-1], rows[0]):
        whole = tuple(LINE_END.join(filter(None, pair)) for pair in zip(one.rows[-1], rows[0], strict=True))
        one, rows = replace(one, rows=(*one.rows[:-1], whole)), rows[1:]
    one = replace(one, has_header=one.has_header or says_it_again)
    if not rows:
        return [PlacedTable(one, last.page)]
    continued = replace(other, rows=(header, *rows), has_header=True) if one.has_header else replace(other, rows=rows)
    return [PlacedTable(one, last.page), PlacedTable(continued, part.page)]


def _continues(last: PlacedTable, part: PlacedTable) -> bool:
    """Whether a table on the next page has the same columns: the same header, or sides in the same places."""
    one, other = last.table, part.table
    if part.page != last.page + 1 or len(one.rows[0]) != len(other.rows[0]):
        return False
    same_sides = abs(one.box.left - other.box.left) <= _NEAR and abs(one.box.right - other.box.right) <= _NEAR
    return same_sides or _same(one.rows[0], other.rows[0])


def _goes_on(last: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether a row is the rest of the last one of the page before: nothing stands in its first column, or only some
    cells are filled, and they begin small."""
    if not row[0]:
        return bool(last[0])
    return not all(row) and all(cell[0].islower() for cell in row if cell)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(one) and [cell.split() for cell in one] == [cell.split() for cell in other]
