"""How many of a table's first rows are headers, by what its cells look like and show."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.formats.sheets.cells import Cell, SheetRow, Shows

_MOST_HEADER_ROWS = 3
_MOST_WORDS = 10
_LOOKED_AT = 60  # rows below: enough to know what a column holds
_LONG = 6  # words: a column with such cells does not hold names

_COLUMN_WORDS = frozenset(
    """
    action actions activity address amount area baseline borough budget category code comment comments contact cost
    count current date deadline definition department description detail details director due e-mail email end
    evidence figure forename frequency group id impact indicator item job key kpi lead location manager meaning
    measure measures member members milestone mobile month name names next note notes number objective officer
    organisation organization outcome outcomes owner partner partners percent percentage phone place planned pledge
    portfolio position postcode priority progress project purpose quarter rag ref reference region representative
    responsible result risk role score sector source spend staff start state status supplier surname target team tel
    telephone term theme time title topic total type unit update updated value venue ward website what when where
    who year years
    """.split()
)


def count_header_rows(rows: Sequence[SheetRow], header_ends: frozenset[int] = frozenset()) -> int:
    """How many of `rows`, which are those of one table, are headers; 0 if none is.

    In this order: rows down to one with the arrows of a filter; first rows that stand out whole, above one that does
    not; a row whose texts stand above figures, or name columns as they are commonly named, or are short above a
    column of longer texts. A row of texts above rows that are all alike is no header.
    """
    if len(rows) < 2:
        return 0
    for at, row in enumerate(rows[:_MOST_HEADER_ROWS]):
        if row.number in header_ends:
            return at + 1
    for looks_like_header in (_standing_out, _showing_other_things):
        if count := looks_like_header(rows):
            return count
    return 0


def _standing_out(rows: Sequence[SheetRow]) -> int:
    count = 0
    for row in rows[: _MOST_HEADER_ROWS + 1]:
        names_a_group = count and len(row.cells) == 1
        if names_a_group or not all(cell.stands_out for cell in row.cells.values()):
            break
        count += 1
    return count if count < min(len(rows), _MOST_HEADER_ROWS + 1) else 0


def _showing_other_things(rows: Sequence[SheetRow]) -> int:
    """Counts a header row, and one more below it where it leaves columns without a name that this one names."""
    if not _could_name_columns(rows[0], rows[1:]):
        return 0
    if len(rows) > 2 and _names_more(rows[0], rows[1]) and _names_columns(rows[1], rows[2:]):
        return 2
    return 1 if _names_columns(rows[0], rows[1:]) else 0


def _names_more(first: SheetRow, second: SheetRow) -> bool:
    """Whether the first row only groups columns that the second names one by one."""
    groups = any(cell.columns > 1 for cell in first.cells.values()) or min(second.cells) not in first.cells
    return groups and bool(set(second.cells) - set(first.cells))


def _names_columns(row: SheetRow, below: Sequence[SheetRow]) -> bool:
    below = below[:_LOOKED_AT]
    if not below or not _could_name_columns(row, below):
        return False
    columns = {column for other in below for column in other.cells}
    if len(columns) < 2:
        return False
    if sum(cell.shows is not Shows.TEXT for cell in row.cells.values()) > 1:
        return True  # years or days, above what are none
    return (
        _has_empty_corner(row, columns)
        or _common_names(row) * 2 > len(row.cells)
        or any(_stands_above_values(cell, column, below) for column, cell in row.cells.items())
        or (len(columns) > 2 and _is_full(row, below) and _stands_above_longer(row, below))
    )


def _could_name_columns(row: SheetRow, below: Sequence[SheetRow]) -> bool:
    """Whether the cells could be headers: short texts, years or days in a row, dates above what are no dates."""
    numbers = [cell.text for cell in row.cells.values() if cell.shows is Shows.NUMBER]
    if numbers and not _count_up(numbers):
        return False
    for column, cell in row.cells.items():
        if cell.shows is Shows.DATE and _share(column, below[:_LOOKED_AT], Shows.DATE) > 0.5:
            return False
        if len(cell.text.split()) > _MOST_WORDS or "@" in cell.text or cell.text.endswith((".", ";")):
            return False
    return True


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether the numbers are those of years or days: each one more than that before it."""
    if len(numbers) < 2 or not all(text.isdecimal() and len(text) <= 4 for text in numbers):
        return False
    return all(after - before == 1 for before, after in pairwise(map(int, numbers)))


def _has_empty_corner(row: SheetRow, columns: set[int]) -> bool:
    first = min(columns)
    return first not in row.cells and len(row.cells) > 1 and len(row.cells) >= len(columns) - 1


def _common_names(row: SheetRow) -> int:
    """How many cells are called what columns are commonly called; a label before a value ends in a colon."""
    return sum(
        not cell.text.endswith(":") and bool(_COLUMN_WORDS & set(re.findall(r"[a-z-]+", cell.text.casefold())))
        for cell in row.cells.values()
        if len(cell.text.split()) <= 5
    )


def _stands_above_values(cell: Cell, column: int, below: Sequence[SheetRow]) -> bool:
    """Whether nearly all cells below a text are figures or dates: a rule, not the chance of a few labelled facts."""
    needed = 0.9 if len(below) < 8 else 0.6
    values = _share(column, below, Shows.NUMBER) + _share(column, below, Shows.DATE)
    return cell.shows is Shows.TEXT and not cell.text.endswith(":") and values >= needed


def _share(column: int, below: Sequence[SheetRow], shows: Shows) -> float:
    cells = [row.cells[column] for row in below if column in row.cells]
    return sum(cell.shows is shows for cell in cells) / len(cells) if cells else 0.0


def _is_full(row: SheetRow, below: Sequence[SheetRow]) -> bool:
    widths = sorted(len(other.cells) for other in below)
    return len(row.cells) >= widths[len(widths) // 2]


def _stands_above_longer(row: SheetRow, below: Sequence[SheetRow]) -> bool:
    """Whether a column holds what its first cell is not: longer texts, or addresses."""
    return any(
        len(other.cells[column].text.split()) > max(_LONG, 2 * len(cell.text.split()))
        or "@" in other.cells[column].text
        for column, cell in row.cells.items()
        for other in below
        if column in other.cells
    )
