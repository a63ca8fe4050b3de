"""Whether a question leans on the one before it, or stands on its own."""

import re

from knowledge.answering.question import understand
from knowledge.words import content_words

_OF_A_GROUP = frozenset(
    """
    agenda attend attended attends came chair chairs co date dates day days deputies deputy far frequently large last
    latest long meet meeting meetings meets member members minutes next often papers people previous regularly rule
    rules soon time
    """.split()
)
"""Words of any group's doings: with nothing beside them, a question leaves open which group's."""


def leans_on_thread(question: str) -> bool:
    """Whether a question without "it" or "there" is about something that it does not say: the rules or the doings of no
    group in particular, or a single thing ("what is the budget?") without a word on what it belongs to."""
    if understand(question).rule:
        return True
    return len([word for word in content_words(question) if word not in _OF_A_GROUP]) <= 1


_NOUN = re.compile(
    r"\b(?:the|an?|any|some|all|our|each|every|both|which|what|how many|many)\s+(?!(?:are|can|could|did|do|does|has"
    r"|have|if|is|it|of|should|they|was|were|will|would)\b)(?P<noun>[^\W_][\w-]*)|\b[A-Z]{1,4}-?\d{1,4}\b",
)
_PERSON = re.compile(r"(?:co-?)?chairs?|contacts?|deputy|director|lead(?:er)?|manager|members?|officer|secretary", re.I)
_NEXT_CLAUSE = re.compile(r"[,;]|\b(?:and|because|but|if|or|so|that|then|when|where|while|who)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:about|against|at|by|for|from|in|of|on|to|with|within)\s*$", re.IGNORECASE)


def names_before(question: str, at: int) -> bool:
    """Whether what "it" or "they" at `at` stands for is named earlier in the question, in another clause of it."""
    return any(_NEXT_CLAUSE.search(question[noun.end() : at]) for noun in _nouns(question, at) if not _is_person(noun))


def owns_before(question: str, at: int) -> bool:
    """Whether whose "its" or "their" at `at` is, is named earlier: "how many *firms* have put *their* names down?"."""
    return bool(_nouns(question, at)) and not _PREPOSITION.search(question[:at])


def _nouns(question: str, at: int) -> list[re.Match[str]]:
    return list(_NOUN.finditer(question, 0, at))


def _is_person(noun: re.Match[str]) -> bool:
    return bool(noun["noun"] and _PERSON.fullmatch(noun["noun"]))
