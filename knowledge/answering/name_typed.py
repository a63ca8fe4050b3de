"""How a question has a name that it need not give in full: "witham hospitals", "the College Group", "at Brayford"."""

import re
from collections.abc import Callable, Sequence

from knowledge.places import find_places
from knowledge.short_names import SMALL
from knowledge.words import STOP_WORDS, words_of

_WORD = re.compile(r"&|[^\W_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_THE = frozenset(["our", "the"])
_KINDS = frozenset(["college", "council", "hospital", "hospitals", "trust", "university"])
"""What a network has one of, mostly, so that it needs no other name."""
_WHERE = frozenset(["around", "in", "near", "outside"])
"""What stands before the name of an area, rather than that of a body."""


class TypedNames:
    """The words of a question, among which names are found. `is_word` tells whether a word in small letters is one that
    people know, and so no name."""

    def __init__(self, question: str, is_word: Callable[[str], bool]) -> None:
        self._question, self._is_word = question, is_word
        self._found = list(_WORD.finditer(question))
        self._words = [next(iter(words_of(one[0])), "and") for one in self._found]
        self._places = find_places(question)

    def typed(self, name: str, others: Sequence[str]) -> str | None:
        """The most of a name that the question has, as it was typed; nothing where it has none of it, or where another
        name may be meant: one of `others`, or one that nobody knows."""
        words = _words(name)
        rest = [other for other in map(_words, others) if other != words]
        for length in range(len(words), 0, -1):
            for at in range(len(self._words) - length + 1):
                if self._is_part(at, length, words, rest) and not self._is_elsewhere(at, name):
                    typed = self._question[self._found[at].start() : self._found[at + length - 1].end()]
                    return _POSSESSIVE.sub("", typed)
        return None

    def _is_part(self, at: int, length: int, words: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
        run = self._words[at : at + length]
        if not _stands_in(run, words) or run[0] in SMALL or run[-1] in SMALL:
            return False
        if self._goes_on(at, length) or self._is_place(at, length):
            return False
        is_whole = length == len(words)
        if not is_whole and any(_stands_in(run, other) for other in others):
            return False
        return sum(word not in SMALL for word in run) > 1 or self._is_meant(at, is_whole)

    def _is_meant(self, at: int, is_whole: bool) -> bool:
        """Whether a single word is a name: "the hospitals", "Swansea University"; "brayford", no other word."""
        word, before = self._words[at], self._words[at - 1] if at else ""
        if word in _KINDS or is_whole:
            is_named = before in _THE or (at > 0 and self._has_capital(at)) or self._is_place(at - 1, 1)
            return is_named and self._words[at + 1 : at + 2] != ["of"]
        return before not in _WHERE and not self._is_word(word)

    def _goes_on(self, at: int, length: int) -> bool:
        """Whether a longer name stands there, of something else: "Welsh Harp *University Hospitals*"."""
        last = at + length - 1
        return self._is_one_name(at - 1, at, other=at - 1) or self._is_one_name(last, last + 1, other=last + 1)

    def _is_one_name(self, first: int, second: int, other: int) -> bool:
        """Whether the `other` of two words, side by side, is of a name. The first of a question has its capital anyway;
        a place is told apart otherwise."""
        if not 0 <= first < second < len(self._words):
            return False
        between = self._question[self._found[first].end() : self._found[second].start()]
        if between.strip(" -") or _POSSESSIVE.search(self._found[first][0]) or self._is_place(other, 1):
            return False
        word = self._words[other]
        is_name = self._has_capital(other) and word not in STOP_WORDS
        return is_name and (other > 0 or not self._is_word(word))

    def _has_capital(self, at: int) -> bool:
        return self._found[at][0][0].isupper()

    def _is_place(self, at: int, length: int) -> bool:
        """Whether these words are of the name of a place."""
        if at < 0:
            return False
        start, last = self._found[at].start(), self._found[at + length - 1]
        end = last.start() + len(_POSSESSIVE.sub("", last[0]))
        return any(one.start <= start and end <= one.end for one in self._places)

    def _is_elsewhere(self, at: int, name: str) -> bool:
        """Whether a place stands before the word, and a name has another: "Rutland *County Council*"."""
        own = {one.name for one in find_places(name)}
        if not own or not self._is_place(at - 1, 1):
            return False
        before = self._found[at - 1].start()
        return not any(one.name in own for one in self._places if one.start <= before < one.end)


def _words(name: str) -> list[str]:
    return [word for word in words_of(name.replace("&", " and ")) if word != "the"]


def _stands_in(run: Sequence[str], words: Sequence[str]) -> bool:
    return any(list(run) == list(words[at : at + len(run)]) for at in range(len(words) - len(run) + 1))
