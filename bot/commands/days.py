"""Days in what people type, and times of the day: 2pm, 14:00, 10.30am."""

import re
from datetime import date, time

from knowledge.errors import HelpfulError
from knowledge.typed_days import DAY, read_day

TIME = r"\d\d?(?:[:.]\d\d)? ?[ap]m|\d\d?[:.]\d\d|noon"
"""A pattern for a time of the day."""
_ON_A_DAY = re.compile(rf"(?:\bon )?(?P<day>{DAY})", re.IGNORECASE)


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
