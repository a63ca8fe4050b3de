"""Moving, cancelling and adding meetings: what may be done, and what it makes of the calendar.

Every change of day or time raises the SEQUENCE by one, putting a meeting back among them, so that calendars follow.
"""

from dataclasses import replace
from datetime import date, datetime, time

from knowledge.dates import instant, spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Change, Occurrence, grid_from, moved
from knowledge.groups.group import WorkingGroup

NOTHING = "Nothing was changed."


def move(
    group: WorkingGroup, occurrence: Occurrence, day: date, at: time | None, why: str, new_grid: bool, now: datetime
) -> Calendar:
    """The calendar with the meeting on another day (at another time). Later meetings stay where they are, or with
    `new_grid` follow from the new day. Raises HelpfulError where that cannot be."""
    _not_begun(group, occurrence, now)
    if not occurrence.takes_place:
        raise HelpfulError(f"{_named(group, occurrence)} is cancelled.", f"Put it back first. {NOTHING}")
    when = at or occurrence.at
    if (day, when) == (occurrence.day, occurrence.at):
        raise HelpfulError(f"{_named(group, occurrence)} is there already.", NOTHING)
    _is_free(group, occurrence.original, day, when, now)
    change = Change(day, when, False, _change_of(group, occurrence).added_for, why, occurrence.sequence + 1)
    return moved(group.calendar, occurrence.original, change, new_grid)


def cancel(group: WorkingGroup, occurrence: Occurrence, why: str, now: datetime) -> Calendar:
    """The calendar without the meeting; its place in the grid stays known."""
    _not_begun(group, occurrence, now)
    if not occurrence.takes_place:
        raise HelpfulError(f"{_named(group, occurrence)} is cancelled already.", NOTHING)
    change = _change_of(group, occurrence)
    return _with(group, occurrence, replace(change, is_cancelled=True, why=why, sequence=occurrence.sequence + 1))


def put_back(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> Calendar:
    """The calendar with the meeting where it was before it was moved or cancelled: on its day in the grid, or (one that
    was added) on the day and at the hour it was added for. Meetings that followed from its new day go back with it."""
    change = _change_of(group, occurrence)
    at = change.added_for or group.calendar.grid_of(occurrence.original).at
    if occurrence.takes_place and (occurrence.day, occurrence.at) == (occurrence.original, at):
        raise HelpfulError(f"{_named(group, occurrence)} is where it was planned.", NOTHING)
    _is_free(group, occurrence.original, occurrence.original, at, now)
    back = Change(occurrence.original, at, False, change.added_for, "", occurrence.sequence + 1)
    calendar = _with(group, occurrence, back)
    *earlier, last = calendar.grids
    follows = last.since == grid_from(occurrence.original, change.day) and last.first == change.day
    return replace(calendar, grids=tuple(earlier)) if earlier and follows else calendar


def add(group: WorkingGroup, day: date, at: time | None, why: str, now: datetime) -> Calendar:
    """The calendar with one more meeting, beside those of the grid."""
    if group.calendar.occurrence(day, group.working):
        raise HelpfulError(
            f"{group.name} has, or had, a meeting on {spoken(day)}.", f"Move or put back that one. {NOTHING}"
        )
    when = at or group.calendar.grid_of(day).at
    _is_free(group, None, day, when, now)
    change = Change(day, when, False, when, why, group.calendar.first_sequence(day))
    return replace(group.calendar, changes={**group.calendar.changes, day: change})


def _with(group: WorkingGroup, occurrence: Occurrence, change: Change) -> Calendar:
    return moved(group.calendar, occurrence.original, change, starts_new_grid=False)


def _change_of(group: WorkingGroup, occurrence: Occurrence) -> Change:
    known = group.calendar.changes.get(occurrence.original)
    return known or Change(occurrence.day, occurrence.at, not occurrence.takes_place)


def _named(group: WorkingGroup, occurrence: Occurrence) -> str:
    return f"The meeting of {group.name} on {spoken(occurrence.day)}"


def _not_begun(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> None:
    if occurrence.takes_place and now >= occurrence.starts(group.zone):
        raise HelpfulError(f"{_named(group, occurrence)} has begun.", NOTHING)


def _is_free(group: WorkingGroup, original: date | None, day: date, at: time, now: datetime) -> None:
    if instant(day, at, group.zone) <= now:
        raise HelpfulError(f"{spoken(day)} at {at:%H:%M} is in the past.", f"Give a day to come. {NOTHING}")
    others = group.calendar.occurrences(day, day, group.working)
    if any(one.takes_place and one.original != original for one in others):
        raise HelpfulError(f"{group.name} has another meeting on {spoken(day)}.", f"Choose another day. {NOTHING}")
