"""A list, with those of its items that are of the place asked about."""

from collections.abc import Mapping
from dataclasses import replace

from sqlite_utils import Database

from knowledge.answering.lists import StatementList
from knowledge.answering.place_rule import Scope, places_spoken_of, speaks_of, speaks_of_elsewhere
from knowledge.places import contains
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_section


def list_of_place(
    db: Database, one: StatementList, scope: Scope, documents: Mapping[int, IndexedDocument]
) -> StatementList | None:
    """The list without items of other places: whole where its document is about the place alone; where it is about
    others, too, without what speaks of those; where it is not about the place, what speaks of it. Nothing where no
    item is left."""
    place = scope.place
    if place is None or not one.items:
        return one
    spoken_of: dict[int, tuple[str, ...]] = {}
    for section in {item.section_id for item in one.items}:
        spoken_of |= places_spoken_of(statements_of_section(db, section))

    def is_of_it(item: StoredStatement) -> bool:
        named = spoken_of.get(item.id, ())
        if item.document_id not in scope.about:
            return speaks_of(place, named)
        return not _is_about_others(documents[item.document_id], place) or not speaks_of_elsewhere(place, named)

    items = tuple(filter(is_of_it, one.items))
    return replace(one, items=items) if items else None


def _is_about_others(document: IndexedDocument, place: str) -> bool:
    return any(not contains(place, other) and not contains(other, place) for other in document.places)
