"""How the paper looks in print: type, colours and rules."""

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import TableStyle

INK = colors.HexColor("#1d3557")
GREY = colors.HexColor("#5c677d")

BODY = ParagraphStyle("Body", fontName="Helvetica", fontSize=10.5, leading=14.5, spaceAfter=7)
CLAUSE = ParagraphStyle("Clause", parent=BODY, leftIndent=12 * mm, bulletIndent=0, bulletFontName="Helvetica")
BULLET = ParagraphStyle("Bullet", parent=BODY, leftIndent=17 * mm, bulletIndent=12 * mm, spaceAfter=4)
STEP = ParagraphStyle("Step", parent=BULLET, leftIndent=7 * mm, bulletIndent=0)
COLUMN = ParagraphStyle("Column", parent=BODY, fontSize=10, leading=13.5, alignment=TA_JUSTIFY)
COLUMN_BULLET = ParagraphStyle("ColumnBullet", parent=COLUMN, leftIndent=5 * mm, bulletIndent=0, spaceAfter=3)
HEADING = ParagraphStyle(
    "Heading", fontName="Helvetica-Bold", fontSize=14, leading=18, textColor=INK, spaceBefore=12, spaceAfter=6,
    keepWithNext=1,
)  # fmt: skip
SUBHEADING = ParagraphStyle("Subheading", parent=HEADING, fontSize=11.5, leading=15, spaceBefore=4, spaceAfter=4)
CAPTION = ParagraphStyle("Caption", parent=BODY, fontName="Helvetica-Bold", fontSize=9.5, spaceAfter=4)
CELL = ParagraphStyle("Cell", fontName="Helvetica", fontSize=9, leading=11.5)
CELL_HEADER = ParagraphStyle("CellHeader", parent=CELL, fontName="Helvetica-Bold", textColor=colors.white)

COVER_NETWORK = ParagraphStyle("CoverNetwork", fontName="Helvetica-Bold", fontSize=13, leading=18, textColor=GREY)
COVER_TITLE = ParagraphStyle(
    "CoverTitle", fontName="Helvetica-Bold", fontSize=22, leading=28, textColor=INK, spaceBefore=22 * mm,
    spaceAfter=10 * mm,
)  # fmt: skip
CONTENTS_HEADING = ParagraphStyle("ContentsHeading", parent=SUBHEADING, spaceBefore=10 * mm)
CONTENTS = ParagraphStyle("Contents", parent=BODY, spaceAfter=1)
NOTE = ParagraphStyle("Note", parent=BODY, fontSize=8.5, leading=11, textColor=GREY, spaceBefore=10 * mm)

FACTS = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, GREY),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, GREY),
        ("BACKGROUND", (0, 0), (-1, 0), INK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
)
