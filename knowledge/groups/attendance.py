"""Checking in at a meeting: who may, when, and who is waited for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp

EARLY, LATE = timedelta(minutes=30), timedelta(hours=2)
"""So long before the start, and after the planned end, people can check in and out."""
MENDED_FOR = 5
"""Working days after a meeting for which its notes are mended: who was there, and what was decided."""


@dataclass(frozen=True)
class Stay:
    """From when to when somebody was at a meeting; `left_at` is None where they were not seen to leave."""

    email: str
    name: str
    arrived_at: datetime
    left_at: datetime | None = None


def ends(group: WorkingGroup, occurrence: Occurrence) -> datetime:
    """The instant of the planned end, in UTC."""
    return occurrence.starts(group.zone) + timedelta(minutes=group.duration_minutes)


def is_checked_in_now(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> bool:
    """Whether people check in at this meeting now."""
    starts = occurrence.starts(group.zone)
    return occurrence.takes_place and starts - EARLY <= now <= ends(group, occurrence) + LATE


def noted_since(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> datetime:
    """Since when somebody counts as there who is noted now: afterwards, from the start on."""
    return occurrence.starts(group.zone) if now > ends(group, occurrence) else now


def check_may_check_in(
    group: WorkingGroup, occurrence: Occurrence, email: str, now: datetime, may_mend: bool = False
) -> None:
    """Raises HelpfulError where nobody can be checked in (or out) now: somebody who is not of the group, too early, or
    too late; whoever `may_mend` the notes has five working days more."""
    if not group.seats_of(email):
        raise HelpfulError(
            f"{email} has no seat in {group.name}.",
            f"Who has one: /meeting seat {group.slug} (the secretariat adds seats). Nothing was saved.",
        )
    meeting = f"The meeting of {group.name} on {spoken(occurrence.day)}"
    if not occurrence.takes_place:
        raise HelpfulError(f"{meeting} is cancelled.", "Nothing was saved.")
    if now < occurrence.starts(group.zone) - EARLY:
        raise HelpfulError(
            f"{meeting} has not begun.", "To say that you will come: /meeting rsvp yes. Nothing was saved."
        )
    if now <= ends(group, occurrence) + LATE:
        return
    last = group.working.after(occurrence.day, MENDED_FOR)
    if now.astimezone(group.zone).date() > last:
        raise HelpfulError(f"{meeting} is too long ago.", f"Its notes could be mended until {spoken(last)}.")
    if not may_mend:
        raise HelpfulError(f"{meeting} is over.", f"The secretariat mends its notes until {spoken(last)}.")


def expected(group: WorkingGroup, replies: Mapping[int, Rsvp], present: Collection[str]) -> list[Member]:
    """Those who said they would or might come, and who of a seat's deputies comes instead, as far as they are not there
    yet; in the order of the seats."""
    found: list[Member] = []
    for seat in group.seats:
        reply = replies.get(seat.id)
        if reply and reply.answer is Answer.DEPUTY:
            named = reply.deputy.email if reply.deputy else None
            found += [one for one in seat.deputies if named in (None, one.email)]
        elif reply and reply.answer is not Answer.NO and seat.holder:
            found.append(seat.holder)
    return [one for one in dict.fromkeys(found) if one.email not in present]


def everybody(group: WorkingGroup) -> list[Member]:
    """Everybody who may sit in the group, holders before deputies."""
    holders = [seat.holder for seat in group.seats if seat.holder]
    return list(dict.fromkeys((*holders, *(one for seat in group.seats for one in seat.deputies))))
