"""Days by which something is promised, as people type them: 31/3/27 (day first), end of March, 2027-03, Q3 2026/27."""

import calendar
import re
from datetime import date, timedelta

from knowledge.errors import HelpfulError
from knowledge.pledges.periods import Numbering, Period, period_named, period_of
from knowledge.typed_days import DAY, MONTHS, read_day

_MONTH_NAMES = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_DAY = re.compile(DAY, re.IGNORECASE | re.ASCII)
_DAY_OF_YEAR = re.compile(rf"(\d\d?)(?:/(\d\d?)|(?:st|nd|rd|th)? ({_MONTH_NAMES}))", re.ASCII)
_MONTH = re.compile(rf"({_MONTH_NAMES})(?: (\d{{4}}|\d\d))?", re.ASCII)
_NUMBERED_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)|(?P<first>\d\d?)/(?P<then>\d{4})", re.ASCII)
_QUARTER = re.compile(r"q([1-4])", re.ASCII)
_FINANCIAL_YEAR = re.compile(r"(\d{4})/(\d\d|\d{4})", re.ASCII)
_END_OF = re.compile(r"(?:by )?(?:(?:the )?end (?:of )?(?:the )?)?(.*)")
_YEARS_AHEAD = 8  # to the next leap day, wherever one begins


def read_date(typed: str, today: date, numbering: Numbering) -> date:
    """The day that was typed; of a month, a quarter or a year its last. Without a year it is the next such day, today
    among them. Raises HelpfulError for what is no day between 2000 and 2100."""
    said = " ".join(typed.casefold().replace(",", " ").split()).rstrip(".!")
    found = _named_day(said) or _end(_END_OF.fullmatch(said), today, numbering) or _next_day(said, today)
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise HelpfulError(
            f"I read “{typed.strip()[:60]}”, which is no date that I know.",
            "Write it like 31/3/2027, end of March 2027 or Q3 2026/27. Nothing was saved.",
        )
    return found


def check_date(typed: str) -> None:
    """Raises HelpfulError for what `read_date` would read on no day."""
    read_date(typed, date(_FIRST_YEAR, 1, 1), Numbering.CALENDAR)


def _named_day(said: str) -> date | None:
    if not _DAY.fullmatch(said):
        return None
    try:
        return read_day(said)
    except HelpfulError:
        return None


def _end(found: re.Match[str] | None, today: date, numbering: Numbering) -> date | None:
    """The last day of what is named: a month, a quarter, a year."""
    said = found[1] if found else ""
    if named := _MONTH.fullmatch(said):
        month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(named[1][:3]))
        return _end_of_month(int(named[2]) % 2000 + 2000, month) if named[2] else _next_month(month, today)
    if numbered := _NUMBERED_MONTH.fullmatch(said):
        year, month = int(numbered["year"] or numbered["then"]), int(numbered["month"] or numbered["first"])
        return _end_of_month(year, month)
    if years := _FINANCIAL_YEAR.fullmatch(said):
        year = int(years[1]) + 1
        return date(year, 3, 31) if int(years[2][-2:]) == year % 100 and year <= _LAST_YEAR else None
    if re.fullmatch(r"20\d\d", said, re.ASCII) and said != (found[0] if found else ""):
        return date(int(said), 12, 31)
    return _end_of_quarter(said, today, numbering)


def _end_of_quarter(said: str, today: date, numbering: Numbering) -> date | None:
    if said in ("quarter", "this quarter"):
        return period_of(today).last
    if said in ("month", "this month"):
        return _end_of_month(today.year, today.month)
    if number := _QUARTER.fullmatch(said):
        return _next_quarter(number[1], today, numbering).last
    try:
        return period_named(said, numbering).last
    except HelpfulError:
        return None


def _next_quarter(number: str, today: date, numbering: Numbering) -> Period:
    """The quarter of this number that ends next, the one going on among them."""
    period = period_of(today)
    while not period.name(numbering).endswith(number):
        period = period.after
    return period


def _next_day(said: str, today: date) -> date | None:
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    found = _DAY_OF_YEAR.fullmatch(said)
    if found is None:
        return None
    named = (at for at, name in enumerate(MONTHS, 1) if found[3] and name.startswith(found[3][:3]))
    month, day = int(found[2]) if found[2] else next(named), int(found[1])
    near = (_valid(today.year + ahead, month, day) for ahead in range(_YEARS_AHEAD + 1))
    return next((one for one in near if one and one >= today), None)


def _next_month(month: int, today: date) -> date | None:
    return _end_of_month(today.year + (month < today.month), month)


def _end_of_month(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
