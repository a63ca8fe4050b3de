"""SmartArt: the texts of a diagram in the order of its outline."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from indexer.blocks import Item
from indexer.formats.slides.package import NAMES, Part, number_in
from indexer.formats.slides.text_lines import text_of
from indexer.markup import fold_space

_NODES = frozenset({"node", "asst"})
_DEEPEST = 8


def diagram_items(data: Part, page: int) -> list[Item]:
    """The texts of the data part (ECMA-376, 21.4.2) as items, nested as in its outline."""
    root = data.root
    points = {point.get("modelId", ""): point for point in root.iterfind("dgm:ptLst/dgm:pt", NAMES)}
    children = _children(root)
    tops = [key for key, point in points.items() if point.get("type") == "doc"]
    waiting = [(key, -1) for key in reversed([*tops, *(key for key in points if key not in tops)])]
    items: list[Item] = []
    seen: set[str] = set()
    while waiting:
        key, depth = waiting.pop()
        if key in seen or key not in points:
            continue
        seen.add(key)
        text = _text_of(points[key])
        if text:
            items.append(Item(text, min(max(depth, 0), _DEEPEST), None, page))
        inner = depth + bool(text or key in tops)
        waiting += [(child, inner) for child in reversed(children.get(key, []))]
    return items


def _children(root: Element) -> dict[str, list[str]]:
    """Which points stand under which, in order."""
    links = [link for link in root.iterfind("dgm:cxnLst/dgm:cxn", NAMES) if link.get("type", "parOf") == "parOf"]
    found: dict[str, list[str]] = {}
    for link in sorted(links, key=lambda link: number_in(link, "srcOrd")):
        found.setdefault(link.get("srcId", ""), []).append(link.get("destId", ""))
    return found


def _text_of(point: Element) -> str:
    """The words of a point; the others only place them, or stand in for words not yet typed."""
    if point.get("type", "node") not in _NODES:
        return ""
    if is_prompt(point):
        return ""
    return fold_space(" ".join(_paragraphs(point)))


def is_prompt(point: Element) -> bool:
    """Whether the point only shows "[Text]" for an author to type over."""
    settings = point.find("dgm:prSet", NAMES)
    return settings is not None and settings.get("phldr") in ("1", "true")


def _paragraphs(point: Element) -> Iterator[str]:
    for paragraph in point.iterfind("dgm:t/a:p", NAMES):
        yield text_of(paragraph)
