"""Whether a question asks for an earlier version of a document, and which."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from knowledge.versions.marks import read_marks, same_number
from knowledge.versions.named_dates import NamedDates
from knowledge.words import content_words


@dataclass(frozen=True)
class AskedVersion:
    """The versions that a question names. `numbers` are as asked: (1,) stands for 1 and 1.x, (1, 0) only for 1.0.

    `years` are those of the versions themselves ("the 2022 charter"); `before` is the year of the change before which
    they stood ("before the 2026 revision"). All empty: any earlier version. `compares` says that the newest one is
    needed beside it: "what changed since version 1?".
    """

    numbers: tuple[tuple[int, ...], ...] = ()
    years: tuple[str, ...] = ()
    before: str | None = None
    compares: bool = False


EARLIER = AskedVersion()
"""Any earlier version."""

_PAPER = (
    r"(?:terms of reference|tors?|charter|constitution|agreement|memorandum|mou|polic(?:y|ies)|strateg(?:y|ies)"
    r"|framework|guidance|(?:action|business|delivery|work) plan|document|rules|wording|text|version|edition|draft"
    r"|revision)s?\b"
)
_BETWEEN = r"(?:(?!(?:a|an|and|at|by|for|from|in|of|on|or|say|says|said|the|to|with)\b)[\w-]+ ){0,3}"
"""Up to three words that belong to the paper's name: "procurement group"; none that begins something else."""

_OF_SOMEBODY_ELSE = (
    r"(?:administration|age|chair|council|employer|government|leader|manager|mayor|meeting|month|people|quarter"
    r"|week|year)s?\b"
)
_OLD = (
    rf"(?:(?:old|previous|earlier|former|prior|preceding|outdated) (?!{_OF_SOMEBODY_ELSE})|original (?!cop|document))"
)
_REVISION = r"(?:revision|rewrite|redraft|update|amendment)s?\b"
_CHANGE = (
    r"(?:(?:revision|rewrite|redraft|amendment)s?\b"
    rf"|(?:changes?|review|update) (?:of|to) (?:the|our) {_BETWEEN}{_PAPER})"
)

_EARLIER = re.compile(
    rf"\b{_OLD}{_BETWEEN}{_PAPER}"
    rf"|\b(?:older|first) (?:version|edition|draft|revision)s?\b"
    rf"|\b(?:since|from|than|to|with|in|before) (?:the|our) last {_BETWEEN}{_PAPER}"
    r"|\b(?:a|all|any|are|be|been|is|our|the|was|were) superseded\b"
    r"|\b(?:the|that|consultation|working) draft(?!s?\s+(?:budget|minutes)\b)\b"
    rf"|\bbefore (?:the|its|their|this) (?:(?:last|latest|new|recent|current) )?{_CHANGE}"
    rf"|\bbefore (?:the|our) (?:new|current|latest) {_BETWEEN}{_PAPER}"
    r"|\bbefore (?:it|they) (?:was|were) (?:revised|rewritten|updated|amended|changed|replaced)\b"
    rf"|\b{_PAPER} (?:used to|originally) (?:say|said|state|stated|require|required|allow|allowed)\b"
    rf"|\bchanged? (?:in|between) (?:the )?{_BETWEEN}versions\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:version\s?|ver\.?\s?|v\.?|revision )(\d{1,3}(?:\.\d{1,2})*)(?![\w%]|\.\d)", re.IGNORECASE)
_MORE_NUMBERS = re.compile(r"\bversions (\d{1,3}(?:\.\d{1,2})*) (?:and|to|or) (\d{1,3}(?:\.\d{1,2})*)\b", re.IGNORECASE)
_YEAR = re.compile(
    rf"\b((?:19|20)\d\d) {_BETWEEN}{_PAPER}|\b{_PAPER} (?:of|from|in force in|dated) ((?:19|20)\d\d)\b", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b(?:before|until) the ((?:19|20)\d\d) {_BETWEEN}(?:{_REVISION}|{_PAPER})", re.IGNORECASE)
_ONE = (
    r"(?:(?:versions?|ver\.?|v\.?|revision) ?\d{1,3}(?:\.\d{1,2})*(?![\w%]|\.\d)"
    rf"|(?:{_OLD}|older |first )(?:version|edition|draft)s?\b)"
)
_WORDS_FOR_A_VERSION = tuple(
    (re.compile(pattern, re.IGNORECASE), put)
    for pattern, put in (
        (rf",? ?\b(?:before|until) the (?:(?:19|20)\d\d|last|latest|new|recent|current) {_BETWEEN}{_REVISION}", ""),
        (rf"\b(?:the )?{_ONE} of\b", ""),
        (rf",? ?\b(?:in|under|from|by|at|with) (?:the )?{_ONE}", ""),
        (rf"\b(?:(?<=did )|(?<=does ))(?:the )?{_ONE}", "it"),
        (rf"\b{_ONE}", ""),
        (rf"\b(?:{_OLD}|superseded )(?={_BETWEEN}{_PAPER})", ""),
        (rf"\b(?:19|20)\d\d (?={_BETWEEN}{_PAPER})", ""),
        (r"(?<=\w) (?:of|from|in force in|dated) (?:19|20)\d\d\b", ""),
    )
)
_COMPARES = re.compile(
    r"\b(?:compar\w+|differ\w*|since|than)\b|\bwhat(?:['’]s| is| was| has| have)? (?:changed|changes|new)\b",
    re.IGNORECASE,
)


def asks_for(question: str) -> AskedVersion | None:
    """What earlier version a question asks for; None where it asks for none, and the newest is meant.

    It takes the words for a document beside those for its age: "the old charter" and "the previous terms of
    reference", not "the previous meeting", "old age" or "what did we do before". Minutes and reports have no place
    here: the previous ones are those of another meeting or year, and stand beside the newest.
    """
    text = " ".join(question.split())
    numbers = [found for match in (*_NUMBER.finditer(text), *_MORE_NUMBERS.finditer(text)) for found in match.groups()]
    before = _BEFORE.search(text)
    years = [year for match in _YEAR.finditer(text) if (year := match[1] or match[2]) and not _is_before(match, before)]
    if not (numbers or years or before or _EARLIER.search(text)):
        return None
    return AskedVersion(
        numbers=tuple(dict.fromkeys(tuple(int(part) for part in number.split(".")) for number in numbers)),
        years=tuple(dict.fromkeys(years)),
        before=before[1] if before else None,
        compares=bool(_COMPARES.search(text)),
    )


def matches(asked: AskedVersion, title: str, file_name: str, date: str | None) -> bool:
    """Whether a superseded document is one that was asked for: by its number, else its year, in its name or `date`.

    One without a date is taken to have stood before a change, as it is superseded.
    """
    marks = [read_marks(PurePath(file_name).stem, is_file_name=True), read_marks(title, is_file_name=False)]
    if asked.numbers:
        own = next((found.number for found, _ in marks if found.number), None)
        return own is not None and any(_is_number(number, own) for number in asked.numbers)
    years = {date[:4]} if date else {year for _, named in marks for year in _years(named)}
    if asked.years:
        return not years.isdisjoint(asked.years)
    return asked.before is None or not years or min(years) <= asked.before


def without_version(question: str) -> str:
    """A question without the words for the version it asks for ("in version 1", "old", "of 2022"): they say which
    document is meant, and seldom stand in what it says. Whole where nothing else is asked."""
    rest = " ".join(question.split())
    for pattern, put in _WORDS_FOR_A_VERSION:
        rest = pattern.sub(put, rest)
    return " ".join(rest.split()).replace(" ?", "?") if content_words(rest) else question


def _is_number(asked: tuple[int, ...], own: tuple[int, ...]) -> bool:
    return same_number(asked, own) or (len(asked) == 1 and own[0] == asked[0])


def _years(named: NamedDates) -> set[str]:
    return {found[:4] for found in (*named.dates, *named.periods)}


def _is_before(match: re.Match[str], before: re.Match[str] | None) -> bool:
    return before is not None and before.start() <= match.start() < before.end()
