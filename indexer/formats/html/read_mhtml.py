"""Web pages saved as a single file (.mht, .mhtml), as browsers and Word write them (RFC 2557)."""

import codecs
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from indexer.blocks import ReadFile
from indexer.formats.html.read_html import read_html
from indexer.formats.text.decode import tidy
from indexer.markup import fold_space
from knowledge.errors import HelpfulError

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_UNICODE = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_mhtml(data: bytes) -> ReadFile:
    """The page that was saved, as `read_html` reads it, without the pages framed in it; a page that only bears the
    name of such a file is read as it is. Raises HelpfulError if there is no page.
    """
    try:
        message = message_from_bytes(data)
        page = _root(message)
        if page is not None:
            read = read_html(_source(page))
            return replace(read, title=read.title or _subject(message))
    except (RecursionError, ValueError, LookupError) as error:  # parts in parts without end, odd encodings
        raise _no_page() from error
    if not message.keys() and b"<" in data:
        return read_html(data)
    raise _no_page()


def _root(message: Message) -> Message | None:
    """The part that is the page: the one the file starts with by its own word, else the first page there is."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = (part for part in pages if start and part.get("Content-ID", "").strip() == str(start).strip())
    return next(named, None) or next(iter(pages), None)


def _source(page: Message) -> bytes:
    """The page's bytes, as UTF-8 where the part names its encoding and the bytes do not."""
    payload = page.get_payload(decode=True)
    source = payload if isinstance(payload, bytes) else b""
    charset = page.get_content_charset()
    if charset is None or source.startswith(_UNICODE):
        return source
    try:
        return source.decode(charset).encode()
    except (ValueError, LookupError):
        return source


def _subject(message: Message) -> str | None:
    try:
        subject = str(make_header(decode_header(str(message.get("Subject", "")))))
    except (HeaderParseError, ValueError, LookupError):
        return None
    return fold_space(tidy(subject)) or None


def _no_page() -> HelpfulError:
    return HelpfulError(
        "It holds no web page, or is damaged.", "Open the page in a browser and save it again, or print it to PDF."
    )
