"""What people call something, and what papers call it: names that are taken for each other, in an editable list."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from knowledge.errors import HelpfulError
from knowledge.words import content_words, stem, words_of

FILE_NAME = "thesaurus.txt"
_AND = "&"
_SHORT = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z&]{2,8}")
_WORD = re.compile(r"&|[^\W_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True)
class Names:
    """Names of one thing, as they were written, two or more."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class OtherName:
    """A name that a question has, as `typed`, and `name`, another one of the same thing."""

    typed: str
    name: str

    @property
    def words(self) -> list[str]:
        """Those of the other name that carry meaning."""
        return content_words(self.name)

    def stands_in(self, text: str) -> bool:
        """Whether a text has the other name, and not the one that was typed."""
        return bool(_found(self.name, text)) and not _found(self.typed, text)

    def may_mean(self, short: str, name: str) -> bool:
        """Whether it still means the same where a paper calls `name` by a `short` name, which may be one of both."""
        for own, other in ((self.name, self.typed), (self.typed, self.name)):
            if own.casefold() == short.casefold() and _stems(other) != _stems(name):
                return False
        return True

    def told(self, text: str) -> str:
        """A text with the thing called as it was typed; as it is where it has that already."""
        if not self.stands_in(text):
            return text
        for start, end in reversed(_found(self.name, text)):
            text = f"{text[:start]}{self.typed}{text[end:]}"
        return text


def read_thesaurus(text: str, where: str) -> tuple[Names, ...]:
    """The lines of a thesaurus: names of one thing with "=" between them; "#" begins a remark.

    Raises HelpfulError, naming `where` and the line, for a line with one name only, a name without a letter, or a name
    that stands in two lines.
    """
    found: list[Names] = []
    line_of: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        names = tuple(" ".join(name.split()) for name in line.split("#")[0].split("="))
        if names == ("",):
            continue
        if len(names) < 2 or not all(map(_stems, names)):
            raise HelpfulError(
                f"Line {number} of {where} is not understood: “{line.strip()}”.",
                'A line is names of one thing, "=" between them: small business = small firm. Nothing was changed.',
            )
        for name in names:
            before = line_of.setdefault(_stems(name), number)
            if before != number:
                raise HelpfulError(
                    f"“{name}” stands in lines {before} and {number} of {where}.",
                    "Put all names of one thing on one line. Nothing was changed.",
                )
        found.append(Names(tuple({_stems(name): name for name in reversed(names)}.values())[::-1]))
    return tuple(found)


@cache
def built_in() -> tuple[Names, ...]:
    """Those that come with anchorbot."""
    return read_thesaurus((files("knowledge") / FILE_NAME).read_text("utf-8"), FILE_NAME)


def with_built_in(own: Collection[Names]) -> tuple[Names, ...]:
    """A network's `own`, and those of ours none of whose names is among them: what it says of a name is all."""
    said = {_stems(name) for one in own for name in one.names}
    return (*own, *(one for one in built_in() if said.isdisjoint(map(_stems, one.names))))


def other_names(question: str, known: Collection[Names]) -> list[OtherName]:
    """The other names of what a question names. A name within a longer one that is known is not meant by itself."""
    found = [(span, name, one.names) for one in known for name in one.names for span in _asked(name, question)[:1]]
    spans = {span for span, _, _ in found}
    return [
        OtherName(question[start:end], other)
        for (start, end), name, names in found
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
        for other in names
        if other != name
    ]


def _asked(name: str, question: str) -> list[tuple[int, int]]:
    """Where a name stands in a question. A short one ("ToR") may be typed in small letters; "Tor" is another."""
    if not _SHORT.fullmatch(name):
        return _found(name, question)
    found = re.finditer(_alone(name), question, re.IGNORECASE)
    return [one.span() for one in found if not re.fullmatch(r"[A-Z][a-z]+", one[0])]


def _alone(name: str) -> str:
    return rf"(?<![\w&]){re.escape(name)}s?(?![\w&])"


def _found(name: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands in a text, in any form with the same stems: start and end of each. A short one ("ToR") has
    the letters that it is written with, and no other ending than "s"."""
    if _SHORT.fullmatch(name):
        return [one.span() for one in re.finditer(_alone(name), text)]
    wanted, words = _stems(name), _words(text)
    last = len(words) - len(wanted) + 1
    at = [i for i in range(last) if all(words[i + k][0] == one for k, one in enumerate(wanted))]
    return [(words[i][1], words[i + len(wanted) - 1][2]) for i in at]


@lru_cache(maxsize=5_000)
def _words(text: str) -> Sequence[tuple[str, int, int]]:
    """The stem of each word of a text, and where it begins and ends."""
    return [(_stem(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=5_000)
def _stems(name: str) -> tuple[str, ...]:
    return tuple(one for one, _, _ in _words(name))


def _stem(word: str) -> str:
    return "and" if word == _AND else stem(next(iter(words_of(word)), word))
