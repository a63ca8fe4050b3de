"""Writes the paper that is also a PDF as the Word file it was printed from."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from make.parts import Bullets, Clause, Grid, Heading, Paper, Part, SideBySide, Steps
from make.word_page import TEXT_CM, add_grid, new_word_document, word_bytes, write_running_lines

_SOFT_HYPHEN = "\u00ad"
_CONTENTS = 'TOC \\o "1-1" \\h'
_HEADING_PAGES = (2, 2, 2, 3, 4, 4, 4, 4, 4)


def paper_as_word(paper: Paper) -> bytes:
    """The same bytes every time."""
    document = new_word_document(paper.title, paper.network)
    write_running_lines(document, f"{paper.board}, {paper.meeting}", f"{paper.number}: {paper.network}")
    _add_cover(document, paper)
    for part in paper.parts:
        _add(document, part)
    return word_bytes(document)


def _add_cover(document: WordDocument, paper: Paper) -> None:
    for line in (paper.network, paper.board, paper.meeting, paper.number):
        document.add_paragraph(line)
    document.add_paragraph(paper.title, style="Title")
    add_grid(document, ("Item", "Details"), paper.facts, (0.2, 0.8))
    document.add_paragraph()
    _add_contents(document, paper)
    document.add_paragraph(paper.note).runs[0].italic = True
    document.add_page_break()


def _add_contents(document: WordDocument, paper: Paper) -> None:
    """A contents field with the entries that Word found when it last worked it out."""
    headings = [f"{part.number} {part.text}".strip() for part in paper.parts if isinstance(part, Heading)]
    style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    paragraphs = [document.add_paragraph(style="toc 1") for _ in headings]
    _add_mark(paragraphs[0], "begin")
    paragraphs[0].add_run()._r.append(_instruction())
    _add_mark(paragraphs[0], "separate")
    for paragraph, heading, page in zip(paragraphs, headings, _HEADING_PAGES, strict=True):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.add_run(f"{heading}\t{page}")
    _add_mark(paragraphs[-1], "end")


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _instruction() -> OxmlElement:
    instruction = OxmlElement("w:instrText")
    instruction.text = _CONTENTS
    return instruction


def _add(document: WordDocument, part: Part) -> None:
    match part:
        case Heading(number, text, level):
            document.add_paragraph(f"{number} {text}".strip(), style=f"Heading {level}")
        case Clause(text, number):
            _add_clause(document, text, number)
        case Bullets(items):
            for item in items:
                document.add_paragraph(item.replace(_SOFT_HYPHEN, ""), style="List Bullet")
        case Steps(items):
            for item in items:
                document.add_paragraph(item, style="List Number")
        case Grid():
            document.add_paragraph(part.caption, style="Caption")
            add_grid(document, part.header, part.rows, part.widths)
            document.add_paragraph()
        case SideBySide(parts):
            _add_in_columns(document, parts)


def _add_clause(document: WordDocument, text: str, number: str) -> None:
    paragraph = document.add_paragraph(f"{number}\t{text}".strip().replace(_SOFT_HYPHEN, ""))
    if number:
        paragraph.paragraph_format.left_indent = Cm(1.2)
        paragraph.paragraph_format.first_line_indent = Cm(-1.2)


def _add_in_columns(document: WordDocument, parts: tuple[Heading | Clause | Bullets, ...]) -> None:
    document.add_section(WD_SECTION.CONTINUOUS)
    for part in parts:
        _add(document, part)
    document.add_section(WD_SECTION.CONTINUOUS)
    _, middle, _ = document.sections
    columns = middle._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "567")
