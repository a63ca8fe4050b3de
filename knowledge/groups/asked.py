"""Questions that the register of groups answers: when a group meets next, and what its quorum is."""

import re
from collections.abc import Sequence
from enum import StrEnum

from knowledge.documents import name_key
from knowledge.groups.group import WorkingGroup


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


def asked_of_register(
    text: str, groups: Sequence[WorkingGroup], own: Sequence[WorkingGroup]
) -> tuple[Asked, tuple[WorkingGroup, ...]] | None:
    """What a question asks of which groups; `own` are the asker's. Several, or none, where somebody with so many asks
    when "we" meet next, and says no more. None where it names no group and does not say "our" (or which group's quorum
    is meant cannot be told), or asks something else."""
    if _OF_TEXT.search(text):
        return None
    asked = Asked.NEXT if _NEXT.search(text) else Asked.QUORUM if _QUORUM.search(text) else None
    if asked is None:
        return None
    words = f"-{name_key(_SIGNS.sub(' ', text))}-"
    named = [one for one in groups if any(f"-{key}-" in words for key in (one.slug, name_key(one.name)))]
    found = named or (list(own) if _OWN.search(text) else [])
    if len(found) == 1:
        return asked, (found[0],)
    may_be_all = asked is Asked.NEXT and not named and _OWN.search(text)
    said = _SIGNS.sub(" ", text.casefold().replace("'", "’")).split()
    return (asked, tuple(own)) if may_be_all and _BARE.issuperset(said) else None
