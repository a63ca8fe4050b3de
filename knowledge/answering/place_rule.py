"""A question about a place is answered from what is about that place."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.places import contains, find_places
from knowledge.store.search_rows import IndexedDocument, StoredStatement


@dataclass(frozen=True)
class Scope:
    """Where an answer may come from: documents about `place` (all, when it is None); what stands in other
    documents only where it speaks of the place."""

    place: str | None
    about: frozenset[int]


def scopes(places: Sequence[str], documents: Iterable[IndexedDocument]) -> list[Scope]:
    """One scope for each place asked about that documents are about; else one for what speaks of the first place.

    A document that is about no place in particular counts as about the home of them all, where they have one.
    """
    documents = list(documents)
    if not places:
        return [Scope(None, frozenset(document.id for document in documents))]
    home, placeless = home_of(documents), frozenset(document.id for document in documents if not document.places)
    found = []
    for place in places:
        about = _about(place, documents)
        is_home = home is not None and contains(place, home)
        found.append(Scope(place, about | placeless if is_home else about))
    covered = [scope for scope in found if scope.about]
    return _without_repeats(covered) or found[:1]


def home_of(documents: Iterable[IndexedDocument]) -> str | None:
    """The main place of more than half of the documents that are about any, two at least."""
    mains = Counter(document.places[0] for document in documents if document.places)
    place, times = next(iter(mains.most_common(1)), ("", 0))
    return place if times >= 2 and 2 * times > mains.total() else None


def _about(place: str, documents: Sequence[IndexedDocument]) -> frozenset[int]:
    return frozenset(d.id for d in documents if any(contains(place, inner) for inner in d.places))


def _without_repeats(found: Sequence[Scope]) -> list[Scope]:
    """One scope for places that the same documents are about ("Derby" and "Derbyshire")."""
    kept: dict[frozenset[int], Scope] = {}
    for scope in found:
        kept.setdefault(scope.about, scope)
    return list(kept.values())


def places_spoken_of(statements: Iterable[StoredStatement]) -> dict[int, tuple[str, ...]]:
    """The places that each statement speaks of, by its id: those it names with what gives it sense, else those that
    the statement before it in its passage speaks of, else those of its nearest heading that names any.

    `statements` come in the order of their documents.
    """
    found: dict[int, tuple[str, ...]] = {}
    passage = 0
    current: tuple[str, ...] = ()
    for statement in statements:
        if statement.passage_id != passage:
            passage = statement.passage_id
            current = next(filter(None, map(_named, reversed(statement.section_path))), ())
        current = _named(f"{statement.context} {statement.text}") or current
        found[statement.id] = current
    return found


def _named(text: str) -> tuple[str, ...]:
    return tuple(mention.name for mention in find_places(text))


def speaks_of(place: str, named: Iterable[str]) -> bool:
    """Whether a place, or one inside it, is among those named."""
    return any(contains(place, name) for name in named)


def speaks_of_elsewhere(place: str, named: Sequence[str]) -> bool:
    """Whether places are named, but neither this one nor one inside or around it."""
    return bool(named) and not any(contains(place, name) or contains(name, place) for name in named)
