"""From a question to an answer of one to five statements, or to an honest "not found"."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from knowledge.answering.alike import without_those_not_meant
from knowledge.answering.asking import MOST_CHARACTERS, PASSAGES_READ, Asking
from knowledge.answering.documents_to_search import documents_to_search
from knowledge.answering.found import Answer, NotFound, Unasked
from knowledge.answering.halves import halves_of, questions_in
from knowledge.answering.library import Library
from knowledge.answering.period_rule import period_asked, years_apart
from knowledge.answering.question import Question, understand
from knowledge.answering.reader import Reader, ReadOnce
from knowledge.answering.side_by_side import select_side_by_side, together
from knowledge.answering.sides import sides_of, told_apart
from knowledge.answering.statements import RankedStatement
from knowledge.answering.writing_asked_for import asks_for_writing
from knowledge.documents import Viewer
from knowledge.store.database import snapshot
from knowledge.store.search_rows import IndexedDocument, visible_documents


def answer(
    db: Database, library: Library, text: str, viewer: Viewer, within: Collection[Path] | None = None
) -> Answer | NotFound:
    """The answer to `text` from what `viewer` may see, all read from one state of the database.

    With `within`, only those of the documents are searched. To a request to write something no document is an answer.
    """
    if asks_for_writing(text):
        return NotFound((), 0.0, unasked=Unasked.WRITING)
    with snapshot(db):
        searched = documents_to_search(visible_documents(db, viewer), text)
        text = searched.question
        documents = {one.id: one for one in searched.documents if within is None or one.path in within}
        reader = ReadOnce(library.reader) if library.reader else None
        questions = _of_one_place(questions_in(text))
        if len(questions) == 1 and (years := years_apart(documents.values(), text)):
            asked = [Asking(db, library, reader, understand(question), documents, year) for question, year in years]
            return _answer_each(db, asked, [question for question, _ in years])
        asked = [_asking(db, library, reader, question, documents) for question in questions]
        if len(asked) == 1:
            return asked[0].answer()
        sides = sides_of(text)
        for asking, side in zip(asked, told_apart(*sides) if sides else (), strict=False):
            asking.side = side
        return _answer_each(db, asked, sides or halves_of(text))


def _asking(
    db: Database,
    library: Library,
    reader: Reader | None,
    question: Question,
    documents: Mapping[int, IndexedDocument],
) -> Asking:
    """Asked of those documents that the question may mean by its own words: of two halves each may name another group
    or year."""
    own = question.readings[0]
    meant = {one.id: one for one in without_those_not_meant(tuple(documents.values()), own)}
    of_year = period_asked(meant.values(), own)
    period = of_year if of_year.times else period_asked(meant.values(), question.text)
    return Asking(db, library, reader, question, meant, period)


def _of_one_place(questions: Sequence[Question]) -> list[Question]:
    """The questions of one message. One that names no place asks about that of the first: "it" is there."""
    return [one if one.places else replace(one, places=questions[0].places) for one in questions]


def _answer_each(db: Database, all_asked: Sequence[Asking], typed: Sequence[str]) -> Answer | NotFound:
    """One answer to several questions, each judged on its own; those without one are named as they were typed."""
    found = [asking.parts() for asking in all_asked]
    good = [asking.good(parts) for asking, parts in zip(all_asked, found, strict=True)]
    if not any(good):
        return all_asked[0].not_found(found[0])
    by_itself = [any(part.by_itself for part in of_one) for of_one in good]
    ranked = [[] if alone else [part.ranked for part in of_one] for of_one, alone in zip(good, by_itself, strict=True)]
    wants_list = [asking.question.wants_list for asking in all_asked]
    picked = [
        asking.select(of_one, MOST_CHARACTERS // len(all_asked)) if alone else []
        for asking, of_one, alone in zip(all_asked, good, by_itself, strict=True)
    ]
    shown = {statement.text for of_one in picked for selection in of_one for statement in selection.statements}
    beside = select_side_by_side(db, ranked, wants_list, MOST_CHARACTERS - sum(map(len, shown)), shown)
    chosen = [of_one or others for of_one, others in zip(picked, beside, strict=True)]
    answers: list[Answer | str] = [
        asking.tell(parts, of_one, selections) if of_one else as_typed
        for asking, as_typed, parts, of_one, selections in zip(all_asked, typed, found, good, chosen, strict=True)
    ]
    return together(answers)


def best_statements(
    db: Database, library: Library, text: str, viewer: Viewer, passages: int = PASSAGES_READ
) -> list[RankedStatement]:
    """The statements of the best passages on `text` from all that `viewer` may see, best first, wherever they are
    about: what answers are chosen from."""
    with snapshot(db):
        documents = {document.id: document for document in visible_documents(db, viewer)}
        asking = Asking(db, library, library.reader, understand(text), documents, passages=passages)
        return asking.best() if documents and asking.question.words else []
