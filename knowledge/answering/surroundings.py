"""A quoted statement with what stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from knowledge.answering.citing import BETWEEN_HEADINGS, cite
from knowledge.documents import Citation, StatementKind, Viewer
from knowledge.store.database import snapshot
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_section, visible_documents
from knowledge.store.surrounding_rows import sections_under

MOST_STATEMENTS = 2  # on each side,
MOST_CHARACTERS = 400  # and about so many


@dataclass(frozen=True)
class Surroundings:
    """A statement as a person reads it, with what stands before and after it in its section, in reading order, and
    where it stands now."""

    before: tuple[str, ...]
    text: str
    after: tuple[str, ...]
    citation: Citation


def surroundings(
    db: Database, viewer: Viewer, path: Path, section: tuple[str, ...] | None, quote: str
) -> Surroundings | None:
    """Where `quote` stands in the live version of a document, under the headings `section` (None: before any).

    None, whatever the reason, when `viewer` may not see the document, when it is gone, or when that is no longer said
    there.
    """
    with snapshot(db):
        document = next((one for one in visible_documents(db, viewer) if one.path == path), None)
        if document is None:
            return None
        for statements in _sections(db, document, section or ()):
            for at, statement in enumerate(statements):
                if _folded(statement.quote) == _folded(quote):
                    return _around(statements, at, document)
    return None


def _sections(db: Database, document: IndexedDocument, headings: tuple[str, ...]) -> Iterator[list[StoredStatement]]:
    """The statements of each section under these headings, which a document may repeat."""
    wanted = BETWEEN_HEADINGS.join(headings)
    for id_, found in sections_under(db, document.id):
        if BETWEEN_HEADINGS.join(found) == wanted:
            yield statements_of_section(db, id_)


def _around(statements: list[StoredStatement], at: int, document: IndexedDocument) -> Surroundings:
    before = _nearest(reversed(statements[:at]))
    after = _nearest(statements[at + 1 :])
    statement = statements[at]
    return Surroundings(before[::-1], _shown(statement), after, cite(statement, document))


def _nearest(statements: Iterable[StoredStatement]) -> tuple[str, ...]:
    """The first statements, as far as there is room; the very first in any case."""
    found: list[str] = []
    for statement in statements:
        text = _shown(statement)
        if len(found) == MOST_STATEMENTS or (found and len(text) + sum(map(len, found)) > MOST_CHARACTERS):
            break
        found.append(text)
    return tuple(found)


def _shown(statement: StoredStatement) -> str:
    """The statement as it is read; a cell of a table with the labels of its row and column."""
    is_cell = statement.kind in (StatementKind.CELL, StatementKind.ROW)
    return f"{statement.context}: {statement.text}" if is_cell and statement.context else statement.text


def _folded(text: str) -> str:
    return " ".join(text.split())
