"""What a question in a thread means, after those before it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.answering.bodies import BodyMention, find_body, is_kind_of, may_stand_for, named_body
from knowledge.answering.earlier_question import (
    joined,
    names_alike,
    places_of,
    thing_asked_about,
    with_body,
    with_more,
    with_noun,
    with_phrase,
    with_places,
    with_question_word,
)
from knowledge.answering.own_subject import leans_on_thread
from knowledge.answering.pointing import points_to_one_thing, written_out
from knowledge.answering.question import understand
from knowledge.answering.said import Form, is_whole, listen
from knowledge.answering.subject import Subject
from knowledge.places import find_places
from knowledge.words import STOP_WORDS, content_words, words_of

LONGEST = 600
"""Characters of a question that a thread is followed from."""


@dataclass(frozen=True)
class Reading:
    """One way to understand a question: written out, to be searched for in `documents` only (empty: in all). `carried`
    names the places and the body that it has from the thread. `is_guess` where nothing that was typed points back: then
    it has to be told of what was typed itself."""

    question: str
    documents: tuple[Path, ...] = ()
    carried: tuple[str, ...] = ()
    is_guess: bool = False

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
            case Form.PHRASE if self._is_bare_topic():
                return [*self._plainly(), *self._guessed(self._of_phrase())]
            case Form.PHRASE:
                return self._of_phrase() if self._is_tied() else self._guessed(self._of_phrase())
            case Form.TALK:
                return [self._plain()]
            case Form.QUESTION:
                return self._of_question()

    def _is_tied(self) -> bool:
        """Whether a phrase plainly goes on: "and the chair?", "Surrey?", "P-2"."""
        said = self.said
        return bool(said.is_joined or said.places or said.body or names_alike(self.subject.question, said.text))

    def _is_bare_topic(self) -> bool:
        """Whether a phrase is a topic of its own ("levy transfer plans"), not one word that leaves all else open."""
        return not self._is_tied() and len(content_words(self.said.text)) > 1

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
        if points or (body and self._is_same_body(body)):
            return [*self._here(self._placed(pointed)), *self._within(said), self._plain()]
        if (body and body.is_named) or not leans_on_thread(said):
            return [*self._plainly(), *self._guessed(self._here(self._placed(said))[-1:])]
        placed = self._here(self._placed(said))
        if understand(said).rule:
            return [*placed, *self._within(said), self._plain()]
        return [*self._guessed([*self._of_thing(), *placed]), *self._plainly()]

    def _plainly(self) -> list[Reading]:
        """As typed; in the thread's documents where they say it as well as others do."""
        return [self._plain(), *self._within(self.said.text)]

    def _guessed(self, ways: list[Reading]) -> list[Reading]:
        typed = words_of(self.said.text)
        return [replace(way, is_guess=words_of(way.question) != typed) for way in ways]

    def _of_thing(self) -> list[Reading]:
        """A question of one word ("what is the budget?") in the thread's documents, of the thing last asked about."""
        thing = self._thing()
        if self.subject.group or not thing or len(content_words(self.said.text)) > 1:
            return []
        return self._within(self._placed(with_more(self.said.text, f"of {thing}")))

    def _pointed(self) -> str:
        """The question with "it", "there" and "the group" written out."""
        body, group = self.said.body, self.subject.group
        left_open = body if body and not body.is_named and group and may_stand_for(body, group) else None
        return written_out(self.said.text, self._antecedent(), left_open, self._place())

    def _antecedent(self) -> str:
        """What "it" stands for: the thread's body, else the thing last asked about (which has no chair and no quorum),
        else its place."""
        if self.subject.group:
            return " ".join(["the", *filter(None, [self._place()]), self.subject.group])
        is_thing = points_to_one_thing(self.said.text) and not understand(self.said.text).rule
        return (is_thing and self._thing()) or self._place()

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
