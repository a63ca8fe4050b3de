"""Lines of text as they are kept once their page is closed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from indexer.formats.pdf.columns import Region
from indexer.formats.pdf.geometry import Box, around
from indexer.formats.pdf.markers import is_bullet, is_marker
from indexer.formats.pdf.rows import Segment, base_and_size, in_order, rows_of, text_of
from indexer.formats.pdf.tables import PageTable
from indexer.formats.pdf.words import Word

_FEW_LINES = 4
_CLEAR_GAP = 0.75  # of the size: wider than any blank; in fixed pitch that is 0.6

LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*…{2,}\s*")
"""The dots that lead from an entry to its page or its value."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where the lines of a region stand: its number on the page, its edges, the page's width, whether a column stands
    beside it, and whether its text runs up or down the page."""

    number: int
    left: float
    right: float
    page_width: float = 0
    in_column: bool = False
    is_sideways: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line. A `marker` that may stand before an item is not in `text`; `marked_clearly` says that the gap after
    it is wider than a blank, `start` is where the text begins. `first` is the width of what must
    stand on one line at its start: a word, as a rule. `colour` is that of all words, if they have only one;
    `cells` are the pieces between gaps that are wide enough to part columns."""

    text: str
    box: Box
    base: float
    size: float
    bold: bool
    start: float
    first: float
    room: Room
    marker: str = ""
    marked_clearly: bool = False
    colour: int | None = None
    cells: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The line with its marker."""
        return f"{self.marker} {self.text}".strip()

    @property
    def starts_small(self) -> bool:
        """Whether the first letter is a small one, behind a bracket or a quotation mark perhaps."""
        return starts_small(self.whole)


def starts_small(text: str) -> bool:
    return text.lstrip("([{'\"‘“")[:1].islower()


def has_leaders(line: TextLine) -> bool:
    """Whether dots lead to something further on in the line."""
    found = LEADERS.search(line.text)
    return found is not None and found.end() < len(line.text)


def lines_in(region: Region, number: int, page_width: float) -> list[TextLine | PageTable]:
    """The region's tables, and its segments as lines, downwards."""
    segments = [part for part in region.parts if isinstance(part, Segment)]
    found: list[tuple[float, TextLine | PageTable]] = []
    found += [(part.box.top, part) for part in region.parts if not isinstance(part, Segment)]
    if segments:
        rows = [list(row) for _, row in groupby(sorted(segments, key=_row_of), key=_row_of)]
        room = Room(number, min(part.box.left for part in segments), _right(rows), page_width, region.is_column)
        words = [in_order([word for part in row for word in part.words]) for row in rows]
        lines = (_line(some, room, _cells(row)) for some, row in zip(words, rows, strict=True))
        found += [(line.box.top, line) for line in lines if line.text]
    return [part for _, part in sorted(found, key=lambda pair: pair[0])]


def _cells(row: Sequence[Segment]) -> tuple[str, ...]:
    return tuple(text_of(part.words) for part in sorted(row, key=lambda part: part.box.left))


def _row_of(part: Segment) -> int:
    return part.row


def _right(rows: Sequence[Sequence[Segment]]) -> float:
    """The right edge of a region: that of its lines which go on in the next one, since others may stick out; of all
    lines if too few do."""
    edges = [max(part.box.right for part in row) for row in rows]
    going_on = [edge for edge, below in zip(edges, rows[1:], strict=False) if starts_small(below[0].words[0].text)]
    return max(going_on if len(going_on) >= _FEW_LINES else edges)


def sideways_lines(words: Iterable[Word], number: int, page_width: float) -> list[TextLine]:
    """The lines of text that runs up or down a page, in its own direction."""
    rows = rows_of(words)
    if not rows:
        return []
    box = around([word.box for row in rows for word in row])
    room = Room(number, box.left, box.right, page_width, is_sideways=True)
    return [line for line in (_line(row, room) for row in rows) if line.text]


def _line(words: Sequence[Word], room: Room, cells: tuple[str, ...] = ()) -> TextLine:
    marker, clearly = _marker(words)
    texts = words[1:] if marker else words
    base, size = base_and_size(words)
    bound = list(takewhile(lambda word: word.bound, texts[1:]))
    letters = [word for word in texts if any(sign.isalnum() for sign in word.text)]
    return TextLine(
        text_of(texts),
        around([word.box for word in words]),
        base,
        size,
        bool(letters) and all(word.bold for word in letters),
        texts[0].box.left,
        (bound or texts)[-1 if bound else 0].box.right - texts[0].box.left,
        room,
        marker,
        clearly,
        texts[0].colour if len({word.colour for word in texts}) == 1 else None,
        cells,
    )


def _marker(words: Sequence[Word]) -> tuple[str, bool]:
    """The marker that the words begin with, and whether a clear gap follows it."""
    says_something = any(sign.isalpha() for word in words[1:] for sign in word.text)
    if not says_something or not is_marker(words[0].text):
        return "", False
    first, second = words[:2]
    gap = second.box.left - first.box.right
    clearly = gap > _CLEAR_GAP * second.size
    if is_bullet(first.text):
        return first.text, True
    if first.text == "o":
        return ("◦", True) if clearly or first.font != second.font else ("", False)
    if first.text.isdigit() and not clearly:
        return "", False
    return first.text, clearly
