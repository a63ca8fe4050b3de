"""Questions that the register of pledges answers: "what has Essex Police pledged on apprenticeships?", "what are Leeds
City Council's pledges?", "how is P-014 doing?".

It answers where a pledge's code stands in the question, or it speaks of pledges and names an organisation of the
register, or a whole theme. All else is left to the documents, and so is what asks for a document.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.organisations import Mention, organisations_in
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
_OF_TEXT = re.compile(
    r"\b(?:minutes|agenda|papers?|reports?|slides?|documents?|version|draft|pages?|stud(?:y|ies)|newsletter|terms)\b",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    """
    pledge pledges pledged pledging promise promised register registered anything something everything all doing going
    progress status stand stands standing far latest list tell show give currently current now made make organisation
    organisations agreed set target targets owner council's whole
    """.split()
)
_ALIKE_LETTERS = 6
_ALIKE_PART = 0.6


@dataclass(frozen=True)
class AskedOfPledges:
    """The pledges that answer a question. `is_whole` where it asks for one by its code, of which no document can say
    more."""

    pledges: tuple[Pledge, ...]
    is_whole: bool


def may_ask_of_pledges(text: str) -> bool:
    """Whether it is worth looking into the register for a question."""
    return bool(_CODE.search(text) or _PLEDGING.search(text)) and not _OF_TEXT.search(text)


def asked_of_pledges(text: str, pledges: Sequence[Pledge], themes: Crosswalk) -> AskedOfPledges | None:
    """Which of `pledges` (those that may be seen) answer a question; None where it is not one for the register, or
    nothing in it answers: then it is as if there were none."""
    if not may_ask_of_pledges(text):
        return None
    numbers = [number_in(code if code[0] in "pP" else f"p{code}") for code in _CODE.findall(text)]
    if coded := [one for one in pledges if one.number in numbers]:
        return AskedOfPledges(tuple(coded), is_whole=True)
    if not _PLEDGING.search(text):
        return None
    named = organisations_in(text, [one.organisation for one in pledges])
    if named:
        names = {one.name for one in named}
        found = _on_topic(_without(text, named), [one for one in pledges if one.organisation in names], themes)
    elif find_places(text):
        return None
    else:
        found = _of_theme(text, pledges, themes)
    return AskedOfPledges(tuple(found), is_whole=False) if found else None


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
    scored = [(sum(_speaks_of(one, topic, themes) for topic in topics), one) for one in pledges]
    best = max(score for score, _ in scored)
    return [one for score, one in scored if best and score == best]


def _speaks_of(pledge: Pledge, topic: str, themes: Crosswalk) -> bool:
    said = " ".join((pledge.theme, pledge.statement, *_also_called(pledge.theme, themes)))
    return any(_alike(topic, word) for word in content_words(said))


def _also_called(theme: str, themes: Crosswalk) -> list[str]:
    return [other for name in themes.lists[1:] for other in themes.in_list(theme, name)]


def _alike(one: str, other: str) -> bool:
    """Whether two words are of one stem, or begin alike for most of their length: apprentices, apprenticeships."""
    if stem(one) == stem(other):
        return True
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _ALIKE_LETTERS and same >= _ALIKE_PART * max(len(one), len(other))


def _of_theme(text: str, pledges: Sequence[Pledge], themes: Crosswalk) -> list[Pledge]:
    """The pledges of a theme that a question names in full, by any list's name for it, and asks for nothing else."""
    words = f" {' '.join(words_of(text))} "
    for theme in dict.fromkeys(one.theme for one in pledges):
        for name in (theme, *_also_called(theme, themes)):
            said = f" {' '.join(words_of(name))} "
            rest = [word for word in content_words(words.replace(said, " ", 1)) if word not in _FILLERS | STOP_WORDS]
            if said.strip() and said in words and not rest:
                return [one for one in pledges if one.theme == theme]
    return []
