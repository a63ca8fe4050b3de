"""Questions that the register of groups answers: when a group meets next, and what its quorum is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.documents import name_key
from knowledge.groups.group import WorkingGroup
from knowledge.places import find_places


class Asked(StrEnum):
    """What is asked of the register."""

    NEXT = "next"
    QUORUM = "quorum"


_NEXT = re.compile(
    r"\b(?:next|upcoming) (?:[\w-]+ ){0,3}(?:meeting|session)\b|\bmeets?(?:ing)? (?:up )?(?:again|next)\b",
    re.IGNORECASE,
)
_QUORUM = re.compile(r"\bquor(?:um|ate)\b", re.IGNORECASE)
_OF_TEXT = re.compile(r"\b(?:minutes|agenda|papers|last|previous|version|draft|why|who|decided)\b", re.IGNORECASE)
"""What is asked about a document, or about the past."""
_SIGNS = re.compile(r"[^\w\s’-]")
_OWN = re.compile(r"\b(?:our|my|we|us)\b", re.IGNORECASE)


_BARE = frozenset(
    "a again am and are at be called coming date day do does first for group groups have hello hi i in is it me meet "
    "meeting meetings meets my next of on our please s session sessions so tell the then time up upcoming us we what "
    "what’s when when’s where which will working would".split()
)
"""The words of a question on the next meeting that names no place, group or subject."""


_GROUP = re.compile(r"\bthe ((?:[\w’'&-]+ ){1,4})(?:group|board|committee|forum|panel)\b", re.IGNORECASE)
_ANY_GROUP = frozenset("core full main project steering whole wider working".split())
"""What people call their own group."""


@dataclass(frozen=True)
class NoneThere:
    """Somebody asks when "we" meet next, and names a place, or a group by its subject, of which there is no group."""

    name: str
    is_place: bool


def asked_of_register(
    text: str, groups: Sequence[WorkingGroup], own: Sequence[WorkingGroup]
) -> tuple[Asked, tuple[WorkingGroup, ...]] | NoneThere | None:
    """What a question asks of which groups; `own` are the asker's. Several where more than one is of the place that it
    names; several or none where somebody with so many asks when "we" meet next, and says no more. None where it names
    no group and does not say "our" (or which group's quorum is meant cannot be told), or asks something else."""
    if _OF_TEXT.search(text):
        return None
    asked = Asked.NEXT if _NEXT.search(text) else Asked.QUORUM if _QUORUM.search(text) else None
    if asked is None:
        return None
    words = f"-{name_key(_SIGNS.sub(' ', text))}-"
    found = [one for one in groups if any(f"-{key}-" in words for key in (one.slug, name_key(one.name)))]
    is_of_us = not found and _OWN.search(text) is not None
    if is_of_us and (there := _elsewhere(text)):
        found = _groups_there(there, groups, own)
        if asked is Asked.NEXT:
            return (asked, tuple(found)) if found else there
    elif is_of_us:
        found = list(own)
    if len(found) == 1:
        return asked, (found[0],)
    said = _SIGNS.sub(" ", text.casefold().replace("'", "’")).split()
    return (asked, tuple(own)) if is_of_us and asked is Asked.NEXT and _BARE.issuperset(said) else None


def _elsewhere(text: str) -> NoneThere | None:
    """What a question names beside "us": a place, or "the procurement board"."""
    if places := find_places(text):
        return NoneThere(places[0].name, is_place=True)
    if named := _GROUP.search(text):
        words = [word for word in named[1].split() if word.casefold() not in _BARE | _ANY_GROUP]
        return NoneThere(" ".join(words), is_place=False) if words else None
    return None


def _groups_there(there: NoneThere, groups: Sequence[WorkingGroup], own: Sequence[WorkingGroup]) -> list[WorkingGroup]:
    """The groups with the name of that place, or with these words, in theirs, the asker's own if there are such. Their
    own is of a place too where it meets there, or an organisation in it is called after it."""
    key = f"-{name_key(there.name)}-"

    def says(texts: Iterable[str]) -> bool:
        return any(key in f"-{name_key(text)}-" for text in texts)

    called = [one for one in groups if says((one.name, one.slug))]
    if there.is_place:
        called += [one for one in own if says((one.place, *(seat.organisation for seat in one.seats)))]
    slugs = {one.slug for one in called}
    return [one for one in own if one.slug in slugs] or [one for one in groups if one.slug in slugs]
