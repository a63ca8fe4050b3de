"""Which reader a file needs: its content decides, and its name only among kinds of text."""

from enum import StrEnum
from pathlib import PurePath

from indexer.formats.office_package import Package, check_package, protected
from indexer.limits import Limits
from indexer.signatures import HEAD_BYTES, Content, content_of
from knowledge.errors import HelpfulError


class Format(StrEnum):
    """The formats that have a reader."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    MHTML = "mhtml"
    CSV = "csv"
    PDF = "pdf"
    WORD = "word"
    SLIDES = "slides"
    SHEET = "sheet"


FORMATS = {
    **dict.fromkeys((".md", ".markdown"), Format.MARKDOWN),
    **dict.fromkeys((".txt", ".text"), Format.TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Format.HTML),
    **dict.fromkeys((".mhtml", ".mht"), Format.MHTML),
    **dict.fromkeys((".csv", ".tsv"), Format.CSV),
    ".pdf": Format.PDF,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), Format.WORD),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"), Format.SLIDES),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), Format.SHEET),
}
"""The format that a suffix (in lower case) promises."""

_OF_PACKAGE = {Package.WORD: Format.WORD, Package.SLIDES: Format.SLIDES, Package.SHEET: Format.SHEET}
_SAVE_AS = "Open it in {program} and save it as {suffix} (or: soffice --headless --convert-to {plain} FILE)."


def _advice(program: str, suffix: str) -> str:
    return _SAVE_AS.format(program=program, suffix=suffix, plain=suffix.removeprefix("."))


_OLD_WRITING = _advice("Word or LibreOffice", ".docx")
_OLD_SHEET = _advice("Excel or LibreOffice", ".xlsx")
_OLD_SLIDES = _advice("PowerPoint or LibreOffice", ".pptx")
_APPLE = "In Pages, Keynote or Numbers export it as Word, PowerPoint or Excel."
_MAIL = "Save the message as text or PDF."
_IN_COMPOUND = (  # by the name of a stream inside
    ("WordDocument", "It is in Word's format from before 2007.", _OLD_WRITING),
    ("PowerPoint Document", "It is in PowerPoint's format from before 2007.", _OLD_SLIDES),
    ("Workbook", "It is in Excel's format from before 2007.", _OLD_SHEET),
    ("Book", "It is in Excel's format from before 2007.", _OLD_SHEET),
    ("__properties_version1.0", "It is an e-mail as Outlook saves it.", _MAIL),
)
_IN_PACKAGE = {
    Package.BINARY_SHEET: ("It is a binary Excel workbook (.xlsb).", _OLD_SHEET),
    Package.BOOK: ("It is an e-book.", "Save it as PDF or HTML."),
    Package.APPLE: ("It is in Apple's own format.", _APPLE),
    Package.ARCHIVE: ("It is an archive of other files.", "Unpack it into the folder."),
}
_OPEN_DOCUMENT = {".ods": _OLD_SHEET, ".odp": _OLD_SLIDES}
_REFUSED = {
    Content.EMPTY: ("It is empty.", "Put some text into it, or take it out of the folder."),
    Content.RICH_TEXT: ("It is in Rich Text Format.", _OLD_WRITING),
    Content.OFFICE_XML: ("It is a document as plain XML.", _OLD_WRITING),
    Content.PICTURE: ("It is a picture.", "If it shows text, make a PDF of it and run OCR, for instance: ocrmypdf."),
    Content.RECORDING: ("It is a recording.", "Index a transcript or minutes instead."),
    Content.ARCHIVE: ("It is an archive of other files.", "Unpack it into the folder."),
    Content.PROGRAM: ("It is a program or a database, not a document.", ""),
}


def detect_format(path: PurePath, data: bytes, limits: Limits) -> Format:
    """The format of the file at `path` with these bytes. Raises HelpfulError, with what to do, where it has no
    reader, is protected, is damaged, or unpacks to more than the limit."""
    content = content_of(data[:HEAD_BYTES])
    match content:
        case Content.PDF:
            return Format.PDF
        case Content.HTML:
            return Format.HTML
        case Content.WEB_ARCHIVE:
            return _of_web_archive(data)
        case Content.PACKAGE:
            return _of_package(path, data, limits)
        case Content.COMPOUND:
            raise _against_compound(data)
        case Content.TEXT | Content.UNKNOWN:
            return _of_text(path, content)
        case _:
            raise HelpfulError(*_REFUSED[content])


def _of_package(path: PurePath, data: bytes, limits: Limits) -> Format:
    package = check_package(data, limits)
    if package in _OF_PACKAGE:
        return _OF_PACKAGE[package]
    if package is Package.OPEN_DOCUMENT:
        raise HelpfulError("It is an OpenDocument file.", _OPEN_DOCUMENT.get(path.suffix.lower(), _OLD_WRITING))
    raise HelpfulError(*_IN_PACKAGE[package])


def _against_compound(data: bytes) -> HelpfulError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected()
    for stream, what, to_do in _IN_COMPOUND:
        if stream.encode("utf-16-le") in data:
            return HelpfulError(what, to_do)
    return HelpfulError("It is in a format from before 2007.", _OLD_WRITING)


def _of_web_archive(data: bytes) -> Format:
    head = data[:HEAD_BYTES].lower()
    if b"multipart/related" in head or b"text/html" in head:
        return Format.MHTML
    raise HelpfulError("It is an e-mail.", _MAIL)


def _of_text(path: PurePath, content: Content) -> Format:
    promised = FORMATS.get(path.suffix.lower(), Format.TEXT)
    if promised in (Format.MARKDOWN, Format.TEXT, Format.HTML, Format.CSV):
        return promised  # bytes that are no text are refused when they are decoded
    if content is Content.TEXT:
        return Format.TEXT
    raise HelpfulError(
        f"It is not the {path.suffix.lower()} file that its name says, or it is damaged from its first byte.",
        "Open it in the program it was made with and save a new copy, or fetch it again.",
    )
