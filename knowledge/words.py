"""Words of questions and documents: which carry meaning, and their stems."""

import re
from functools import cache, lru_cache
from threading import Lock
from typing import Any

STOP_WORDS = frozenset(
    """
    a about am an and any are aren't as at be been being but by can can't could couldn't did didn't do does
    doesn't doing don't for from had has hasn't have haven't he hello her here hey hi him his how i i'd i'll i'm
    i've if im in into is isn't it it's its just let's many may me mine much my no not of ok okay on or our ours
    please she so some such tell than thank thanks that that's the their theirs them then there there's these
    they they're this those to too us very was wasn't we we're we've were weren't what what's when when's where
    where's which while who who's whom whose why will with won't would wouldn't you you're your yours
    """.split()
)
"""Words that a question shares with any text."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, straight apostrophes, possessive endings taken off."""
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return [word.removesuffix("'s") for word in found]


def content_words(text: str) -> list[str]:
    """The words that carry meaning, each once, in order; all words where nothing else is left."""
    words = list(dict.fromkeys(words_of(text)))
    return [word for word in words if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())]


_STEMMING = Lock()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Porter stem (Porter 1980, with what its author changed later), the same as SQLite's tokenizer makes."""
    if not 3 <= len(word) <= _LONGEST_STEMMED:
        return word
    with _STEMMING:  # the stemmer keeps the word it works on
        return str(_stemmer().stemWord(_LOGY.sub(r"\1log", _BLY.sub(r"\1ble", word))))


_LONGEST_STEMMED = 64  # letters: what is longer is no word
_MEASURED = r"^(.*[aeiouy][^aeiouy].*)"  # Porter's m > 0
_LOGY, _BLY = re.compile(_MEASURED + "log(?:y|ies)$"), re.compile(_MEASURED + "bl(?:y|ies)$")
"""The later changes: "technology" is cut as "technolog", "assembly" as "assemble"."""


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("porter")


def readable(text: str) -> str:
    """`text` with what is no valid Unicode (a stray byte of another encoding) as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
