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


def asked_of_register(
    text: str, groups: Sequence[WorkingGroup], own: Sequence[WorkingGroup]
) -> tuple[Asked, WorkingGroup] | None:
    """What a question asks of which group; `own` are the asker's. None where it names no group and does not say "our"
    (or the asker has several), or asks something else."""
    if _OF_TEXT.search(text):
        return None
    asked = Asked.NEXT if _NEXT.search(text) else Asked.QUORUM if _QUORUM.search(text) else None
    if asked is None:
        return None
    words = f"-{name_key(_SIGNS.sub(' ', text))}-"
    named = [one for one in groups if any(f"-{key}-" in words for key in (one.slug, name_key(one.name)))]
    found = named or (list(own) if _OWN.search(text) else [])
    return (asked, found[0]) if len(found) == 1 else None
