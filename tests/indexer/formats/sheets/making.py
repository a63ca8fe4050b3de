"""Workbooks for the tests, and what is read of them."""

import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from indexer.blocks import ReadFile
from indexer.formats.sheets.read_xlsx import read_xlsx
from indexer.limits import Limits
from indexer.split_passages import split_sections

Grid = Sequence[Sequence[object]]
"""Rows of values, from A1 on."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(rows: Grid, change: Callable[[Worksheet], object] = lambda sheet: None) -> bytes:
    """A workbook with one sheet called Sheet1 that holds these rows, after `change` was made to it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def in_bold(*places: str) -> Callable[[Worksheet], None]:
    """Makes these cells bold."""

    def change(sheet: Worksheet) -> None:
        for place in places:
            sheet[place].font = Font(bold=True)

    return change


def raw_workbook(*sheets: str, parts: dict[str, str] | None = None) -> bytes:
    """A package with the XML of these sheets, called S1, S2, …, and no styles, as small programs write them.

    `parts` adds others by path; "sharedStrings" and "styles" are related to the workbook.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f"<sheet name='S{n}' sheetId='{n}' r:id='s{n}'/>" for n in numbers)
    related = "".join(_relation(f"s{n}", "worksheet", f"worksheets/s{n}.xml") for n in numbers)
    related += _relation("x1", "sharedStrings", "strings.xml") + _relation("x2", "styles", "styles.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _relations(_relation("r1", "officeDocument", "xl/book.xml")))
        package.writestr(
            "xl/book.xml", f"<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'><sheets>{listed}</sheets></workbook>"
        )
        package.writestr("xl/_rels/book.xml.rels", _relations(related))
        for number, xml in enumerate(sheets, start=1):
            package.writestr(f"xl/worksheets/s{number}.xml", f"<worksheet xmlns='{_MAIN}'>{xml}</worksheet>")
        for path, xml in (parts or {}).items():
            package.writestr(path, xml)
    return out.getvalue()


def read(data: bytes, limits: Limits | None = None) -> ReadFile:
    """What the reader makes of a workbook."""
    return read_xlsx(data, limits or Limits())


def told(found: ReadFile) -> list[str]:
    """Every statement, after its headings and its context: "Sheet › Title | context | text"."""
    return [
        " | ".join(filter(None, (" › ".join(section.path), said.context, said.text)))
        for section in split_sections(found)
        for passage in section.passages
        for said in passage.statements
    ]


def _relations(relations: str) -> str:
    return f"<Relationships xmlns='{_PACKAGE}'>{relations}</Relationships>"


def _relation(id_: str, kind: str, target: str) -> str:
    return f"<Relationship Id='{id_}' Type='{_OFFICE}/{kind}' Target='{target}'/>"
