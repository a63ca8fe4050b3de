"""A text without the marks of conversion and layout, each character knowing where it stood."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from indexer.read_terms.labels import topics_of

_DASHES = dict.fromkeys("‐‑⁃−", "-") | dict.fromkeys("‒—―", "–")
_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"'}
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and blanks without width
_FRACTION_SIGNS = "½¼¾⅓⅔⅕⅖⅗⅘"


@dataclass(frozen=True)
class PlainText:
    """`text`, and for each of its characters the place in `source` where it stood."""

    source: str
    text: str
    places: tuple[int, ...]

    def words_at(self, start: int, end: int) -> str:
        """The words of the source that text[start:end] came from, exactly as they stand there."""
        return self.source[self.places[start] : self.places[end - 1] + 1] if start < end else ""

    def replaced(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> "PlainText":
        """The same with what `pattern` finds replaced by no more characters than were there."""
        text: list[str] = []
        places: list[int] = []
        done = 0
        for found in pattern.finditer(self.text):
            put = new(found) if callable(new) else new
            text += [self.text[done : found.start()], put]
            places += self.places[done : found.start()]
            kept = found.start() + len(put)
            places += [*self.places[found.start() : kept - 1], self.places[found.end() - 1]] if put else []
            done = found.end()
        text.append(self.text[done:])
        places += self.places[done:]
        return PlainText(self.source, "".join(text), tuple(places))


def plain_text(source: str) -> PlainText:
    """`source` with letters printed apart put together, words broken at line ends joined, emphasis and tags taken
    out, dashes and quotes of one kind, and single blanks. Line ends stay."""
    found = _by_character(source)
    for pattern, new in _MENDING:
        found = found.replaced(pattern, new)
    return found


def _by_character(source: str) -> PlainText:
    text: list[str] = []
    places: list[int] = []
    for at, character in enumerate(source):
        put = _as_written(character)
        text.append(put)
        places += [at] * len(put)
    return PlainText(source, "".join(text), tuple(places))


def _as_written(character: str) -> str:
    """The character in its plain form: ligatures as letters, wide digits as digits, one kind of dash and quote."""
    if character.isascii() or character in _FRACTION_SIGNS:
        return character
    if character in _NOTHING:
        return ""
    if character.isspace():
        return "\n" if character in "\u2028\u2029\u0085" else " "
    plain = _DASHES.get(character) or _QUOTES.get(character)
    return plain or unicodedata.normalize("NFKC", character)


def _without_gaps(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def _label(found: re.Match[str]) -> str:
    return found["label"] + (":" if topics_of(found["label"]) else "")


def _broken_word(found: re.Match[str]) -> str:
    """Two halves of a word; the hyphen stays where it belongs to the word ("vice-", "co-", "six-")."""
    return found["before"] + ("-" if found["before"].casefold() in _KEEPS_HYPHEN else "")


_KEEPS_HYPHEN = frozenset(
    "co vice sub half non bi semi to in face three four five six seven eight nine ten twelve two one decision".split()
)
_SPACED_LETTERS = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])")
_LINE_TAG = re.compile(r"<br\s*/?>|</(?:p|li|div|tr)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z]\w{0,9}(?: [^<>\n]{0,200})?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_BOLD_LABEL = re.compile(r"\*\*(?P<label>[^*\n:]{2,40}):?\*\*:?(?= \S)")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{0,300}\)")
_BROKEN_WORD = re.compile(r"\b(?P<before>[^\W\d_]+)-[ \t]*\n[ \t]*(?=[a-z])")
_MENDING: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\r\n?"), "\n"),
    (_SPACED_LETTERS, _without_gaps),
    (_LINE_TAG, "\n"),
    (_TAG, " "),
    (_LINK, lambda found: found[1]),
    (_BOLD_LABEL, _label),
    (_EMPHASIS, ""),
    (_BROKEN_WORD, _broken_word),
    (re.compile(r"(?<=\S)(?: {3,}| *\t\s*?)(?=\S)"), "\t"),  # a column of a table set with blanks
    (re.compile(r" {2,}"), " "),
    (re.compile(r" *\n *"), "\n"),
    (re.compile(r" (?=[,.;:)])|(?<=\() "), ""),
)
