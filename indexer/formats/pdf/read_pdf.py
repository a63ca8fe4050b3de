"""PDF files as blocks, each with its page."""

from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from indexer.blocks import ReadFile
from indexer.formats.pdf import problems
from indexer.formats.pdf.blocks_of_pages import blocks_of_pages
from indexer.formats.pdf.furniture import without_furniture
from indexer.formats.pdf.open_file import count_attachments, labels_of, open_pages, open_pdf, title_of
from indexer.formats.pdf.page_record import PageRecord, record_page
from indexer.formats.pdf.typography import typography_of
from indexer.limits import Limits
from knowledge.documents import PageUnit, Paging
from knowledge.errors import HelpfulError

_MANY_SIGNS = 20  # unreadable ones on a page: fewer are bullets and the like
_MOSTLY = 0.9


def read_pdf(data: bytes, limits: Limits) -> ReadFile:
    """The headings, paragraphs, items and tables of a PDF file in reading order, each with its page.

    Headings are told by their size and weight; where a file has no such differences, as in a text file. Running
    headers, footers and page numbers are left out. The title is that in the file's information, if it has one.
    Pages that are pictures, are damaged, have fonts nobody can read or are too many are named in the problems.
    Raises HelpfulError where nothing can be read, or not without a password.
    """
    try:
        with open_pdf(data) as document:
            found = _read_pages(document, limits)
            labels = labels_of(document, found.count)
            title = title_of(document)
            found.attached = count_attachments(document)
    except (HelpfulError, MemoryError):
        raise
    except Exception as error:  # whatever PDFium and its wrapper make of a broken file
        raise problems.damaged() from error
    _refuse_without_text(found)
    body = typography_of(found.pages)
    without_furniture(found.pages, body.size, labels)
    found.pictures = [page.number for page in found.pages if not page.parts and _is_picture(page)]
    if not any(page.parts for page in found.pages) and found.pictures:
        raise problems.all_pictures()
    paging = Paging(PageUnit.PAGE, found.count, labels)
    return ReadFile(tuple(blocks_of_pages(found.pages, body)), title, paging, tuple(_problems(found)))


@dataclass
class _Found:
    """What was read of a file with `count` pages."""

    count: int
    pages: list[PageRecord] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    last: int = 0
    is_long: bool = False
    attached: int = 0


def _read_pages(document: Any, limits: Limits) -> _Found:
    found = _Found(len(document))
    characters = 0
    with closing(open_pages(document, min(found.count, limits.pages))) as pages:  # closed before the document is
        for page in pages:
            if characters > limits.characters:
                found.is_long = True
                break
            if isinstance(page, int):
                found.broken.append(page)
                found.last = page
            else:
                found.pages.append(record_page(page))
                found.last = page.number
                characters += found.pages[-1].characters
    return found


def _refuse_without_text(found: _Found) -> None:
    """Raises HelpfulError if no page has text that can be read, though there is something on them."""
    readable = sum(page.characters for page in found.pages)
    unreadable = sum(page.unreadable for page in found.pages)
    if not found.pages:
        raise problems.damaged()
    if unreadable > _MANY_SIGNS and unreadable > _MOSTLY * (readable + unreadable):
        raise problems.all_unreadable()
    if not readable and any(page.may_show_text for page in found.pages):
        raise problems.all_pictures()


def _is_picture(page: PageRecord) -> bool:
    """Whether a page without lines is a picture; where it had a running line, one that covers most of it."""
    return page.is_one_picture or (page.may_show_text and not page.characters and not page.unreadable)


def _problems(found: _Found) -> list[str]:
    said: list[str] = []
    if found.is_long:
        said.append(problems.too_much_text(found.last, found.count))
    elif found.last < found.count:
        said.append(problems.too_many_pages(found.last, found.count))
    if found.pictures:
        said.append(problems.pictures(found.pictures))
    if unreadable := [page.number for page in found.pages if page.unreadable > _MANY_SIGNS]:
        said.append(problems.unreadable_fonts(unreadable))
    if found.broken:
        said.append(problems.broken(found.broken))
    if found.attached:
        said.append(problems.attachments(found.attached))
    return said
