"""A question about a place is answered from what is about that place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.places import contains, find_places
from knowledge.store.search_rows import IndexedDocument


@dataclass(frozen=True)
class Scope:
    """Where an answer may come from: documents about `place` (all, when it is None); what stands in other
    documents only where it names the place itself."""

    place: str | None
    about: frozenset[int]


def scopes(places: Sequence[str], documents: Iterable[IndexedDocument]) -> list[Scope]:
    """One scope for each place asked about that documents are about; else one for what names the first place."""
    documents = list(documents)
    if not places:
        return [Scope(None, frozenset(document.id for document in documents))]
    found = [Scope(place, _about(place, documents)) for place in places]
    covered = [scope for scope in found if scope.about]
    return _without_repeats(covered) or found[:1]


def _about(place: str, documents: Sequence[IndexedDocument]) -> frozenset[int]:
    return frozenset(d.id for d in documents if any(contains(place, inner) for inner in d.places))


def _without_repeats(found: Sequence[Scope]) -> list[Scope]:
    """One scope for places that the same documents are about ("Derby" and "Derbyshire")."""
    kept: dict[frozenset[int], Scope] = {}
    for scope in found:
        kept.setdefault(scope.about, scope)
    return list(kept.values())


def names(place: str, text: str) -> bool:
    """Whether a text names a place, or one inside it."""
    return any(contains(place, mention.name) for mention in find_places(text))


def told_of_elsewhere(place: str, text: str) -> bool:
    """Whether a text names places, but neither this one nor one inside or around it."""
    named = [mention.name for mention in find_places(text)]
    return bool(named) and not any(contains(place, name) or contains(name, place) for name in named)
