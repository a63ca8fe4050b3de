"""From a question to an answer of one to five statements, or to an honest "not found"."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from knowledge.answering.coverage import WeightedWords, weigh
from knowledge.answering.documents_to_search import documents_to_search
from knowledge.answering.embedding import Vectors
from knowledge.answering.found import Answer, Nearest, NotFound, tell
from knowledge.answering.library import Library
from knowledge.answering.lists import StatementList
from knowledge.answering.place_rule import Scope, scopes
from knowledge.answering.question import Question, Wanted, could_answer, understand
from knowledge.answering.read_lists import list_that_answers
from knowledge.answering.read_statements import NEARLY_ALL, read_statements
from knowledge.answering.search import RankedPassage, search
from knowledge.answering.select_statements import select_statements
from knowledge.answering.statements import Asked, RankedStatement, rank_statements
from knowledge.documents import Viewer
from knowledge.store.database import snapshot
from knowledge.store.search_rows import (
    IndexedDocument,
    StoredStatement,
    count_documents,
    visible_documents,
)
from knowledge.versions import RelationKind
from knowledge.words import STOP_WORDS, stem, words_of

PASSAGES_READ = 24
MOST_CHARACTERS = 900  # of a whole answer: what people read in chat
ENOUGH = 0.28  # the least score of an answer; see benchmarks/RESULTS.md
ENOUGH_OF_UNKNOWN = 0.38  # the same where the question names something that no document names
BELIEVED = -2.3  # log-odds: what the reader has to give the best statement at least
BELIEVED_OF_OPEN = -6.0  # the same where whatever is on the topic answers
SURE = -0.5  # from here on an answer is told without a doubt
CLEARLY = 0.1  # how much better another place's statement fits when the place asked about has none


@dataclass(frozen=True)
class _Part:
    """One scope's statements, best first, and those of everything outside it (ranked for the topic alone)."""

    asked: Asked
    scope: Scope
    ranked: Sequence[RankedStatement]
    outside: Sequence[RankedStatement]

    @property
    def told_elsewhere(self) -> bool:
        """Whether what is told of other places fits the topic clearly better than anything in scope.

        Not where the best in scope has the question's weightiest word itself, and nearly all others in some form:
        others may say more on it, but this place does speak of it.
        """
        here = max((one.topic_score for one in self.ranked), default=0.0)
        there = max((one.topic_score for one in self.outside), default=0.0)
        return there - here > CLEARLY and not (self.ranked and self._speaks_of_it(self.ranked[0]))

    @property
    def belief(self) -> float:
        """The log-odds that the reader gives the best statement in scope; certainty where nothing was read."""
        read = [one.log_odds for one in self.ranked if one.log_odds is not None]
        return max(read, default=math.inf)

    def _speaks_of_it(self, best: RankedStatement) -> bool:
        words = self.asked.words
        if not words.stems or best.own[int(np.argmax(words.weights))] < 1.0:
            return False
        return words.share(np.maximum(best.own, best.above)) >= NEARLY_ALL


def answer(
    db: Database, library: Library, text: str, viewer: Viewer, within: Collection[Path] | None = None
) -> Answer | NotFound:
    """The answer to `text` from what `viewer` may see, all read from one state of the database.

    With `within`, only those of the documents are searched.
    """
    with snapshot(db):
        searched = documents_to_search(visible_documents(db, viewer), text)
        documents = {document.id: document for document in searched if within is None or document.path in within}
        return _Asking(db, library, understand(text), documents).answer()


def best_statements(
    db: Database, library: Library, text: str, viewer: Viewer, passages: int = PASSAGES_READ
) -> list[RankedStatement]:
    """The statements of the best passages on `text` from all that `viewer` may see, best first, wherever they are
    about: what answers are chosen from."""
    with snapshot(db):
        documents = {document.id: document for document in visible_documents(db, viewer)}
        asking = _Asking(db, library, understand(text), documents, passages)
        return asking.best() if documents and asking.question.words else []


@dataclass
class _Asking:
    db: Database
    library: Library
    question: Question
    documents: Mapping[int, IndexedDocument]
    passages: int = PASSAGES_READ

    def __post_init__(self) -> None:
        self.live = count_documents(self.db)

    def best(self) -> list[RankedStatement]:
        return self._rank(self._asked(), Scope(None, frozenset()))

    def answer(self) -> Answer | NotFound:
        if not self.documents or not (self.question.words or self.question.places):
            return NotFound((), 0.0)
        asked = self._asked()
        return self._put_together(
            asked,
            [
                _Part(asked, scope, self._rank(asked, scope), self._outside(asked, scope))
                for scope in scopes(self.question.places, self.documents.values())
            ],
        )

    def _asked(self) -> Asked:
        question = self.question
        weighed = weigh(self.db, question.words, self._unless_all(self.documents), len(self.library.vectors(self.db)))
        meant = [word.meant for word in weighed]
        vectors = self.library.embedder.encode([question.text, question.topic, *meant])
        words = WeightedWords(tuple(map(stem, meant)), np.array([word.weight for word in weighed]), vectors[2:])
        of_unknown = any(not word.known and word.typed in question.names for word in weighed)
        known = sum(word.known for word in weighed)
        self.not_english = 2 * known < len(weighed) and not set(words_of(question.text)) & STOP_WORDS
        return Asked(question, vectors[0], vectors[1], words, of_unknown)

    def _rank(self, asked: Asked, scope: Scope) -> list[RankedStatement]:
        """The statements that answer in this scope: from documents about the place, then from those that name it."""
        about = scope.about or self.documents.keys()
        passages = {passage.id: passage for passage in self._search(self.question.words, asked.topic, about)}
        named = [word for place in self.question.places for word in place.split()]
        for others in (about, self.documents.keys() - about) if named else ():
            for passage in self._search([*self.question.words, *named], asked.vector, others):
                passages.setdefault(passage.id, passage)
        ranked = rank_statements(self.db, self.library.embedder, asked, list(passages.values()), self.documents, scope)
        if self.library.reader:
            return read_statements(self.library.reader, asked, ranked, self.documents)
        return ranked

    def _outside(self, asked: Asked, scope: Scope) -> list[RankedStatement]:
        """The statements that fit the topic in documents about other places; none where no place was asked about."""
        others = self.documents.keys() - scope.about if scope.place and scope.about else set()
        passages = self._search(self.question.words, asked.topic, others)
        everywhere = Scope(None, frozenset(others))
        return rank_statements(self.db, self.library.embedder, asked, passages, self.documents, everywhere)

    def _search(self, words: Sequence[str], vector: Vectors, documents: Collection[int]) -> list[RankedPassage]:
        if not documents:
            return []
        among = self._unless_all(documents)
        return search(self.db, self.library.vectors(self.db), words, vector, among, self.passages)

    def _unless_all(self, documents: Collection[int]) -> Collection[int] | None:
        """None for all live documents: nothing has to be left out then, which is much faster."""
        return None if len(documents) == self.live else documents

    def _put_together(self, asked: Asked, parts: Sequence[_Part]) -> Answer | NotFound:
        best = max((part.ranked[0].score for part in parts if part.ranked), default=0.0)
        confidence = round(max(0.0, min(1.0, best)), 3)
        good = [
            part
            for part in parts
            if part.ranked
            and not part.told_elsewhere
            and part.belief >= (BELIEVED_OF_OPEN if self.question.is_open else BELIEVED)
            and self._good_enough(asked, part.ranked)
        ]
        if not good:
            return self._not_found(asked, parts, confidence)
        budget = MOST_CHARACTERS // len(good)
        chosen = [
            select_statements(self.db, asked, part.ranked, self._list_in(asked, part.ranked), budget) for part in good
        ]
        without = tuple(part.scope.place for part in parts if part.scope.place and part not in good)
        more = sum(selection.left_out for selection in chosen)
        statements = [statement for selection in chosen for statement in selection.statements]
        told = tuple(tell(one, self.documents[one.document_id], self.question.text) for one in statements)
        is_sure = self.question.is_open or max(part.belief for part in good) >= SURE
        return Answer(told, confidence, is_sure, without, more, self._superseded(statements))

    def _list_in(self, asked: Asked, ranked: Sequence[RankedStatement]) -> StatementList | None:
        """The list that answers, where several things may be asked for and one does."""
        reader = self.library.reader
        if not reader or not self.question.may_want_list:
            return None
        return list_that_answers(self.db, reader, asked, ranked, self.documents)

    def _superseded(self, statements: Sequence[StoredStatement]) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for statement in statements:
            document = self.documents[statement.document_id]
            if document.relation and document.relation.kind is RelationKind.SUPERSEDED_BY:
                found[document.path.name] = document.relation.other.name
        return tuple(found.items())

    def _not_found(self, asked: Asked, parts: Sequence[_Part], confidence: float) -> NotFound:
        """Names the documents that come nearest: those of other places, where these say what was asked."""
        elsewhere = [part for part in parts if part.told_elsewhere and self._good_enough(asked, part.outside)]
        near = [one for part in parts for one in (part.outside if elsewhere else part.ranked)]
        seen = dict.fromkeys(one.statement.document_id for one in sorted(near, key=lambda one: -one.score))
        documents = [self.documents[id_] for id_ in list(seen)[: 1 if elsewhere else 2]]
        nearest = tuple(Nearest(document.path, document.title) for document in documents)
        places = tuple(part.scope.place for part in parts if part.scope.place and part.scope.about)
        return NotFound(nearest, confidence, places, bool(elsewhere), self.not_english)

    def _good_enough(self, asked: Asked, ranked: Sequence[RankedStatement]) -> bool:
        if max(one.fit for one in ranked) < (ENOUGH_OF_UNKNOWN if asked.of_unknown else ENOUGH):
            return False
        if self.question.wanted in (Wanted.CONTACT, Wanted.YEAR, Wanted.FREQUENCY):
            return any(could_answer(self.question.wanted, one.statement.text) for one in ranked[:3])
        return True
