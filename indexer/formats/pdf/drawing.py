"""What is drawn on a page besides its letters: rules, shaded areas, pictures."""

from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from indexer.formats.pdf.geometry import Box, Frame
from indexer.formats.pdf.open_file import OpenPage

_THIN = 3.0  # points: a rectangle no thicker is a rule
_SHORTEST = 4.0  # points: nothing shorter is part of a table's rule, dashes apart
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000  # of one path, more is a map or a chart
_DEEPEST = 4
_Matrix = tuple[float, float, float, float, float, float]
_AS_IS: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Shade:
    """An area filled with one colour (red, green, blue, opacity from 0 to 255)."""

    box: Box
    colour: tuple[int, int, int, int]


@dataclass
class Drawing:
    """Rules as thin boxes, lying and standing; shades in the order in which they are painted; and pictures."""

    lying: list[Box] = field(default_factory=list)
    standing: list[Box] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shapes: int = 0


def read_drawing(page: OpenPage, frame: Frame) -> Drawing:
    """The drawing in the turn of `frame`; of a page with very many objects only the first ones."""
    drawing = Drawing()
    for shown, kind, matrix in _objects(page.page):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            if (box := _bounds(shown, matrix, frame)) is not None:
                drawing.pictures.append(box)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(drawing, shown, matrix, frame)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            drawing.shapes += 1
    return drawing


def _objects(page: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """The objects on the page and in its forms, with what moves a form's objects to their place on the page."""
    left = _MOST_OBJECTS
    waiting = [(page, raw.FPDFPage_GetObject, raw.FPDFPage_CountObjects(page), _AS_IS, 0)]
    while waiting:
        holder, get, count, matrix, depth = waiting.pop()
        for index in range(min(int(count), left)):
            left -= 1
            shown = get(holder, index)
            kind = int(raw.FPDFPageObj_GetType(shown)) if shown else 0
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(_matrix(shown), matrix)
                inside = int(raw.FPDFFormObj_CountObjects(shown))
                waiting.append((shown, raw.FPDFFormObj_GetObject, inside, inner, depth + 1))
            elif kind:
                yield shown, kind, matrix


def _take_path(drawing: Drawing, path: Any, matrix: _Matrix, frame: Frame) -> None:
    drawing.shapes += 1
    filling, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, filling, stroked)
    bounds = _bounds(path, matrix, frame)
    if bounds is None or not (filling.value or stroked.value):
        return
    if min(bounds.width, bounds.height) <= _THIN:
        _take_rule(drawing, bounds)
        return
    if filling.value and int(raw.FPDFPath_CountSegments(path)) <= 6:
        drawing.shades.append(Shade(bounds, _colour(path)))
    if stroked.value:
        for rule in _edges(path, matrix, frame):
            _take_rule(drawing, rule)


def _take_rule(drawing: Drawing, rule: Box) -> None:
    if rule.height <= _THIN and rule.width >= rule.height:
        drawing.lying.append(rule)
    elif rule.width <= _THIN:
        drawing.standing.append(rule)


def _edges(path: Any, matrix: _Matrix, frame: Frame) -> Iterator[Box]:
    """The straight, upright pieces of a path as boxes without thickness."""
    own = _times(_matrix(path), matrix)
    x, y = c_float(), c_float()
    start = last = (0.0, 0.0)
    for index in range(min(int(raw.FPDFPath_CountSegments(path)), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = frame.point(*_moved(x.value, y.value, own))
        kind = int(raw.FPDFPathSegment_GetType(segment))
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield from _upright(last, here)
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _upright(here, start)
        last = here


def _upright(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    box = Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    if min(box.width, box.height) < 1 and max(box.width, box.height) >= _SHORTEST:
        yield box


def _bounds(shown: Any, matrix: _Matrix, frame: Frame) -> Box | None:
    """Where an object stands; None if it is off the page."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(shown, left, bottom, right, top):
        return None
    corners = [_moved(x.value, y.value, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    seen = box.right > 0 and box.bottom > 0 and box.left < frame.width and box.top < frame.height
    return box if seen else None


def _colour(path: Any) -> tuple[int, int, int, int]:
    parts = [c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *parts)
    red, green, blue, opacity = (int(part.value) for part in parts)
    return red, green, blue, opacity


def _matrix(shown: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shown, found):
        return _AS_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """The matrix that does what `one` does, then what `other` does."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
