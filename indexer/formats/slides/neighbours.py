"""How two things on a slide stand to each other."""

from indexer.formats.slides.shapes import Rect

OVERLAP = 90_000
"""EMU (a tenth of an inch) by which frames may overlap and still stand apart: their edges are empty."""
_CLOSE = 500_000
"""EMU (about half an inch) that may lie between a heading and what it heads."""


def stands_under(rect: Rect | None, head: Rect | None) -> bool:
    """Whether the first lies below the second, in its column."""
    if rect is None or head is None or not _is_below(rect, head):
        return False
    return _shared_width(rect, head) * 2 >= rect.width


def is_right_below(rect: Rect | None, head: Rect | None) -> bool:
    """Whether the first begins where the second ends, however wide either is."""
    if rect is None or head is None or not _is_below(rect, head) or rect.top - head.bottom > _CLOSE:
        return False
    return _shared_width(rect, head) * 2 >= min(rect.width, head.width)


def _is_below(rect: Rect, head: Rect) -> bool:
    return rect.top - head.bottom >= -OVERLAP


def _shared_width(rect: Rect, head: Rect) -> int:
    return min(rect.right, head.right) - max(rect.left, head.left)
