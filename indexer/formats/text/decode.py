"""From bytes to text: the encoding found, newlines and odd characters put in order."""

import codecs
import re

from knowledge.errors import HelpfulError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BRITISH = frozenset("£€‘’‚“”„–—…•·°©®™§±×¼½¾¹²³†‡«»´¨àáâäçèéêëìíîïñòóôöùúûüÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÚÛÜ\xa0\xad")
_MOST_CONTROLS = 0.1
_STRAY = {0xDC00 + byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0x100)}
_NEWLINES = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_DROPPED = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF) if chr(code) not in "\n\t\f"}
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0FC, 0xF0D8, 0xF0A8, 0xF076, 0xF06E, 0xF071), "•")
_TIDY = {**_DROPPED, **_BULLETS}


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32 with a byte order mark, Windows-1252, or the best guess.

    The text comes back tidy (see `tidy`). Raises HelpfulError for a file that is empty, that is not text, or
    whose encoding cannot be told.
    """
    text = _decoded(data)
    if _share_of_controls(text) > _MOST_CONTROLS:
        raise _not_text()
    if not (tidied := tidy(text)).strip():
        raise HelpfulError("The file is empty.", "Put some text into it, or take it out of the folder.")
    return tidied


def tidy(text: str) -> str:
    """`text` with "\\n" as its only newline, without other control characters, and Word's bullets as "•".

    Tabs and form feeds stay. The bullets are the private-use characters that stand for Symbol and Wingdings.
    """
    if text.isprintable():
        return text  # nothing of what is changed counts as printable
    return _NEWLINES.sub("\n", text).translate(_TIDY)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        raise _not_text()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf_8(data) or _windows_1252(data) or _best_guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise HelpfulError(
            f"The file says that it is {encoding.removesuffix('-sig').upper()} text, but it is damaged.",
            "Open it in the program it was written with and save it once more, as UTF-8.",
        ) from error


def _mostly_utf_8(data: bytes) -> str | None:
    """The text if stray bytes in it are outnumbered by letters in UTF-8, else None.

    Pages put together from two sources look like this; their stray bytes are read as Windows-1252.
    """
    text = data.decode("utf-8", "surrogateescape")
    stray = sum(ord(sign) in _STRAY for sign in text)
    return text.translate(_STRAY) if sum(not sign.isascii() for sign in text) > 2 * stray else None


def _windows_1252(data: bytes) -> str | None:
    """The text if it reads as Windows-1252 with no sign a British office would not write, else None.

    A guess by statistics often goes wrong on the handful of pound signs and curly quotes in English text.
    """
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    return text if all(sign.isascii() or sign in _BRITISH for sign in set(text)) else None


def _best_guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise _not_text()
    return str(best)


def _share_of_controls(text: str) -> float:
    lines = _NEWLINES.sub("\n", text)
    return (len(lines) - len(lines.translate(_DROPPED))) / max(len(lines), 1)


def _not_text() -> HelpfulError:
    return HelpfulError(
        "The file does not hold text, or holds it in an unknown encoding.",
        "Open it in the program it was written with and save it as text, in UTF-8.",
    )
