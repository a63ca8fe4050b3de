"""Whether a statement says how many there are of what a question asks how many of."""

import re
from itertools import takewhile

from knowledge.words import STOP_WORDS, stem

_HOW_MANY = re.compile(r"\bhow many ((?:[\w'’-]+ ?)+)", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+(?:[.,]\d+)*")
_NUMBER = re.compile(
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|dozen",
    re.IGNORECASE,
)
_BETWEEN = 2  # words between a number and what it counts: "10 very full workshops"


def counts_what_is_asked(question: str, statement: str) -> bool:
    """Whether "how many workshops has …" meets "10 workshops": a number right before the thing itself."""
    asked = _HOW_MANY.search(question)
    thing = list(takewhile(lambda word: word.casefold() not in STOP_WORDS, asked[1].split())) if asked else []
    if not thing:
        return False
    words = _WORD.findall(statement)
    numbers = [at for at, word in enumerate(words) if _NUMBER.fullmatch(word)]
    wanted = stem(thing[-1].casefold())
    return any(wanted in (stem(word.casefold()) for word in words[at + 1 : at + 2 + _BETWEEN]) for at in numbers)
