"""Rhythms as terms of reference write them: "every six weeks", "quarterly", "four times a year"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.read_terms.numbers import NUMBER, find_numbers
from knowledge.groups.terms import Cadence, Unit

_Said = Cadence | int | None
"""A cadence, a number of times a year, or None for a range and what has two meanings."""


@dataclass(frozen=True)
class Rhythm:
    """text[start:end] says this rhythm: a cadence, a number of times a year, or None for what is not clear."""

    start: int
    end: int
    said: _Said


_RANGE = rf"(?:between )?{NUMBER}(?:\s?[-–/]\s?| (?:to|or|and) ){NUMBER}"
_QUANTITY = rf"(?:{_RANGE}|{NUMBER})"
_ABOUT = r"(?:about |approximately |around |roughly |not more than |no more than |no longer than |not exceeding )?"
_UNIT = r"(?P<unit>week|wk|fortnight|month|mth|quarter|year|yr)s?"
_A_YEAR = (
    r"(?:(?:a|per|each|every|in|of|during|over|throughout|across|within)(?: (?:a|the|each|any|every|one))?(?: [\w-]+)?"
    r" (?:year|annum|twelve months|12[- ]months?(?: period)?)|yearly|annually|p\.?a)\b"
)
_HELD = r"(?:times|meetings|occasions|sessions|gatherings|sittings|calls|get-togethers|dates|x\b)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ORDINAL = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|penultimate)"
_NTH = {
    "other": 2,
    "second": 2,
    "2nd": 2,
    "alternate": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
    "twelfth": 12,
}
_UNITS = {
    "week": Unit.WEEK,
    "wk": Unit.WEEK,
    "month": Unit.MONTH,
    "mth": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "yr": Unit.YEAR,
}
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_ADVERBS = {
    "fortnightly": Cadence(Unit.WEEK, 2), "weekly": Cadence(Unit.WEEK, 1), "monthly": Cadence(Unit.MONTH, 1),
    "quarterly": Cadence(Unit.QUARTER, 1), "annually": Cadence(Unit.YEAR, 1), "yearly": Cadence(Unit.YEAR, 1),
    "half-yearly": Cadence(Unit.MONTH, 6), "semi-annually": Cadence(Unit.MONTH, 6),
    "bi-monthly": None, "bi-weekly": None, "bi-annually": None, "bi-annual": None, "bi-yearly": None,
    "bi-quarterly": None,
}  # fmt: skip


def _times_a_year(found: re.Match[str]) -> _Said:
    word = found["times"].casefold()
    if word == "once":
        return Cadence(Unit.YEAR, 1)
    return {"twice": 2, "thrice": 3}.get(word) or _clear_number(word)


def _every_so_many(found: re.Match[str]) -> _Said:
    number = _clear_number(found["number"])
    if number is None:
        return None
    unit = found["unit"].casefold()
    return Cadence(Unit.WEEK, 2 * number) if unit == "fortnight" else Cadence(_UNITS[unit], number)


def _every_nth(found: re.Match[str]) -> _Said:
    unit = found["unit"].casefold()
    return Cadence(_UNITS.get(unit, Unit.WEEK), _NTH[found["nth"].casefold()])


def _each(found: re.Match[str]) -> _Said:
    unit = found["unit"].casefold()
    return Cadence(Unit.WEEK, 2) if unit == "fortnight" else Cadence(_UNITS.get(unit, Unit.WEEK), 1)


def _adverb(found: re.Match[str]) -> _Said:
    word = re.sub(r"[\s-]+", "-", found[0].casefold())
    return _ADVERBS[re.sub(r"^(bi|semi|half)-?", r"\1-", word)]


def _in_months(found: re.Match[str]) -> _Said:
    """ "in January, April, July and October": as many a year, evenly spread or not."""
    months = re.findall(_MONTH, found[0].casefold())
    return len(months) if len(set(months)) == len(months) else None


def _unclear(_: re.Match[str]) -> _Said:
    return None


def _clear_number(words: str) -> int | None:
    number = next(find_numbers(words), None)
    return number.value if number and number.value and not number.open and "/" not in words else None


_SEVERAL = rf"{_QUANTITY} ?(?:[\w-]+ ){{0,2}}{_HELD}"
_DATE_OF_MONTH = rf"(?:\d{{1,2}} )?{_MONTH}"
_TABLE: tuple[tuple[str, Callable[[re.Match[str]], _Said]], ...] = (
    # in March, June, September and December
    (
        rf"\b(?:in |of |\d{{1,2}} ){_MONTH}(?:(?:, | and |, and ){_DATE_OF_MONTH})+(?: (?:of )?(?:each|every) year)?\b",
        _in_months,
    ),
    # up to four times a year: an upper bound
    (rf"\b(?:up to|no more than|not more than|a maximum of|at most) {_QUANTITY} (?:[\w-]+ ){{0,2}}{_HELD}", _unclear),
    # four times a year, six meetings will be held in each calendar year, twice yearly, six per year
    (rf"(?P<times>\b(?:once|twice|thrice)\b|{_SEVERAL})(?:[ -][\w-]+){{0,4}}?[ -]{_A_YEAR}", _times_a_year),
    (rf"(?P<times>{_QUANTITY}) {_A_YEAR}", _times_a_year),
    # twice a month: no rhythm that can be counted in whole units
    (
        rf"(?:\b(?:twice|thrice)\b|{_QUANTITY} {_HELD})[ -](?:(?:a|per|each|every|in a|in each) )?"
        r"(?:week|fortnight|month|quarter|term|semester)(?:ly)?\b",
        _unclear,
    ),
    # the first and third Tuesday of the month
    (
        rf"\b{_ORDINAL}(?:,| and| &) {_ORDINAL} {_WEEKDAY}s?(?: (?:of|in) (?:the|each|every|a) month)?",
        _unclear,
    ),
    # every six weeks, at intervals of two months, six-weekly, on a six-week cycle
    (
        rf"\b(?:every|once in|intervals(?: of)?|each) {_ABOUT}(?P<number>{_QUANTITY})[- ]?(?:calendar )?{_UNIT}\b",
        _every_so_many,
    ),
    (
        rf"(?P<number>{_QUANTITY})[- ](?P<unit>week|month|year)"
        r"(?:ly|s? (?:intervals?|cycle|rota|rotation|basis|rhythm))\b",
        _every_so_many,
    ),
    # every other month, alternate Fridays, every second Tuesday; the second Tuesday of the month
    (
        rf"\b(?:every |(?=alternate))(?P<nth>{'|'.join(_NTH)}) (?:calendar )?"
        rf"(?P<unit>week|month|quarter|year|{_WEEKDAY}(?!s? (?:of|in)\b))s?\b",
        _every_nth,
    ),
    (
        rf"\b{_ORDINAL} (?:working day|{_WEEKDAY}) (?:of|in) (?:the|each|every|a) (?:calendar )?"
        r"(?P<unit>month|quarter)\b",
        _each,
    ),
    # every month, once a quarter, each Monday, weekly
    (
        r"\b(?:each|every|once (?:a|per|each|every|in (?:each|every|a))|one meeting (?:a|per|each|every)) "
        rf"(?:calendar )?(?P<unit>week|fortnight|month|quarter|year|{_WEEKDAY})\b(?! end)",
        _each,
    ),
    (
        r"(?<![\w-])(?:(?:half|semi|bi)[- ]?)?(?:fortnightly|weekly|monthly|quarterly|annually|yearly)\b"
        r"|\bbi-?annual\b",
        _adverb,
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _TABLE)


def opens_with_rhythm(text: str) -> bool:
    """Whether a note begins with a rhythm: "Fortnightly, Tuesdays 9am to 10am, by Teams."."""
    return any(rhythm.start == 0 for rhythm in find_rhythms(text))


def find_rhythms(text: str) -> tuple[Rhythm, ...]:
    """The rhythms in `text` in order, none inside another."""
    found: list[Rhythm] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Rhythm(match.start(), match.end(), read(match)))
    return tuple(sorted(found, key=lambda one: one.start))
