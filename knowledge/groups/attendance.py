"""Checking in at a meeting: who may, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup

EARLY, LATE = timedelta(minutes=30), timedelta(hours=2)
"""So long before the start, and after the planned end, people can check in and out."""


@dataclass(frozen=True)
class Stay:
    """From when to when somebody was at a meeting; `left_at` is None where they were not seen to leave."""

    email: str
    name: str
    arrived_at: datetime
    left_at: datetime | None = None


def check_may_check_in(group: WorkingGroup, occurrence: Occurrence, email: str, now: datetime) -> None:
    """Raises HelpfulError where somebody cannot check in (or out) now: not of the group, or too early."""
    if not group.seats_of(email):
        raise HelpfulError(f"{email} has no seat in {group.name}.", "Ask the secretariat. Nothing was saved.")
    meeting = f"The meeting of {group.name} on {spoken(occurrence.day)}"
    if not occurrence.takes_place:
        raise HelpfulError(f"{meeting} is cancelled.", "Nothing was saved.")
    starts = occurrence.starts(group.zone)
    if now < starts - EARLY:
        raise HelpfulError(
            f"{meeting} has not begun.", "To say that you will come: /meeting rsvp yes. Nothing was saved."
        )
