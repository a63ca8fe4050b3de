"""Whether a statement says how many there are of what a question asks how many of."""

import re
from itertools import takewhile

from knowledge.words import STOP_WORDS, stem

_HOW_MANY = re.compile(r"\bhow many ((?:[\w'’-]+ ?)+)", re.IGNORECASE)
_WORD = re.compile(r"[£€$]?[\w'’-]+(?:[.,]\d+)*%?")
_NUMBER = re.compile(
    r"(?!(?:19|20)\d\d$)\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|dozen",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\w{2,}[^s\W]s|people|men|women|children|staff", re.IGNORECASE)
_COUNTS_NONE = re.compile(
    r"part|section|table|phase|year|item|lot|page|stage|option|band|no|number|level", re.IGNORECASE
)
"""What stands before a number that is a name."""
_ENDS = re.compile(r"of|the|and|or|to|per|cent|hours?|days?|weeks?|months?|years?|minutes?|pounds?", re.IGNORECASE)
_BETWEEN = 2  # words between a number and what it counts: "10 very full workshops"


def counts_what_is_asked(question: str, statement: str) -> bool:
    """Whether "how many workshops has …" meets "10 workshops": a number right before the thing itself."""
    asked = _HOW_MANY.search(question)
    after = list(takewhile(lambda word: word.casefold() not in STOP_WORDS, asked[1].split())) if asked else []
    thing = next((word for word in after if _PLURAL.fullmatch(word)), "")
    words = _WORD.findall(statement)
    return bool(thing) and any(
        _NUMBER.fullmatch(word)
        and not (at and _COUNTS_NONE.fullmatch(words[at - 1]))
        and _stands_behind(stem(thing.casefold()), words[at + 1 : at + 2 + _BETWEEN])
        for at, word in enumerate(words)
    )


def _stands_behind(thing: str, words: list[str]) -> bool:
    """Whether the thing is the first that these words, which follow a number, may count."""
    for word in words:
        if stem(word.casefold()) == thing:
            return True
        if _ENDS.fullmatch(word) or _PLURAL.fullmatch(word):
            return False
    return False
