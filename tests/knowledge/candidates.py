"""Candidates for the tests on versions and copies, with invented contents."""

from pathlib import Path
from random import Random
from typing import Any

from knowledge.documents import DocumentKind
from knowledge.versions import Candidate, RelationKind, relate, sketch_of

TOR = DocumentKind.TERMS_OF_REFERENCE
GROUP = "Procurement Working Group: Terms of reference"

_SYLLABLES = "an bel cor dun em fal gor hin ist jor kel lum mar nor os pel quin ros sal tur ul ven wel yar zet".split()


def document(path: str, title: str = "Terms of reference", kind: DocumentKind = TOR, **facts: Any) -> Candidate:
    """A candidate of 500 words that shares none with any other, unless `content` or `facts` say otherwise."""
    content = facts.pop("content", None) or words(500, seed=path)
    known: dict[str, Any] = {"places": (), "date": None, "pages": None, "problems": 0}
    counted = {"sketch": sketch_of([content]), "words": len(content.split())}
    return Candidate(path=Path(path), title=title, kind=kind, **(known | counted | facts))


def words(count: int, seed: str) -> str:
    """So many words that mean nothing, always the same for one seed."""
    choose = Random(seed).choices
    return " ".join("".join(choose(_SYLLABLES, k=3)) for _ in range(count))


def superseded(*candidates: Candidate) -> dict[str, str]:
    """The paths of superseded documents, each with what supersedes it."""
    found = relate(candidates).items()
    return {str(path): str(one.other) for path, one in found if one.kind is RelationKind.SUPERSEDED_BY}


def reason(old: Candidate, new: Candidate) -> str:
    return relate([old, new])[old.path].reason
