"""Places of the United Kingdom named in a text, and which lies inside which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from knowledge.place_pattern import place_key, place_pattern


@dataclass(frozen=True)
class PlaceMention:
    """A place named in a text: its usual name, and where it stands (text[start:end] as written)."""

    name: str
    start: int
    end: int


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """The places named in `text` in order, none inside another: "West Essex" is not Essex as well.

    Capitals do not matter, except for names that are English words too ("Reading"): those need theirs, and
    something beside them that shows a place: a small word before ("in Reading"), a body's name after
    ("Reading Council"), or another place ("Slough and Reading").
    """
    found = [(mention, not is_marked or _shows_a_place(text, mention)) for mention, is_marked in _mentions(text)]
    sure = [False, *(is_sure for _, is_sure in found), False]
    kept: list[PlaceMention] = []
    for position, (mention, is_sure) in enumerate(found):
        before = sure[position] and _side_by_side(text, found[position - 1][0], mention)
        if is_sure or before or (sure[position + 2] and _side_by_side(text, mention, found[position + 1][0])):
            kept.append(mention)
    return tuple(kept)


def contains(outer: str, inner: str) -> bool:
    """Whether `inner` is known to lie inside `outer` or to be the same place; capitals do not matter."""
    gazetteer = _gazetteer()
    wider, narrower = gazetteer.usual_name(outer), gazetteer.usual_name(inner)
    return wider == narrower or wider in wider_areas(narrower)


@cache
def wider_areas(name: str) -> frozenset[str]:
    """The usual names of all areas that `name` is known to lie in; none for a country or an unknown name."""
    found: set[str] = set()
    ahead = list(_gazetteer().outers.get(_gazetteer().usual_name(name), ()))
    while ahead:
        area = ahead.pop()
        if area not in found:
            found.add(area)
            ahead += _gazetteer().outers.get(area, ())
    return frozenset(found)


@dataclass(frozen=True)
class _Spelling:
    """One way of writing a place. `place` is None for what only sounds like one ("New York")."""

    written: str
    place: str | None
    is_marked: bool = False


@dataclass
class _Gazetteer:
    spellings: dict[str, _Spelling] = field(default_factory=dict)  # by key
    outers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by usual name

    def usual_name(self, name: str) -> str:
        spelling = self.spellings.get(place_key(name))
        return spelling.place if spelling and spelling.place else name.strip().casefold()


@cache
def _gazetteer() -> _Gazetteer:
    gazetteer = _Gazetteer()
    for line in files("knowledge").joinpath("places.txt").read_text("utf-8").splitlines():
        if line.startswith("- "):
            gazetteer.spellings[place_key(line[2:])] = _Spelling(line[2:], None)
        elif line and not line.startswith("#"):
            _add_place(gazetteer, line)
    return gazetteer


def _add_place(gazetteer: _Gazetteer, line: str) -> None:
    """Adds `!Name = other | !other > wider | wider`."""
    names, _, outers = line.partition(" > ")
    spellings = names.replace(" = ", " | ").split(" | ")
    place = spellings[0].removeprefix("!")
    for spelling in spellings:
        written = spelling.removeprefix("!")
        gazetteer.spellings[place_key(written)] = _Spelling(written, place, spelling.startswith("!"))
    gazetteer.outers[place] = tuple(outers.split(" | ")) if outers else ()


@cache
def _pattern() -> re.Pattern[str]:
    return place_pattern([spelling.written for spelling in _gazetteer().spellings.values()])


def _mentions(text: str) -> Iterator[tuple[PlaceMention, bool]]:
    """Every mention, with whether its spelling is marked; marked ones without their capitals are left out."""
    spellings = _gazetteer().spellings
    for match in _pattern().finditer(text):
        spelling = spellings[place_key(match[0])]
        if spelling.place and (not spelling.is_marked or _has_capitals(match[0], spelling.written)):
            yield PlaceMention(spelling.place, match.start(), match.end()), spelling.is_marked


def _has_capitals(found: str, written: str) -> bool:
    capitals = [sign for sign in written if sign.isupper()]
    return [sign for sign in found if sign.isupper()][: len(capitals)] == capitals or found.isupper()


_WORD_BEFORE = re.compile(r"(?:\b(NHS)|(?<![\w'’])([a-z]+))\s+$")
_NO_LEAD = frozenset(["a", "an", "any", "each", "every", "new", "no", "our", "some", "that", "the", "their", "this"])
_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:(?:City|Town|Borough|County|District|Metropolitan|Community|Health|Place)\s+)?(?:Council|MBC|BC"
    r"|CC|DC|University|College|Hospitals?|Anchors?|NHS|CCG|ICB|ICS|Network|Partnership|residents|FT|region)\b",
    re.IGNORECASE,
)
_GOES_ON_AS_WORD = re.compile(r"\s+(?:list|room|age|week|day)s?\b", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,|/|&|and|,\s*and|or)\s*", re.IGNORECASE)


def _shows_a_place(text: str, mention: PlaceMention) -> bool:
    """Whether what stands beside a marked name shows that the place is meant; alone in its text it is."""
    before, after = text[max(0, mention.start - 24) : mention.start], text[mention.end : mention.end + 40]
    if not before.strip() and mention.start < 24 and not after.strip(" .?!'’s\n"):
        return True
    if _AFTER.match(after):
        return True
    lead = _WORD_BEFORE.search(before)
    if not lead or _GOES_ON_AS_WORD.match(after):
        return False
    return lead[2] not in _NO_LEAD or " " in text[mention.start : mention.end]  # "the North West", not "the Deal"


def _side_by_side(text: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether only a comma, a slash or "and" parts the two."""
    return second.start - first.end < 8 and bool(_JOIN.fullmatch(text, first.end, second.start))
