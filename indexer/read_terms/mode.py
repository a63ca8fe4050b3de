"""Whether people meet in a room, on screens, or both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.mode_words import (
    EXCEPTION,
    HYBRID,
    IN_PERSON,
    LEFT_OUT,
    MEETING,
    MEETINGS_ARE,
    NOT_MEETING,
    NOT_POSSIBLE,
    VIRTUAL,
)
from indexer.read_terms.nearest import belongs
from indexer.read_terms.quorum_words import is_about_quorum
from indexer.read_terms.rhythms import opens_with_rhythm
from knowledge.groups.terms import Mode

_PART = re.compile(r"[;,]|\s(?=(?:and|but|though|although|while|whereas|with|unless|except)\b)")
_LONGER_THAN_A_NOTE = 4  # words
_LABELS = frozenset({Topic.MODE, Topic.MEETINGS, Topic.CADENCE})


def read_mode(clauses: Sequence[Clause]) -> tuple[Mode, Clause] | None:
    """How meetings are held, from the first clause that says so and those in its paragraph; both ways are hybrid,
    unless one is an exception ("with one meeting a year in person")."""
    said = [(one, clause) for clause in clauses if not _is_only_on_quorum(clause) for one in _ways_in(clause)]
    if not said:
        return None
    usual = [(one, clause) for one, clause in said if not one.exceptional] or said
    first = usual[0]
    modes = {one.mode for one, clause in usual if clause.block == first[1].block}
    if Mode.HYBRID in modes or len(modes) > 1:
        return Mode.HYBRID, first[1]
    return first[0].mode, first[1]


def _is_only_on_quorum(clause: Clause) -> bool:
    """Whether a clause tells who counts, not how meetings are held: "counting those who dial in"."""
    return is_about_quorum(clause) and not MEETINGS_ARE.search(clause.text)


@dataclass(frozen=True)
class _Way:
    """A way of meeting as one part of a sentence names it."""

    mode: Mode
    exceptional: bool


def _ways_in(clause: Clause) -> Iterator[_Way]:
    text = clause.text
    a_note = not clause.topics and (opens_with_rhythm(text) or len(text.split()) < _LONGER_THAN_A_NOTE)
    labelled = bool(_LABELS & clause.topics) or a_note
    for mode, words in ((Mode.HYBRID, HYBRID), (Mode.VIRTUAL, VIRTUAL), (Mode.IN_PERSON, IN_PERSON)):
        for found in words.finditer(text):
            if _is_of_meetings(text, found, labelled):
                yield _Way(mode, exceptional=bool(EXCEPTION.search(_part_around(text, found))))


def _is_of_meetings(text: str, found: re.Match[str], labelled: bool) -> bool:
    """Whether a way is one of meeting, rather than of sending papers or voting, and not ruled out."""
    if LEFT_OUT.search(text[: found.start()]) or NOT_POSSIBLE.match(text, found.end()):
        return False
    named = MEETING.search(text, found.start(), found.end())
    return bool(named) or belongs(text, found.start(), MEETING, NOT_MEETING, by_default=labelled)


def _part_around(text: str, found: re.Match[str]) -> str:
    start = max((cut.end() for cut in _PART.finditer(text, 0, found.start())), default=0)
    end = next((cut.start() for cut in _PART.finditer(text, found.end())), len(text))
    return text[start:end]
