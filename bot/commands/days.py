"""Days and times as people type them: 2026-11-17, 17/11/2026 (day first), 17 November 2026; 2pm, 14:00, 10.30am."""

import re
from datetime import date, time

from knowledge.errors import HelpfulError

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month[:3]}[a-z]*" for month in _MONTHS)
DAY = rf"\d{{4}}-\d\d?-\d\d?|\d\d?/\d\d?/\d{{2,4}}|\d\d?(?:st|nd|rd|th)? (?:{_MONTH}) \d{{4}}"
"""A pattern for a day."""
TIME = r"\d\d?(?:[:.]\d\d)? ?[ap]m|\d\d?[:.]\d\d|noon"
"""A pattern for a time of the day."""
_PARTS = re.compile(rf"(\d+)(?:st|nd|rd|th)? ({_MONTH}) (\d+)", re.IGNORECASE)
_CENTURY = 100
_ON_A_DAY = re.compile(rf"(?:\bon )?(?P<day>{DAY})", re.IGNORECASE)


def read_day(text: str) -> date:
    """The day that a text of the pattern DAY is. Raises HelpfulError for one that is not in the calendar."""
    if named := _PARTS.fullmatch(text):
        month = next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(named[2].lower()[:3]))
        year, day = int(named[3]), int(named[1])
    elif "/" in text:
        day, month, year = map(int, text.split("/"))
        year += 2000 if year < _CENTURY else 0
    else:
        year, month, day = map(int, text.split("-"))
    try:
        return date(year, month, day)
    except ValueError as error:
        raise HelpfulError(f"{text} is no day of the calendar.", "Nothing was changed.") from error


def without_day(text: str) -> tuple[str, date | None]:
    """A text without the first day in it, and that day."""
    found = _ON_A_DAY.search(text)
    return (text[: found.start()] + text[found.end() :], read_day(found["day"])) if found else (text, None)


def read_time(text: str) -> time:
    """The time that a text of the pattern TIME is. Raises HelpfulError for one that no clock shows."""
    typed = text.lower().replace(" ", "").replace(".", ":")
    if typed == "noon":
        return time(12)
    hour, _, minute = typed.rstrip("apm").partition(":")
    hours, half = int(hour), typed[-2:]
    is_wrong = half in ("am", "pm") and not 1 <= hours <= 12
    if half in ("am", "pm"):
        hours = hours % 12 + (12 if half == "pm" else 0)
    try:
        if is_wrong:
            raise ValueError(text)
        return time(hours, int(minute or 0))
    except ValueError as error:
        raise HelpfulError(f"{text} is no time of the day.", "Write 2pm or 14:00. Nothing was changed.") from error
