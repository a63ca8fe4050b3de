"""How many things a text speaks of: "five headline measures"."""

import re

NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS, start=2)} | {str(n): n for n in range(2, 31)}
_TIME = re.compile(r"(?:second|minute|hour|day|week|fortnight|month|quarter|term|year)s\b", re.IGNORECASE)
_ANY = "|".join(sorted(_NUMBERS, reverse=True))
_THINGS = re.compile(
    rf"(?<![\w/.,–-])({_ANY})\s+(?!(?:to|of|or|and|per|is|was|has|does)\b)((?:[\w'’-]+\s+){{0,2}}?[\w'’-]{{2,}}s)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\bnames?(?: of)?|\blist|\bwhich|\bwho (?:are|were)|\bwhat(?: are| were|['’]re)?(?: the names of)?)"
    r"(?: (?:all|the|other|our|its|their|these|those))* $",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r", (?:and )?|; | and | & ")
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}


def many_to_name(question: str) -> int:
    """How many things a question wants named: "which two firms", "the names of the eleven schools"; 0 where it does not
    say."""
    for found in _THINGS.finditer(question):
        if not _TIME.search(found[2]) and _NAMED.search(question, 0, found.start()):
            return _NUMBERS[found[1].casefold()]
    return 0


def may_name(text: str, many: int) -> bool:
    """Whether a text has so many parts that it may name so many things. Where it says how many there are, they stand
    behind that ("two firms, Gower Gardens and Mumbles Roofing") or before it."""
    said = [found for found in _THINGS.finditer(text) if _NUMBERS[found[1].casefold()] == many]
    parts = [part for found in said for part in (text[: found.start()], text[found.end() :])] or [text]
    return any(len(_BETWEEN_NAMES.split(part)) >= many for part in parts)


def counts_in(text: str) -> frozenset[int]:
    """The numbers of things that `text` names; spans of time are none."""
    return frozenset(_NUMBERS[found[1].casefold()] for found in _THINGS.finditer(text) if not _TIME.search(found[2]))
