"""What people's calendars show that is so no more, and what puts them right.

Whoever is invited to a meeting hears of its changes when its invitations are sent again, as long as it is to come. What
that never reaches is owed to them with whatever is sent next: a meeting that fell off its date (RFC 5546, 3.2.5), and
one that was moved and has begun where it is now, while calendars have it on a later day still.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from knowledge.groups.calendar import Occurrence
from knowledge.groups.fallen import fallen_meetings
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import sequence


class Cause(StrEnum):
    """Why a calendar has to be put right: the group has no meeting there any more, or it was earlier than that."""

    GONE = "gone"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Edition:
    """A meeting as somebody was given it once: `starts` is when it was to begin (None where nobody kept that),
    `is_sure` that they have it, and no letter went astray."""

    sequence: int
    starts: datetime | None
    is_cancelled: bool
    is_sure: bool


@dataclass(frozen=True)
class GivenOut:
    """What somebody was, or may have been, given of the meeting with this day in the grid, the latest last."""

    original: date
    guest: Member
    editions: tuple[Edition, ...]

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
    is_sent_when_asked_for = starts > now and given.original not in fallen
    if shown is None or shown <= now or is_sent_when_asked_for:
        return None
    cause = Cause.EARLIER if is_now.takes_place else Cause.GONE
    was_tried = given.editions[-1].sequence == sequence(group, is_now)
    return Correction(cause, is_now, given.guest, shown, was_tried)
