"""A PDF file opened: what it says about itself, and its pages one at a time."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from indexer.formats.pdf import problems
from indexer.formats.pdf.geometry import Frame
from indexer.formats.text.decode import tidy
from indexer.markup import fold_space
from knowledge.errors import HelpfulError

_NO_TITLES = ("", "(anonymous)", "anonymous", "untitled")
_LONGEST_LABEL = 24  # characters


@dataclass(frozen=True)
class OpenPage:
    """A page with its text, both as PDFium's handles; `number` counts from 1."""

    number: int
    page: Any
    text: Any
    frame: Frame


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """The document, closed at the end. Raises HelpfulError for one that is protected, damaged or without pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error.err_code) from error
    try:
        if len(document) < 1:
            raise problems.without_pages()
        yield document
    finally:
        document.close()


def _refusal(code: int | None) -> HelpfulError:
    match code:
        case raw.FPDF_ERR_PASSWORD:
            return problems.locked()
        case raw.FPDF_ERR_SECURITY:
            return problems.protected()
        case _:
            return problems.damaged()


def open_pages(document: Any, count: int) -> Generator[OpenPage | int, None, None]:
    """The first `count` pages, each closed when the next is asked for; its number for one that cannot be read."""
    for index in range(count):
        page = raw.FPDF_LoadPage(document, index)
        text = raw.FPDFText_LoadPage(page) if page else None
        try:
            yield OpenPage(index + 1, page, text, _frame(page)) if page and text else index + 1
        finally:
            if text:
                raw.FPDFText_ClosePage(text)
            if page:
                raw.FPDF_ClosePage(page)


def title_of(document: Any) -> str | None:
    """The title that the file declares, if it does."""
    title = fold_space(tidy(document.get_metadata_value("Title")))
    return title if title.lower() not in _NO_TITLES else None


def count_attachments(document: Any) -> int:
    return max(int(raw.FPDFDoc_GetAttachmentCount(document)), 0)


def labels_of(document: Any, count: int) -> dict[int, str]:
    """The printed numbers of the first `count` pages by their place, those that are just the place left out."""
    labels: dict[int, str] = {}
    for index in range(count):
        label = fold_space(tidy(_label(document, index)))
        if label and label != str(index + 1) and len(label) <= _LONGEST_LABEL:
            labels[index + 1] = label
    return labels


def _label(document: Any, index: int) -> str:
    size = int(raw.FPDF_GetPageLabel(document, index, None, 0))
    if not 2 < size <= 1000:
        return ""
    buffer = create_string_buffer(size)
    raw.FPDF_GetPageLabel(document, index, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "ignore")


def _frame(page: Any) -> Frame:
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return Frame(0, 0, 612, 792)
    return Frame(box.left, box.bottom, box.right, box.top, int(raw.FPDFPage_GetRotation(page)) % 4)
