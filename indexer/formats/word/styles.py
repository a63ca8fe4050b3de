"""Styles: what part a paragraph plays, and how letters look, as inherited from style to style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from indexer.formats.word.elements import Element, W, at_path, is_on, number_of, value_of

_LONGEST_CHAIN = 20
_BODY_LEVEL = 9  # w:outlineLvl of what is no heading


class Role(Enum):
    """What part the paragraphs of a style play."""

    BODY = auto()
    HEADING = auto()
    TITLE = auto()  # and its second line
    LISTED = auto()  # an item even where no number or bullet is set
    IN_LIST = auto()  # goes on in an item where it follows one
    CONTENTS = auto()  # a line of a table of contents


@dataclass(frozen=True)
class Letters:
    """How letters look; None where nothing is said. `points` is their size."""

    bold: bool | None = None
    points: float | None = None
    hidden: bool | None = None

    def over(self, below: "Letters") -> "Letters":
        """These looks, and where they say nothing those `below`."""
        return Letters(
            below.bold if self.bold is None else self.bold,
            below.points if self.points is None else self.points,
            below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True)
class Style:
    """A style with all that it inherits. `level` is a heading's, 1 the outermost; measures are in twips (1/20 point).

    `list_number` and `list_level` are those of the list that its paragraphs stand in (w:numId, w:ilvl).
    """

    identifier: str = ""
    role: Role = Role.BODY
    level: int | None = None
    letters: Letters = field(default_factory=Letters)
    list_number: int | None = None
    list_level: int | None = None
    indent: int | None = None
    space_before: int | None = None
    space_after: int | None = None
    starts_page: bool | None = None


_INHERITED = ("list_number", "list_level", "indent", "space_before", "space_after", "starts_page")

_ROLES = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (Role.CONTENTS, r"(?:toc|index|contents|table of figures|table of authorities)(?: ?(?:\d|heading))*$"),
        (Role.TITLE, r"(?:sub)?title$"),
        (Role.LISTED, r"list ?(?:bullet|number)(?: ?\d)?$"),
        (Role.IN_LIST, r"list ?(?:paragraph|continue)(?: ?\d)?$"),
    )
)
_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|titolo|título|ttulo|kop|rubrik|overskrift|otsikko|nagłówek|pennawd)"
    r" ?([1-9])$",
    re.IGNORECASE,
)
"""Word writes the English name beside a localised identifier; other programs do not always."""


class StyleSheet:
    """The styles of a document, each looked up once."""

    def __init__(self, part: Element | None) -> None:
        styles = () if part is None else part.iter(f"{W}style")
        self._elements: dict[str, Element] = {style.get(f"{W}styleId", ""): style for style in styles}
        self._found: dict[str, Style] = {}
        defaults = at_path(part, "docDefaults")
        plain = Style(letters=letters_of(at_path(defaults, "rPrDefault/rPr")))
        self._plain = _with_paragraph_looks(plain, at_path(defaults, "pPrDefault/pPr"))
        self._normal = next((name for name, style in self._elements.items() if _is_default(style)), "")

    def style(self, identifier: str | None) -> Style:
        """The style of a paragraph; the default one where it has none or an unknown one."""
        name = identifier if identifier in self._elements else identifier or self._normal
        if name not in self._found:
            self._found[name] = self._inherited(name)
        return self._found[name]

    def letters(self, identifier: str | None) -> Letters:
        """What a character style says about letters, and nothing that comes from the document's defaults."""
        looks = Letters()
        for style in self._chain(identifier or ""):
            looks = looks.over(letters_of(at_path(style, "rPr")))
        return looks

    def _inherited(self, name: str) -> Style:
        found = replace(self._plain, identifier=name)
        chain = list(self._chain(name))
        for element in reversed(chain):
            found = replace(found, letters=letters_of(at_path(element, "rPr")).over(found.letters))
            found = _with_paragraph_looks(found, at_path(element, "pPr"))
        return _with_role(found, chain)

    def _chain(self, name: str) -> Iterator[Element]:
        """The style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._elements.get(name)
            if style is None:
                return
            yield style
            name = value_of(style, "basedOn") or ""


def letters_of(properties: Element | None) -> Letters:
    """What run properties (w:rPr) say themselves."""
    if properties is None or not len(properties):
        return Letters()
    half_points = number_of(properties, "sz")
    return Letters(
        is_on(properties, "b"), None if half_points is None else half_points / 2, is_on(properties, "vanish")
    )


def outline_level(properties: Element | None) -> int | None:
    """The heading level that paragraph properties set; 0 where they say that this is none; None if nothing."""
    outline = number_of(properties, "outlineLvl")
    if outline is None:
        return None
    return outline + 1 if 0 <= outline < _BODY_LEVEL else 0


def _with_paragraph_looks(below: Style, properties: Element | None) -> Style:
    if properties is None:
        return below
    own = Style(
        list_number=number_of(properties, "numPr/numId"),
        list_level=number_of(properties, "numPr/ilvl"),
        indent=indent_of(properties),
        space_before=number_of(properties, "spacing", "before"),
        space_after=number_of(properties, "spacing", "after"),
        starts_page=is_on(properties, "pageBreakBefore"),
    )
    said = {name: value for name in _INHERITED if (value := getattr(own, name)) is not None}
    return replace(below, **said)


def indent_of(properties: Element | None) -> int | None:
    """How far from the margin a paragraph starts, in twips."""
    left = number_of(properties, "ind", "left")
    return number_of(properties, "ind", "start") if left is None else left


def _with_role(style: Style, chain: list[Element]) -> Style:
    """The style with its role: what the nearest of its chain says, by outline level before name."""
    for element in chain or [None]:
        own_id = style.identifier if element is None else element.get(f"{W}styleId", "")
        names = (value_of(element, "name") or "", own_id)
        outline = outline_level(at_path(element, "pPr"))
        for role, pattern in _ROLES:
            if any(pattern.match(name) for name in names):
                second = any(name.lower().startswith("sub") for name in names)
                return replace(style, role=role, level=(1 + second) if role is Role.TITLE else None)
        if outline == 0:
            return style
        heading = next(filter(None, map(_HEADING.match, names)), None)
        if outline or heading:
            return replace(style, role=Role.HEADING, level=outline or int(heading[1] if heading else 1))
    return style


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") in ("1", "true", "on")
