"""By when something is to be done, as people say it: "3 December", "3/12/2026", "Friday", "the next meeting"."""

import re
from datetime import date, datetime, timedelta

from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence

_MONTHS = "january february march april may june july august september october november december".split()
_WEEK_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "|".join(f"{month}|{month[:3]}|sept" if month == "september" else f"{month}|{month[:3]}" for month in _MONTHS)
_DAY_NAME = "|".join(_WEEK_DAYS)
DUE = (
    rf"(?:(?:{_DAY_NAME}),? )?(?:\d{{4}}-\d\d?-\d\d?|\d\d?/\d\d?(?:/\d{{2,4}})?"
    rf"|\d\d?(?:st|nd|rd|th)? (?:{_MONTH})(?:,? \d{{4}})?)|{_DAY_NAME}|today|tomorrow|(?:the |our )?next meeting"
)
"""A pattern for a day by which something is due."""
_NAMED = re.compile(rf"(\d+)(?:st|nd|rd|th)? ({_MONTH})(?:,? (\d+))?", re.IGNORECASE)
_CENTURY = 100
_YEARS_AHEAD = 8  # to the next leap day, wherever one begins


def read_due(typed: str, group: WorkingGroup, now: datetime) -> date:
    """The day that a text of the pattern DUE is for this group: without a year the next such day, today among them.
    Raises HelpfulError for one that is not in the calendar, or over."""
    today, said = now.astimezone(group.zone).date(), typed.casefold().strip()
    if said.endswith("next meeting"):
        return _meeting_after(group, now, today)
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    if said in _WEEK_DAYS:
        return today + timedelta(days=(_WEEK_DAYS.index(said) - today.weekday()) % 7)
    found = _date(re.sub(rf"^(?:{_DAY_NAME}),? ", "", said), today)
    if found is None:
        raise HelpfulError(f"{typed} is not a day in the calendar.", "Nothing was saved.")
    if found < today:
        raise HelpfulError(f"{typed} is over.", "Give a day to come. Nothing was saved.")
    return found


def _meeting_after(group: WorkingGroup, now: datetime, today: date) -> date:
    """The day of the next meeting, not of one that is going on or yet to come today."""
    occurrence = next_occurrence(group, now)
    while occurrence.day <= today:
        occurrence = next_occurrence(group, occurrence.starts(group.zone) + timedelta(minutes=group.duration_minutes))
    return occurrence.day


def _date(said: str, today: date) -> date | None:
    if "-" in said:
        year, month, day = map(int, said.split("-"))
        return _valid(year, month, day)
    if named := _NAMED.fullmatch(said):
        day, typed_year = int(named[1]), named[3]
        month = next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(named[2][:3]))
    else:
        day_typed, month_typed, *years = said.split("/")
        day, month, typed_year = int(day_typed), int(month_typed), years[0] if years else None
    if typed_year:
        year = int(typed_year)
        return _valid(year + 2000 if year < _CENTURY else year, month, day)
    near = (_valid(today.year + ahead, month, day) for ahead in range(_YEARS_AHEAD + 1))
    return next((one for one in near if one and one >= today), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
