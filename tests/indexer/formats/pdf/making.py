"""PDF files for the tests, made with reportlab."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate

from indexer.blocks import Block, Heading, Item, ReadFile, Table
from indexer.formats.pdf.read_pdf import read_pdf
from indexer.limits import Limits

pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # reportlab brings it along
pdfmetrics.registerFont(TTFont("Vera-Bold", "VeraBd.ttf"))

Draw = Callable[[Canvas], object]

WIDTH, HEIGHT = A4
MARGIN = 60.0
SIZE = 11.0
STEP = 13.5

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=SIZE, leading=STEP, spaceAfter=8)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Helvetica-Bold", fontSize=15, leading=18, spaceBefore=10)

CATERING = (
    "The network buys catering for its open days from small firms in the county, and it keeps a list of those that "
    "have said they can deliver at short notice. Every firm on the list has been visited by one of the members, who "
    "then tells the others what was learned and whether the kitchen could feed more guests than it does now."
)
APPRENTICES = (
    "Apprentices from all member organisations meet twice a year, once in the teaching hospital and once at the "
    "college, to compare what they have been taught and to say what was missing. Their supervisors hear about it in "
    "a letter that nobody may change, and reply within four weeks, with dates for everything that they promise."
)


def read(data: bytes, limits: Limits | None = None) -> ReadFile:
    return read_pdf(data, limits or Limits())


def blocks(data: bytes) -> list[Block]:
    return list(read(data).blocks)


def told(data: bytes) -> list[str]:
    """The blocks in short: "# heading", "1 item" by its depth, the text of a paragraph, a table's rows."""
    out: list[str] = []
    for block in blocks(data):
        match block:
            case Heading():
                out.append(f"{'#' * (block.level or 0) or '?'} {block.text}")
            case Item():
                out.append(f"{block.depth} {block.label or block.marker} {block.text}")
            case Table():
                out += [" | ".join(row) for row in block.rows]
            case _:
                out.append(block.text)
    return out


def tables(data: bytes) -> list[Table]:
    return [block for block in blocks(data) if isinstance(block, Table)]


def drawn(*pages: Draw, **options: Any) -> bytes:
    """A file whose pages are drawn by these functions, one each."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def flowing(*story: Any, **options: Any) -> bytes:
    """A file through which these flowables of reportlab's run."""
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, **options).build(list(story))
    return buffer.getvalue()


def write(
    canvas: Canvas,
    text: str,
    x: float = MARGIN,
    top: float = MARGIN,
    width: float = WIDTH - 2 * MARGIN,
    font: str = "Helvetica",
    size: float = SIZE,
) -> float:
    """Writes a text, broken into lines, from `top` points below the page's edge; returns where the next one may."""
    canvas.setFont(font, size)
    for line in simpleSplit(text, font, size, width):
        top += STEP * size / SIZE
        canvas.drawString(x, HEIGHT - top, line)
    return top


def write_lines(canvas: Canvas, lines: Sequence[str], x: float = MARGIN, top: float = MARGIN, **style: Any) -> float:
    """Writes lines as they are, an empty one as white space."""
    for line in lines:
        top = write(canvas, line, x, top, width=10_000, **style) if line else top + STEP
    return top
