"""What stands beside each other: columns of text, or the columns of a table."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from indexer.formats.pdf.markers import is_bullet
from indexer.formats.pdf.rows import Segment

_FEWEST = 3  # lines on a side, and rows that a table must show
_WORDS = 2.5  # a line of text has more, on average
_SMALL_STARTS = 0.25  # of the lines of running text begin with a small letter
_BULLETS = 0.2
_PARTING = 1.15  # of the usual distance of two lines
_MOSTLY = 0.8


class Beside(Enum):
    """How two sides of a gutter are read."""

    COLUMNS = auto()
    TABLE = auto()
    NEITHER = auto()


def judge(left: Sequence[Segment], right: Sequence[Segment]) -> Beside:
    """Columns where both sides read like text; a table where the rows on both sides go together."""
    if min(len(left), len(right)) < _FEWEST:
        return Beside.COLUMNS if _is_prose(left) and _is_prose(right) else Beside.NEITHER
    rows_left, rows_right = {part.row for part in left}, {part.row for part in right}
    common = len(rows_left & rows_right)
    share = common / min(len(rows_left), len(rows_right))
    if _share_gaps(left, right):
        return Beside.TABLE
    proses = _is_prose(left) + _is_prose(right)
    if proses == 2 or (proses == 1 and share < _MOSTLY) or (proses == 0 and share < 0.5):
        return Beside.COLUMNS
    return Beside.TABLE if common >= _FEWEST else Beside.NEITHER


def _is_prose(side: Sequence[Segment]) -> bool:
    """Whether the lines read on: several words each, many lines beginning small; or items of a list."""
    bullets = sum(is_bullet(part.words[0].text) for part in side)
    if bullets >= _BULLETS * len(side):
        return True
    small = sum(part.words[0].text[:1].islower() for part in side)
    words = sum(len(part.words) for part in side)
    return words >= _WORDS * len(side) and small >= _SMALL_STARTS * len(side)


def _share_gaps(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether wide gaps come at the same rows on both sides, twice at least: rows of cells with several lines."""
    first = max(min(part.row for part in left), min(part.row for part in right))
    last = min(max(part.row for part in left), max(part.row for part in right))
    left, right = ([part for part in side if first <= part.row <= last] for side in (left, right))
    if not left or not right or left[0].row != right[0].row:
        return False
    one, other = _rows_after_gaps(left), _rows_after_gaps(right)
    shared = len(one & other)
    return shared >= 2 and shared >= _MOSTLY * min(len(one), len(other))


def _rows_after_gaps(side: Sequence[Segment]) -> set[int]:
    steps = [(below.row, below.base - above.base) for above, below in pairwise(sorted(side, key=lambda p: p.base))]
    steps = [(row, step) for row, step in steps if step > 1]
    usual = min((step for _, step in steps), default=0)
    after = {row for row, step in steps if step > _PARTING * usual}
    return after if len(after) < len(steps) else set()  # all lines far apart: there are no cells of several lines
