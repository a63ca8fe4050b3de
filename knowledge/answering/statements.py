"""The statements that may answer, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from knowledge.answering.citing import is_checkable
from knowledge.answering.coverage import Closeness, WeightedWords
from knowledge.answering.lists import is_title, leads_in
from knowledge.answering.names_asked import NamesAsked
from knowledge.answering.place_rule import Scope, places_spoken_of, speaks_of, speaks_of_elsewhere
from knowledge.answering.question import Question, Wanted, contact_words, could_answer
from knowledge.answering.search import RankedPassage
from knowledge.answering.word_vectors import WordVectors
from knowledge.documents import DocumentKind
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_passages
from knowledge.words import content_words, stem

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """A question with everything that statements are compared with: its vector, that of its topic (the question
    without the place it is about), and its words. `of_unknown` says that it names something no document
    names; `names` are those that documents write otherwise than the question."""

    question: Question
    vector: Vectors
    topic: Vectors
    words: WeightedWords
    of_unknown: bool
    names: NamesAsked


@dataclass(frozen=True)
class RankedStatement:
    """A statement with its score, how well it fits by its words and meaning (`fit`, 0 to about 1, comparable between
    questions; the score itself until it is read), and how well it fits the question's topic alone, whatever place was
    asked about. `own` and `above` say how far each word of the question stands in the
    statement itself, and in its headings and lead-in (0 to 1 each). `log_odds` is what a reader says of it as an
    answer to what is asked itself, where one has read it."""

    statement: StoredStatement
    score: float
    fit: float
    topic_score: float
    own: NDArray[np.float64]
    above: NDArray[np.float64]
    log_odds: float | None = None


@dataclass(frozen=True)
class Weights:
    """How the parts of a statement's score are mixed. How they were found is in benchmarks/RESULTS.md."""

    cosine: float = 0.35
    topic: float = 0.6  # of the cosine: the topic's share, the rest being the whole question's
    coverage: float = 0.35
    passage_cosine: float = 0.25
    passage_coverage: float = 0.05
    elsewhere: float = 0.6
    named: float = 1.1  # where the nearest heading is made of the question's words alone ("Quorum")
    rule: float = 1.25  # where it lays down the rule that is asked for
    lead_in: float = 0.9
    scrap: float = 0.85
    asks: float = 0.5  # a question is no answer
    title: float = 0.8


_WITHOUT_WHAT_IS_WANTED = {
    Wanted.CONTACT: 0.5,
    Wanted.YEAR: 0.5,
    Wanted.FREQUENCY: 0.5,
    Wanted.DATE: 0.75,
    Wanted.NUMBER: 0.75,
    Wanted.MONEY: 0.75,
    Wanted.WHO: 1.0,
    Wanted.ANYTHING: 1.0,
}
_WITH_WHAT_IS_WANTED = {Wanted.CONTACT: 1.4, Wanted.FREQUENCY: 1.2}
_SCRAP = 4  # words: what is shorter seldom answers alone


def rank_statements(
    db: Database,
    known: WordVectors,
    asked: Asked,
    passages: Sequence[RankedPassage],
    documents: Mapping[int, IndexedDocument],
    scope: Scope,
    weights: Weights = Weights(),
) -> list[RankedStatement]:
    """The statements of `passages` that `scope` allows, best first."""
    found = statements_of_passages(db, [passage.id for passage in passages])
    spoken_of = places_spoken_of(map(asked.names.as_asked, found))
    statements = [
        statement
        for statement in found
        if (statement.list_number or is_checkable(statement)) and _in_scope(statement, scope, spoken_of[statement.id])
    ]
    scorer = _Scorer(asked, passages, documents, scope, weights, statements)
    scorer.spoken_of = spoken_of
    scorer.closeness = Closeness(known, asked.words, scorer.all_words())
    return sorted(map(scorer.rank, statements), key=lambda one: (-one.score, one.statement.id))


def _in_scope(statement: StoredStatement, scope: Scope, spoken_of: Sequence[str]) -> bool:
    return scope.place is None or statement.document_id in scope.about or speaks_of(scope.place, spoken_of)


def _names_of(document: IndexedDocument) -> frozenset[str]:
    """The stems of what a document is called: its title, its file's name, and what it is ("report")."""
    kind = "" if document.kind is DocumentKind.OTHER else document.kind.value
    return _stems(f"{document.title} {document.path.stem} {kind}".replace("_", " "))


@lru_cache(maxsize=10_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(name)))


class _Scorer:
    closeness: Closeness
    spoken_of: Mapping[int, Sequence[str]]

    def __init__(
        self,
        asked: Asked,
        passages: Sequence[RankedPassage],
        documents: Mapping[int, IndexedDocument],
        scope: Scope,
        weights: Weights,
        statements: Sequence[StoredStatement],
    ) -> None:
        self.asked, self.scope, self.weights = asked, scope, weights
        self.cosine_of_passage = {passage.id: passage.cosine for passage in passages}
        self.titles = {id_: _names_of(document) for id_, document in documents.items()}
        told = [asked.names.as_asked(s) for s in statements]
        self.own = {s.id: content_words(s.text) for s in told}
        self.heading = {s.id: content_words(" ".join((*s.section_path, s.context))) for s in told}
        self.around: dict[int, set[str]] = {}
        for s in statements:
            self.around.setdefault(s.passage_id, set()).update(map(stem, self.own[s.id] + self.heading[s.id]))

    def all_words(self) -> set[str]:
        return {word for words in (*self.own.values(), *self.heading.values()) for word in words}

    def rank(self, statement: StoredStatement) -> RankedStatement:
        weights, words = self.weights, self.asked.words
        topic = float(statement.vector @ self.asked.topic)
        whole = (1 - weights.topic) * float(statement.vector @ self.asked.vector) + weights.topic * topic
        own, above = self._own(statement), self._above(statement)
        rest = (
            weights.coverage * words.share(np.maximum(own, above))
            + weights.passage_cosine * self.cosine_of_passage[statement.passage_id]
            + weights.passage_coverage * words.share(words.found_in(self.around[statement.passage_id]))
        )
        factor = self._factor(statement)
        named = weights.named if self._is_named(statement) else 1.0
        rule = weights.rule if self.asked.question.rule in statement.rules else 1.0
        fit = factor * named * rule * (weights.cosine * whole + rest)
        return RankedStatement(statement, fit, fit, factor * (weights.cosine * topic + rest), own, above)

    def _own(self, statement: StoredStatement) -> NDArray[np.float64]:
        """What each word of the question counts in the statement itself: 1, or less for one of like meaning."""
        own = self.own[statement.id]
        held = set(map(stem, own))
        if self.asked.question.wanted is Wanted.CONTACT:
            held |= contact_words(statement.text)
        return np.maximum(self.asked.words.found_in(held), self.closeness.to(own))

    def _above(self, statement: StoredStatement) -> NDArray[np.float64]:
        """The same for its headings, its lead-in, and the document's title."""
        heading = self.heading[statement.id]
        stems = set(map(stem, heading)) | self.titles[statement.document_id]
        return np.maximum(self.asked.words.found_in(stems), self.closeness.to(heading))

    def _is_named(self, statement: StoredStatement) -> bool:
        heading = (
            {stem(word) for word in content_words(statement.section_path[-1])} if statement.section_path else set()
        )
        return bool(heading) and heading <= set(self.asked.words.stems)

    def _factor(self, statement: StoredStatement) -> float:
        """What makes a statement less likely to be the answer, as one factor."""
        factor = 1.0
        wanted, text = self.asked.question.wanted, f"{statement.context} {statement.text}"
        if could_answer(wanted, text):
            factor *= _WITH_WHAT_IS_WANTED.get(wanted, 1.0)
        else:
            factor *= _WITHOUT_WHAT_IS_WANTED[wanted]
        if self.scope.place and speaks_of_elsewhere(self.scope.place, self.spoken_of[statement.id]):
            factor *= self.weights.elsewhere
        if leads_in(statement):
            factor *= self.weights.lead_in
        if is_title(statement):
            factor *= self.weights.title
        if statement.text.endswith("?"):
            factor *= self.weights.asks
        if len(statement.text.split()) < _SCRAP:
            factor *= self.weights.scrap
        return factor
