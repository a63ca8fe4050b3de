"""In which order a person reads things laid out on a slide.

A recursive X-Y cut (Nagy and Seth, "Hierarchical representation of optically scanned documents", 1984): the widest
gap that runs through cuts first, so that what stands close together is read together: a column with its head, a
label with the text beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from indexer.formats.slides.neighbours import OVERLAP
from indexer.formats.slides.shapes import Rect

_MOST_CUT = 300
"""More things than this on one slide are read from the top down without looking for columns."""

T = TypeVar("T")


def in_reading_order(things: Iterable[T], rect_of: Callable[[T], Rect | None]) -> list[T]:
    """The things, top to bottom and left to right, columns together; those without a place last, as they came."""
    placed: list[tuple[Rect, T]] = []
    unplaced: list[T] = []
    for thing in things:
        rect = rect_of(thing)
        if rect is None:
            unplaced.append(thing)
        else:
            placed.append((rect, thing))
    if len(placed) > _MOST_CUT:
        return [thing for _, thing in sorted(placed, key=_by_line)] + unplaced
    return [thing for _, thing in _cut_up(placed)] + unplaced


def _cut_up(placed: list[tuple[Rect, T]]) -> list[tuple[Rect, T]]:
    done: list[tuple[Rect, T]] = []
    waiting = [placed]
    while waiting:
        part = waiting.pop()
        halves = _halves(part) if len(part) > 1 else None
        if halves:
            waiting += [halves[1], halves[0]]
        else:
            done += sorted(part, key=_by_line)
    return done


def _halves(part: Sequence[tuple[Rect, T]]) -> tuple[list[tuple[Rect, T]], list[tuple[Rect, T]]] | None:
    """The part cut at its widest gap; across rather than down where both are as wide; None if nothing parts it."""
    by_top = sorted(part, key=lambda one: one[0].top)
    by_left = sorted(part, key=lambda one: one[0].left)
    across, row = _widest_gap([(rect.top, rect.bottom) for rect, _ in by_top])
    down, column = _widest_gap([(rect.left, rect.right) for rect, _ in by_left])
    if max(across, down) < -OVERLAP:
        return None
    return (by_top[:row], by_top[row:]) if across >= down else (by_left[:column], by_left[column:])


def _widest_gap(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The width of the widest gap between spans sorted by their starts, and before which of them it is."""
    widest, before = -(2**40), 0
    reached = spans[0][1]
    for at, (start, end) in enumerate(spans[1:], start=1):
        if start - reached > widest:
            widest, before = start - reached, at
        reached = max(reached, end)
    return widest, before


def _by_line(one: tuple[Rect, object]) -> tuple[int, int]:
    return one[0].top // OVERLAP, one[0].left
