"""Breaks, and what becomes of meetings when days are closed or opened."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from knowledge.dates import Break, WorkingDays, spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import WorkingGroup

LONGEST_BREAK = timedelta(days=180)
_AHEAD = timedelta(days=731)
_NOTHING = "Nothing was changed."


@dataclass(frozen=True)
class Clashes:
    """What a change of the closed days does to a group's meetings of the next two years: those that clash since, and
    those that did before and do no more."""

    group: WorkingGroup
    new: tuple[Occurrence, ...] = ()
    gone: tuple[Occurrence, ...] = ()


def with_break(working: WorkingDays, one: Break, today: date) -> WorkingDays:
    """The days with one more break. Raises HelpfulError for one that is over, is too long, or overlaps another."""
    if one.last < today:
        raise HelpfulError(f"The break is over since {spoken(one.last)}.", _NOTHING)
    if one.last - one.first > LONGEST_BREAK:
        raise HelpfulError(
            f"From {spoken(one.first)} to {spoken(one.last)} is more than half a year.", f"Look at the days. {_NOTHING}"
        )
    for other in working.breaks:
        if other.first <= one.last and one.first <= other.last:
            raise HelpfulError(
                f"There is a break from {spoken(other.first)} to {spoken(other.last)} already.",
                f"Take that out first. {_NOTHING}",
            )
    return replace(working, breaks=tuple(sorted((*working.breaks, one))))


def without_break(working: WorkingDays, first: date, last: date) -> tuple[WorkingDays, Break]:
    """The days without a break, and the break: the one from `first` to `last`, or (where they are one day) the one that
    day is in. Raises HelpfulError where there is none."""
    found = [
        one for one in working.breaks if (one.first, one.last) == (first, last) or (first == last and first in one)
    ]
    if not found:
        known = "; ".join(f"{one.first} to {one.last}" for one in working.breaks)
        hint = f"There are: {known}." if known else "There are none."
        when = f"on {spoken(first)}" if first == last else f"from {spoken(first)} to {spoken(last)}"
        raise HelpfulError(f"There is no break {when}.", f"{hint} {_NOTHING}")
    return replace(working, breaks=tuple(one for one in working.breaks if one != found[0])), found[0]


def clashes_after(group: WorkingGroup, working: WorkingDays, now: datetime) -> Clashes:
    """What becomes of a group's meetings to come with other working days."""
    today = now.astimezone(group.zone).date()
    after = replace(group, working=working)
    was = {one.original: one for one in _clashing(group, today)}
    is_ = {one.original: one for one in _clashing(after, today)}
    new = tuple(one for original, one in is_.items() if original not in was)
    gone = tuple(one for original, one in was.items() if original not in is_)
    return Clashes(after, new, gone)


def _clashing(group: WorkingGroup, today: date) -> list[Occurrence]:
    found = group.calendar.occurrences(today, today + _AHEAD, group.working)
    return [one for one in found if one.status is Status.CLASH]
