"""The reading benchmark's files: the same invented pages written in every format by the usual library."""

import csv
import html
import io
import quopri
from collections.abc import Callable, Sequence

from reading_texts import REGISTER_HEADER, Author

from indexer.blocks import Block, Heading, Item, Paragraph, Table

_SEED = 20261121
_SLIDE_BLOCKS = 5
_TITLE = "Harle Valley Anchor Network: a year of work"


def make_file(suffix: str, pages: int) -> bytes:
    """A file of about `pages` times PAGE_CHARACTERS characters in the format of the suffix."""
    author = Author(_SEED)
    if suffix in _OF_ROWS:
        return _OF_ROWS[suffix](author.register(pages))
    return _OF_PAGES[suffix](list(author.pages(pages)))


def _pdf(pages: Sequence[list[Block]]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Line
    from reportlab.platypus import Table as Grid

    styles = getSampleStyleSheet()
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    flow: list[object] = [Line(_TITLE, styles["Title"])]
    for page in pages:
        for block in page:
            match block:
                case Heading(text):
                    flow.append(Line(html.escape(text), styles["Heading2"]))
                case Paragraph(text):
                    flow.append(Line(html.escape(text), styles["BodyText"]))
                case Item(text):
                    flow.append(Line(html.escape(text), styles["BodyText"], bulletText="•"))
                case Table(rows):
                    flow.append(Grid([list(row) for row in rows], style=ruled))
        flow.append(PageBreak())
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, topMargin=40, bottomMargin=40, title=_TITLE, invariant=True).build(flow)
    return out.getvalue()


def _docx(pages: Sequence[list[Block]]) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(_TITLE, 0)
    for page in pages:
        for block in page:
            match block:
                case Heading(text):
                    document.add_heading(text, 2)
                case Paragraph(text):
                    document.add_paragraph(text)
                case Item(text):
                    document.add_paragraph(text, style="List Bullet")
                case Table(rows):
                    table = document.add_table(0, len(rows[0]), style="Table Grid")
                    for row in rows:
                        for cell, text in zip(table.add_row().cells, row, strict=True):
                            cell.text = text
        document.add_page_break()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pptx(pages: Sequence[list[Block]]) -> bytes:
    """A page of text is spread over several slides."""
    from pptx import Presentation

    deck = Presentation()
    for page in pages:
        title, *rest = page
        for start in range(0, len(rest), _SLIDE_BLOCKS):
            _add_slide(deck, str(title.text), rest[start : start + _SLIDE_BLOCKS])  # type: ignore[union-attr]
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add_slide(deck: object, title: str, blocks: Sequence[Block]) -> None:
    from pptx.util import Emu

    slide = deck.slides.add_slide(deck.slide_layouts[1])  # type: ignore[attr-defined]
    slide.shapes.title.text = title
    lines = [block.text for block in blocks if not isinstance(block, Table)]
    slide.placeholders[1].text_frame.text = "\n".join(lines)
    for table in (block for block in blocks if isinstance(block, Table)):
        frame = slide.shapes.add_table(
            len(table.rows), len(table.rows[0]), Emu(0), Emu(0), Emu(6_000_000), Emu(900_000)
        )
        for at, row in enumerate(table.rows):
            for column, text in enumerate(row):
                frame.table.cell(at, column).text = text


def _xlsx(rows: Sequence[tuple[str, ...]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Actions")
    sheet.append(REGISTER_HEADER)
    for row in rows:
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows((REGISTER_HEADER, *rows))
    return out.getvalue().encode()


def _html(pages: Sequence[list[Block]]) -> bytes:
    body = "\n".join(map(_element, (block for page in pages for block in page)))
    head = f'<meta charset="utf-8"><title>{_TITLE}</title>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n<h1>{_TITLE}</h1>\n{body}\n</body></html>".encode()


def _element(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{html.escape(text)}</h2>"
        case Paragraph(text):
            return f"<p>{html.escape(text)}</p>"
        case Item(text):
            return f"<ul><li>{html.escape(text)}</li></ul>"
        case Table(rows):
            told = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
            return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in told) + "</table>"


def _mhtml(pages: Sequence[list[Block]]) -> bytes:
    head = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----page"\r\n\r\n------page\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(_html(pages)) + b"\r\n------page--\r\n"


def _markdown(pages: Sequence[list[Block]]) -> bytes:
    lines = [f"# {_TITLE}", ""]
    for block in (block for page in pages for block in page):
        match block:
            case Heading(text):
                lines += [f"## {text}", ""]
            case Paragraph(text):
                lines += [text, ""]
            case Item(text):
                lines += [f"- {text}"]
            case Table(rows):
                first, *rest = (f"| {' | '.join(row)} |" for row in rows)
                lines += [first, "|---" * len(rows[0]) + "|", *rest, ""]
    return "\n".join(lines).encode()


def _text(pages: Sequence[list[Block]]) -> bytes:
    lines = [_TITLE, ""]
    for block in (block for page in pages for block in page):
        match block:
            case Heading(text):
                lines += ["", text, ""]
            case Paragraph(text):
                lines += [text, ""]
            case Item(text):
                lines += [f"- {text}"]
            case Table(rows):
                lines += [*("  ".join(cell.ljust(14) for cell in row).rstrip() for row in rows), ""]
    return "\n".join(lines).encode()


_OF_PAGES: dict[str, Callable[[Sequence[list[Block]]], bytes]] = {
    "pdf": _pdf, "docx": _docx, "pptx": _pptx, "html": _html, "mhtml": _mhtml, "md": _markdown, "txt": _text,
}  # fmt: skip
_OF_ROWS: dict[str, Callable[[Sequence[tuple[str, ...]]], bytes]] = {"xlsx": _xlsx, "csv": _csv}
SUFFIXES = ("pdf", "docx", "pptx", "xlsx", "csv", "html", "mhtml", "md", "txt")
