"""Questions that the register of pledges answers: "what has Essex Police pledged on apprenticeships?", "what are Leeds
City Council's pledges?", "how is P-014 doing?", "who owns P-014?".

It answers where a pledge's code stands in the question, or it speaks of pledges and names an organisation of the
register or of the network, or a whole theme. All else is left to the documents, and so is what asks for a document.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knowledge.organisations import Mention, organisations_in, organisations_near
from knowledge.places import find_places
from knowledge.pledges.pledge import Pledge, number_in
from knowledge.pledges.themes import Crosswalk
from knowledge.words import STOP_WORDS, content_words, stem, words_of

_PLEDGING = re.compile(r"\bpledg(?:e[sd]?|ing)\b", re.IGNORECASE)
_CODE = re.compile(
    r"\bp-\d{1,6}\b|\bp\d{1,6}\b(?=.*\bpledge)|(?<=pledge )p?\d{1,6}\b|(?<=^how is )p\d{1,6}(?= (?:doing|going)\b)",
    re.IGNORECASE,
)
"""P-014 wherever it stands; p14 where a pledge is meant, since it may be a page."""
_SURE_CODE = re.compile(
    r"\bp-\d{1,6}\b|(?<=pledge )p\d{1,6}\b|(?<=^how is )p\d{1,6}(?= (?:doing|going)\b)", re.IGNORECASE
)
"""What is a code also where there is no such pledge; not the year in "the pledge 2030"."""
_OWNER = re.compile(
    r"\bwho(?:se|m|['’]s)?\b.*\b(?:owns?|owner|deputy|responsible|charge|leads?|after)\b|\bowner of\b", re.I
)
_OF_TEXT = re.compile(
    r"\b(?:minutes|agenda|papers?|reports?|slides?|documents?|version|draft|pages?|stud(?:y|ies)|newsletter|terms)\b",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    """
    pledge pledges pledged pledging promise promised register registered anything something everything all doing going
    progress status stand stands standing far latest list tell show give currently current now made make organisation
    organisations agreed set target targets owner council's whole own owns deputy responsible charge lead leads look
    looks after
    """.split()
)
_ALIKE_LETTERS = 6
_ALIKE_PART = 0.6
_MISTYPED = 0.85


@dataclass(frozen=True)
class AskedOfPledges:
    """The pledges that answer a question. `is_whole` where it asks for some by their codes, of which no document can
    say more; `missing` are the numbers of those that there are not. `wants_owner` where it asks whose they are. `taken`
    are names that were mistyped, each with the organisation that it was taken for."""

    pledges: tuple[Pledge, ...]
    is_whole: bool = False
    missing: tuple[int, ...] = ()
    wants_owner: bool = False
    taken: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NonePledged:
    """The register has no pledge of these organisations that answers the question; `others` are what it has of them."""

    organisations: tuple[str, ...]
    others: tuple[Pledge, ...]
    taken: tuple[tuple[str, str], ...] = ()


def may_ask_of_pledges(text: str) -> bool:
    """Whether it is worth looking into the register for a question."""
    return bool(_CODE.search(text) or _PLEDGING.search(text)) and not _OF_TEXT.search(text)


def asked_of_pledges(
    text: str, pledges: Sequence[Pledge], themes: Crosswalk, known: Iterable[str] = ()
) -> AskedOfPledges | NonePledged | None:
    """Which of `pledges` (those that may be seen) answer a question; None where it is not one for the register. `known`
    are organisations of which whoever asks may know without a pledge."""
    if not may_ask_of_pledges(text):
        return None
    if coded := _coded(text, pledges):
        return coded
    if not _PLEDGING.search(text):
        return None
    named, taken = _named(text, (*(one.organisation for one in pledges), *known))
    if named:
        names = tuple(dict.fromkeys(one.name for one in named))
        theirs = [one for one in pledges if one.organisation in names]
        found = _on_topic(_without(text, named), theirs, themes)
        if not found:
            return NonePledged(names, tuple(theirs), taken)
    elif find_places(text):
        return None
    else:
        found = _of_theme(text, pledges, themes)
    return AskedOfPledges(tuple(found), wants_owner=_asks_owner(text), taken=taken) if found else None


def _coded(text: str, pledges: Sequence[Pledge]) -> AskedOfPledges | None:
    """The pledges whose codes stand in a question, and what is no code of any."""
    found = {number_in(code if code[0] in "pP" else f"p{code}") for code in _CODE.findall(text)}
    coded = tuple(one for one in pledges if one.number in found)
    there = {one.number for one in coded}
    sure = [number for code in _SURE_CODE.findall(text) if (number := number_in(code)) is not None]
    missing = tuple(dict.fromkeys(number for number in sure if number not in there))
    return AskedOfPledges(coded, bool(coded), missing, _asks_owner(text)) if coded or missing else None


def _named(text: str, names: Sequence[str]) -> tuple[list[Mention], tuple[tuple[str, str], ...]]:
    """The organisations that a text names, and which of them it has mistyped."""
    if named := organisations_in(text, names):
        return named, ()
    near = organisations_near(text, names)
    return near, tuple((text[one.start : one.end], one.name) for one in near)


def _asks_owner(text: str) -> bool:
    return bool(_OWNER.search(text))


def _without(text: str, named: Iterable[Mention]) -> str:
    for one in reversed(list(named)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _on_topic(text: str, pledges: Sequence[Pledge], themes: Crosswalk) -> list[Pledge]:
    """The pledges with the most of what is asked for in their theme (or what other lists call it) and statement; all
    where nothing more is asked for."""
    topics = [word for word in content_words(text) if word not in _FILLERS and word not in STOP_WORDS]
    if not topics:
        return list(pledges)
    return _best(topics, pledges, themes, _alike) or _best(topics, pledges, themes, _mistyped)


def _best(
    topics: Sequence[str], pledges: Sequence[Pledge], themes: Crosswalk, alike: Callable[[str, str], bool]
) -> list[Pledge]:
    scored = [(sum(_speaks_of(one, topic, themes, alike) for topic in topics), one) for one in pledges]
    best = max((score for score, _ in scored), default=0)
    return [one for score, one in scored if best and score == best]


def _speaks_of(pledge: Pledge, topic: str, themes: Crosswalk, alike: Callable[[str, str], bool]) -> bool:
    said = " ".join((pledge.theme, pledge.statement, *themes.also_called(pledge.theme)))
    return any(alike(topic, word) for word in content_words(said))


def _alike(one: str, other: str) -> bool:
    """Whether two words are of one stem, or begin alike for most of their length: apprentices, apprenticeships."""
    if stem(one) == stem(other):
        return True
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _ALIKE_LETTERS and same >= _ALIKE_PART * max(len(one), len(other))


def _mistyped(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    alike = SequenceMatcher(None, one[: short + 1], other[: short + 1]).ratio()
    return short > _ALIKE_LETTERS and alike >= _MISTYPED


def _of_theme(text: str, pledges: Sequence[Pledge], themes: Crosswalk) -> list[Pledge]:
    """The pledges of a theme that a question names in full, by any list's name for it, and asks for nothing else."""
    words = f" {' '.join(words_of(text))} "
    for theme in dict.fromkeys(one.theme for one in pledges):
        for name in (theme, *themes.also_called(theme)):
            said = f" {' '.join(words_of(name))} "
            rest = [word for word in content_words(words.replace(said, " ", 1)) if word not in _FILLERS | STOP_WORDS]
            if said.strip() and said in words and not rest:
                return [one for one in pledges if one.theme == theme]
    return []
