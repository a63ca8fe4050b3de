"""Two questions in one, each to be asked on its own."""

import re
from dataclasses import replace

from knowledge.answering.another_time import at_another_time
from knowledge.answering.earlier_question import thing_asked_about
from knowledge.answering.question import Question, understand
from knowledge.answering.sides import elsewhere, of_another, sides_of
from knowledge.words import content_words

_WORDS = r"who|whom|whose|who'?s|what|what'?s|when|where|how|which|why"
_VERBS = r"did|does|do|is|are|was|were|has|have|had|can|could|will|would|should"
_JOINED = re.compile(
    rf"(?:\s*[,;?.–—]\s*(?:and |but |or )?|\s+-\s+|\s+(?:and|but|or|&)\s+)"
    rf"(?=(?:(?:by|in|for|on|at|to|of|from|with|if so,?)\s+)?(?:{_WORDS}|{_VERBS})\b)",
    re.IGNORECASE,
)
_IS_QUESTION = re.compile(rf"\b(?:{_WORDS})\b|^\W*(?:{_VERBS})\b", re.IGNORECASE)
_WHAT = re.compile(r"what\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|those|this|these|there|then|he|she|him|her|his|one|ones|same|other|else|"
    r"so|such|each|both|any|some|all|we|our|us)\b",
    re.IGNORECASE,
)
_OWN = 4  # content words of a half that says itself what it is about
_FEWEST_LETTERS = 12  # of the first of two questions


def halves_of(text: str) -> tuple[str, ...]:
    """The two questions that `text` asks; none where it is one, tells something first and asks then, or asks the same
    again in small words ("what is it for?")."""
    for joint in _JOINED.finditer(text):
        first, second = text[: joint.start()].strip(), text[joint.end() :].strip()
        if len(first) >= _FEWEST_LETTERS and _IS_QUESTION.search(first) and _asks_for_more(second):
            return first, second
    return ()


def _asks_for_more(second: str) -> bool:
    return len(second.split()) > 1 and (bool(content_words(second)) or not _WHAT.match(second))


def questions_in(text: str) -> tuple[Question, ...]:
    """The questions that `text` asks: itself where it is one; those of both sides where it compares.

    Of two halves each is looked for with the words of both, since the second may say no more than "it", and is read
    both by itself (the second with the thing that the first was about) and as the whole.
    """
    if sides := sides_of(text):
        return tuple(map(understand, sides))
    whole, halves = understand(text), halves_of(text)
    if not halves:
        return (whole,)
    first, second = halves
    if again := elsewhere(first, second) or at_another_time(first, second) or of_another(first, second):
        return understand(first), understand(again)
    if _stands_on_its_own(second):
        return understand(first), understand(second)
    thing = thing_asked_about(first)
    told = f"{first[slice(*thing)]}: {second}" if thing else second
    return tuple(_of_both(half, whole) for half in (first, told))


def _stands_on_its_own(second: str) -> bool:
    """Whether the second half names what it is about, with nothing in it that stands for something in the first."""
    return not _POINTS.search(second) and len(content_words(second)) >= _OWN


def _of_both(half: str, whole: Question) -> Question:
    """What one half asks for, looked for with the words of both."""
    own = understand(half)
    return replace(
        own,
        text=whole.text,
        topic=whole.topic,
        words=tuple(dict.fromkeys([*whole.words, *own.words])),
        names=whole.names,
        places=whole.places,
        read_as=(half, whole.readings[-1]),
    )
