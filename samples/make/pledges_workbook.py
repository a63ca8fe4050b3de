"""Writes the register of pledges as a workbook: a title above the header row, number formats, a hidden sheet."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from make import hackney_pledges as register
from make.fixed_package import fixed_package

_DATE = "dd/mm/yyyy"
_COLOURS = {"Red": "F4B6B6", "Amber": "FCE3A6", "Green": "C9E7C3", "Complete": "BFD7EA"}
_HEADER_ROW = 4


def pledges_workbook() -> bytes:
    """The same bytes every time."""
    book = Workbook()
    book.properties.title = register.TITLE
    book.properties.creator = book.properties.lastModifiedBy = "City and Hackney anchors"
    book.properties.description = register.NOTE
    _fill_pledges(book.active)
    _fill_members(book.create_sheet("Members"))
    _fill_lists(book.create_sheet("Lists"))
    written = BytesIO()
    book.save(written)
    return fixed_package(written.getvalue())


def _fill_pledges(sheet: Worksheet) -> None:
    sheet.title = "Pledges"
    _write_top(sheet, register.TITLE, register.HEADER)
    for number, pledge in enumerate(register.PLEDGES, _HEADER_ROW + 1):
        sheet.append(
            [
                pledge.code, pledge.organisation, pledge.theme, pledge.statement, pledge.unit, pledge.start,
                pledge.target, pledge.latest, pledge.due, pledge.rag, pledge.budget,
            ]
        )  # fmt: skip
        for column in "FGH":
            sheet[f"{column}{number}"].number_format = pledge.shape
        sheet[f"I{number}"].number_format = _DATE
        sheet[f"J{number}"].fill = PatternFill("solid", fgColor=_COLOURS[pledge.rag])
        sheet[f"K{number}"].number_format = register.POUNDS
    last = sheet.max_row
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:K{last}"
    choice = DataValidation("list", formula1=f"Lists!$B$2:$B${len(register.RAG) + 1}")
    choice.add(f"J{_HEADER_ROW + 1}:J{last}")
    sheet.add_data_validation(choice)
    _set_widths(sheet, (8, 32, 16, 68, 20, 12, 12, 12, 12, 11, 13))


def _fill_members(sheet: Worksheet) -> None:
    _write_top(sheet, "Members and whom to write to", register.MEMBERS_HEADER)
    for member in register.MEMBERS:
        sheet.append(member)
        sheet.cell(sheet.max_row, 5).number_format = "mmmm yyyy"
    _set_widths(sheet, (32, 36, 36, 30, 16))


def _fill_lists(sheet: Worksheet) -> None:
    """What the drop-down lists offer; hidden, as such sheets are."""
    sheet.append(("Theme", "RAG"))
    for theme, rag in zip(register.THEMES, register.RAG, strict=True):
        sheet.append((theme, rag))
    sheet.sheet_state = "hidden"


def _write_top(sheet: Worksheet, title: str, header: tuple[str, ...]) -> None:
    last = get_column_letter(len(header))
    sheet["A1"], sheet["A2"] = title, register.NOTE
    sheet["A1"].font, sheet["A2"].font = Font("Calibri", 14, bold=True), Font("Calibri", 9, italic=True)
    for row in (1, 2):
        sheet.merge_cells(f"A{row}:{last}{row}")
    for column, name in enumerate(header, 1):
        cell = sheet.cell(_HEADER_ROW, column, name)
        cell.font, cell.fill = Font("Calibri", bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1D3557")
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _set_widths(sheet: Worksheet, widths: tuple[int, ...]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in sheet.iter_rows(min_row=_HEADER_ROW):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
