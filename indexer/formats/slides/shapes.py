"""The shapes of a slide: where they stand, what they are, and what is in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from indexer.formats.slides.deck import Slide
from indexer.formats.slides.package import NAMES, Part, is_on, number_in, qualified

TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
"""Placeholders that say the same on every slide (ECMA-376, 19.7.10, ST_PlaceholderType)."""

_DEEPEST_GROUP = 30
_SHAPES = frozenset(map(qualified, ("p:sp", "p:pic", "p:graphicFrame", "p:grpSp")))


@dataclass(frozen=True)
class Rect:
    """Where something stands, in EMU from the slide's top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True)
class Frame:
    """The measure inside a group, as seen from the slide: where its zero lies, and how long its units are."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def place(self, rect: Rect | None) -> Rect | None:
        """Where on the slide something in the group stands."""
        if rect is None:
            return None
        left, top = self.left + rect.left * self.across, self.top + rect.top * self.down
        return Rect(round(left), round(top), round(rect.width * self.across), round(rect.height * self.down))


@dataclass(frozen=True)
class Placeholder:
    """What of its layout a shape fills; `kind` as ST_PlaceholderType names it."""

    kind: str
    index: str


@dataclass(frozen=True)
class Shape:
    """One shape. `children` are a group's; `models` are the shapes of layout and master that a placeholder follows."""

    element: Element
    rect: Rect | None = None
    placeholder: Placeholder | None = None
    models: tuple[Element, ...] = ()
    children: tuple["Shape", ...] = ()

    @property
    def kind(self) -> str:
        return self.placeholder.kind if self.placeholder else ""


def shapes_of(slide: Slide) -> tuple[Shape, ...]:
    """The shapes shown on the slide in their stacking order; without those hidden or beside the slide."""
    tree = slide.part.root.find("p:cSld/p:spTree", NAMES)
    found = _shapes_in(tree, slide, Frame(), 0) if tree is not None else ()
    return tuple(shape for shape in found if _is_on_slide(shape, slide))


def every(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """The shapes and all that are grouped in them."""
    for shape in shapes:
        yield shape
        yield from every(shape.children)


def _shapes_in(tree: Element, slide: Slide, frame: Frame, depth: int) -> Iterator[Shape]:
    for element in _readable(tree):
        if _is_hidden(element):
            continue
        if element.tag == qualified("p:grpSp"):
            inside = _shapes_in(element, slide, _frame_in(element, frame), depth + 1)
            yield Shape(
                element, frame.place(_rect_of(element)), children=tuple(inside) if depth < _DEEPEST_GROUP else ()
            )
        else:
            yield _shape(element, slide, frame)


def _frame_in(group: Element, frame: Frame) -> Frame:
    """The measure inside a group (ECMA-376, 20.1.7.5): its children's own extent is stretched over the group's."""
    inner = group.find("p:grpSpPr/a:xfrm/a:chOff", NAMES), group.find("p:grpSpPr/a:xfrm/a:chExt", NAMES)
    outer = _rect_of(group)
    width, height = number_in(inner[1], "cx"), number_in(inner[1], "cy")
    if outer is None or width <= 0 or height <= 0:
        return frame
    across, down = outer.width / width, outer.height / height
    left = frame.left + frame.across * (outer.left - across * number_in(inner[0], "x"))
    top = frame.top + frame.down * (outer.top - down * number_in(inner[0], "y"))
    return Frame(left, top, frame.across * across, frame.down * down)


def _readable(tree: Element) -> Iterator[Element]:
    """The shape elements; of alternatives the first with shapes in it, which says most."""
    for child in tree:
        if child.tag in _SHAPES:
            yield child
        elif child.tag == qualified("mc:AlternateContent"):
            branches = ([part for part in branch if part.tag in _SHAPES] for branch in child)
            yield from next(filter(None, branches), [])


def _shape(element: Element, slide: Slide, frame: Frame) -> Shape:
    marked = element.find("*/p:nvPr/p:ph", NAMES)
    own = frame.place(_rect_of(element))
    if marked is None:
        return Shape(element, own)
    placeholder = _placeholder(marked)
    models = tuple(_models(placeholder, slide))
    rects = (own, *map(_rect_of, models))
    return Shape(element, next(filter(None, rects), None), placeholder, models)


def _placeholder(marked: Element) -> Placeholder:
    return Placeholder(marked.get("type", "obj"), marked.get("idx", "0"))


def _models(placeholder: Placeholder, slide: Slide) -> Iterator[Element]:
    """The layout's placeholder with the same index, else of the same kind; then the master's of that kind."""
    kind = placeholder.kind
    if model := _model(slide.layout, placeholder):
        kind = model[0].kind
        yield model[1]
    on_master = "title" if kind in TITLES else kind if kind in FURNITURE else "body"
    if model := _model(slide.master, Placeholder(on_master, "")):
        yield model[1]


def _model(part: Part | None, wanted: Placeholder) -> tuple[Placeholder, Element] | None:
    elements = part.root.iterfind("p:cSld/p:spTree/p:sp", NAMES) if part else ()
    marked = ((element.find("*/p:nvPr/p:ph", NAMES), element) for element in elements)
    found = [(_placeholder(mark), element) for mark, element in marked if mark is not None]
    is_title = wanted.kind in TITLES
    alike = [model for model in found if (model[0].kind in TITLES) == is_title]
    by_index = (model for model in alike if not is_title and wanted.index and model[0].index == wanted.index)
    by_kind = (model for model in alike if is_title or model[0].kind == wanted.kind)
    return next(by_index, None) or next(by_kind, None)


def _rect_of(element: Element) -> Rect | None:
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        place = element.find(path, NAMES)
        if place is not None:
            offset, extent = place.find("a:off", NAMES), place.find("a:ext", NAMES)
            numbers = (number_in(offset, "x"), number_in(offset, "y"), number_in(extent, "cx"), number_in(extent, "cy"))
            return Rect(*numbers) if any(numbers) else None
    return None


def _is_hidden(element: Element) -> bool:
    return is_on(element.find("*/p:cNvPr", NAMES), "hidden")


def _is_on_slide(shape: Shape, slide: Slide) -> bool:
    """Authors park notes to themselves beside the slide."""
    rect, width, height = shape.rect, slide.deck.width, slide.deck.height
    if rect is None or not width or not height:
        return True
    return rect.left < width and rect.top < height and rect.right >= 0 and rect.bottom >= 0
