"""What a file's first bytes say it is, whatever its name says."""

import re
from enum import Enum, auto

HEAD_BYTES = 4096


class Content(Enum):
    """What bytes look like."""

    PDF = auto()
    PACKAGE = auto()  # a zip file: Word, PowerPoint, Excel, OpenDocument, or just an archive
    COMPOUND = auto()  # Office before 2007, and files that Office has encrypted
    RICH_TEXT = auto()
    HTML = auto()
    WEB_ARCHIVE = auto()  # MHTML, and e-mails
    OFFICE_XML = auto()  # Word 2003 XML, flat OpenDocument
    PICTURE = auto()
    RECORDING = auto()
    ARCHIVE = auto()
    PROGRAM = auto()
    TEXT = auto()
    UNKNOWN = auto()
    EMPTY = auto()


_SIGNATURES = (
    (Content.PACKAGE, (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")),
    (Content.COMPOUND, (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    (Content.RICH_TEXT, (b"{\\rtf",)),
    (
        Content.PICTURE,
        (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00", b"8BPS"),
    ),
    (Content.RECORDING, (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"FLV", b"0&\xb2u\x8ef\xcf\x11")),
    (
        Content.ARCHIVE,
        (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd", b"MSCF"),
    ),
    (Content.PROGRAM, (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3", b"\xcf\xfa\xed\xfe")),
)
_NEVER_IN_TEXT = {Content.PICTURE: b"BM", Content.PROGRAM: b"MZ"}  # two letters: a text may begin so
_PDF = re.compile(rb"%PDF-\d")
_BEFORE_TAGS = rb"(?>\s|<\?xml[^>]*>|<!--.*?-->)*+"
_HTML = re.compile(_BEFORE_TAGS + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_OFFICE_XML = re.compile(
    _BEFORE_TAGS + rb"(?:<\?mso-application|<(?:office:document|w:wordDocument|pkg:package)\b)", re.DOTALL
)
_MAIL_HEADER = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def content_of(head: bytes) -> Content:
    """What the file that begins with `head` (HEAD_BYTES of it, or all) is."""
    if not head.strip(b"\0 \t\r\n"):
        return Content.EMPTY
    for content, beginnings in _SIGNATURES:
        for beginning in beginnings:
            if head.startswith(beginning) and not (beginning == _NEVER_IN_TEXT.get(content) and _is_text(head)):
                return content
    if _is_moving_or_still_picture(head):
        return Content.PICTURE if head[8:12] in (b"heic", b"avif", b"mif1", b"WEBP") else Content.RECORDING
    return _content_of_text(_as_utf_8(head))


def _is_moving_or_still_picture(head: bytes) -> bool:
    """The two families of containers that name their content a few bytes in: RIFF, and ISO base media (MP4)."""
    return head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI ", b"WEBP"))


def _content_of_text(head: bytes) -> Content:
    if _PDF.search(head[:1024]) and (head.startswith(b"%PDF-") or not _is_text(head)):
        return Content.PDF
    if _OFFICE_XML.match(head):
        return Content.OFFICE_XML
    if _HTML.match(head):
        return Content.HTML
    if _MAIL_HEADER.match(head):
        return Content.WEB_ARCHIVE
    return Content.TEXT if _is_text(head) else Content.UNKNOWN


def _as_utf_8(head: bytes) -> bytes:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").encode()
    return head


def _is_text(head: bytes) -> bool:
    """Whether hardly any byte is a control character."""
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1b" for byte in head)
    return b"\0" not in head and controls * 20 <= len(head)
