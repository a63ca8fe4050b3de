"""Single signs of a PDF's text: which are letters, which are white space, and which nobody can read."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from indexer.formats.text.decode import tidy

GOES_ON = "\xad"
"""A soft hyphen. It stays only at the end of a word, and says that the word goes on in the next line."""


class Kind(Enum):
    """What a sign is to a reader."""

    LETTER = auto()
    SPACE = auto()
    BOUND_SPACE = auto()  # no line ends here
    UNSEEN = auto()
    UNKNOWN = auto()


_SPACES = {*range(0x09, 0x0E), 0x20, 0x85, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x205F, 0x3000}
_UNSEEN = {0xFEFF, *range(0x200B, 0x2010), 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_PDFIUM_HYPHEN = 0x02  # PDFium's name for a hyphen at the end of a line
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BULLET = "•"


@lru_cache(maxsize=4096)
def kind_of(code: int) -> Kind:
    """What the sign with this number (Unicode, or what PDFium takes for it) is."""
    if code in _SPACES:
        return Kind.SPACE
    if code in (0xA0, 0x202F):
        return Kind.BOUND_SPACE
    if code in _UNSEEN or code in (0xFFFE, 0xFFFF):
        return Kind.UNSEEN
    if code == _PDFIUM_HYPHEN or 0xD800 <= code < 0xE000:
        return Kind.LETTER
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_private = 0xE000 <= code < 0xF900 and tidy(chr(code)) != _BULLET
    return Kind.UNKNOWN if is_control or is_private or code in (0xFFFC, 0xFFFD) else Kind.LETTER


def letters_of(codes: Sequence[int], bullets: bool) -> str:
    """The word that these signs make: ligatures taken apart, signs without a meaning left out.

    `bullets` says that the font draws bullets, whatever letters it gives them.
    """
    if bullets and len(codes) == 1:
        return _BULLET
    text = "".join(map(_letters, codes))
    if text.isascii() and text.isprintable():
        return text  # most words: nothing in it to put in order
    if any("\ud800" <= sign < "\ue000" for sign in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    body = tidy(text)
    return body.replace(GOES_ON, "") + (GOES_ON if body.endswith(GOES_ON) and len(body) > 1 else "")


@lru_cache(maxsize=4096)
def _letters(code: int) -> str:
    """What a sign adds to its word."""
    if kind_of(code) is not Kind.LETTER:
        return ""
    if code in (_PDFIUM_HYPHEN, 0x2010, 0x2011):
        return "-"
    return _LIGATURES.get(code) or chr(code)


def reads_leftwards(code: int) -> bool:
    """Whether the sign belongs to Hebrew, Arabic or another script that is read from right to left."""
    return 0x590 <= code < 0x900 or 0xFB1D <= code < 0xFE00 or 0xFE70 <= code < 0xFF00
