"""The list that answers a question, where several things may be asked for."""

from collections.abc import Mapping

from sqlite_utils import Database

from knowledge.answering.lists import StatementList
from knowledge.answering.part import Part
from knowledge.answering.read_lists import list_that_answers
from knowledge.answering.reader import Reader
from knowledge.answering.rows_by_value import rows_by_value
from knowledge.answering.sibling_headings import headings_that_answer
from knowledge.store.search_rows import IndexedDocument


def list_asked_for(
    db: Database, reader: Reader | None, part: Part, documents: Mapping[int, IndexedDocument]
) -> StatementList | None:
    """Rows that the question picks out of a table, by a time or a value; else headings side by side; else a list that
    a reader, where there is one, believes."""
    question = part.asked.question
    if part.rows or not question.may_want_list:
        return part.rows
    if found := rows_by_value(db, question.text, part.ranked, documents):
        return found
    if found := headings_that_answer(db, part.asked, part.ranked):
        return found
    return list_that_answers(db, reader, part.asked, part.ranked, documents) if reader else None
