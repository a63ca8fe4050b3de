"""Organisations by the names that people give them: "Essex Police", "leeds city council", "ECC", "essex-cc"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.documents import name_key
from knowledge.words import words_of

_SMALL = frozenset({"and", "of", "the", "for", "in", "nhs", "foundation"})
_SHORTEST = 3
"""Letters of an acronym that counts as a name."""


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


def organisations_in(text: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that a text speaks of, by their whole name or (in capitals) their initials; none whose name
    stands only inside of another's."""
    spans = [(found.span(), name) for name in dict.fromkeys(names) for found in _pattern(name).finditer(text)]
    return list(
        dict.fromkeys(name for span, name in sorted(spans) if not any(_inside(span, other) for other, _ in spans))
    )


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]


@lru_cache(maxsize=2_000)
def _pattern(name: str) -> re.Pattern[str]:
    """The name in any capitals, "and" for "&", blanks as they come; its initials in capitals only."""
    words = [re.escape(word) for word in re.split(r"[\s&]+|\band\b", name.casefold()) if word]
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
