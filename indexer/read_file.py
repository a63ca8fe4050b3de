"""Bytes of a file to a Document."""

import hashlib
from pathlib import Path

from indexer.blocks import ReadFile
from indexer.describe.describe import describe
from indexer.documents_toml import Correction, apply_correction
from indexer.find_files import FORMATS, Format
from indexer.formats.html.read_html import read_html
from indexer.formats.text.decode import decode
from indexer.formats.text.read_markdown import read_markdown
from indexer.formats.text.read_text import read_text
from indexer.split_passages import split_sections
from knowledge.documents import Document
from knowledge.errors import HelpfulError

READER_VERSION = "1"
"""Raised whenever the same bytes would be read differently: every document is then read again."""


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_document(path: Path, data: bytes, correction: Correction | None) -> Document:
    """The document that the file at `path` with these bytes is. Raises HelpfulError when it cannot be read."""
    read = _read(path, data)
    description = describe(read, path)
    if correction:
        description = apply_correction(description, correction)
    sections = split_sections(read)
    if not sections:
        raise HelpfulError("It holds no text.", "If it is a scan, run text recognition (OCR) on it first.")
    return Document(path, fingerprint(data), description, sections)


def _read(path: Path, data: bytes) -> ReadFile:
    text = decode(data)  # refuses empty and binary files, HTML too
    match FORMATS[path.suffix.lower()]:
        case Format.HTML:
            return read_html(data)
        case Format.MARKDOWN:
            return read_markdown(text)
        case Format.TEXT:
            return read_text(text)
