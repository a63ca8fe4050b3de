"""Answers to questions asked in a thread."""

from dataclasses import dataclass

import numpy as np
from sqlite_utils import Database

from knowledge.answering.answer import answer
from knowledge.answering.coverage import Closeness, WeightedWords, mistyped
from knowledge.answering.embedding import Embedder
from knowledge.answering.follow_up import Reading, readings, subject_after
from knowledge.answering.found import Answer, NotFound, Unasked
from knowledge.answering.library import Library
from knowledge.answering.said import asks_nothing
from knowledge.answering.subject import Subject
from knowledge.answering.writing_asked_for import asks_for_writing
from knowledge.documents import Viewer
from knowledge.places import find_places
from knowledge.store.search_rows import count_passages_with, visible_documents
from knowledge.words import STOP_WORDS, content_words, stem, words_of

CLEARLY = 0.1
"""How much better a later reading has to fit to stand in for an earlier one of the same places."""
SPOKEN_OF = 0.3
"""How near in meaning (0 to 0.8; 1 for the word itself) what is told has to come to one of the words typed."""


@dataclass(frozen=True)
class Threaded:
    """What was found, the way the question was read, and what the thread is about now."""

    found: Answer | NotFound
    reading: Reading
    subject: Subject


def answer_in_thread(db: Database, library: Library, text: str, viewer: Viewer, subject: Subject | None) -> Threaded:
    """The answer to the first reading of `text` that has one; else what the first reading that searches everything
    and is no guess comes nearest to. What asks for nothing, or for something to be written, is not found, and leaves
    the subject as it was.

    Every reading is answered from what `viewer` may see, whatever the thread was told from before.
    """
    if asks_for_writing(text):
        return Threaded(answer(db, library, text, viewer), Reading(text), subject or Subject(text))
    if subject and _says_nothing_known(db, library.embedder, text, viewer):
        return Threaded(NotFound((), 0.0, unasked=Unasked.NOT_ENGLISH), Reading(text), subject)
    ways = readings(text, subject)
    if not ways:
        return Threaded(NotFound((), 0.0), Reading(text), subject or Subject(text))
    chosen, found = _Answering(db, library, text, viewer).first(ways)
    if subject and isinstance(found, NotFound) and asks_nothing(text):
        return Threaded(found, chosen, subject)
    told = tuple(dict.fromkeys(one.path for one in found.told)) if isinstance(found, Answer) else ()
    return Threaded(found, chosen, subject_after(chosen, subject, told))


def _says_nothing_known(db: Database, embedder: Embedder, text: str, viewer: Viewer) -> bool:
    """Whether a text holds neither a small word nor a place, and no word that stands in what `viewer` may see, mistyped
    ones included ("asdkjh"): with what the thread is about it would only seem to ask something."""
    if set(words_of(text)) & STOP_WORDS or find_places(text) or not (words := content_words(text)):
        return False
    documents = [document.id for document in visible_documents(db, viewer)]
    return not any(count_passages_with(db, word, documents) or mistyped(db, word, embedder) for word in words)


@dataclass(frozen=True)
class _Answering:
    db: Database
    library: Library
    typed: str
    viewer: Viewer

    def first(self, ways: tuple[Reading, ...]) -> tuple[Reading, Answer | NotFound]:
        best: tuple[Reading, Answer] | None = None
        missed: dict[Reading, NotFound] = {}
        for way in ways:
            if best and not _are_rivals(best[0], way) and not _is_nearer(best, way):
                continue
            if way.documents and any(_ask_the_same(way, one) for one in missed if not one.documents):
                continue  # nothing was found in all documents, so nothing is in some
            found = answer(self.db, self.library, way.searched_for, self.viewer, way.documents or None)
            if isinstance(found, NotFound):
                missed[way] = found
            elif best is None:
                best = (way, found) if self._may_stand(way, found) else None
            elif found.confidence - best[1].confidence > (-CLEARLY if _is_nearer(best, way) else CLEARLY):
                best = (way, found)
        everywhere = next(way for way in ways if not way.documents and not way.is_guess)
        return best or (everywhere, missed[everywhere])

    def _may_stand(self, way: Reading, found: Answer) -> bool:
        """Whether an answer to a guess is told of what was typed itself, and not only of what was added."""
        own = [word for word in content_words(self.typed) if word not in _of_places(self.typed)]
        if not way.is_guess or not own:
            return True
        said = " ".join(f"{one.label} {one.text} {one.citation.section or ''}" for one in found.told)
        told = words_of(said)
        words = WeightedWords(tuple(map(stem, own)), np.ones(len(own)), self.library.embedder.encode(own))
        near = Closeness(self.library.words(self.db), words, told).to(told)
        return bool(max(words.found_in({*map(stem, told)}).max(), near.max()) >= SPOKEN_OF)


def _of_places(text: str) -> set[str]:
    return {word for mention in find_places(text) for word in words_of(text[mention.start : mention.end])}


def _are_rivals(first: Reading, later: Reading) -> bool:
    """Whether a later reading may fit better: of the same places, where neither keeps to the thread's documents.

    In another place the same body may have another name, and the statements that have a word of the name asked for
    are then the wrong ones.
    """
    is_open = not first.documents and not later.documents and not later.is_guess
    return is_open and first.places == later.places


def _is_nearer(best: tuple[Reading, Answer], way: Reading) -> bool:
    """Whether a reading asks the same as the best one, in the thread's documents, from which that was not told."""
    first, found = best
    is_nearer = not first.documents and bool(way.documents) and _ask_the_same(first, way)
    return is_nearer and not {one.path for one in found.told} & set(way.documents)


def _ask_the_same(first: Reading, other: Reading) -> bool:
    return words_of(first.question) == words_of(other.question)
