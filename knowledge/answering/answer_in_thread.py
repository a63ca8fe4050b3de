"""Answers to questions asked in a thread."""

from dataclasses import dataclass

from sqlite_utils import Database

from knowledge.answering.answer import answer
from knowledge.answering.coverage import mistyped
from knowledge.answering.embedding import Embedder
from knowledge.answering.follow_up import Reading, Subject, readings, subject_after
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.library import Library
from knowledge.documents import Viewer
from knowledge.places import find_places
from knowledge.store.search_rows import count_passages_with, visible_documents
from knowledge.words import STOP_WORDS, content_words, words_of

CLEARLY = 0.1
"""How much better a later reading has to fit to stand in for an earlier one of the same places."""


@dataclass(frozen=True)
class Threaded:
    """What was found, the way the question was read, and what the thread is about now."""

    found: Answer | NotFound
    reading: Reading
    subject: Subject


def answer_in_thread(db: Database, library: Library, text: str, viewer: Viewer, subject: Subject | None) -> Threaded:
    """The answer to the first reading of `text` that has one; else what the first reading that searches everything
    comes nearest to. What asks for nothing is not found, and leaves the subject as it was.

    Every reading is answered from what `viewer` may see, whatever the thread was told from before.
    """
    if subject and _says_nothing_known(db, library.embedder, text, viewer):
        return Threaded(NotFound((), 0.0, not_english=True), Reading(text), subject)
    ways = readings(text, subject)
    if not ways:
        return Threaded(NotFound((), 0.0), Reading(text), subject or Subject(text))
    chosen, found = _first_answer(db, library, ways, viewer)
    told = tuple(dict.fromkeys(one.path for one in found.told)) if isinstance(found, Answer) else ()
    return Threaded(found, chosen, subject_after(chosen, subject, told))


def _says_nothing_known(db: Database, embedder: Embedder, text: str, viewer: Viewer) -> bool:
    """Whether a text holds neither a small word nor a place, and no word that stands in what `viewer` may see, mistyped
    ones included ("asdkjh"): with what the thread is about it would only seem to ask something."""
    if set(words_of(text)) & STOP_WORDS or find_places(text) or not (words := content_words(text)):
        return False
    documents = [document.id for document in visible_documents(db, viewer)]
    return not any(count_passages_with(db, word, documents) or mistyped(db, word, embedder) for word in words)


def _first_answer(
    db: Database, library: Library, ways: tuple[Reading, ...], viewer: Viewer
) -> tuple[Reading, Answer | NotFound]:
    best: tuple[Reading, Answer] | None = None
    missed: dict[Reading, NotFound] = {}
    for way in ways:
        if best and not _are_rivals(best[0], way):
            continue
        found = answer(db, library, way.searched_for, viewer, way.documents or None)
        if isinstance(found, NotFound):
            missed[way] = found
        elif best is None or found.confidence - best[1].confidence > CLEARLY:
            best = (way, found)
    everywhere = next(way for way in ways if not way.documents)
    return best or (everywhere, missed[everywhere])


def _are_rivals(first: Reading, later: Reading) -> bool:
    """Whether a later reading may fit better: of the same places, where neither keeps to the thread's documents.

    In another place the same body may have another name, and the statements that have a word of the name asked for
    are then the wrong ones.
    """
    return not first.documents and not later.documents and first.places == later.places
