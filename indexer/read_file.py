"""Bytes of a file to a Document."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from indexer.blocks import Block, Heading, Item, Paragraph, ReadFile, Table
from indexer.counted_paragraphs import with_counted_items
from indexer.describe.describe import describe
from indexer.detect_format import Format, detect_format
from indexer.documents_toml import Correction, apply_correction
from indexer.formats.text.decode import decode
from indexer.formats.text.guess_marks import guess_marks
from indexer.formats.text.mend_blocks import joined_over_pages
from indexer.limits import Limits
from indexer.read_terms.mark_rules import mark_rules
from indexer.split_passages import split_sections
from knowledge.documents import Document
from knowledge.errors import HelpfulError

READER_VERSION = "12"
"""Raised whenever the same bytes would be read differently: every document is then read again."""


class Reader(Protocol):
    """Turns a file's bytes into a document within limits, here or in a process of its own."""

    @property
    def limits(self) -> Limits:
        """What one file may cost."""

    def read(self, path: Path, data: bytes, correction: Correction | None) -> Document:
        """The document. Raises HelpfulError when it cannot be read."""


@dataclass(frozen=True)
class ReadHere:
    """Reads in this process: a file that breaks it breaks everything, so for files that are known."""

    limits: Limits = field(default_factory=Limits)

    def read(self, path: Path, data: bytes, correction: Correction | None) -> Document:
        return read_document(path, data, correction, self.limits)


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_document(path: Path, data: bytes, correction: Correction | None, limits: Limits) -> Document:
    """The document that the file at `path` with these bytes is. Raises HelpfulError when it cannot be read."""
    format_ = detect_format(path, data, limits)
    read = _within(limits, _read(format_, data, limits))
    if format_ in _BY_LOOK:
        read = replace(read, blocks=tuple(joined_over_pages(guess_marks(read.blocks))))
    description = describe(read, path)
    if correction:
        description = apply_correction(description, correction)
    sections = split_sections(replace(read, blocks=tuple(with_counted_items(read.blocks))))
    if not sections:
        raise HelpfulError(
            "It holds no text.", _WITHOUT_TEXT.get(format_, "Put some in, or take it out of the folder.")
        )
    return mark_rules(Document(path, fingerprint(data), description, sections, read.paging, read.problems))


_WITHOUT_TEXT = {Format.WORD: "If its pictures show text, save it as PDF and run OCR: ocrmypdf IN.pdf OUT.pdf"}
_BY_LOOK = (Format.WORD, Format.SLIDES, Format.HTML, Format.MHTML)
"""What is written by people who may set a heading by its look alone, and break a sentence where a page ends."""


def _read(format_: Format, data: bytes, limits: Limits) -> ReadFile:
    """Each reader is imported when it is first needed: most folders hold a few formats."""
    match format_:
        case Format.PDF:
            from indexer.formats.pdf.read_pdf import read_pdf

            return read_pdf(data, limits)
        case Format.WORD:
            from indexer.formats.word.read_docx import read_docx

            return read_docx(data, limits)
        case Format.SLIDES:
            from indexer.formats.slides.read_pptx import read_pptx

            return read_pptx(data, limits)
        case Format.SHEET:
            from indexer.formats.sheets.read_xlsx import read_xlsx

            return read_xlsx(data, limits)
        case Format.CSV:
            from indexer.formats.sheets.read_csv import read_csv

            return read_csv(decode(data), limits)
        case Format.HTML:
            from indexer.formats.html.read_html import read_html

            decode(data)  # refuses empty and binary files
            return read_html(data)
        case Format.MHTML:
            from indexer.formats.html.read_mhtml import read_mhtml

            return read_mhtml(data)
        case Format.MARKDOWN:
            from indexer.formats.text.read_markdown import read_markdown

            return _cut(limits, decode(data), read_markdown)
        case Format.TEXT:
            from indexer.formats.text.read_text import read_text

            return _cut(limits, decode(data), read_text)


def _cut(limits: Limits, text: str, read: Callable[[str], ReadFile]) -> ReadFile:
    """A text, cut before it is read: what is far too long would take too long as well."""
    found = read(text[: limits.characters])
    return replace(found, problems=(_cut_off(limits),)) if len(text) > limits.characters else found


def _cut_off(limits: Limits) -> str:
    return f"Only its first {limits.characters:,} characters were read: split it, or raise ANCHORBOT_MAX_PAGES."


def _within(limits: Limits, read: ReadFile) -> ReadFile:
    """`read` up to as much text as the limit allows; what is cut off is named."""
    characters = 0
    for at, block in enumerate(read.blocks):
        characters += _length(block)
        if characters > limits.characters:
            return replace(read, blocks=read.blocks[:at], problems=(*read.problems, _cut_off(limits)))
    return read


def _length(block: Block) -> int:
    match block:
        case Table(rows):
            return sum(len(cell) for row in rows for cell in row)
        case Heading(text) | Paragraph(text) | Item(text):
            return len(text)
