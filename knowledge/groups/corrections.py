"""What people's calendars show that is so no more, and what puts them right.

Whoever is invited to a meeting hears of its changes when its invitations are sent again, as long as it is to come. What
that never reaches is owed to them with whatever is sent next: a meeting that fell off its date, one that was moved and
has begun where it is now while calendars have it on a later day still, and every meeting to come of a group in which
somebody holds no seat any more (RFC 5546, 3.2.5).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from knowledge.groups.calendar import Occurrence
from knowledge.groups.fallen import fallen_meetings
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import guests, sequence


class Cause(StrEnum):
    """Why a calendar has to be put right: the group has no meeting there any more, it was earlier than that, or whose
    calendar it is has left."""

    GONE = "gone"
    EARLIER = "earlier"
    LEFT = "left"


@dataclass(frozen=True)
class Edition:
    """A meeting as somebody was given it once: `starts` is when it was to begin (None where nobody kept that),
    `is_cancelled` that it was to be taken out, `is_sure` that they have it, and no letter went astray, `as_guest` that
    they held a seat. `lift` is by how much the SEQUENCE lies above the meeting's own."""

    sequence: int
    starts: datetime | None
    is_cancelled: bool
    is_sure: bool
    as_guest: bool
    lift: int


@dataclass(frozen=True)
class GivenOut:
    """What somebody was, or may have been, given of the meeting with this day in the grid, the latest last."""

    original: date
    guest: Member
    editions: tuple[Edition, ...]

    @property
    def is_invited(self) -> bool:
        """Whether they were given it for their seat, and it was not taken back since (or that may have gone astray)."""
        for one in reversed(self.editions):
            if one.is_cancelled and (one.is_sure or one is not self.editions[-1]):
                return False
            if one.as_guest and not one.is_cancelled:
                return True
        return False

    def shown(self, otherwise: datetime) -> datetime | None:
        """The latest time at which their calendar may show it (None: it does not); `otherwise` where nobody knows."""
        sure = next((index for index, one in reversed([*enumerate(self.editions)]) if one.is_sure), 0)
        return max((one.starts or otherwise for one in self.editions[sure:] if not one.is_cancelled), default=None)


@dataclass(frozen=True)
class Correction:
    """The meeting as it is now, for a calendar that has it at `shown`. `was_tried` where that was sent to them, and may
    have gone astray: it is not sent again."""

    cause: Cause
    occurrence: Occurrence
    guest: Member
    shown: datetime
    was_tried: bool = False

    @property
    def takes_out(self) -> bool:
        """Whether their calendar is to have it no more."""
        return self.cause is not Cause.EARLIER


def for_calendar(group: WorkingGroup, occurrence: Occurrence, takes_out: bool, given: GivenOut | None) -> Occurrence:
    """The meeting under the SEQUENCE with which somebody's calendar takes it who was `given` it before: above what told
    the opposite. The meeting's own is the same for all; so whoever left and is back has it under a higher one for good.
    """
    if given is None:
        return occurrence
    last = given.editions[-1]
    found = replace(occurrence, sequence=occurrence.sequence + last.lift)
    tells_opposite = sequence(group, found) == last.sequence and last.is_cancelled != takes_out
    return replace(found, sequence=found.sequence + 1) if tells_opposite else found


def corrections(group: WorkingGroup, given: Iterable[GivenOut], now: datetime) -> list[Correction]:
    """What is owed to whom, of all that was given out. What is over by all accounts can stay in calendars: a letter
    about a day that is over would only puzzle."""
    fallen = {one.original: one for one in fallen_meetings(group)}
    found = (_correction(group, fallen, one, now) for one in given)
    return [one for one in found if one]


def _correction(
    group: WorkingGroup, fallen: dict[date, Occurrence], given: GivenOut, now: datetime
) -> Correction | None:
    is_now = fallen.get(given.original) or group.calendar.occurrence(given.original, group.working)
    if is_now is None:
        return None
    starts = is_now.starts(group.zone)
    shown = given.shown(starts)
    has_left = given.is_invited and given.guest.email not in {one.email for one in guests(group)}
    is_sent_when_asked_for = starts > now and given.original not in fallen and not has_left
    if shown is None or shown <= now or is_sent_when_asked_for:
        return None
    cause = Cause.LEFT if has_left else Cause.EARLIER
    found = Correction(cause if is_now.takes_place else Cause.GONE, is_now, given.guest, shown)
    sent = for_calendar(group, is_now, found.takes_out, given)
    return replace(found, was_tried=sequence(group, sent) == given.editions[-1].sequence)
