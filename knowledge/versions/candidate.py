"""What the rules on versions and copies read and say."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.documents import DocumentKind


class RelationKind(StrEnum):
    """How one document stands to another that is to be used in its place."""

    SUPERSEDED_BY = "superseded by"
    COPY_OF = "copy of"


@dataclass(frozen=True)
class Candidate:
    """What the rules need to know of one document.

    `date` is ISO 8601, as exact as the document is; `sketch` comes from `sketch_of`; `words` is the length of the
    content; `pages` is None where citations cannot name a page; `problems` counts what could not be read.
    `superseded_by` (a path) and `current` are what the secretariat decided; they overrule the rules.
    """

    path: Path
    title: str
    kind: DocumentKind
    places: tuple[str, ...]
    date: str | None
    sketch: frozenset[int]
    words: int
    pages: int | None
    problems: int
    superseded_by: str | None = None
    current: bool = False
    network: str | None = None


@dataclass(frozen=True)
class Relation:
    """`other` is used in the document's place. `reason` goes on a sentence: "its name says version 1, …"."""

    other: Path
    kind: RelationKind
    reason: str
