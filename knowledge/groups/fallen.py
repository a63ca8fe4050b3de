"""Meetings that a change of rhythm takes off their dates.

A cancelled meeting goes out under its UID with a higher SEQUENCE (RFC 5546, 3.2.5), and a calendar ignores what has a
lower one than it knows. So what was on a date is remembered: its cancellation is one above, and whatever is on that
date later begins above that.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from knowledge.dates import WorkingDays
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Fallen, Occurrence, Status
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import occurrence_on

SEEN_BACK, SEEN_AHEAD = timedelta(days=90), timedelta(days=731)
"""The meetings that calendars are shown unasked, from today."""
_WHY = "the dates of the group have changed"


def remembering(
    before: Calendar, after: Calendar, working: WorkingDays, now: datetime, also: Iterable[date] = ()
) -> Calendar:
    """The calendar `after`, in which no SEQUENCE is lower than `before` and none stays where its meeting is elsewhere:
    of the days that calendars are shown, those with a change, and `also` (days in the grid)."""
    today = now.date()
    shown = before.occurrences(today - SEEN_BACK, today + SEEN_AHEAD, working)
    found = dict(after.fallen)
    for original in {one.original for one in shown} | {*before.changes, *also}:
        was, is_now = before.occurrence(original, working), after.occurrence(original, working)
        if was and not _follows(was, is_now):
            found[original] = Fallen(was.day, was.at, was.sequence + 1, now)
    return replace(after, fallen=found)


def _follows(was: Occurrence, is_now: Occurrence | None) -> bool:
    """Whether calendars that have the one take the other for its successor, or for the same."""
    if is_now is None or is_now.sequence != was.sequence:
        return is_now is not None and is_now.sequence > was.sequence
    return (was.day, was.at, was.takes_place) == (is_now.day, is_now.at, is_now.takes_place)


def fallen_meetings(group: WorkingGroup) -> list[Occurrence]:
    """The meetings that fell off their dates, on which there is none now: cancelled ones, as calendars are to take
    them."""
    return [
        Occurrence(original, one.day, one.at, Status.CANCELLED, _WHY, sequence=one.sequence)
        for original, one in sorted(group.calendar.fallen.items())
        if group.calendar.occurrence(original, group.working) is None
    ]


def meeting_on(group: WorkingGroup, day: date) -> Occurrence:
    """The meeting that is on this day, or was until it was moved or the rhythm changed. Raises HelpfulError where there
    never was one."""
    try:
        return occurrence_on(group, day)
    except HelpfulError:
        fell = next((one for one in fallen_meetings(group) if day in (one.original, one.day)), None)
        if fell is None:
            raise
        return fell
