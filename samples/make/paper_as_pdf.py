"""Writes a paper as a PDF: a cover numbered i, running lines above and below, a table over two pages, two columns."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from make import pdf_styles as style
from make.parts import Bullets, Clause, Grid, Heading, Paper, Part, SideBySide, Steps

_MARGIN = 22 * mm
_WIDTH = A4[0] - 2 * _MARGIN


def paper_as_pdf(paper: Paper) -> bytes:
    """The same bytes every time; not compressed, so that they do not depend on the machine's zlib."""
    written = BytesIO()
    document = _Document(paper, written)
    document.multiBuild(_cover(paper) + [flowable for part in paper.parts for flowable in _flowables(part)])
    return written.getvalue()


class _Document(BaseDocTemplate):
    """A4, with one page template for the cover and one for all other pages; it fills the table of contents."""

    def __init__(self, paper: Paper, written: BytesIO) -> None:
        super().__init__(
            written, pagesize=A4, title=paper.title, author=paper.network, subject=paper.note, lang="en-GB",
            invariant=1, pageCompression=0,
        )  # fmt: skip
        self.paper = paper
        frame = Frame(_MARGIN, 24 * mm, _WIDTH, A4[1] - 50 * mm, leftPadding=0, rightPadding=0, id="text")
        self.addPageTemplates(
            [PageTemplate("cover", [frame], onPage=self._end_cover), PageTemplate("inside", [frame], self._end_page)]
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        if isinstance(flowable, Paragraph) and flowable.style is style.HEADING:
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page - 1))

    def _end_cover(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        self._write(canvas, "", "i")

    def _end_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.addPageLabel(canvas.getPageNumber() - 1, style="ARABIC", start=canvas.getPageNumber() - 1)
        self._write(canvas, f"{self.paper.board}, {self.paper.meeting}", f"Page {canvas.getPageNumber() - 1}")
        canvas.line(_MARGIN, A4[1] - 19 * mm, A4[0] - _MARGIN, A4[1] - 19 * mm)

    def _write(self, canvas: Canvas, above: str, page: str) -> None:
        canvas.setFont("Helvetica", 8.5)
        canvas.setFillColor(style.GREY)
        canvas.setStrokeColor(style.GREY)
        canvas.drawString(_MARGIN, A4[1] - 16 * mm, above)
        if above:
            canvas.drawRightString(A4[0] - _MARGIN, A4[1] - 16 * mm, self.paper.network)
        canvas.drawString(_MARGIN, 14 * mm, f"{self.paper.number}: Social value in shared contracts")
        canvas.drawRightString(A4[0] - _MARGIN, 14 * mm, page)


def _cover(paper: Paper) -> list[Flowable]:
    facts = [[Paragraph(f"<b>{name}</b>", style.BODY), Paragraph(fact, style.BODY)] for name, fact in paper.facts]
    contents = TableOfContents(levelStyles=[style.CONTENTS], dotsMinLevel=0)
    return [
        Spacer(1, 20 * mm),
        *(Paragraph(line, style.COVER_NETWORK) for line in (paper.network, paper.board, paper.meeting, paper.number)),
        Paragraph(paper.title, style.COVER_TITLE),
        Table(facts, [30 * mm, _WIDTH - 30 * mm], style=style.FACTS),
        Paragraph("Contents", style.CONTENTS_HEADING),
        contents,
        Paragraph(paper.note, style.NOTE),
        NextPageTemplate("inside"),
        PageBreak(),
    ]


def _flowables(part: Part) -> list[Flowable]:
    match part:
        case Heading(number, text, level):
            chosen = style.HEADING if level == 1 else style.SUBHEADING
            return [Paragraph(f"{number} {text}".strip(), chosen)]
        case Clause(text, number):
            return [Paragraph(text, style.CLAUSE, bulletText=number)]
        case Bullets(items):
            return [Paragraph(item, style.BULLET, bulletText="\u2022") for item in items]
        case Steps(items):
            return [Paragraph(item, style.STEP, bulletText=f"{n}.") for n, item in enumerate(items, 1)]
        case SideBySide(parts):
            inside = [flowable for inner in parts for flowable in _in_column(inner)]
            return [BalancedColumns(inside, nCols=2, innerPadding=9 * mm)]
        case Grid():
            return _grid(part)


def _in_column(part: Heading | Clause | Bullets) -> list[Flowable]:
    match part:
        case Heading(number, text):
            return [Paragraph(f"{number} {text}", style.SUBHEADING)]
        case Clause(text):
            return [Paragraph(text, style.COLUMN)]
        case Bullets(items):
            return [Paragraph(item, style.COLUMN_BULLET, bulletText="\u2022") for item in items]


def _grid(grid: Grid) -> list[Flowable]:
    rows = [[Paragraph(cell, style.CELL_HEADER) for cell in grid.header]]
    rows += [[Paragraph(cell, style.CELL) for cell in row] for row in grid.rows]
    table = Table(rows, [share * _WIDTH for share in grid.widths], style=style.GRID, repeatRows=1)
    return [Paragraph(grid.caption, style.CAPTION), table, Spacer(1, 5 * mm)]
