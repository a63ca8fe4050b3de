"""Tables in workbooks (.xlsx): every text stays a text, also one that looks like a formula."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from knowledge.errors import HelpfulError

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SIGNATURE = b"PK\x03\x04"
_MOST_UNPACKED = 200_000_000
_WIDEST, _NARROWEST = 60, 10  # characters
_TEXT = "@"

NumberedRows = list[tuple[int, list[str]]]


def tables_in_workbook(content: bytes) -> dict[str, NumberedRows]:
    """The rows of each sheet that hold anything, by its name, with their numbers: days as 2026-11-17, 48% as "48%",
    figures without separators. Raises HelpfulError where it cannot be read."""
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
                raise HelpfulError("This workbook is far too big.", "Save the sheet that counts alone.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, on what it does not know
            book = load_workbook(BytesIO(content), data_only=True)
            return {
                sheet.title: _rows(sheet.iter_rows()) for sheet in book.worksheets if sheet.sheet_state == "visible"
            }
    except HelpfulError:
        raise
    except Exception as error:  # zipfile, ElementTree and openpyxl raise many kinds
        raise HelpfulError(
            "This workbook cannot be opened.", "Save it again as .xlsx without a password, or as CSV."
        ) from error


def _rows(rows: Iterable[Sequence[Any]]) -> NumberedRows:
    numbered = ((number, [_text(cell) for cell in row]) for number, row in enumerate(rows, 1))
    return [(number, cells) for number, cells in numbered if any(cells)]


def _text(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            figure = Decimal(repr(value))
            is_share = "%" in (cell.number_format or "")
            return f"{_figure(figure * 100)}%" if is_share else _figure(figure)
        case datetime():
            return (value.date() if value.time() == time() else value).isoformat()
        case _:
            return str(value)


def _figure(figure: Decimal) -> str:
    text = format(figure, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def workbook_with(tables: Mapping[str, Sequence[Sequence[str | Decimal | date]]]) -> bytes:
    """A workbook with a sheet for each table, whose first row is its header. A figure is a number where that loses
    nothing of it, a day a day; every other cell is a text."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        _fill(book.create_sheet(name), rows)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: "Worksheet", rows: Sequence[Sequence[str | Decimal | date]]) -> None:
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            if value != "" and isinstance(cell, Cell):
                _write(cell, value)
                cell.font = Font(bold=at == 1)
                widths[column] = max(widths.get(column, 0), len(str(value)))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"


def _write(cell: "Cell", value: str | Decimal | date) -> None:
    match value:
        case Decimal() if Decimal(repr(float(value))) == value:
            cell.value = float(value) if value % 1 else int(value)
        case date():
            cell.value = value
            cell.number_format = "yyyy-mm-dd"
        case _:
            cell.value = format(value, "f") if isinstance(value, Decimal) else value
            cell.data_type = "s"  # also where it begins like a formula
            cell.number_format = _TEXT
