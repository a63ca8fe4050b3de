"""Questions for a figure of a certain kind: a count or a share, or what something is an hour."""

import re

from knowledge.answering.question import Wanted, could_answer
from knowledge.store.search_rows import StoredStatement

_HOW_MANY = re.compile(
    r"\bhow many\b|\b(?:what|which) (?:percentage|per cent|percent|share|proportion|%)", re.IGNORECASE
)
_IN_WORDS = re.compile(
    r"\b(?:\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|thousands?|millions?|dozens?|couple|pair"
    r"|both|single|only|just|nobody|none|nothing|neither|either|most|majority|minority|few|several|many|every(?:one|body)?"
    r"|each|once|twice)\b",
    re.IGNORECASE,
)
_ASKED_BY_THE_HOUR = re.compile(r"\bhourly (?:rates?|pay|wages?|fee|price|cost)\b|\bhow much\b.*\ban hour\b", re.I)
_HOUR = re.compile(r"\bhours?\b|\bhourly\b|/ ?h(?:r|our)?\b|\bp\.?h\b|\bhrs?\b|living wage", re.IGNORECASE)


def asks_how_many(text: str) -> bool:
    """Whether a question asks for a count or a share: what answers it has a number."""
    return bool(_HOW_MANY.search(text))


def asks_by_the_hour(text: str) -> bool:
    """Whether a question asks what something is an hour."""
    return bool(_ASKED_BY_THE_HOUR.search(text))


def tells_by_the_hour(statement: StoredStatement) -> bool:
    """Whether a statement speaks of hours at all, itself or by what stands over it."""
    return bool(_HOUR.search(" ".join((*statement.section_path, statement.context, statement.text))))


def may_be_a_count(text: str) -> bool:
    """Whether a text says how many or how large a part, if only in words: "nobody", "fifteen", "the majority"."""
    return could_answer(Wanted.NUMBER, text) or bool(_IN_WORDS.search(text))
