"""Days on which a group can meet, and wall time.

Bank holidays come from the library `holidays`, which needs a subdivision: the United Kingdom as a whole has neither
Easter Monday nor a summer bank holiday. One-off holidays, and bank holidays on which people work, are overrides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from knowledge.errors import HelpfulError

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBDIVISIONS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
_DAY = timedelta(days=1)
_LONGEST_CLOSURE_DAYS = 400
_SATURDAY = 5
WEEKEND = ("a Saturday", "a Sunday")
"""Why a day is closed that is nothing but one of these."""
_NO_PLACES = ("posix", "right", "SystemV", "Etc/")
"""Copies and offsets among the names of time zones."""


@dataclass(frozen=True, order=True)
class Break:
    """Days on which a network does not meet, `last` among them. Raises HelpfulError where it ends before it begins."""

    first: date
    last: date
    name: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise HelpfulError(
                f"The break from {self.first} to {self.last} ends before it begins.", "Give the first day first."
            )

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True)
class WorkingDays:
    """What is a working day somewhere: Monday to Friday but for bank holidays and breaks.

    `overrides` gives a day a name (nobody works) or "" (people work, whatever the calendar says).
    """

    subdivision: str = "ENG"
    breaks: tuple[Break, ...] = ()
    overrides: "Mapping[date, str]" = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def __post_init__(self) -> None:
        if self.subdivision not in SUBDIVISIONS:
            known = ", ".join(f"{code} ({name})" for code, name in SUBDIVISIONS.items())
            raise HelpfulError(f'There is no part of the United Kingdom "{self.subdivision}".', f"Known are {known}.")

    def holiday(self, day: date) -> str | None:
        """What the day is called on which nobody meets, whatever day of the week it is: an override, a bank holiday, a
        break. None for any other."""
        if (override := self.overrides.get(day)) is not None:
            return override or None
        if name := _bank_holidays(self.subdivision, day.year).get(day):
            return name
        for one in self.breaks:
            if day in one:
                return one.name or "a break"
        return None

    def why_closed(self, day: date) -> str | None:
        """The same, and weekends; None for a working day."""
        if self.overrides.get(day) == "":
            return None
        return self.holiday(day) or (WEEKEND[day.weekday() - _SATURDAY] if day.weekday() >= _SATURDAY else None)

    def is_open(self, day: date) -> bool:
        return self.why_closed(day) is None

    def on_or_before(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        return next(one for one in _days(day, -1) if self.is_open(one))

    def before(self, day: date, count: int = 1) -> date:
        """The working day that is `count` working days before `day`, which need not be one itself."""
        return self._nth(day, count, -1)

    def after(self, day: date, count: int = 1) -> date:
        """The working day that is `count` working days after `day`, which need not be one itself."""
        return self._nth(day, count, 1)

    def _nth(self, day: date, count: int, step: int) -> date:
        for one in _days(day + step * _DAY, step):
            count -= self.is_open(one)
            if count == 0:
                return one
        raise AssertionError


def _days(first: date, step: int) -> Iterator[date]:
    """Raises HelpfulError where no working day is in sight: a break without end."""
    for count in range(_LONGEST_CLOSURE_DAYS):
        yield first + count * step * _DAY
    raise HelpfulError(f"There is no working day within a year of {first}.", "Look at the breaks: one is too long.")


@lru_cache(maxsize=256)
def _bank_holidays(subdivision: str, year: int) -> "Mapping[date, str]":
    from holidays.countries.united_kingdom import UnitedKingdom

    return MappingProxyType(dict(UnitedKingdom(subdiv=subdivision, years=year)))  # type: ignore[no-untyped-call]


def spoken(day: date) -> str:
    """ "Tuesday 17 November 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def zone_named(name: str) -> ZoneInfo:
    """The time zone, as in the IANA database. Raises HelpfulError for a name that is not there."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise HelpfulError(
            f'There is no time zone "{name}".', 'In the United Kingdom it is "Europe/London".'
        ) from error


def is_zone(name: str) -> bool:
    """Whether that is a time zone of the IANA database."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    """Their names are gathered from hundreds of files: once, and not for each message."""
    return frozenset(available_timezones())


def zone_typed(text: str) -> str:
    """The name of the time zone that somebody typed: however it is written, or by its city alone. Raises HelpfulError
    with the nearest names."""
    known = {_folded(name): name for name in sorted(_zones()) if not name.startswith(_NO_PLACES)}
    cities: dict[str, list[str]] = {}
    for key, name in known.items():
        cities.setdefault(key.rpartition("/")[2], []).append(name)
    wanted = _folded(text)
    if wanted in known:
        return known[wanted]
    if len(found := cities.get(wanted, [])) == 1:
        return found[0]
    near = [
        one for city in get_close_matches(wanted.rpartition("/")[2], cities, n=5, cutoff=0.7) for one in cities[city]
    ]
    names = list(dict.fromkeys([*found, *near]))[:3]
    hint = f"The nearest I know: {', '.join(names)}. " if names else ""
    few = "Only some cities have one of their own; all of the United Kingdom goes by Europe/London."
    line = "Try: /anchor notify timezone Europe/London"
    raise HelpfulError(f'There is no time zone "{text[:60]}".', f"{hint}{few} Nothing was changed. {line}")


def _folded(name: str) -> str:
    return "_".join(name.casefold().split())


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which a clock in `zone` shows `at` on `day`.

    A time that the clock shows twice is the first of the two; one that it skips is read with the offset before the
    change, so that 01:30 on the day the clocks go forward is 02:30 (RFC 5545, 3.3.5).
    """
    return datetime.combine(day, at, zone).astimezone(UTC)
