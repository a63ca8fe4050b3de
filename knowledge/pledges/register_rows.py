"""The rows of a file with a register, and what is wrong with its columns."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from knowledge.csv_table import clean_cell, exact_table_in, unguarded
from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.people_list import CellProblem
from knowledge.pledges.register import COLUMNS, HISTORY, OF_ENTRIES, OF_PLEDGES, PLEDGES, REQUIRED, Row
from knowledge.workbooks import SIGNATURE, NumberedRows, tables_in_workbook


def rows_in(content: bytes) -> tuple[list[Row], list[CellProblem]]:
    """The rows of a CSV file or a workbook, and what is wrong with its first row; of a workbook without a sheet
    "Pledges" those of its first sheet. Raises HelpfulError where it is no such file, or there is nothing in it."""
    if not content.startswith(SIGNATURE):
        table = [(number, list(map(unguarded, cells))) for number, cells in exact_table_in(content)]
        return _rows([(number, cells) for number, cells in table if any(map(clean_cell, cells))], "")
    tables = tables_in_workbook(content)
    history = tables.pop(HISTORY, None) if PLEDGES in tables else None
    rows, problems = _rows(_first(tables), "")
    if history:
        more, wrong = _rows(history, HISTORY)
        return [*rows, *more], [*problems, *wrong]
    return rows, problems


def _first(tables: Mapping[str, NumberedRows]) -> NumberedRows:
    return tables[PLEDGES] if PLEDGES in tables else next(iter(tables.values()), [])


def _rows(table: NumberedRows, sheet: str) -> tuple[list[Row], list[CellProblem]]:
    if not table:
        raise HelpfulError("There is nothing in it.", f"Its first row names the columns: {', '.join(REQUIRED)}.")
    (number, header), *body = table
    columns = [_column_called(clean_cell(cell)) for cell in header]
    problems = list(_header_problems(number, columns, sheet))
    rows = []
    for at, cells in body:
        rows.append(Row(at, dict(zip(columns, cells, strict=False)), sheet))
        problems += [] if problems else _nameless(rows[-1], cells, columns)
    return rows, problems


def _column_called(cell: str) -> str:
    folded = name_key(cell).replace("-", "_")
    return folded if folded in COLUMNS else cell


def _header_problems(row: int, columns: Sequence[str], sheet: str) -> Iterator[CellProblem]:
    wanted = ("code", "entry", "number", "at") if sheet == HISTORY else REQUIRED
    known = OF_ENTRIES if sheet == HISTORY else COLUMNS
    missing = [column for column in wanted if column not in columns]
    if len(missing) == len(wanted):
        yield CellProblem(row, "", "", "The first row does not name the columns.", f"Write there: {', '.join(wanted)}.")
        return
    for at, column in enumerate(columns):
        if column and column in columns[:at]:
            yield CellProblem(row, column, column, "There are two columns of this name.", "Take one of them out.")
        elif column and column not in known:
            near = get_close_matches(name_key(column).replace("-", "_"), missing or OF_PLEDGES, n=1, cutoff=0.5)
            mend = f'Write "{near[0]}", or take it out.' if near else "Take it out."
            missing = [one for one in missing if one not in near]
            yield CellProblem(row, "", column, "A register of pledges has no such column.", mend)
    for column in missing:
        yield CellProblem(row, column, "", "This column is missing.", f"Needed are {', '.join(wanted)}.")


def _nameless(row: Row, cells: Sequence[str], columns: Sequence[str]) -> Iterator[CellProblem]:
    for at, cell in enumerate(cells):
        if clean_cell(cell) and (at >= len(columns) or not columns[at]):
            mend = "Clear it; or put the cell before it in quotation marks, if it belongs to that."
            yield CellProblem(row.number, "", cell, f"It stands in column {at + 1}, which has no name.", mend)
