"""Hours and minutes as terms of reference write them: "an hour and a half", "1.5 hrs", "2pm to 3.30pm"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.read_terms.numbers import NUMBER, find_numbers

_MOST_MINUTES = 12 * 60
_PARTS = {"half": 30, "quarter": 15, "three quarters": 45, "three-quarters": 45}
_PART = r"(?P<part>half|quarter|three[- ]quarters)"
_COUNT = rf"(?:{NUMBER}(?:\s?[-–]\s?| (?:to|or|and) ))?{NUMBER}"
_SIGNS = {"¼": 15, "½": 30, "¾": 45}
_START_TO_FINISH = (
    r"(?:start)?,? ?(?:and )?(?:to |are |is )?(?:finish|end|clos|conclud|break|wrap|over|done)\w*(?: up)?"
    r"(?: by| at| no later than)?"
)
_CLOCK = (
    r"(?P<{0}_hour>\d{{1,2}}|(?:12 )?(?:noon|midday))(?:[:.](?P<{0}_minute>[0-5]\d))?(?: ?(?P<{0}_half>[ap])\.?m\b\.?)?"
)


@dataclass(frozen=True)
class TimeSpan:
    """text[start:end] is so long."""

    minutes: int
    start: int
    end: int


def _last_number(words: str) -> int:
    return [number.value for number in find_numbers(words)][-1]


def _hours(found: re.Match[str]) -> int:
    count = 1 if found["hours"].casefold() in ("a", "an") else _last_number(found["hours"])
    part = (found["part"] or found["part_after"] or "").casefold()
    return 60 * count + _PARTS.get(part, 0) + (_last_number(found["minutes"]) if found["minutes"] else 0)


def _decimal(found: re.Match[str]) -> int:
    return round(60 * float(found["decimal"].replace(",", ".")))


def _sign(found: re.Match[str]) -> int:
    return 60 * int(found["whole"] or 0) + _SIGNS[found["sign"]]


def _minutes(found: re.Match[str]) -> int:
    return _last_number(found["minutes"])


def _one_hour(_: re.Match[str]) -> int:
    return 60


def _part_of_an_hour(found: re.Match[str]) -> int:
    return _PARTS[found["part"].casefold()]


def _by_the_clock(found: re.Match[str]) -> int:
    """From one time of day to another; 0 where the words need not be times ("5 to 7")."""
    halves = [found["from_half"], found["to_half"]]
    is_time = any(halves) or (found["from_minute"] and found["to_minute"]) or not found["to_hour"].isdecimal()
    start, end = (_minute_of_day(found, side) for side in ("from", "to"))
    return (end - start) % (12 * 60) if is_time else 0


def _minute_of_day(found: re.Match[str], side: str) -> int:
    hour = found[f"{side}_hour"]
    return 60 * (int(hour) if hour.isdecimal() else 12) + int(found[f"{side}_minute"] or 0)


_TABLE: tuple[tuple[str, Callable[[re.Match[str]], int]], ...] = (
    (rf"(?<![\d.:/]){_CLOCK.format('from')} ?(?:-|–|to|until|till|and|{_START_TO_FINISH}) ?{_CLOCK.format('to')}"
     r"(?![\d/:]|\.\d)", _by_the_clock),
    (r"(?<![\d.])(?P<decimal>\d{1,2}[.,]\d{1,2})[ -]?(?:hours?|hrs?|h)\b", _decimal),
    (r"(?<![\d.])(?P<whole>\d)?(?P<sign>[¼½¾])[ -]?(?:an )?(?:hours?|hrs?|h)\b", _sign),
    (rf"\b{_PART}(?: of)?[ -](?:an )?hour\b", _part_of_an_hour),
    (rf"(?P<hours>\ban?|{_COUNT})(?:[ -]and[ -](?:a[ -])?{_PART})?[ -]?(?:hours?|hrs?|h)(?![a-z])\.?"
     rf"(?:[ -]and[ -](?:a[ -])?{_PART.replace('part', 'part_after', 1)})?"
     rf"(?:,? ?(?:and )?(?P<minutes>{NUMBER}) ?(?:minutes?|mins?|m\b|(?=\W|$)))?", _hours),
    (r"\bhour[- ]long\b", _one_hour),
    (rf"(?P<minutes>{_COUNT})[ -]?(?:minutes?|mins?)\b", _minutes),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _TABLE)


def find_time_spans(text: str) -> tuple[TimeSpan, ...]:
    """The time spans in `text` in order, none inside another; a range counts as its upper bound."""
    found: list[TimeSpan] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            inside = any(one.start < match.end() and match.start() < one.end for one in found)
            if not inside and 0 < (minutes := read(match)) <= _MOST_MINUTES:
                found.append(TimeSpan(minutes, match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))
