"""Relations lead to documents that stand for themselves: no circles, no chains."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from knowledge.versions.candidate import Relation


def end_of(path: Path, relations: Mapping[Path, Relation]) -> Path:
    """Where the relations lead from `path` on: the document that is used in its place."""
    while path in relations:
        path = relations[path].other
    return path


def relate_one(path: Path, relation: Relation, relations: dict[Path, Relation]) -> bool:
    """Adds a relation for a document that has none, unless that closed a circle; whether it was added."""
    if end_of(relation.other, relations) == path:
        return False
    relations[path] = relation
    return True


def led_to_the_end(relations: Mapping[Path, Relation]) -> dict[Path, Relation]:
    """The relations, each to the end of its chain, by path; what led there is named in the reason."""
    return {path: _to_the_end(relations[path], relations) for path in sorted(relations)}


def _to_the_end(relation: Relation, relations: Mapping[Path, Relation]) -> Relation:
    end = end_of(relation.other, relations)
    if end == relation.other:
        return relation
    return replace(relation, other=end, reason=f"{relation.reason}, by way of {relation.other.name}")
