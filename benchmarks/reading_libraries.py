"""Every format read by our reader alone, and by its bare library: all text, and nothing made of it.

`python benchmarks/reading_libraries.py FILE` reads one file bare and prints the most memory this took, in MB;
with `--ours` nothing is read, and what our reader of the file's format needs is imported.
"""

import csv
import email
import email.policy
import io
import resource
import sys
from pathlib import Path

from indexer.blocks import ReadFile
from indexer.limits import Limits

LIBRARIES = {
    "pdf": "pypdfium2", "docx": "python-docx", "pptx": "python-pptx", "xlsx": "openpyxl", "csv": "csv.reader",
    "html": "BeautifulSoup (lxml)", "mhtml": "email, BeautifulSoup (lxml)", "md": "markdown-it-py",
    "txt": "bytes.decode",
}  # fmt: skip


def read_ours(suffix: str, data: bytes, limits: Limits) -> ReadFile:
    """The blocks, from our reader of this format."""
    match suffix:
        case "pdf":
            from indexer.formats.pdf.read_pdf import read_pdf

            return read_pdf(data, limits)
        case "docx":
            from indexer.formats.word.read_docx import read_docx

            return read_docx(data, limits)
        case "pptx":
            from indexer.formats.slides.read_pptx import read_pptx

            return read_pptx(data, limits)
        case "xlsx":
            from indexer.formats.sheets.read_xlsx import read_xlsx

            return read_xlsx(data, limits)
        case "html":
            from indexer.formats.html.read_html import read_html

            return read_html(data)
        case "mhtml":
            from indexer.formats.html.read_mhtml import read_mhtml

            return read_mhtml(data)
        case _:
            return _read_our_text(suffix, data, limits)


def _read_our_text(suffix: str, data: bytes, limits: Limits) -> ReadFile:
    from indexer.formats.sheets.read_csv import read_csv
    from indexer.formats.text.decode import decode
    from indexer.formats.text.read_markdown import read_markdown
    from indexer.formats.text.read_text import read_text

    text = decode(data)
    if suffix == "csv":
        return read_csv(text, limits)
    return read_markdown(text) if suffix == "md" else read_text(text)


def read_bare(suffix: str, data: bytes) -> int:
    """How many characters the bare library finds."""
    return _BARE[suffix](data)


def _pdf(data: bytes) -> int:
    import pypdfium2

    found = 0
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        found += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return found


def _docx(data: bytes) -> int:
    from docx import Document

    document = Document(io.BytesIO(data))
    texts = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return texts + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def _pptx(data: bytes) -> int:
    from pptx import Presentation

    found = 0
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found += len(shape.text_frame.text)
            elif shape.has_table:
                found += sum(len(cell.text) for row in shape.table.rows for cell in row.cells)
    return found


def _xlsx(data: bytes) -> int:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    values = (value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    return sum(len(str(value)) for value in values if value is not None)


def _csv(data: bytes) -> int:
    return sum(len(cell) for record in csv.reader(io.StringIO(data.decode(), newline="")) for cell in record)


def _html(data: bytes) -> int:
    from bs4 import BeautifulSoup

    return len(BeautifulSoup(data, "lxml").get_text())


def _mhtml(data: bytes) -> int:
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    return sum(_html(part.get_payload(decode=True)) for part in pages)  # type: ignore[arg-type]


def _markdown(data: bytes) -> int:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(data.decode())
    return sum(len(token.content) for token in tokens if token.type == "inline")


def _text(data: bytes) -> int:
    return len(data.decode())


_BARE = {
    "pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "csv": _csv,
    "html": _html, "mhtml": _mhtml, "md": _markdown, "txt": _text,
}  # fmt: skip


def peak_mb(process: str = "self") -> float:
    """The most memory that a process has had resident, in MB (10^6 bytes).

    From /proc where there is one: what getrusage says of a process that was just started includes its parent's.
    """
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 1)  # macOS counts bytes
    return round(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6, 1)


def main() -> None:
    file = Path(sys.argv[-1])
    suffix = file.suffix.removeprefix(".")
    if "--ours" in sys.argv:
        import indexer.formats.pdf.read_pdf
        import indexer.reading_worker  # noqa: F401
    else:
        read_bare(suffix, file.read_bytes())
    print(peak_mb())


if __name__ == "__main__":
    main()
