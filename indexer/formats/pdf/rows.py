"""Words side by side: rows of a page, and the segments between their wide gaps."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.formats.pdf.geometry import Box, around
from indexer.formats.pdf.markers import is_bullet, is_marker
from indexer.formats.pdf.words import Word

_SAME_ROW = 0.55  # of the smaller size: how far the lines under two words may lie apart in one row
_RAISED_ROW = 0.45  # of the larger size
_WIDE = 1.0  # of the size: a gap that may part columns
_BLANK = 0.15  # of the size: a gap that a reader takes for a blank
_TWICE = 0.2  # of the size: the same word again this near was drawn twice to look bold
_RAISED = 0.15  # of the size
_SMALLER = 0.85


@dataclass(slots=True)
class Segment:
    """Words of one row without a wide gap between them; `row` counts the rows of the page downwards."""

    words: list[Word]
    box: Box
    base: float
    size: float
    row: int

    @property
    def is_marker(self) -> bool:
        """Whether it is nothing but what may stand before an item."""
        return len(self.words) == 1 and is_marker(self.words[0].text)

    @property
    def is_bullet(self) -> bool:
        return len(self.words) == 1 and is_bullet(self.words[0].text)


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words row by row downwards, each row in reading order, what was drawn twice counted once."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        last = rows[-1] if rows else None
        if last and word.base - last[0].base <= _reach(word.size, max(other.size for other in last[-8:])):
            last.append(word)
        else:
            rows.append([word])
    return [_once(in_order(row)) for row in rows]


def _reach(one: float, other: float) -> float:
    """How far the lines under two words of these sizes may lie apart in one row: raised figures reach further."""
    smaller, larger = sorted((one, other))
    return max(_SAME_ROW * smaller, _RAISED_ROW * larger if smaller > 0.5 * larger else 0)


def segments_of(words: Iterable[Word]) -> list[Segment]:
    """The segments of all rows."""
    found: list[Segment] = []
    for number, row in enumerate(rows_of(words)):
        run: list[Word] = []
        for word in row:
            if run and not _go_together(run, word):
                found.append(segment_from(run, number))
                run = []
            run.append(word)
        if run:
            found.append(segment_from(run, number))
    return found


def segment_from(words: list[Word], row: int) -> Segment:
    base, size = base_and_size(words)
    return Segment(words, around([word.box for word in words]), base, size, row)


def base_and_size(words: Sequence[Word]) -> tuple[float, float]:
    """The line under most of the signs in a row, and their size."""
    signs: Counter[tuple[float, float]] = Counter()
    for word in words:
        signs[word.base, word.size] += len(word.text)
    return signs.most_common(1)[0][0]


def text_of(words: Sequence[Word]) -> str:
    """The words of one row as text."""
    parts: list[str] = []
    for at, word in enumerate(words):
        if at and _has_blank(words[at - 1], word):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def _go_together(run: list[Word], word: Word) -> bool:
    size = max(run[-1].size, word.size)
    return max(word.box.left - run[-1].box.right, run[-1].box.left - word.box.right) <= _WIDE * size


def in_order(row: Sequence[Word]) -> list[Word]:
    """The words of a row from left to right, or the other way where most signs are of a script that is read so."""
    leftwards = sum(_reads_leftwards(word.text) for word in row) * 2 > len(row)
    return sorted(row, key=lambda word: -word.box.right if leftwards else word.box.left)


def _reads_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text if not sign.isascii())


def _once(row: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in row:
        double = next((other for other in kept[-3:] if other.text == word.text and _in_one_place(other, word)), None)
        if double:
            double.bold = True
        else:
            kept.append(word)
    return kept


def _in_one_place(one: Word, other: Word) -> bool:
    near = _TWICE * max(one.size, other.size)
    return abs(one.box.left - other.box.left) < near and abs(one.box.right - other.box.right) < near


def _has_blank(before: Word, word: Word) -> bool:
    """Whether a reader sees a blank: one is written, the gap is wide, or a note's mark is raised after a figure."""
    size = min(before.size, word.size)
    gap = max(word.box.left - before.box.right, before.box.left - word.box.right)
    if word.size < _SMALLER * before.size and before.base - word.base > _RAISED * before.size:
        return word.text[0].isdigit() or word.text[0] in "[*†"
    return (word.spaced and gap > -_BLANK * size) or gap > _BLANK * size
