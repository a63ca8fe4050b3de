"""Files that stand in a Word document as they are (w:altChunk): programs that make documents from web pages do this."""

from indexer.blocks import Block
from indexer.formats.html.read_html import read_html
from indexer.formats.html.read_mhtml import read_mhtml
from knowledge.errors import HelpfulError

_START = 1_000  # bytes in which a page shows what it is


def read_inserted(data: bytes) -> tuple[Block, ...] | None:
    """The blocks of an inserted web page, saved as one file or with what belongs to it; None for any other file."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"mime-version:" in start:
        try:
            return read_mhtml(data).blocks
        except HelpfulError:
            return None
    if not start.startswith(b"<") or b"<pkg:" in start:
        return None
    return read_html(data).blocks
