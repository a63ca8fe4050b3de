"""A file as the text that its terms are read from."""

from pathlib import Path

from indexer.detect_format import Format, detect_format
from indexer.formats.text.decode import decode
from indexer.read_file import Reader
from indexer.read_terms.document_text import text_of
from indexer.take_bytes import take_bytes
from knowledge.errors import HelpfulError


def text_of_file(path: Path, reader: Reader) -> str:
    """The text of a file of any format: plain text and Markdown as they stand, anything else as `reader` reads it.

    Raises HelpfulError for a file that cannot be read.
    """
    try:
        data = take_bytes(path, reader.limits.file_bytes)
    except OSError as error:
        raise HelpfulError(f"It cannot be opened: {error.strerror}.", "Check the spelling.") from error
    if detect_format(path, data, reader.limits) in (Format.TEXT, Format.MARKDOWN):
        return decode(data)[: reader.limits.characters]
    return text_of(reader.read(path, data, None))
