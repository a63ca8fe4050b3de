"""How text on slides is styled: its own say first, then the shape's, the layout's, the master's, the deck's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from xml.etree.ElementTree import Element

from indexer.formats.slides.deck import Slide
from indexer.formats.slides.package import NAMES, Part, number_in, qualified
from indexer.formats.slides.shapes import TITLES, Shape

DEEPEST_LEVEL = 8
_USUAL_SIZE = 1800  # hundredths of a point: what PowerPoint takes where nothing says
_BULLETS = tuple(map(qualified, ("a:buNone", "a:buChar", "a:buBlip", "a:buAutoNum")))


class Mark(Enum):
    """What stands before a paragraph."""

    NOTHING = auto()
    BULLET = auto()
    NUMBER = auto()


@dataclass(frozen=True)
class Look:
    """How a paragraph looks. `size` is in hundredths of a point; `numbering` is the a:buAutoNum in force."""

    mark: Mark = Mark.NOTHING
    size: int = _USUAL_SIZE
    is_bold: bool = False
    numbering: Element | None = None


@dataclass(frozen=True)
class Styles:
    """The list styles a shape's text follows, the nearest first."""

    lists: tuple[Element, ...] = ()

    def look_of(self, paragraph: Element) -> Look:
        """What the paragraph's mark is, and the size and weight of most of its text."""
        level = level_of(paragraph)
        own = paragraph.find("a:pPr", NAMES)
        properties = [own] if own is not None else []
        properties += [
            found for style in self.lists if (found := style.find(f"a:lvl{level + 1}pPr", NAMES)) is not None
        ]
        bullet = next((found for one in properties if (found := _bullet(one)) is not None), None)
        defaults = [found for one in properties if (found := one.find("a:defRPr", NAMES)) is not None]
        size, is_bold = _type_of(paragraph, defaults)
        return Look(_mark(bullet), size, is_bold, bullet)


def level_of(paragraph: Element) -> int:
    """How far in the paragraph stands, 0 being outermost."""
    return min(max(number_in(paragraph.find("a:pPr", NAMES), "lvl"), 0), DEEPEST_LEVEL)


def styles_of(shape: Shape, slide: Slide) -> Styles:
    """What the text in the shape follows (ECMA-376, 21.1.2.4 and 19.3.1.51)."""
    bodies = (element.find("p:txBody/a:lstStyle", NAMES) for element in (shape.element, *shape.models))
    lists = [style for style in bodies if style is not None]
    return Styles((*lists, *_master_styles(shape, slide)))


def styles_beside(slide: Slide) -> Styles:
    """What text in no placeholder follows, in a table for instance."""
    return Styles(tuple(_master_styles(Shape(slide.part.root), slide)))


def _master_styles(shape: Shape, slide: Slide) -> Iterator[Element]:
    kind = "p:titleStyle" if shape.kind in TITLES else "p:bodyStyle" if shape.placeholder else "p:otherStyle"
    styles = _find(slide.master, f"p:txStyles/{kind}")
    if styles is not None:
        yield styles
    if slide.deck.defaults is not None:
        yield slide.deck.defaults


def _find(part: Part | None, path: str) -> Element | None:
    return part.root.find(path, NAMES) if part else None


def _bullet(properties: Element) -> Element | None:
    return next((child for child in properties if child.tag in _BULLETS), None)


def _mark(bullet: Element | None) -> Mark:
    if bullet is None or bullet.tag == qualified("a:buNone"):
        return Mark.NOTHING
    return Mark.NUMBER if bullet.tag == qualified("a:buAutoNum") else Mark.BULLET


def _type_of(paragraph: Element, defaults: Sequence[Element]) -> tuple[int, bool]:
    """Size and weight of the run with the most text; bold only if every run with words is."""
    runs = [run for run in paragraph.iterfind("a:r", NAMES) if run.findtext("a:t", "", NAMES).strip()]
    own = [(len(run.findtext("a:t", "", NAMES)), run.find("a:rPr", NAMES)) for run in runs]
    longest = max(own, key=lambda one: one[0])[1] if own else None
    is_bold = all(_attribute("b", properties, defaults) in ("1", "true", "on") for _, properties in own)
    try:
        size = int(_attribute("sz", longest, defaults))
    except ValueError:
        size = _USUAL_SIZE
    return size, bool(own) and is_bold


def _attribute(name: str, own: Element | None, defaults: Sequence[Element]) -> str:
    properties = [own] if own is not None else []
    return next((value for one in [*properties, *defaults] if (value := one.get(name))), "")
