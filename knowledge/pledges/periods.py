"""The quarters that updates are given for.

A quarter is known by its first day. Calendar and financial quarters (in the United Kingdom the first is April to June)
begin on the same days and differ only in their numbers, so a label always names the months.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knowledge.errors import HelpfulError

_YEAR = r"(?P<year>\d{4})(?:\s*/\s*(?P<end>\d{2}|\d{4}))?"
_QUARTER = r"q(?P<quarter>[1-4])"
_WAYS = [
    re.compile(way, re.IGNORECASE | re.ASCII) for way in (rf"{_YEAR}[\s-]*{_QUARTER}", rf"{_QUARTER}[\s-]*{_YEAR}")
]


class Numbering(StrEnum):
    """How a network counts its quarters."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"

    @property
    def other(self) -> "Numbering":
        return Numbering.FINANCIAL if self is Numbering.CALENDAR else Numbering.CALENDAR


@dataclass(frozen=True, order=True)
class Period:
    """A quarter by its `first` day. Raises ValueError for a day on which none begins."""

    first: date

    def __post_init__(self) -> None:
        if self.first.day != 1 or self.first.month % 3 != 1:
            raise ValueError(f"No quarter begins on {self.first}.")

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Period":
        year, month = self.first.year, self.first.month + 3
        return Period(date(year + month // 12, month % 12, 1))

    @property
    def before(self) -> "Period":
        return period_of(self.first - timedelta(days=1))

    @property
    def months(self) -> str:
        """ "October to December 2026"."""
        return f"{self.first:%B} to {self.last:%B} {self.first.year}"

    def name(self, numbering: Numbering) -> str:
        """By what it can be typed: "2026-Q4"; "2026/27-Q3" where quarters are those of a financial year."""
        year, quarter = self.first.year, (self.first.month + 2) // 3
        if numbering is Numbering.CALENDAR:
            return f"{year}-Q{quarter}"
        start = year if quarter > 1 else year - 1
        return f"{start}/{(start + 1) % 100:02}-Q{(quarter + 2) % 4 + 1}"

    def label(self, numbering: Numbering) -> str:
        """Its number and its months: "Q3 2026/27 (October to December 2026)"."""
        year, _, quarter = self.name(numbering).rpartition("-")
        return f"{quarter} {year} ({self.months})"


def period_of(day: date) -> Period:
    """The quarter a day is in."""
    return Period(date(day.year, (day.month - 1) // 3 * 3 + 1, 1))


def period_named(typed: str, numbering: Numbering) -> Period:
    """The quarter typed as "2026-Q4", "Q4 2026" or "2026/27 Q3" (always of a financial year).

    Raises HelpfulError for anything else.
    """
    found = next(filter(None, (way.fullmatch(typed.strip()) for way in _WAYS)), None)
    year, end = (int(found["year"]), found["end"]) if found else (0, None)
    if found is None or not 1900 <= year <= 2200 or (end and int(end[-2:]) != (year + 1) % 100):
        raise HelpfulError(f"“{typed.strip()[:40]}” is no quarter.", "Write it like 2026-Q4, or 2026/27-Q3.")
    calendar = Period(date(year, 3 * int(found["quarter"]) - 2, 1))
    return calendar if end is None and numbering is Numbering.CALENDAR else calendar.after


def is_by_number(typed: str) -> bool:
    """Whether a quarter is typed by its number, and not with its financial year: two people may mean different months
    by "Q4 2026", and none by "2026/27-Q3"."""
    return "/" not in typed and re.search(r"q[1-4]", typed.casefold()) is not None


def period_meant(typed: str, numbering: Numbering, today: date) -> Period:
    """The same, and "Q3" (the last that has begun), "last quarter" and "this quarter". Raises HelpfulError."""
    running = period_of(today)
    said = typed.strip().casefold().replace("-", " ")
    if said in ("last quarter", "previous quarter"):
        return running.before
    if said == "this quarter":
        return running
    if re.fullmatch("q[1-4]", said):
        last_four = (running, running.before, running.before.before, running.before.before.before)
        return next(one for one in last_four if one.name(numbering).casefold().endswith(said))
    return period_named(typed, numbering)
