"""Short names that a paper gives to organisations and other things once, and then uses: "WHT" for "Witham Hospitals NHS
Trust"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.told_rows import split_row
from knowledge.words import STOP_WORDS, words_of


@dataclass(frozen=True)
class ShortName:
    """What is written for short ("WHT"), and for what ("Witham Hospitals NHS Trust")."""

    short: str
    name: str


WITH_CAPITALS = ("*[A-Z][A-Z&]*", "*[A-Z][a-z][A-Z]*", "*(the [A-Z]*", "*([\"“'‘]the [A-Z]*")
"""The patterns (GLOB) of which a text with a short name ("WHT", "ToR", "the Trust") has one."""
_SHORT = r"[A-Z][A-Za-z&]{0,5}[A-Z]"
_WORD = r"[^\W\d_][^\W_]*(?:['’&/-][^\W_]+)*"
_AT_MOST = 9
"""Words of a name."""
SMALL = frozenset(["a", "and", "at", "for", "in", "nhs", "of", "on", "the", "to", "with"])
"""Words of a name that need have no letter in its short form."""
_IN_BRACKETS = re.compile(rf"\((?:the )?[\"“'‘]?({_SHORT})s?[\"”'’]?\)")
_NAME_IN_BRACKETS = re.compile(rf"(?<![\w&])({_SHORT}) \((?:the )?({_WORD}(?:,? {_WORD})+)\)")
_BODIES = r"(?:Association|College|Council|Foundation|Hospitals?|Trust|University)"
"""What is said of one body in all the papers of a place: each has its own "Group", "Board" or "Charter"."""
_NOUN_IN_BRACKETS = re.compile(rf"\([\"“'‘]?the ((?:[A-Z][a-z]+ )*{_BODIES}(?: [A-Z][a-z]+)*)[\"”'’]?\)")
_BEFORE_NAME = STOP_WORDS | {"between"}
_SAID = re.compile(rf"(?<![\w&])({_SHORT})\s*(?:=|\b(?:is short for|stands for|means)\b)\s*(?=[^\W\d_])")
_IS = re.compile(rf"(?<![\w&])({_SHORT}) is (?:the )?([A-Z]\w*(?: (?:(?:and|of|the|for) )*[A-Z][\w'’-]*)+)")
_PAIR = re.compile(rf"(?:[-•*] )?({_SHORT})(?: ?[:;–—-])? (?:the )?([^\W\d_]\D*)")
_SHORT_COLUMN = re.compile(r"short(?: (?:form|name|title))?|abbr(?:eviation|ev)?\.?|acronym|initials|known as", re.I)
_LEADS_IN = re.compile(rf"^(?!{_SHORT}:)[^:;]{{1,60}}:\s+")
_SEVERAL = 5  # short names side by side
_ENDS_NAME = re.compile(r"[.;](?:\s|$)|\s[–—-]\s|\(")


def short_names_in(text: str) -> Iterator[ShortName]:
    """The short names that a text defines: in brackets behind the name, or the name in brackets behind the short one;
    "XX = name", "XX is Name"; names side by side with their short ones; a row of a table that has both; and what it is
    that a name says ("Witham College (the College)")."""
    yield from _behind_names(text)
    yield from _nouns_behind_names(text)
    yield from (ShortName(*found) for found in _NAME_IN_BRACKETS.findall(text) if is_made_of(*found))
    yield from _said(text)
    yield from (ShortName(*found) for found in _IS.findall(text) if is_made_of(*found))
    yield from _side_by_side(text)
    yield from _in_row(text)


def is_made_of(short: str, name: str) -> bool:
    """Whether a short name is made of letters of these words, in order: the first of at least two of them (or letters
    of the only one), of all up to where it ends; what comes before ("the Tawe Afan *College Group*") or after need
    not be in it."""
    words = words_of(name.replace("-", " "))
    least = 1 if len(words) == 1 else 2
    tails = (words[at:] for at in range(len(words)))
    return len(words) <= _AT_MOST and any(used >= least for tail in tails for used, _ in _ways(_letters(short), tail))


def _spells(short: str, words: Sequence[str]) -> bool:
    """The same, of all these words."""
    ways = _ways(_letters(short), words)
    return any(used > 1 and all(word in SMALL for word in rest) for used, rest in ways)


def _letters(short: str) -> str:
    return short.casefold().replace("&", "")


def _ways(letters: str, words: Sequence[str], used: int = 0) -> Iterator[tuple[int, Sequence[str]]]:
    """The ways to take letters from words: how many words gave some, and which are left."""
    if not letters:
        yield used, words
        return
    if not words:
        return
    word, rest = words[0], words[1:]
    if word in SMALL:
        if used:
            yield from _ways(letters, rest, used)
        elif not letters.startswith(word):
            return  # no name begins in the middle: "Northmere Hospitals *NHS Trust*"
    if word[0] == letters[0]:
        for taken in range(1, len(letters) + 1):
            if _is_within(letters[1:taken], word[1:]):
                yield from _ways(letters[taken:], rest, used + 1)


def _is_within(letters: str, word: str) -> bool:
    left = iter(word)
    return all(letter in left for letter in letters)


def _behind_names(text: str) -> Iterator[ShortName]:
    """ "University Hospitals Dorset (UHD)": the fewest words before the bracket that the letters spell."""
    for found in _IN_BRACKETS.finditer(text):
        before = list(re.finditer(_WORD, text[max(0, found.start() - 120) : found.start()]))[-_AT_MOST:]
        start = max(0, found.start() - 120)
        for first in reversed(before[:-1]):
            name = text[start + first.start() : found.start()].strip()
            if not _ENDS_NAME.search(name) and _spells(found[1], words_of(name.replace("-", " "))):
                yield ShortName(found[1], name)
                break


def _nouns_behind_names(text: str) -> Iterator[ShortName]:
    """ "Witham College ("the College")": the words with capitals before the bracket, that noun among them."""
    for found in _NOUN_IN_BRACKETS.finditer(text):
        before = list(re.finditer(_WORD, text[max(0, found.start() - 120) : found.start()]))[-_AT_MOST:]
        words: list[str] = []
        for word in reversed(before):
            if not word[0][0].isupper() and word[0] not in SMALL:
                break
            words.insert(0, word[0])
        while words and words[0].casefold() in _BEFORE_NAME:
            del words[0]
        name = " ".join(words)
        if f"{found[1]} " in f"{name} " and name != found[1] and name in text:
            yield ShortName(f"the {found[1]}", name)


def _said(text: str) -> Iterator[ShortName]:
    """ "SC = Swansea Council, HB = Health Board": each as far as to the next."""
    marks = list(_SAID.finditer(text))
    for at, mark in enumerate(marks):
        name = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)]
        name = re.sub(r"(?:[\s,;]|\band)+$", "", _ENDS_NAME.split(name)[0]).removeprefix("the ")
        if 0 < len(name.split()) <= _AT_MOST:
            yield ShortName(mark[1], name)


def _side_by_side(text: str) -> Iterator[ShortName]:
    """ "HB Health Board, CG College Group.": nothing but short names, each with its name, whatever leads them in; where
    all but a few of several are made of their names, so are these."""
    pairs = [_PAIR.fullmatch(part.strip(" .")) for part in re.split(r"[,;] ", _LEADS_IN.sub("", text))]
    found = [ShortName(pair[1], pair[2].strip()) for pair in pairs if pair]
    made = sum(is_made_of(one.short, one.name) for one in found)
    if found and len(found) == len(pairs) and made >= (len(found) if len(found) < _SEVERAL else 0.8 * len(found)):
        yield from found


def _in_row(text: str) -> Iterator[ShortName]:
    """ "Witham Hospitals NHS Trust – Short: WHT; …" and "WHT – Member: Witham Hospitals NHS Trust; …"."""
    label, cells = split_row(text)
    if not cells:
        yield from _in_bare_row(text)
    for column, value in cells.items():
        if _SHORT_COLUMN.fullmatch(column) and re.fullmatch(_SHORT, value):
            names = [other for other in cells.values() if other != value and is_made_of(value, other)]
            name = label if is_made_of(value, label) or not names else names[0]
            if re.search(_WORD, name):
                yield ShortName(value, re.sub(r"^\d+\.? ", "", name))
    if re.fullmatch(_SHORT, label):
        names = [value for value in cells.values() if _is_title(value) and is_made_of(label, value)]
        yield from (ShortName(label, name) for name in names[:1])


def _in_bare_row(text: str) -> Iterator[ShortName]:
    """ "Witham Hospitals NHS Trust; WHT; 4,120; £61m": the names of the columns are not known."""
    cells = text.split("; ")
    for name, short in pairwise(cells):
        if re.fullmatch(_SHORT, short) and _is_title(name) and _spells(short, words_of(name)):
            yield ShortName(short, name)


def _is_title(value: str) -> bool:
    """Whether a cell holds a name: two words or more, each with its capital."""
    words = [word for word in value.split() if word.casefold() not in SMALL]
    return 1 < len(words) <= _AT_MOST and all(word[0].isupper() for word in words)
