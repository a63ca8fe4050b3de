"""How many things a text speaks of: "five headline measures"."""

import re

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)} | {str(n): n for n in range(2, 31)}
_TIME = re.compile(r"(?:second|minute|hour|day|week|fortnight|month|quarter|term|year)s\b", re.IGNORECASE)
_ANY = "|".join(sorted(_NUMBERS, reverse=True))
_THINGS = re.compile(
    rf"\b({_ANY})\s+(?!(?:to|of|or|and|per)\b)((?:[\w'’-]+\s+){{0,2}}?[\w'’-]{{2,}}s)\b", re.IGNORECASE
)
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}


def counts_in(text: str) -> frozenset[int]:
    """The numbers of things that `text` names; spans of time are none."""
    return frozenset(_NUMBERS[found[1].casefold()] for found in _THINGS.finditer(text) if not _TIME.search(found[2]))
