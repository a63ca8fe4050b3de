"""Words that a line's end parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.signs import GOES_ON
from indexer.formats.pdf.tables import LINE_END
from indexer.formats.pdf.text_lines import TextLine
from indexer.hyphens import Vocabulary, keeps_hyphen, words_in

_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_PARTED_LINES = 0.025  # of all lines: more end in a hyphen where words are parted


def vocabulary_of(pages: Iterable[PageRecord]) -> Vocabulary:
    """The words of the pages without those that a line's end parts.

    A document is taken to part words if one that it parts stands in it elsewhere, or if many lines end in a hyphen.
    """
    texts = [text for page in pages for text in _texts(page)]
    found = words_in(map(_without_ends, texts))
    lines = [line for text in texts for line in text.split(LINE_END)]
    ends = [last[1] for line in lines if (last := _LAST.search(line))]
    joins = any(f"{last}{first}".lower() in found for last, first in _pairs(lines))
    return Vocabulary(found, joins or len(ends) > _PARTED_LINES * len(lines))


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
            keeps = keeps_hyphen(last[1], first[0], vocabulary)
            text = (text if keeps else text[:-1]) + line
        else:
            text = f"{text} {line}" if text else line
    return text.removesuffix(GOES_ON)


def join_cell(cell: str, vocabulary: Vocabulary) -> str:
    return join_lines(cell.split(LINE_END), vocabulary)


def _without_ends(text: str) -> str:
    """The text without the half words at the ends of its lines."""
    return re.sub(rf"\S+[-{GOES_ON}](?:{LINE_END}\S*|$)", " ", text)
