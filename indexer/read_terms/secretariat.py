"""Who runs the group's affairs, as worded."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.secretariat_words import (
    AFTER_WHO,
    BEFORE_WHO,
    BESIDE_LABEL,
    DUTIES,
    NOBODY,
    SOMEBODY,
    WHO_ENDS,
)

_STOPS = re.compile(r";|\.(?=\s|$)|\s\|")
_MOST_WORDS = 25


def read_secretariat(clauses: Sequence[Clause]) -> tuple[str, Clause] | None:
    """Who provides the secretariat, from the first clause that says so; None where it only says what it does."""
    for clause in clauses:
        for words in _candidates(clause):
            if who := _named(words):
                return who, clause
    return None


def _candidates(clause: Clause) -> Iterator[str]:
    """What stands where the secretariat is named, surest first."""
    text = clause.text
    labelled = Topic.SECRETARIAT in clause.topics
    for words in BEFORE_WHO:
        yield from (text[cue.end() :] for cue in words.finditer(text))
    if labelled and (cue := BESIDE_LABEL.match(text)):
        yield text[cue.end() :]
    if before := AFTER_WHO.match(text):
        yield before["who"]
    if labelled and clause.own_label and not DUTIES.search(text):
        yield text


def _named(text: str) -> str | None:
    """The name that `text` begins with; None where it is nobody's."""
    ends = [found.start() for words in (WHO_ENDS, _STOPS) for found in words.finditer(text) if found.start()]
    who = text[: min(ends, default=len(text))].strip(" .,;:()–-")
    if not SOMEBODY.search(who) or len(who.split()) > _MOST_WORDS:
        return None
    return None if who[0].isdigit() or NOBODY.fullmatch(who) else who
