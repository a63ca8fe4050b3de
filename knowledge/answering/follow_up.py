"""What a question in a thread means, after those before it."""

import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.answering.bodies import BodyMention, find_body, is_kind_of, named_body
from knowledge.answering.earlier_question import (
    joined,
    places_of,
    thing_asked_about,
    with_body,
    with_more,
    with_noun,
    with_phrase,
    with_places,
    with_question_word,
)
from knowledge.answering.pointing import points_to_one_thing, written_out
from knowledge.answering.said import Form, is_whole, listen
from knowledge.places import find_places
from knowledge.words import STOP_WORDS, content_words, words_of

LONGEST = 600
"""Characters of a question that a thread is followed from."""


@dataclass(frozen=True)
class Subject:
    """What a thread is about: the last question as it was understood, its places, the body it names, as typed, and
    the paths of the documents that its answer was told from."""

    question: str
    places: tuple[str, ...] = ()
    group: str | None = None
    documents: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One way to understand a question: written out, to be searched for in `documents` only (empty: in all). `carried`
    names the places and the body that it has from the thread."""

    question: str
    documents: tuple[Path, ...] = ()
    carried: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The places it names."""
        return places_of(self.question)

    @property
    def searched_for(self) -> str:
        """The question as it is searched for. In the documents of a carried body, its name would only favour the
        statements that have a word of it: there it is "the group"."""
        body = find_body(self.question)
        plain = self.documents and body and body.name in self.carried
        return with_body(self.question, body.kind) if body and plain else self.question


def subject_to_json(subject: Subject) -> dict[str, object]:
    """The subject as plain JSON values."""
    return {
        "question": subject.question,
        "places": list(subject.places),
        "group": subject.group,
        "documents": [str(path) for path in subject.documents],
    }


def subject_from_json(value: object) -> Subject | None:
    """The subject from `subject_to_json`; None where the value is none."""
    if not isinstance(value, dict) or not isinstance(value.get("question"), str):
        return None
    places, documents, group = _texts(value.get("places")), _texts(value.get("documents")), value.get("group")
    if places is None or documents is None or not isinstance(group, str | None):
        return None
    return Subject(value["question"], places, group, tuple(map(Path, documents)))


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return tuple(value)


def readings(text: str, subject: Subject | None) -> tuple[Reading, ...]:
    """The ways to read `text`, best first; none where it asks for nothing ("thanks!") in a thread.

    What is too long to be a follow-up is read as typed, and so is what comes after it.
    """
    if subject is None or not subject.question.strip() or max(len(text), len(subject.question)) > LONGEST:
        return (Reading(text),)
    return tuple(dict.fromkeys(_Turn(text, subject).readings()))


def subject_after(reading: Reading, subject: Subject | None, told: tuple[Path, ...]) -> Subject:
    """What a thread is about once a question has been read so, and answered from `told` (empty: not found).

    What the question does not change is kept, unless it went to other documents without anything of the thread.
    """
    before = subject or Subject("")
    places, group = reading.places, named_body(reading.question)
    goes_on = bool(reading.carried or reading.documents or not told or set(told) & set(before.documents))
    if goes_on and not places:
        places = before.places
    if goes_on and places == before.places and (group is None or is_kind_of(group, before.group)):
        group = before.group
    return Subject(reading.question, places, group, told or before.documents)


class _Turn:
    """One question in a thread."""

    def __init__(self, typed: str, subject: Subject) -> None:
        self.typed, self.subject, self.said = typed, subject, listen(typed)

    def readings(self) -> list[Reading]:
        earlier = self.subject.question
        match self.said.form:
            case Form.NOTHING:
                return []
            case Form.MORE:
                return self._here(earlier)
            case Form.QUESTION_WORD if is_whole(earlier):
                return self._here(with_question_word(earlier, self.said.text))
            case Form.QUESTION_WORD:
                return self._here(self._placed(self.said.text))
            case Form.PHRASE:
                return self._of_phrase()
            case Form.QUESTION:
                return self._of_question()

    def _of_phrase(self) -> list[Reading]:
        rest, places, body = self.said.without_places, self.said.places, self.said.body
        if places and not rest:
            return self._elsewhere()
        if body and body.is_named and not set(words_of(rest)) - set(words_of(body.name)) - STOP_WORDS:
            return self._of_other_body(body)
        if places:
            merged = with_noun(with_places(self.subject.question, places), rest)
            return [self._plain(), *([Reading(_ended(merged))] if merged else [])]
        return self._of_other_thing()

    def _elsewhere(self) -> list[Reading]:
        """The earlier question for another place; there the body may have another name."""
        asked = with_places(self.subject.question, self.said.places)
        body = find_body(asked)
        plain = with_body(asked, body.kind) if body else asked
        return [Reading(_ended(asked), (), self._group()), Reading(_ended(plain))]

    def _of_other_body(self, body: BodyMention) -> list[Reading]:
        asked = with_body(self.subject.question, body.name)
        if self.said.places:
            return [Reading(_ended(with_places(asked, self.said.places))), self._plain()]
        asked = self._placed(asked)
        return [Reading(_ended(asked), (), self.subject.places), self._plain()]

    def _of_other_thing(self) -> list[Reading]:
        """The earlier question of another thing; else that thing, of the thread's body and place."""
        phrase = re.sub(r"^(?:its|their)\b", "the", self.said.text, flags=re.I)
        begins = _PREPOSITION.match(phrase)
        if begins:
            merged: str | None = with_phrase(self.subject.question, begins[1], phrase[begins.end() :])
        else:
            merged = with_noun(self.subject.question, phrase)
        alone = self._placed(self._of_group(phrase))
        return [*(self._here(merged) if merged else []), *self._here(alone), self._plain()]

    def _of_question(self) -> list[Reading]:
        said, body = self.said.text, self.said.body
        pointed = self._pointed()
        points = pointed != said
        if self.said.places:
            return [self._plain(), *([Reading(_ended(pointed), (), self._group())] if points else [])]
        if body and body.is_named and not self._is_same_body(body) and not points:
            return [self._plain(), *self._here(self._placed(said))]
        of_thing = [] if points else self._of_thing()
        return [*of_thing, *self._here(self._placed(pointed)), *self._within(said), self._plain()]

    def _of_thing(self) -> list[Reading]:
        """A question of one word ("what is the budget?") in the thread's documents, of the thing last asked about."""
        thing = self._thing()
        if self.subject.group or not thing or len(content_words(self.said.text)) > 1:
            return []
        return self._within(self._placed(with_more(self.said.text, f"of {thing}")))

    def _pointed(self) -> str:
        """The question with "it", "there" and "the group" written out."""
        body, group = self.said.body, self.subject.group
        left_open = body if body and not body.is_named and group else None
        return written_out(self.said.text, self._antecedent(), left_open, self._place())

    def _antecedent(self) -> str:
        """What "it" stands for: the thread's body, else the thing last asked about, else its place."""
        if self.subject.group:
            return " ".join(["the", *filter(None, [self._place()]), self.subject.group])
        return (points_to_one_thing(self.said.text) and self._thing()) or self._place()

    def _place(self) -> str:
        """The thread's places in words; empty where the question names its own."""
        return joined(self.subject.places) if self.subject.places and not self.said.places else ""

    def _thing(self) -> str:
        """The thing last asked about, with its article; empty where there was none."""
        thing = thing_asked_about(self.subject.question)
        return f"the {self.subject.question[slice(*thing)]}" if thing else ""

    def _placed(self, question: str) -> str:
        """The question with the thread's place, where it names none itself."""
        if not self.subject.places or find_places(question):
            return question
        return with_more(question, f"in {joined(self.subject.places)}")

    def _of_group(self, phrase: str) -> str:
        """The phrase with the thread's body, where it names none itself."""
        if not self.subject.group or find_body(phrase):
            return phrase
        return f"{phrase} of {self._antecedent()}"

    def _here(self, question: str) -> list[Reading]:
        """In the thread's documents first, then in all."""
        return [*self._within(question), Reading(_ended(question), (), self._carried(question))]

    def _within(self, question: str) -> list[Reading]:
        documents = self.subject.documents
        return [Reading(_ended(question), documents, self._carried(question))] if documents else []

    def _carried(self, question: str) -> tuple[str, ...]:
        places, body = places_of(question), find_body(question)
        group = self._group() if body and self._is_same_body(body) else ()
        return (*(place for place in self.subject.places if place in places), *group)

    def _is_same_body(self, body: BodyMention) -> bool:
        return self.subject.group is not None and words_of(body.name) == words_of(self.subject.group)

    def _group(self) -> tuple[str, ...]:
        return (self.subject.group,) if self.subject.group else ()

    def _plain(self) -> Reading:
        return Reading(self.typed)


_PREPOSITION = re.compile(r"(about|after|at|before|by|during|for|from|in|of|on|since|under|with|within)\s+", re.I)


def _ended(question: str) -> str:
    return f"{question.rstrip(' ?.!,')}?"
