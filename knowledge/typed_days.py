"""Days as people type them: 2026-11-17, 17/11/2026 or 17/11/26 (day first), 17 November 2026."""

import re
from datetime import date

from knowledge.errors import HelpfulError

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month[:3]}[a-z]*" for month in MONTHS)
DAY = rf"\d{{4}}-\d\d?-\d\d?|\d\d?/\d\d?/\d{{2,4}}|\d\d?(?:st|nd|rd|th)? (?:{_MONTH}) \d{{4}}"
"""A pattern for a day."""
_PARTS = re.compile(rf"(\d+)(?:st|nd|rd|th)? ({_MONTH}) (\d+)", re.IGNORECASE)
_CENTURY = 100


def read_day(text: str) -> date:
    """The day that a text of the pattern DAY is. Raises HelpfulError for one that is not in the calendar."""
    if named := _PARTS.fullmatch(text):
        month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(named[2].lower()[:3]))
        year, day = int(named[3]), int(named[1])
    elif "/" in text:
        day, month, year = map(int, text.split("/"))
        year += 2000 if year < _CENTURY else 0
    else:
        year, month, day = map(int, text.split("-"))
    try:
        return date(year, month, day)
    except ValueError as error:
        raise HelpfulError(f"{text} is not a day in the calendar.", "Nothing was changed.") from error
