"""Words that a line's end has parted: whether the hyphen is their own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.words import STOP_WORDS, stem

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})- (?!(?:able|all|and|but|nor|or|our|ours|ship|to)\b)([a-z][^\W\d_]*)")
_BEFORE_HYPHENS = frozenset(
    "one two three four five six seven eight nine ten twenty thirty forty fifty half part full well self non long short"
    " high low cross large small first second third multi co pre ex anti".split()
)
"""First parts that are written with a hyphen more often than without."""

_ENDINGS = re.compile(
    r"(?:[st]ion|ment|ship|it|ist|ism|ness|ance|ence|ure|ing|er|or|ive|al|our)s?|ities|ity|ly|ally|ily|ed|ted|ous|ful|ary"
    r"|ory|able|ible|ably|ibly|i[sz](?:e|es|ed|ing)|ation|ations|tive|cial|cally|tional|ties|ty|ries|ry|cies|cy"
)
"""Ends of words that are no words themselves."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document, in small letters, compounds whole and in parts; and whether it parts words at the
    ends of lines, or only lets compounds end there."""

    words: frozenset[str]
    parts_words: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.words))

    def has(self, word: str) -> bool:
        """Whether a word stands in the document, in any form with the same stem."""
        return word in self.words or stem(word) in self.stems


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, in small letters, compounds whole and in parts."""
    found: set[str] = set()
    for text in texts:
        for word in _WORD.findall(text.lower()):
            found.update((word, *word.split("-")))
    return frozenset(found)


def vocabulary_of_texts(texts: Iterable[str]) -> Vocabulary:
    """The words of texts whose lines were joined as they are, without those that a line's end may have parted."""
    texts = list(texts)
    parts = any(_PARTED.search(text) for text in texts)
    return Vocabulary(words_in(_PARTED.sub(" ", text) for text in texts) if parts else frozenset(), parts)


def whole_words(text: str, vocabulary: Vocabulary) -> str:
    """A text with the words put together that a line's end parted ("univer- sity"), where it is sure that they are
    words: they stand elsewhere, in any form, or what follows is only the end of one."""

    def whole(found: re.Match[str]) -> str:
        last, first = found.groups()
        if first in STOP_WORDS:
            return found[0]
        if f"{last}-{first}".lower() in vocabulary.words:
            return f"{last}-{first}"
        if vocabulary.has(f"{last}{first}".lower()) or (_ENDINGS.fullmatch(first) and first not in vocabulary.words):
            return f"{last}{first}"
        return f"{last}-{first}" if last.lower() in _BEFORE_HYPHENS else found[0]

    return _PARTED.sub(whole, text) if "- " in text else text


def keeps_hyphen(last: str, first: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen is the word's own.

    It is before a capital, and where the document has the compound elsewhere; it is not where the document has the
    joined word, or where what follows is only the end of one. Else it is if the first part is one that compounds
    begin with ("six-weekly"), if both parts are words of the document, or if the document parts no words.
    """
    last, joined, compound = last.lower(), f"{last}{first}".lower(), f"{last}-{first}".lower()
    if not first[0].islower() or compound in vocabulary.words:
        return True
    if vocabulary.has(joined) or _ENDINGS.fullmatch(first):
        return False
    both = len(last) > 2 and last in vocabulary.words and first.lower() in vocabulary.words
    return last in _BEFORE_HYPHENS or both or not vocabulary.parts_words
