"""A table as statements: short rows whole, with their column headers; long cells piece by piece.

Where several rows show that some columns hold short facts (a lead, a date, a status), these are told together even
in a row that has a long cell, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from indexer.blocks import Table
from indexer.markup import plain
from indexer.table_columns import Row, are_of_one_series, are_usual_names, columns_of, is_figure, is_more_than_year
from indexer.table_rows import Rows
from knowledge.documents import Statement


def statements_of_table(table: Table, group: int) -> list[Statement]:
    """The statements of `table`, all in list `group`. Empty rows and cells say nothing."""
    names, body = _names_and_body(table)
    width = max((len(row) for row in body), default=0)
    holds_pairs = width == 2 and not any(names.names) and (table.header_rows == 0 or _holds_values(body))
    rows = Rows(names.names, columns_of(names.names, body), group, holds_pairs)
    as_written = dict(zip(table.rows, table.quotes, strict=True)) if table.quotes else {}
    told = ((row, said) for above, row in pairwise([(), *body]) for said in rows.tell(row, above))
    return [_quoted(said, as_written.get(row, "")) for row, said in told]


def _holds_values(body: Sequence[Row]) -> bool:
    """Whether rows of two cells are labels with values ("Agenda item", "9"), and no names side by side."""
    return any(map(str.isdigit, "".join(row[1] for row in body if len(row) > 1)))


def _quoted(said: Statement, row: str) -> Statement:
    """The statement, quoted with its whole row as it stands in the file, where its own cells do not stand there side by
    side."""
    return said if said.quote in row or not row else replace(said, quote=row)


@dataclass(frozen=True)
class _ColumnNames:
    """What each column is called ("" where nothing says)."""

    names: tuple[str, ...] = ()

    def of(self, column: int) -> str:
        return self.names[column] if column < len(self.names) else ""


def _names_and_body(table: Table) -> tuple[_ColumnNames, list[Row]]:
    count = _count_header_rows(table.rows) if table.header_rows is None else table.header_rows
    headers = [row for row in table.rows[:count] if any(row)]
    body = [row for row in table.rows[count:] if any(row)]
    if headers and body and table.header_rows is None and not headers[0][0] and not body[0][0]:
        below, body[0] = _sub_headers(body[0])
        headers.append(below)
        body = [row for row in body if any(row)]
    width = max((len(row) for row in body), default=0)
    used = {column for row in body for column, cell in enumerate(row) if cell}
    over = (
        [_over(row, column, at == 0 and column in used) for at, row in enumerate(headers)] for column in range(width)
    )
    # a header that covers two rows stands in both
    names = (" ".join(name for name, _ in groupby(filter(None, parts))) for parts in over)
    return _ColumnNames(tuple(plain(name) for name in names)), body


def _sub_headers(row: Row) -> tuple[Row, Row]:
    """A row without a label, below headers that have none either: its short cells name their columns."""
    short = tuple(cell if len(cell.split()) <= 3 else "" for cell in row)
    return short, tuple("" if name else cell for name, cell in zip(short, row, strict=True))


def _over(row: Row, column: int, may_span: bool) -> str:
    """The header cell over a column; where it is empty, the filled one to its left spans it."""
    if column < len(row) and row[column]:
        return row[column]
    if not may_span or column == 0:
        return ""
    return next((row[left] for left in range(min(column, len(row)) - 1, 0, -1) if row[left]), "")


def _count_header_rows(rows: Sequence[Row]) -> int:
    """How many of the first rows are headers, guessed: short cells without figures but years above fuller rows."""
    if len(rows) > 1 and (are_of_one_series(rows[0]) or are_usual_names(rows[0])):
        return 1
    if len(rows) < 2 or not _could_be_header(rows[0]):
        return 0
    if rows[0][0] and all(_could_be_header(row) and row[0] for row in rows[1:]):
        return 0  # a grid of names: all rows are alike
    if len(rows) > 2 and not rows[1][0] and rows[0][0] and _could_be_header(rows[1]):
        return 2
    return 1


def _could_be_header(row: Row) -> bool:
    """Whether a row has short words only, and years but in the first cell, which is what a row is about."""
    filled = [plain(cell) for cell in row if cell]
    if row[0] and is_figure(plain(row[0])):
        return False
    return all(len(cell.split()) <= 8 and not is_more_than_year(cell) for cell in filled)
