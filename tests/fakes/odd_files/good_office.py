"""Good Word, PowerPoint and Excel files: each tells its group's code word."""

import io
from datetime import datetime

from tests.fakes.odd_files.good_texts import ARABIC, HEBREW
from tests.fakes.odd_files.groups import Group
from tests.fakes.odd_files.zip_parts import parts_of, with_text, zip_of

_MAKER = "application/vnd.openxmlformats-officedocument."
_WITH_MACROS = {
    "word/document.xml": (
        f"{_MAKER}wordprocessingml.document.main",
        "application/vnd.ms-word.document.macroEnabled.main",
    ),
    "ppt/presentation.xml": (
        f"{_MAKER}presentationml.presentation.main",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main",
    ),
    "xl/workbook.xml": (f"{_MAKER}spreadsheetml.sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main"),
}


def docx_of(group: Group) -> bytes:
    """Headings, prose, a list and a table; the sentence is a paragraph."""
    return _saved_document(group, (group.sentence,))


def right_to_left_docx_of(group: Group) -> bytes:
    """The same with Arabic and Hebrew around the sentence."""
    return _saved_document(group, (ARABIC, group.sentence, HEBREW))


def docx_with_table_of(group: Group) -> bytes:
    """The sentence stands in a cell of a table."""
    from docx import Document

    document = Document()
    document.add_heading(group.title, 0)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for at, line in enumerate(("Note", *group.lines[:3], group.sentence, *group.lines[3:])):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = (str(at) if at else "Number"), line
    return _saved(document)


def pptx_of(group: Group) -> bytes:
    """A title slide and two slides with bullets."""
    from pptx import Presentation

    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = group.title
    for title, lines in (("Access", (group.sentence,)), ("Work", group.lines[:6])):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = "\n".join(lines)
    return _saved(deck)


def xlsx_of(group: Group) -> bytes:
    """Two sheets; the sentence stands in a row of the first."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 1, 5)  # noqa: DTZ001 - openpyxl wants it naive
    notes = book.active
    assert notes is not None
    notes.title = "Notes"
    notes.append(("Number", "Note"))
    for row in enumerate((*group.lines[:4], group.sentence, *group.lines[4:]), start=1):
        notes.append(row)
    costs = book.create_sheet("Costs")
    for cells in (("Item", "Cost"), ("Rooms", 1200), ("Tea", 85.5), ("Total", 1285.5)):
        costs.append(cells)
    return _saved(book)


def with_macros(data: bytes) -> bytes:
    """An Office file as it is saved with macros."""
    parts = parts_of(data)
    plain, enabled = next(kinds for part, kinds in _WITH_MACROS.items() if part in parts)
    return with_text(data, "[Content_Types].xml", plain, enabled)


def _saved_document(group: Group, paragraphs: tuple[str, ...]) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(group.title, 0)
    document.add_paragraph(" ".join(group.lines[:4]))
    document.add_heading("Access", 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_heading("Work", 1)
    for line in group.lines[4:]:
        document.add_paragraph(line, style="List Bullet")
    return _saved(document)


def _saved(file: object) -> bytes:
    """The same bytes for the same content: without the time of day in the zip file."""
    made = io.BytesIO()
    file.save(made)  # type: ignore[attr-defined]
    return zip_of(parts_of(made.getvalue()))
