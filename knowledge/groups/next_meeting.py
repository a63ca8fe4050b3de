"""Which meeting is meant: the one on a day, or the next."""

from datetime import date, datetime, timedelta

from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup

_AHEAD = timedelta(days=731)


def occurrence_on(group: WorkingGroup, day: date) -> Occurrence:
    """The meeting that is on this day, or was until it was moved. Raises HelpfulError where there is none."""
    found = group.calendar.occurrence(day, group.working)
    if found is None:
        found = next(iter(group.calendar.occurrences(day, day, group.working)), None)
    if found is None:
        raise HelpfulError(f"{group.name} has no meeting on {spoken(day)}.", "Nothing was saved.")
    return found


def next_occurrence(group: WorkingGroup, now: datetime) -> Occurrence:
    """The meeting that is going on, or the next that takes place. Raises HelpfulError where none is in sight."""
    today = now.astimezone(group.zone).date()
    length = timedelta(minutes=group.duration_minutes)
    for one in group.calendar.occurrences(today - timedelta(days=1), today + _AHEAD, group.working):
        if one.takes_place and one.starts(group.zone) + length > now:
            return one
    raise HelpfulError(f"{group.name} has no meeting in the next two years.", "Nothing was saved.")
