"""Words that a line's end parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.signs import GOES_ON
from indexer.formats.pdf.tables import LINE_END
from indexer.formats.pdf.text_lines import TextLine

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_PARTED_LINES = 0.025  # of all lines: more end in a hyphen where words are parted
_BEFORE_HYPHENS = frozenset(
    "one two three four five six seven eight nine ten twenty thirty forty fifty half part full well self non long short"
    " high low cross large small first second third multi co pre ex anti".split()
)
"""First parts that are written with a hyphen more often than without."""

_ENDINGS = re.compile(
    r"(?:[st]ion|ment|ship|it|ist|ism|ness|ance|ence|ure|ing|er|or|ive|al|our)s?|ities|ity|ly|ally|ily|ed|ted|ous|ful|ary"
    r"|ory|able|ible|ably|ibly|i[sz](?:e|es|ed|ing)|ation|ations|tive|cial|cally|tional|ties|ty|ries|ry|cies|cy"
)
"""Ends of words that are no words themselves."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document, in small letters, compounds whole and in parts; and whether it parts words at the
    ends of lines, or only lets compounds end there."""

    words: frozenset[str]
    parts_words: bool


def vocabulary_of(pages: Iterable[PageRecord]) -> Vocabulary:
    """The words of the pages without those that a line's end parts.

    A document is taken to part words if one that it parts stands in it elsewhere, or if many lines end in a hyphen.
    """
    texts = [text for page in pages for text in _texts(page)]
    found: set[str] = set()
    for text in texts:
        for word in _WORD.findall(_without_ends(text).lower()):
            found.update((word, *word.split("-")))
    lines = [line for text in texts for line in text.split(LINE_END)]
    ends = [last[1] for line in lines if (last := _LAST.search(line))]
    joins = any(f"{last}{first}".lower() in found for last, first in _pairs(lines))
    return Vocabulary(frozenset(found), joins or len(ends) > _PARTED_LINES * len(lines))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The halves of words that a line's end may part."""
    for line, following in pairwise(lines):
        if (last := _LAST.search(line)) and (first := _FIRST.match(following)):
            yield last[1], first[0]


def _texts(page: PageRecord) -> Iterator[str]:
    for part in page.parts:
        if isinstance(part, TextLine):
            yield part.text
        else:
            yield from (cell for row in part.rows for cell in row)


def join_lines(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """The lines of one text, with the words that they part put together."""
    text = ""
    for line in lines:
        if text.endswith(GOES_ON):
            text = text[:-1] + line
        elif (last := _LAST.search(text)) and (first := _FIRST.match(line)):
            keeps = _keeps_hyphen(last[1], first[0], vocabulary)
            text = (text if keeps else text[:-1]) + line
        else:
            text = f"{text} {line}" if text else line
    return text.removesuffix(GOES_ON)


def join_cell(cell: str, vocabulary: Vocabulary) -> str:
    return join_lines(cell.split(LINE_END), vocabulary)


def _keeps_hyphen(last: str, first: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen is the word's own.

    It is before a capital, and where the document has the compound elsewhere; it is not where the document has the
    joined word, or where what follows is only the end of one. Else it is if the first part is one that compounds
    begin with ("six-weekly"), if both parts are words of the document, or if the document parts no words.
    """
    last, joined, compound = last.lower(), f"{last}{first}".lower(), f"{last}-{first}".lower()
    if not first[0].islower() or compound in vocabulary.words:
        return True
    if joined in vocabulary.words or _ENDINGS.fullmatch(first):
        return False
    both = len(last) > 2 and last in vocabulary.words and first.lower() in vocabulary.words
    return last in _BEFORE_HYPHENS or both or not vocabulary.parts_words


def _without_ends(text: str) -> str:
    """The text without the half words at the ends of its lines."""
    return re.sub(rf"\S+[-{GOES_ON}](?:{LINE_END}\S*|$)", " ", text)
