"""Rows of a sheet as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.blocks import Table
from indexer.formats.sheets.cells import SheetRow

_WIDEST_SPAN = 400  # columns that a header covers


@dataclass(frozen=True)
class Headers:
    """The texts of header rows by column, told over each column they cover; `columns` are those they stand in."""

    texts: tuple[dict[int, str], ...] = ()
    columns: frozenset[int] = frozenset()


def headers_from(rows: Sequence[SheetRow]) -> Headers:
    """What these rows say as headers."""
    columns = frozenset(column for row in rows for column in row.cells)
    return Headers(tuple(_over_columns(row) for row in rows), columns)


def table_from(headers: Headers, body: Sequence[SheetRow], is_first: bool) -> Table:
    """The table without the columns in which nothing stands. Only the first under its headers has also those columns
    in which there is nothing but a header."""
    used = {column for row in body for column in row.cells} | (headers.columns if is_first else set())
    place = {column: at for at, column in enumerate(sorted(used))}
    texts = [{column: above[column] for column in place if column in above} for above in headers.texts]
    texts += [{column: cell.text for column, cell in row.cells.items()} for row in body]
    return Table(tuple(_row(row, place) for row in texts), len(headers.texts))


def _over_columns(row: SheetRow) -> dict[int, str]:
    spread = {column: cell.text for column, cell in row.cells.items()}
    for column, cell in row.cells.items():
        for covered in range(column + 1, column + min(cell.columns, _WIDEST_SPAN)):
            spread.setdefault(covered, cell.text)
    return spread


def _row(texts: dict[int, str], place: dict[int, int]) -> tuple[str, ...]:
    """The texts of a row as far as its last cell; one empty text where it has none."""
    placed = {place[column]: text for column, text in texts.items()}
    return tuple(placed.get(at, "") for at in range(max(placed, default=0) + 1))
