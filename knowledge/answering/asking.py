"""One question asked of one person's documents: what is found for it, whether that answers, and how it is told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlite_utils import Database

from knowledge.answering.citing import named_apart
from knowledge.answering.coverage import WeightedWords, encoded, weigh
from knowledge.answering.embedding import Vectors
from knowledge.answering.figures_asked import asks_by_the_hour, asks_how_many, may_be_a_count, tells_by_the_hour
from knowledge.answering.found import Answer, Nearest, NotFound, Unasked, tell
from knowledge.answering.library import Library
from knowledge.answering.list_asked_for import list_asked_for, list_by_itself
from knowledge.answering.list_of_place import list_of_place
from knowledge.answering.lists import StatementList
from knowledge.answering.names_asked import names_asked
from knowledge.answering.numbers_of_things import many_to_name
from knowledge.answering.part import Part, confidence
from knowledge.answering.period_rule import ANY_TIME, PeriodAsked
from knowledge.answering.place_rule import Scope, scopes
from knowledge.answering.question import Question, Wanted, could_answer, could_lay_down
from knowledge.answering.read_statements import read_statements
from knowledge.answering.reader import Reader
from knowledge.answering.search import RankedPassage, search
from knowledge.answering.select_statements import Selection, names_enough, select_statements
from knowledge.answering.sides import Side
from knowledge.answering.statements import Asked, RankedStatement, rank_statements
from knowledge.store.search_rows import IndexedDocument, StoredStatement, count_documents
from knowledge.versions import RelationKind
from knowledge.words import STOP_WORDS, stem, words_of

PASSAGES_READ = 24
MOST_CHARACTERS = 900  # of a whole answer: what people read in chat
ENOUGH = 0.28  # the least score of an answer; see benchmarks/RESULTS.md
ENOUGH_OF_UNKNOWN = 0.38  # the same where the question names something that no document names
BELIEVED = -2.9  # log-odds: what the reader has to give the best statement at least
BELIEVED_OF_OPEN = -6.0  # the same where whatever is on the topic answers
AMONG_BEST = 3  # statements, one of which has to hold the kind of thing that is asked for
SURE = -0.5  # from here on an answer is told without a doubt


@dataclass
class Asking:
    """A question with what it is asked of. Where a message asks to compare two sides, only what may be told of its
    `side` counts; `unasked` says why a question could not be one, once that is known."""

    db: Database
    library: Library
    reader: Reader | None
    question: Question
    documents: Mapping[int, IndexedDocument]
    period: PeriodAsked = ANY_TIME
    passages: int = PASSAGES_READ
    unasked: Unasked | None = None
    side: Side | None = None

    def __post_init__(self) -> None:
        self.live = count_documents(self.db)
        known, is_word = self.library.short_names(self.db), self.library.embedder.knows
        thesaurus = self.library.thesaurus(self.db)
        self.names = names_asked(self.question.text, self.documents.values(), known, is_word, thesaurus)

    def best(self) -> list[RankedStatement]:
        return self._rank(self._asked(), Scope(None, frozenset()))

    def answer(self) -> Answer | NotFound:
        parts = self.parts()
        good = self.good(parts)
        if not good:
            return self.not_found(parts)
        chosen = self.select(good, MOST_CHARACTERS)
        if not any(names_enough(selection, many_to_name(self.question.text)) for selection in chosen):
            return self.not_found(parts)
        return self.tell(parts, good, chosen)

    def parts(self) -> list[Part]:
        """What is found for each place asked about; nothing where nothing is asked or there is nothing to search."""
        if not self.documents or not (self.question.words or self.question.places):
            return []
        asked = self._asked()
        found = [
            Part(asked, scope, self._rank(asked, scope), self._outside(asked, scope))
            for scope in scopes(self.question.places, self.documents.values())
        ]
        return [replace(part, by_itself=self._by_itself(part)) for part in found]

    def good(self, parts: Sequence[Part]) -> list[Part]:
        """Those parts that answer."""
        return [
            part
            for part in parts
            if part.by_itself
            or (
                part.ranked
                and not part.told_elsewhere
                and part.belief >= self._bar()
                and self._good_enough(part.asked, part.ranked)
            )
        ]

    def select(self, good: Sequence[Part], budget: int) -> list[Selection]:
        """What is shown of each of the good parts, in about `budget` characters in all."""
        return [self._select(part, budget // len(good)) for part in good]

    def _bar(self) -> float:
        return BELIEVED_OF_OPEN if self.question.is_open else BELIEVED

    def _asked(self) -> Asked:
        question = self.question
        among, passages = self._unless_all(self.documents), len(self.library.vectors(self.db))
        weighed = weigh(self.db, question.words, among, passages, self.library.embedder)
        meant = [word.meant for word in weighed]
        texts, indexed = [question.text, question.topic], self.library.words(self.db)
        whole, topic, *of_words = encoded(self.library.embedder, indexed, texts, meant)
        words = WeightedWords(
            tuple(map(stem, meant)), np.array([word.weight for word in weighed]), np.array(of_words, dtype=np.float32)
        )
        of_unknown = any(not word.known and word.typed in question.names for word in weighed)
        known = sum(word.known for word in weighed)
        if 2 * known < len(weighed) and not set(words_of(question.text)) & STOP_WORDS:
            self.unasked = Unasked.NOT_ENGLISH
        return Asked(question, whole, topic, words, of_unknown, self.names)

    def _rank(self, asked: Asked, scope: Scope) -> list[RankedStatement]:
        """The statements that answer in this scope: from documents about the place, then from those that name it."""
        about = scope.about or self.documents.keys()
        passages = {passage.id: passage for passage in self._search(self.question.words, asked.topic, about)}
        named = [word for place in self.question.places for word in place.split()]
        for others in (about, self.documents.keys() - about) if named else ():
            for passage in self._search([*self.question.words, *named], asked.vector, others):
                passages.setdefault(passage.id, passage)
        ranked = self._statements(asked, list(passages.values()), scope)
        ranked = [one for one in ranked if self._is_of_this_side(one.statement)]
        if self.reader:
            return read_statements(self.reader, asked, ranked, self.documents)
        return ranked

    def _is_of_this_side(self, one: StoredStatement) -> bool:
        title = self.documents[one.document_id].title
        return self.side is None or self.side.may_tell(" ".join((title, *one.section_path, one.context, one.text)))

    def _outside(self, asked: Asked, scope: Scope) -> list[RankedStatement]:
        """The statements that fit the topic in documents about other places; none where no place was asked about."""
        others = self.documents.keys() - scope.about if scope.place and scope.about else set()
        if not others:
            return []
        passages = self._search(self.question.words, asked.topic, others)
        return self._statements(asked, passages, Scope(None, frozenset(others)))

    def _statements(self, asked: Asked, passages: Sequence[RankedPassage], scope: Scope) -> list[RankedStatement]:
        known = self.library.words(self.db)
        ranked = rank_statements(self.db, known, asked, passages, self.documents, scope)
        return [one for one in ranked if self.period.allows(one.statement)]

    def _search(self, words: Sequence[str], vector: Vectors, documents: Collection[int]) -> list[RankedPassage]:
        if not documents:
            return []
        among = self._unless_all(documents)
        return search(self.db, self.library.vectors(self.db), [*words, *self.names.words], vector, among, self.passages)

    def _unless_all(self, documents: Collection[int]) -> Collection[int] | None:
        """None for all live documents: nothing has to be left out then, which is much faster."""
        return None if len(documents) == self.live else documents

    def tell(self, parts: Sequence[Part], good: Sequence[Part], chosen: Sequence[Selection]) -> Answer:
        """The answer made of what was chosen of the good parts."""
        without = tuple(part.scope.place for part in parts if part.scope.place and part not in good)
        more = sum(selection.left_out for selection in chosen)
        statements = [statement for selection in chosen for statement in selection.statements]
        named = self._named()
        told = tuple(tell(one, named[one.document_id], self.question.text) for one in statements)
        is_picked = any(selection.is_picked for selection in chosen)
        is_sure = self.question.is_open or is_picked or any(part.belief >= SURE for part in good)
        old, short, other = (
            self._superseded(statements),
            self.names.short_in(statements),
            self.names.other_in(statements),
        )
        return Answer(
            told, confidence(parts), is_sure, without, more, old, short_names=tuple(short), other_names=tuple(other)
        )

    def _select(self, part: Part, room: int) -> Selection:
        def of_place(found: StatementList) -> StatementList | None:
            return list_of_place(self.db, found, part.scope, self.documents)

        whole = list_asked_for(self.db, self.reader, part, self.documents)
        return select_statements(self.db, part.asked, part.ranked, whole, of_place, room)

    def _by_itself(self, part: Part) -> StatementList | None:
        return list_by_itself(self.db, self.reader, part, self.documents, self._bar())

    def _named(self) -> dict[int, IndexedDocument]:
        """The documents as they are told of."""
        return {one.id: one for one in named_apart(self.documents.values())}

    def _superseded(self, statements: Sequence[StoredStatement]) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for statement in statements:
            document = self.documents[statement.document_id]
            if document.relation and document.relation.kind is RelationKind.SUPERSEDED_BY:
                found[document.path.name] = document.relation.other.name
        return tuple(found.items())

    def not_found(self, parts: Sequence[Part]) -> NotFound:
        """Names the documents that come nearest: those of other places, where these say what was asked."""
        elsewhere = [part for part in parts if part.told_elsewhere and self._good_enough(part.asked, part.outside)]
        near = [one for part in parts for one in (part.outside if elsewhere else part.ranked)]
        seen = dict.fromkeys(one.statement.document_id for one in sorted(near, key=lambda one: -one.score))
        documents = [self._named()[id_] for id_ in list(seen)[: 1 if elsewhere else 2]]
        nearest = tuple(Nearest(document.path, document.title) for document in documents)
        places = tuple(part.scope.place for part in parts if part.scope.place and part.scope.about)
        return NotFound(nearest, confidence(parts), places, bool(elsewhere), self.unasked)

    def _good_enough(self, asked: Asked, ranked: Sequence[RankedStatement]) -> bool:
        if max(one.fit for one in ranked) < (ENOUGH_OF_UNKNOWN if asked.of_unknown else ENOUGH):
            return False
        best, asked_here = ranked[:AMONG_BEST], self.question.readings[0]
        if asks_how_many(asked_here) and not any(map(self._may_count, best)):
            return False
        if asks_by_the_hour(asked_here) and not any(
            self._is_believed(one) and tells_by_the_hour(one.statement) for one in best
        ):
            return False
        if self.question.wanted in (Wanted.CONTACT, Wanted.YEAR, Wanted.FREQUENCY, Wanted.MONEY):
            return any(could_answer(self.question.wanted, one.statement.text) for one in best)
        return any(could_lay_down(self.question.rule, one.statement) for one in best)

    def _may_count(self, one: RankedStatement) -> bool:
        """Whether a statement that is believed holds a number, or is one of several that can be counted."""
        is_countable = one.statement.list_number > 0 or may_be_a_count(one.statement.text)
        return self._is_believed(one) and is_countable

    def _is_believed(self, one: RankedStatement) -> bool:
        return one.log_odds is None or one.log_odds >= self._bar()
