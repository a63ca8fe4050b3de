"""The meetings of a group: a grid of dates in wall time, and what was moved, cancelled or added.

Six weeks are six weeks of the calendar, so that ten o'clock stays ten o'clock when the clocks change.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, instant
from knowledge.errors import HelpfulError
from knowledge.groups.terms import Cadence, Unit

LAST = -1
"""Of the weekdays of a month: the last one."""
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_WEEK_DAYS = 7
_SATURDAY = 5


@dataclass(frozen=True)
class Grid:
    """Where meetings fall: at `at`, first on `first`, then every `cadence`.

    Months are counted by the day of the month (the last day where a month is too short for it) or, with `nth`, by the
    weekday: 1 is the first Tuesday where `first` is a Tuesday, LAST the last one. `since` is the first day that
    belongs to this grid: a group that begins a new one keeps its earlier dates.
    """

    first: date
    at: time
    cadence: Cadence
    nth: int | None = None
    since: date = date.min

    def __post_init__(self) -> None:
        if self.cadence.interval < 1:
            raise HelpfulError(
                f"A meeting every {self.cadence.interval} {self.cadence.unit}s is none.", "Give 1 or more."
            )
        if self.nth is None:
            return
        if self.cadence.unit not in _MONTHS:
            raise HelpfulError("The first or last weekday is of a month, not of a week.", "Count in months.")
        if self.nth not in (1, 2, 3, 4, LAST) or nth_weekday(self.first, self.nth) != self.first:
            raise HelpfulError(
                f"{self.first:%A} {self.first} is not number {self.nth} of its weekday in that month.",
                "Give the first meeting on a day that is; 1 to 4 count from the month's first, -1 is its last.",
            )

    def dates(self, start: date, end: date) -> Iterator[date]:
        """The days of the grid from `start` to `end`, both among them."""
        index = self._index_near(max(start, self.first))
        while (day := self._day(index)) <= end:
            if day >= max(start, self.first, self.since):
                yield day
            index += 1

    def _index_near(self, day: date) -> int:
        """A number of a meeting not after `day`."""
        if self.cadence.unit is Unit.WEEK:
            return (day - self.first).days // (_WEEK_DAYS * self.cadence.interval)
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        return max(0, months // (_MONTHS[self.cadence.unit] * self.cadence.interval) - 1)

    def _day(self, index: int) -> date:
        if self.cadence.unit is Unit.WEEK:
            return self.first + timedelta(days=_WEEK_DAYS * self.cadence.interval * index)
        months = self.first.month - 1 + index * _MONTHS[self.cadence.unit] * self.cadence.interval
        year, month = self.first.year + months // 12, months % 12 + 1
        if self.nth is not None:
            return nth_weekday(date(year, month, 1), self.nth, self.first.weekday())
        return date(year, month, min(self.first.day, monthrange(year, month)[1]))


def nth_weekday(month: date, nth: int, weekday: int | None = None) -> date:
    """The first, second … or last of a weekday (that of `month` where none is given) in the month of `month`."""
    wanted = month.weekday() if weekday is None else weekday
    if nth == LAST:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        return last - timedelta(days=(last.weekday() - wanted) % _WEEK_DAYS)
    first = month.replace(day=1)
    return first + timedelta(days=(wanted - first.weekday()) % _WEEK_DAYS + _WEEK_DAYS * (nth - 1))


class Status(StrEnum):
    """What stands about a meeting. A CLASH waits for a decision: nothing is moved silently."""

    SCHEDULED = "scheduled"
    CLASH = "clash"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Change:
    """What was decided about one meeting: `day` and `at` are where it is now, `why` is what was given as the reason.

    `added_for` is the hour for which it was added, of a meeting that no grid has; `sequence` counts its changes of time
    or place (iCalendar SEQUENCE).
    """

    day: date
    at: time
    is_cancelled: bool = False
    added_for: time | None = None
    why: str = ""
    sequence: int = 0

    @property
    def is_extra(self) -> bool:
        """Whether no grid has it."""
        return self.added_for is not None


@dataclass(frozen=True)
class Fallen:
    """A meeting that a change of rhythm took off its date, as calendars may still have it: where it was. `sequence` is
    the one under which they are to take it out; what is on its day in the grid later begins one above it."""

    day: date
    at: time
    sequence: int
    since: datetime


@dataclass(frozen=True)
class Occurrence:
    """One meeting. `original` is its day in the grid, by which it is known for good; `day` and `at` are where it is
    now, in the group's wall time. `proposals` are days it could move to, the next working day first."""

    original: date
    day: date
    at: time
    status: Status
    why: str = ""
    proposals: tuple[date, ...] = ()
    sequence: int = 0

    @property
    def takes_place(self) -> bool:
        return self.status is not Status.CANCELLED

    def starts(self, zone: ZoneInfo) -> datetime:
        """The instant, in UTC."""
        return instant(self.day, self.at, zone)


@dataclass(frozen=True)
class Calendar:
    """A group's meetings: its grids, in the order of their `since`, and the changes by the day in the grid. `fallen`
    are meetings of an earlier rhythm, by that day; there may be one on it again."""

    grids: tuple[Grid, ...]
    changes: Mapping[date, Change] = field(default_factory=dict)
    fallen: Mapping[date, Fallen] = field(default_factory=dict)

    def occurrences(self, start: date, end: date, working: WorkingDays) -> list[Occurrence]:
        """The meetings from `start` to `end` (both among them), by where they are now; what was moved away from these
        days is not among them, what was cancelled is."""
        found = [self._occurrence(day, working) for day in self._grid_dates(start, end) if day not in self.changes]
        here = [(original, change) for original, change in self.changes.items() if start <= change.day <= end]
        found += [self._changed(original, change, working) for original, change in here]
        return sorted(found, key=lambda one: (one.day, one.at, one.original))

    def occurrence(self, original: date, working: WorkingDays) -> Occurrence | None:
        """The meeting with this day in the grid; None where there is none."""
        if change := self.changes.get(original):
            return self._changed(original, change, working)
        days = list(self._grid_dates(original, original))
        return self._occurrence(original, working) if days else None

    def _grid_dates(self, start: date, end: date) -> Iterator[date]:
        for grid, later in zip(self.grids, (*self.grids[1:], None), strict=True):
            yield from grid.dates(start, min(end, later.since - timedelta(days=1)) if later else end)

    def first_sequence(self, day: date) -> int:
        """The SEQUENCE with which a meeting on this day in the grid begins: above all that calendars may have of it."""
        return self.fallen[day].sequence + 1 if day in self.fallen else 0

    def grid_of(self, day: date) -> Grid:
        """The grid to which a day belongs."""
        return next((grid for grid in reversed(self.grids) if grid.since <= day), self.grids[0])

    def _occurrence(self, day: date, working: WorkingDays) -> Occurrence:
        grid = self.grid_of(day)
        on_weekends = grid.cadence.unit is Unit.WEEK or grid.nth is not None
        why = working.holiday(day) if on_weekends and grid.first.weekday() >= _SATURDAY else working.why_closed(day)
        begun = self.first_sequence(day)
        if why is None:
            return Occurrence(day, day, grid.at, Status.SCHEDULED, sequence=begun)
        taken = set(self._grid_dates(day - timedelta(days=31), day + timedelta(days=31))) | {
            change.day for change in self.changes.values() if not change.is_cancelled
        }
        return Occurrence(day, day, grid.at, Status.CLASH, why, proposals(day, working, taken), begun)

    def _changed(self, original: date, change: Change, working: WorkingDays) -> Occurrence:
        """A meeting about which something was decided; one that was put back is as it was planned, clash and all."""
        if (change.day, change.is_cancelled, change.is_extra) == (original, False, False):
            planned = self._occurrence(original, working)
            return replace(planned, at=change.at, why=planned.why or change.why, sequence=change.sequence)
        status = Status.SCHEDULED if change.is_extra and change.day == original else Status.MOVED
        if change.is_cancelled:
            status = Status.CANCELLED
        return Occurrence(original, change.day, change.at, status, change.why, (), change.sequence)


def proposals(day: date, working: WorkingDays, taken: Iterable[date] = ()) -> tuple[date, ...]:
    """Where a meeting on a closed day could go: the next working day, then the one before; not onto another meeting."""
    return tuple(one for one in (working.after(day), working.before(day)) if one not in set(taken) - {day})


def moved(calendar: Calendar, original: date, change: Change, starts_new_grid: bool) -> Calendar:
    """The calendar after a meeting went elsewhere: the later ones stay (the default), or follow from its new day.

    With a new grid the meeting keeps its own day in the old one, by which it is known. What was decided about later
    days of the old one falls away with them; meetings that were added, or brought forward to before it, stay.
    """
    changes = {**calendar.changes, original: change}
    if not starts_new_grid:
        return replace(calendar, changes=changes)
    grid = calendar.grid_of(original)
    nth = None if grid.nth is None else _nth_of(change.day)
    since = grid_from(original, change.day)
    new = Grid(change.day, change.at, grid.cadence, nth, since)
    kept = tuple(one for one in calendar.grids if one.since < since)
    stay = {day: one for day, one in changes.items() if one.is_extra or min(day, one.day) < since}
    return replace(calendar, grids=(*kept, new), changes=stay)


def grid_from(original: date, day: date) -> date:
    """The first day of a grid that follows from a meeting's new day."""
    return max(original, day) + timedelta(days=1)


def _nth_of(day: date) -> int:
    number = (day.day - 1) // _WEEK_DAYS + 1
    return LAST if number > 4 else number
