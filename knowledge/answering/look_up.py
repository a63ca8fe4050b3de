"""Statements found again from where they were told."""

from collections.abc import Collection, Iterator

from sqlite_utils import Database

from knowledge.answering.citing import BETWEEN_HEADINGS
from knowledge.store.question_rows import ToldFrom
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_section
from knowledge.store.surrounding_rows import sections_under


def statement_told(
    db: Database, document: IndexedDocument, told: ToldFrom, but_rather_not: Collection[int] = ()
) -> StoredStatement | None:
    """The statement of a live document that reads as it was told; None where none does any more.

    Where several do under the same headings it is the first, rather not one with these ids. For a heading that was
    told it is the first statement under that.
    """
    same = [
        statement
        for statements in _sections(db, document, told.section)
        for statement in statements
        if _folded(statement.quote) == _folded(told.quote)
    ]
    under = next(_sections(db, document, (*told.section, told.quote)), ()) if not same else ()
    return min(same, key=lambda statement: statement.id in but_rather_not, default=next(iter(under), None))


def _sections(db: Database, document: IndexedDocument, headings: tuple[str, ...]) -> Iterator[list[StoredStatement]]:
    """The statements of each section under these headings, which a document may repeat."""
    wanted = BETWEEN_HEADINGS.join(headings)
    for id_, found in sections_under(db, document.id):
        if BETWEEN_HEADINGS.join(found) == wanted:
            yield statements_of_section(db, id_)


def _folded(text: str) -> str:
    return " ".join(text.split())
