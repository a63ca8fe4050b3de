"""A sheet as it is shown: without what is hidden, with merged cells told in each row they cover."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from xml.etree import ElementTree

from indexer.formats.sheets.cells import Allowance, Cell, ListedTable, Sheet, SheetRow
from indexer.formats.sheets.sheet_part import Area, PartRow, SheetPart, area_of
from indexer.formats.sheets.workbook import Workbook, local_name


@dataclass(frozen=True)
class _TableRange:
    area: Area
    header_rows: int


def shown_sheet(part: SheetPart, workbook: Workbook, path: str, repeats: Allowance) -> Sheet:
    """The sheet whose part was read from `path`. Merged cells are repeated for as long as `repeats` has room."""
    ranges = list(_table_ranges(part, workbook, path))
    columns = _Counted.without(_hidden_columns(part))
    _let_merged_down(part, columns, repeats)
    by_hand = {number for number, row in part.rows.items() if row.is_hidden and not _in_filter(number, part.filters)}
    rows = _Counted.without(by_hand)
    numbers = [number for number in sorted(part.rows) if number not in by_hand and part.rows[number].cells]
    tables = tuple(_listed(table, numbers, part, rows, columns) for table in ranges)
    loose = (SheetRow(rows.place(number), _shown_cells(part.rows[number], columns)) for number in numbers)
    return Sheet(
        tuple(row for row in loose if row.cells),
        tuple(table for table in tables if table.rows),
        frozenset(rows.place(number) for number in part.header_ends),
    )


@dataclass(frozen=True)
class _Counted:
    """Rows or columns counted without the hidden ones, which stand in ranges one after the other."""

    starts: list[int]
    hidden_before: list[int]
    ends: list[int]

    @classmethod
    def without(cls, hidden: Iterable[int]) -> "_Counted":
        runs: list[list[int]] = []
        for number in sorted(hidden):
            if runs and number <= runs[-1][1] + 1:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        lengths = accumulate(last - first + 1 for first, last in runs)
        return cls([first for first, _ in runs], [0, *lengths], [last for _, last in runs])

    def shows(self, number: int) -> bool:
        at = bisect_right(self.starts, number)
        return at == 0 or number > self.ends[at - 1]

    def next_shown(self, number: int) -> int:
        """`number`, or the first after it that is not hidden."""
        return number if self.shows(number) else self.ends[bisect_right(self.starts, number) - 1] + 1

    def place(self, number: int) -> int:
        return number - self.hidden_before[bisect_right(self.starts, number)]


def _hidden_columns(part: SheetPart) -> set[int]:
    return {
        column
        for first, last in part.hidden_columns[:_MOST_COLUMNS]
        for column in range(first, min(last, _MOST_COLUMNS) + 1)
    }


_MOST_COLUMNS = 16_384  # that a sheet can have
_MOST_FILTERS = 50  # looked at for each hidden row


def _in_filter(number: int, filters: Iterable[Area]) -> bool:
    return any(area.top < number <= area.bottom for area in islice(filters, _MOST_FILTERS))


def _let_merged_down(part: SheetPart, columns: _Counted, repeats: Allowance) -> None:
    """Repeats what stands in a merged cell in the first column of each further row it covers that has other cells;
    in its own row the cell is told how many columns it covers."""
    starting: defaultdict[int, list[Area]] = defaultdict(list)
    for area in part.merged:
        starting[area.top].append(area)
    hanging: dict[int, tuple[Cell, int]] = {}  # by column: the cell and the last row it covers
    for number in sorted(part.rows):
        row = part.rows[number]
        for column, (cell, bottom) in list(hanging.items()):
            if number > bottom or repeats.spent:
                del hanging[column]
            elif row.cells and column not in row.cells and repeats.take(len(cell.text) + 1):
                row.cells[column] = cell
        for area in starting.get(number, ()):
            if area.left in row.cells:
                cell = row.cells.pop(area.left)
                column = min(columns.next_shown(area.left), area.right)
                row.cells[column] = replace(cell, columns=area.right - column + 1)
                if area.bottom > number:
                    hanging[column] = (row.cells[column], area.bottom)


def _shown_cells(row: PartRow, columns: _Counted) -> dict[int, Cell]:
    return {columns.place(column): cell for column, cell in sorted(row.cells.items()) if columns.shows(column)}


def _table_ranges(part: SheetPart, workbook: Workbook, path: str) -> Iterator[_TableRange]:
    """The tables the sheet declares, top to bottom. Where a filter is at work in one, `part` is told."""
    related = workbook.related(path) if part.table_ids else {}
    found: list[_TableRange] = []
    for id_ in part.table_ids:
        if id_ not in related or related[id_] not in workbook.archive.namelist():
            continue
        root = ElementTree.fromstring(workbook.archive.read(related[id_]))
        area = area_of(root.get("ref"))
        if area is None:
            continue
        if any(local_name(element) == "filterColumn" for element in root.iter()):
            part.filters.append(area)
        found.append(_TableRange(area, 0 if root.get("headerRowCount") == "0" else 1))
    yield from sorted(found, key=lambda table: (table.area.top, table.area.left))


def _listed(
    table: _TableRange, numbers: Sequence[int], part: SheetPart, rows: _Counted, columns: _Counted
) -> ListedTable:
    """The cells of a declared table, taken out of the rows of the sheet."""
    area = table.area
    found: list[SheetRow] = []
    for number in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
        cells = part.rows[number].cells
        own = {column: cells.pop(column) for column in list(cells) if area.left <= column <= area.right}
        if shown := _shown_cells(PartRow(cells=own), columns):
            found.append(SheetRow(rows.place(number), shown))
    return ListedTable(tuple(found), table.header_rows)
