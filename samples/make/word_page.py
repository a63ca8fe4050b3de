"""A Word document as councils set it up: A4, Arial, British English, lines above and below with the page number."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from make.fixed_package import fixed_package
from make.parts import SAMPLE

Row = tuple[str, ...]
TEXT_CM = 16.2
_INK = RGBColor(0x1D, 0x35, 0x57)
_SIZES = {"Normal": 11, "Title": 24, "Subtitle": 14, "Heading 1": 15, "Heading 2": 12.5, "Caption": 10}


def new_word_document(title: str, author: str) -> WordDocument:
    """An empty document with the house's styles."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.core_properties.last_modified_by = author
    document.core_properties.comments = SAMPLE
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    for name, size in _SIZES.items():
        _set_style(document, name, size)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    return document


def word_bytes(document: WordDocument) -> bytes:
    """The same bytes every time."""
    written = BytesIO()
    document.save(written)
    return fixed_package(written.getvalue())


def write_running_lines(document: WordDocument, above: str, below: str) -> None:
    """`above` in the header; `below` and the page number in the footer."""
    section = document.sections[0]
    section.header.paragraphs[0].text = above
    footer = section.footer.paragraphs[0]
    footer.text = f"{below}\t\tPage "
    add_field(footer, "PAGE", "1")


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word works out again, `shown` until then."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_grid(document: WordDocument, header: Row, rows: tuple[Row, ...], widths: tuple[float, ...]) -> None:
    """A ruled table whose first row is repeated on every page; `widths` are shares of the text's width."""
    table = document.add_table(rows=0, cols=len(header), style="Table Grid")
    table.autofit = False
    for row in (header, *rows):
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, share in zip(added.cells, row, widths, strict=True):
            cell.width = Cm(share * TEXT_CM)
            _write_cell(cell, text)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Cm(share * TEXT_CM)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "D9E2EC")
        cell._tc.get_or_add_tcPr().append(shade)
        cell.paragraphs[0].runs[0].bold = True


def _write_cell(cell: _Cell, text: str) -> None:
    cell.text = text
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _set_style(document: WordDocument, name: str, size: float) -> None:
    font = document.styles[name].font
    font.name, font.size = "Arial", Pt(size)
    properties = font._element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), "Arial")
    if name != "Normal":
        font.color.rgb = _INK
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    properties.append(language)
