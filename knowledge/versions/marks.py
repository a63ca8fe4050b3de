"""Version marks in titles and file names: "v1.2", "Version 2", "rev B", "DRAFT 3", "final", "signed", "- Copy (2)"."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from knowledge.versions.named_dates import NamedDates, take_out_dates


class Stage(IntEnum):
    """How far a paper has come, by what its name says."""

    DRAFT = 0
    UNMARKED = 1
    FINAL = 2
    SIGNED = 3


@dataclass(frozen=True)
class Marks:
    """`number` is the version as written, (1, 2) for "v1.2"; `turn` counts drafts ("draft 2") and finals ("final
    final"); `set_aside` says that the name itself calls the paper old or superseded."""

    number: tuple[int, ...] | None = None
    stage: Stage = Stage.UNMARKED
    turn: int = 0
    set_aside: bool = False


_START, _END = r"(?<![^\W_])", r"(?![^\W_])"  # "_" parts words in file names
_GAP = r"[\s._-]*"
_VERSION = r"\d{1,3}(?:(?:\.\d{1,2})+|[_-]\d(?![._-]?\d))?(?!\.\d)"  # "v1-2" is 1.2, but not "v1-2-2026"
_NUMBER = re.compile(
    rf"(?:{_START}|(?<=[A-Za-z]{{3}}))v(?:er(?:sion|s)?)?{_GAP}(?:no\.?\s?)?(?P<number>{_VERSION})(?P<letter>[a-h])?{_END}"
    rf"|{_START}rev(?:ision)?{_GAP}(?:(?P<revision>{_VERSION})|(?P<rev_letter>(?-i:[A-Z]))){_END}"
    rf"|{_START}(?P<nth>\d|fir|seco|thi|four|fif)(?:st|nd|rd|th)\s(?:version|revision){_END}",
    re.IGNORECASE,
)
_NTH = {"fir": 1, "seco": 2, "thi": 3, "four": 4, "fif": 5}
_COPY = re.compile(
    rf"^\s*copy{_GAP}(?:\(\d+\)\s*)?of{_GAP}"
    rf"|{_GAP}{_START}copy{_GAP}(?:\(?\d{{1,2}}\)?)?\s*$"
    r"|\s*\(\d{1,2}\)\s*$",
    re.IGNORECASE,
)

_DRAFT = (
    rf"draft(?:{_GAP}(?:no\.?\s?)?(?P<turn>\d{{1,2}}))?|(?P<nth_draft>\d)(?:st|nd|rd|th){_GAP}draft"
    r"|wip|unconfirmed|unapproved|(?:with[\s._-])?track(?:ed)?[\s._-]changes|for[\s._-](?:comments?|consultation)"
)
_WORD = re.compile(
    rf"{_START}(?:(?P<draft>{_DRAFT})|(?P<final>finali[sz]ed|final)"
    r"|(?P<signed>signed(?:[\s._-]off)?|approved|agreed|adopted|ratified|confirmed)"
    rf"|(?P<aside>superseded|obsolete|archived|withdrawn)){_END}",
    re.IGNORECASE,
)
_OLD_AT_END = re.compile(rf"{_START}\(?old\)?\s*$", re.IGNORECASE)


def read_number(name: str) -> tuple[tuple[int, ...] | None, str]:
    """The last version number of a name, and the name without any. "rev B" is 2, "v1a" is 1.1."""
    found = [_number(match) for match in _NUMBER.finditer(name)]
    return (found[-1] if found else None), _NUMBER.sub(" ", name)


def read_marks(name: str, is_file_name: bool) -> tuple[Marks, NamedDates]:
    """The marks of a name, and its dates with what is left of it without both.

    In a file name the words count wherever they stand. In a title they may be part of it ("Final evaluation",
    "List of approved suppliers"), so they count only apart from it: in brackets, in capitals, behind a comma, a colon
    or a dash, or at the end; "draft" also at the start.
    """
    number, without_number = read_number(_COPY.sub(" ", name))  # before the dates: "v1.2 September 2026"
    dates = take_out_dates(without_number)
    found: list[re.Match[str]] = []

    def take(match: re.Match[str]) -> str:
        if not is_file_name and not _stands_apart(dates.rest, match):
            return match[0]
        found.append(match)
        return " "

    rest = _WORD.sub(take, dates.rest)
    is_old = is_file_name and bool(_OLD_AT_END.search(rest))
    stage, turn = _stage(found)
    marks = Marks(number, stage, turn, is_old or any(match["aside"] for match in found))
    return marks, replace(dates, rest=_OLD_AT_END.sub(" ", rest) if is_old else rest)


def same_number(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two version numbers mean the same: 2 and 2.0 do."""
    return without_zeros(one) == without_zeros(other)


def without_zeros(number: tuple[int, ...]) -> tuple[int, ...]:
    """A version number to be compared: (2, 0) as (2,)."""
    while len(number) > 1 and not number[-1]:
        number = number[:-1]
    return number


def _number(match: re.Match[str]) -> tuple[int, ...]:
    if letter := match["rev_letter"]:
        return (ord(letter) - ord("A") + 1,)
    if nth := match["nth"]:
        return (int(nth) if nth.isdigit() else _NTH[nth.lower()],)
    parts = tuple(int(part) for part in re.split(r"[._-]", match["number"] or match["revision"]))
    return (*parts, ord(match["letter"].lower()) - ord("a") + 1) if match["letter"] else parts


def _stage(found: list[re.Match[str]]) -> tuple[Stage, int]:
    """A "final draft" is a draft; what is signed has been final."""
    if drafts := [match for match in found if match["draft"]]:
        return Stage.DRAFT, max(int(match["turn"] or match["nth_draft"] or 0) for match in drafts)
    if any(match["signed"] for match in found):
        return Stage.SIGNED, 0
    finals = sum(1 for match in found if match["final"])
    return (Stage.FINAL, finals) if finals else (Stage.UNMARKED, 0)


_APART_BEFORE = re.compile(r"[([:,;|–—]\s*$|\s-\s*$")
_APART_AFTER = re.compile(r"\s*(?:[)\]:,;|–—]|-\s)")


def _stands_apart(title: str, match: re.Match[str]) -> bool:
    before = _WORD.sub("", title[: match.start()])
    after = _WORD.sub("", title[match.end() :])
    if match[0].isupper() or not re.search(r"\w", after):
        return bool(re.search(r"\w", before + after))  # a title that is nothing but "Final" keeps it
    if match["draft"] and not re.search(r"\w", before):
        return True
    return bool(_APART_BEFORE.search(before) and _APART_AFTER.match(after))
