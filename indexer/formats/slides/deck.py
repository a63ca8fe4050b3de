"""A presentation's slides in their order, each with its layout and master."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from indexer.formats.slides.package import NAMES, Package, Part, main_part, number_in, qualified, read_part
from indexer.limits import Limits

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


@dataclass(frozen=True)
class Deck:
    """The presentation. `slides` names their parts in order, None where the part is not to be found.

    `width` and `height` are a slide's, in EMU (914,400 an inch); 0 if unknown. `first_number` is printed on the
    first slide. `defaults` is the style of text that nothing else styles.
    """

    package: Package
    slides: tuple[str | None, ...]
    width: int = 0
    height: int = 0
    first_number: int = 1
    defaults: Element | None = None
    designs: dict[str, Part | None] = field(default_factory=dict)
    """Layouts and masters read so far, by name."""


@dataclass(frozen=True)
class Slide:
    """One slide, by its place in the deck (from 1)."""

    deck: Deck
    number: int
    part: Part
    layout: Part | None = None
    master: Part | None = None

    @property
    def is_hidden(self) -> bool:
        return self.part.root.get("show") in ("0", "false", "off")

    @property
    def layout_kind(self) -> str:
        """As ECMA-376, 19.7.15 (ST_SlideLayoutType) names it: "title", "secHead", "obj"."""
        return self.layout.root.get("type", "") if self.layout else ""


def open_deck(package: Package) -> Deck:
    """The deck; where its list of slides cannot be read, all slides of the package by their numbers."""
    main = main_part(package, "officeDocument", "ppt/presentation.xml")
    listed = tuple(_listed(main)) if main else ()
    if main is None or not (listed or main.whole):
        return Deck(package, tuple(_numbered(package)))
    size = main.root.find("p:sldSz", NAMES)
    return Deck(
        package,
        listed,
        number_in(size, "cx"),
        number_in(size, "cy"),
        number_in(main.root, "firstSlideNum", 1),
        main.root.find("p:defaultTextStyle", NAMES),
    )


def slides_of(deck: Deck, limits: Limits) -> Iterator[tuple[int, Slide | None]]:
    """Number and slide, one at a time and at most `limits.pages`; None where nothing of it can be read."""
    for number, name in enumerate(deck.slides[: limits.pages], start=1):
        part = read_part(deck.package, name)
        if part is None or part.root.tag != qualified("p:sld"):
            yield number, None
            continue
        layout = _design(deck, part.target("slideLayout"))
        master = _design(deck, layout.target("slideMaster") if layout else None)
        yield number, Slide(deck, number, part, layout, master)


def declared_title(package: Package) -> str:
    """What the file's properties say its title is; empty if nothing."""
    properties = main_part(package, "core-properties", "docProps/core.xml")
    return (properties.root.findtext("dc:title", "", NAMES) if properties else "").strip()


def _listed(main: Part) -> Iterator[str | None]:
    for entry in main.root.iterfind("p:sldIdLst/p:sldId", NAMES):
        target = main.targets.get(entry.get(qualified("r:id"), ""))
        yield target.name if target else None


def _numbered(package: Package) -> list[str]:
    found = {int(match[1]): name for name in package.entries if (match := _SLIDE.fullmatch(name))}
    return [name for _, name in sorted(found.items())]


def _design(deck: Deck, name: str | None) -> Part | None:
    if name is None:
        return None
    if name not in deck.designs:
        deck.designs[name] = read_part(deck.package, name)
    return deck.designs[name]
