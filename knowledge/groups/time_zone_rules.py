"""A time zone as calendars want it told: when its clocks change, as yearly rules (RFC 5545, 3.6.5).

icalendar would write a list of dates from 1970 to 2038; a rule for each change says the same and more.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS_CHECKED = 5


@dataclass(frozen=True)
class ClockChange:
    """A change of the clocks that comes every year: in `month`, on the `nth` weekday (-1: the last), at `at` on the
    clock before it."""

    month: int
    nth: int
    weekday: int
    at: time
    offset_before: timedelta
    offset_after: timedelta
    name: str
    is_summer: bool


@cache
def clock_changes(zone: ZoneInfo, year: int) -> tuple[ClockChange, ...]:
    """How the clocks of `zone` change in `year`, and by the same rules in the years after; nothing where they do not.

    Raises ValueError where they follow no yearly rule.
    """
    years = [_changes_in(zone, each) for each in range(year, year + _YEARS_CHECKED)]
    if len({len(changes) for changes in years}) != 1:
        raise ValueError(f"the clocks of {zone.key} follow no yearly rule from {year} on")
    return tuple(_rule(zone, same_change) for same_change in zip(*years, strict=True))


def _rule(zone: ZoneInfo, instants: tuple[datetime, ...]) -> ClockChange:
    """What one change has in common in every year; `instants` are those at which the new time begins."""
    minute = timedelta(minutes=1)
    found: set[ClockChange] | None = None
    for instant in instants:
        before, after = (instant - minute).astimezone(zone), instant.astimezone(zone)
        wall = before + minute  # arithmetic in one zone is that of the clock on the wall
        offsets = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
        rest = wall.weekday(), wall.time(), *offsets, after.tzname() or "", offsets[1] > offsets[0]
        ways = {ClockChange(wall.month, nth, *rest) for nth in _numbers(wall.date())}
        found = ways if found is None else found & ways
    if not found:
        raise ValueError(f"the clocks of {zone.key} follow no yearly rule from {instants[0].year} on")
    return min(found, key=lambda change: change.nth)


def _numbers(day: date) -> set[int]:
    """As which of its weekday in the month the day can be counted: from the beginning, and as the last."""
    is_last = (day + timedelta(weeks=1)).month != day.month
    return {(day.day - 1) // 7 + 1} | ({-1} if is_last else set())


def _changes_in(zone: ZoneInfo, year: int) -> list[datetime]:
    """The instants, in UTC and to the minute, at which the clocks change in a year."""
    found, first = [], datetime(year, 1, 1, tzinfo=UTC)
    for day in range(366):
        low, high = first + timedelta(days=day), first + timedelta(days=day + 1)
        if _offset(low, zone) == _offset(high, zone):
            continue
        while high - low > timedelta(minutes=1):
            middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
            low, high = (middle, high) if _offset(middle, zone) == _offset(low, zone) else (low, middle)
        if high.year == year:
            found.append(high)
    return found


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()
