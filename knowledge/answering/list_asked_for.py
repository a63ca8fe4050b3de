"""The list that answers a question, where several things may be asked for."""

from collections.abc import Mapping

from sqlite_utils import Database

from knowledge.answering.lists import StatementList
from knowledge.answering.part import Part
from knowledge.answering.question import understand
from knowledge.answering.read_lists import list_introduced, list_that_answers
from knowledge.answering.reader import Reader
from knowledge.answering.rows_by_date import rows_by_date
from knowledge.answering.rows_by_value import rows_by_value
from knowledge.answering.sibling_headings import headings_that_answer
from knowledge.store.search_rows import IndexedDocument


def list_by_itself(
    db: Database, reader: Reader | None, part: Part, documents: Mapping[int, IndexedDocument], bar: float
) -> StatementList | None:
    """What answers whatever a reader believes of single statements: rows that the question picks out of a table by a
    time; else, where no belief comes up to `bar`, a list that is introduced by what is asked."""
    question = part.asked.question
    own = question.readings[0]  # of two questions in one the one that is asked here
    topic = question.topic if own == question.text else understand(own).topic
    about = [one for one in part.ranked if one.statement.document_id in part.scope.about]
    if rows := rows_by_date(db, own, topic, about, documents):
        return rows
    if reader is None or part.belief >= bar or part.told_elsewhere:
        return None
    return list_introduced(db, reader, part.asked, about, documents, bar)


def list_asked_for(
    db: Database, reader: Reader | None, part: Part, documents: Mapping[int, IndexedDocument]
) -> StatementList | None:
    """What answers `by_itself`; else rows that the question picks out of a table by a value; else headings side by
    side; else a list that a reader, where there is one, believes."""
    question = part.asked.question
    if part.by_itself or not question.may_want_list:
        return part.by_itself
    if found := rows_by_value(db, question.text, part.ranked, documents, part.asked.names):
        return found
    if found := headings_that_answer(db, part.asked, part.ranked):
        return found
    return list_that_answers(db, reader, part.asked, part.ranked, documents) if reader else None
