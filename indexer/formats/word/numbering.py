"""Word's automatic numbers: lists as the numbering part defines them, counted as Word counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.formats.word.elements import Element, W, at_path, is_on, number_of, value_of, whole_number
from indexer.formats.word.printed_numbers import printed_number
from indexer.formats.word.styles import Style, StyleSheet, indent_of

_DEEPEST = 9
_LONGEST_PATTERN = 100  # characters
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """One level of a list. `pattern` is its w:lvlText ("%1.%2"); `restarts_after` its w:lvlRestart."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    style: str = ""
    restarts_after: int | None = None
    in_figures: bool = False
    indent: int | None = None


@dataclass(frozen=True)
class Number:
    """What stands before a list paragraph: `printed` as Word prints it ("(a)", "4.2."), empty for a bullet or nothing.

    `family` is the same for all lists that count together; `indent` is that of the level, in twips.
    """

    printed: str
    is_bullet: bool
    family: str
    depth: int
    indent: int | None = None

    @property
    def label(self) -> str | None:
        """`printed` without the stops and brackets around it ("a", "4.2"); None for a bullet."""
        return re.sub(r"^[(\[]?(.*?)[.):\]\s]*$", r"\1", self.printed) or None

    @property
    def shows(self) -> bool:
        """Whether anything stands before the text."""
        return self.is_bullet or bool(self.printed)


@dataclass
class _List:
    """A w:num: which definition it counts in, and what it changes in it."""

    family: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, which must be asked for in their order."""

    def __init__(self, part: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._definitions = {} if part is None else {_id(e, "abstractNum"): e for e in part.iter(f"{W}abstractNum")}
        self._numbers = {} if part is None else {_id(e, "num"): e for e in part.iter(f"{W}num")}
        self._families: dict[str, dict[int, Level]] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[int, int]] = set()

    def number(self, properties: Element | None, style: Style) -> Number | None:
        """The number of a paragraph with these properties (w:pPr); None if it stands in no list. Counts on."""
        own = number_of(properties, "numPr/numId")
        number = style.list_number if own is None else own
        if not number:
            return None
        found = self._list(number)
        depth = number_of(properties, "numPr/ilvl")
        if depth is None:
            depth = _depth_by_style(found, style) if own is None else style.list_level
        depth = min(max(depth or 0, 0), _DEEPEST - 1)
        if found is None or depth not in found.levels:
            return Number("", True, f"lost {number}", depth)
        level = found.levels[depth]
        if level.form == "bullet":
            return Number("", bool(level.pattern.strip()), found.family, depth, level.indent)
        self._count(number, found, depth)
        return Number(self._printed(found, level), False, found.family, depth, level.indent)

    def _count(self, number: int, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.family, {})
        for above in range(depth):
            if above not in counts:
                counts[above] = _start(found, above)
        if depth in found.restarts and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            counts[depth] = found.restarts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else _start(found, depth)
        for below in range(depth + 1, _DEEPEST):
            after = found.levels[below].restarts_after if below in found.levels else None
            if after is None or depth < after:
                counts.pop(below, None)

    def _printed(self, found: _List, level: Level) -> str:
        counts = self._counts[found.family]

        def figures(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = "decimal" if level.in_figures else found.levels.get(at, level).form
            return printed_number(counts.get(at, _start(found, at)), form)

        return _PLACE.sub(figures, level.pattern).strip()

    def _list(self, number: int) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read_list(number)
        return self._lists[number]

    def _read_list(self, number: int) -> _List | None:
        element = self._numbers.get(number)
        definition = self._definition(number_of(element, "abstractNumId"))
        if element is None or definition is None:
            return None
        family = str(_id(definition, "abstractNum"))
        if family not in self._families:
            self._families[family] = dict(_levels(definition))
        found = _List(family, dict(self._families[family]))
        for override in element.iter(f"{W}lvlOverride"):
            depth = whole_number(override.get(f"{W}ilvl")) or 0
            found.levels.update(_levels(override))
            start = number_of(override, "startOverride")
            if start is not None:
                found.restarts[depth] = start
        return found

    def _definition(self, identifier: int | None) -> Element | None:
        """The definition, or the one that it points to by the name of a list style (w:numStyleLink)."""
        for _ in range(3):
            definition = self._definitions.get(identifier) if identifier is not None else None
            link = value_of(definition, "numStyleLink")
            if not link:
                return definition
            linked = self._numbers.get(self._styles.style(link).list_number or 0)
            identifier = number_of(linked, "abstractNumId")
        return None


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.findall(f"{W}lvl"):
        start = number_of(element, "start")
        yield (
            whole_number(element.get(f"{W}ilvl")) or 0,
            Level(
                1 if start is None else start,
                value_of(element, "numFmt") or "decimal",
                (value_of(element, "lvlText") or "")[:_LONGEST_PATTERN],
                value_of(element, "pStyle") or "",
                number_of(element, "lvlRestart"),
                bool(is_on(element, "isLgl")),
                indent_of(at_path(element, "pPr")),
            ),
        )


def _start(found: _List, depth: int) -> int:
    return found.restarts.get(depth, found.levels[depth].start if depth in found.levels else 1)


def _depth_by_style(found: _List | None, style: Style) -> int | None:
    """The level that the definition ties to the style, before the one that the style names."""
    levels = {} if found is None else found.levels
    tied = (depth for depth, level in levels.items() if style.identifier and level.style == style.identifier)
    return next(tied, style.list_level)


def _id(element: Element, name: str) -> int | None:
    return whole_number(element.get(f"{W}{name}Id"))
