"""All of a list of which an answer had no room for."""

from collections.abc import Sequence

from sqlite_utils import Database

from knowledge.answering.found import Told, tell
from knowledge.answering.lists import list_of, lists_in
from knowledge.answering.look_up import statement_told
from knowledge.documents import Viewer
from knowledge.store.database import snapshot
from knowledge.store.question_rows import ToldFrom
from knowledge.store.search_rows import statements_of_section, visible_documents


def whole_list(db: Database, viewer: Viewer, told: Sequence[ToldFrom]) -> tuple[Told, ...]:
    """Every item of the first list that an answer was told from, as it stands now.

    Nothing where none is there (any more), or in no document that `viewer` may see.
    """
    with snapshot(db):
        documents = {document.path: document for document in visible_documents(db, viewer)}
        for one in told:
            document = documents.get(one.path)
            statement = statement_told(db, document, one) if document else None
            found = list_of(statement, lists_in(statements_of_section(db, statement.section_id))) if statement else None
            if document and found:
                return tuple(tell(one, document) for one in found.statements)
    return ()
