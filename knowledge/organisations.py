"""Organisations by the names that people give them: "Essex Police", "leeds city council", "ECC", "essex-cc"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from knowledge.documents import name_key
from knowledge.places import find_places
from knowledge.words import words_of

_SMALL = frozenset({"and", "of", "the", "for", "in", "nhs", "foundation"})
_SHORTEST = 3
"""Letters of an acronym that counts as a name."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_LEAST_MISTYPED = 4
"""Letters of a word that may be one mistyped."""
_NEAR = 0.8


def organisations_meant(typed: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that somebody means who typed a name to find it: the one of that very name; else those known by
    these initials; else those in which all of its words begin words ("leeds" is Leeds City Council, "essex-cc" Essex
    County Council)."""
    key = name_key(typed.strip(" \"'“”"))
    known = list(dict.fromkeys(names))
    if not key:
        return []
    ways = (
        [one for one in known if name_key(one) == key],
        [one for one in known if key in _initials(one)],
        [one for one in known if _has_words(one, key.split("-"))],
    )
    return next((found for found in ways if found), [])


@dataclass(frozen=True)
class Mention:
    """An organisation that a text speaks of: its name as it is known, and where it stands, text[start:end]."""

    name: str
    start: int
    end: int


def organisations_in(text: str, names: Iterable[str]) -> list[Mention]:
    """Where a text speaks of which of `names`, by their whole name or (in capitals) their initials; none whose name
    stands only inside of another's."""
    found = [Mention(name, *match.span()) for name in dict.fromkeys(names) for match in _pattern(name).finditer(text)]
    whole = [one for one in found if not any(_inside(one, other) for other in found)]
    return sorted(whole, key=lambda one: (one.start, one.name))


def organisations_near(text: str, names: Iterable[str]) -> list[Mention]:
    """Where a text seems to speak of one of `names` and has mistyped it: word for word the same but for small slips. A
    word that is a place of its own is no slip."""
    words = list(_WORD.finditer(text))
    found = []
    for name in dict.fromkeys(names):
        own = words_of(name)
        for at in range(len(words) - len(own) + 1 if own else 0):
            said = words[at : at + len(own)]
            if all(_is_slip_of(one[0], other) for one, other in zip(said, own, strict=True)):
                found.append(Mention(name, said[0].start(), said[-1].end()))
    clear = [one for one in found if sum(other.start == one.start for other in found) == 1]
    return sorted(clear, key=lambda one: one.start)


def _is_slip_of(typed: str, word: str) -> bool:
    said = next(iter(words_of(typed)), "")
    if said == word:
        return True
    is_turned = sorted(said) == sorted(word) and said[0] == word[0]
    is_long = min(len(said), len(word)) >= _LEAST_MISTYPED
    if not is_turned and not (is_long and SequenceMatcher(None, said, word).ratio() >= _NEAR):
        return False
    return not find_places(f"in {said.capitalize()}")


def _inside(one: Mention, other: Mention) -> bool:
    is_shorter = one.end - one.start < other.end - other.start
    return is_shorter and other.start <= one.start and one.end <= other.end


@lru_cache(maxsize=2_000)
def _pattern(name: str) -> re.Pattern[str]:
    """The name in any capitals, "and" for "&", blanks as they come; its initials in capitals only."""
    words = [re.escape(word) for word in re.split(r"[\s&]+|\band\b", name.casefold()) if word]
    if not words:
        return re.compile(r"(?!)")  # a name without a word is in no text
    whole = r"(?:\s*&\s*|\s+(?:and\s+)?)".join(words).replace("'", "['’]")
    short = [re.escape(one.upper()) for one in _initials(name) if one.isalpha()]
    initials = rf"|(?-i:\b(?:{'|'.join(short)})\b)" if short else ""
    return re.compile(rf"(?<!\w){whole}(?!\w){initials}", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def _initials(name: str) -> frozenset[str]:
    """ "ecc" and "essex-cc" of Essex County Council; with and without the small words, and without a first "the"."""
    words = [word for word in words_of(name) if word != "the"]
    great = [word for word in words if word not in _SMALL]
    found = {"".join(word[0] for word in some) for some in (words, great)}
    found = {one for one in found if len(one) >= _SHORTEST}
    return frozenset(found | ({f"{words[0]}-{''.join(word[0] for word in words[1:])}"} if len(words) > 2 else set()))


def _has_words(name: str, wanted: list[str]) -> bool:
    words = words_of(name)
    return all(any(word.startswith(one) for word in words) for one in wanted)
