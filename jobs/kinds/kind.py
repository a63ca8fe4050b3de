"""What each kind of notice knows: what is wanted, what is outdated, when its people are written to, and what is left to
say just before it is sent. Planning and delivering know nothing of kinds but this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from knowledge.dates import WorkingDays, zone_named
from knowledge.groups.group import WorkingGroup
from knowledge.notices import Notice, Planned, Subject
from knowledge.store.groups_now import GroupsNow
from knowledge.store.reminder_rows import Kept

EXPIRED = "it was too late to say it"
NOBODY = "nobody is known by that name any more"


@dataclass(frozen=True)
class Planning:
    """What every kind plans with, from `now` until a later instant; `holders` are the people in the seats, by the
    seat's id."""

    network: str
    groups: Sequence[WorkingGroup]
    holders: Mapping[int, int]
    now: datetime
    until: datetime


@dataclass(frozen=True)
class Hours:
    """Where somebody is who is written to, and which days are working days there."""

    zone: ZoneInfo
    working: WorkingDays


OFFICE = Hours(zone_named("Europe/London"), WorkingDays())
"""Where the secretariat works."""


@dataclass(frozen=True)
class Send:
    """It is to be sent now; all but what is left out of it, each with the reason."""

    notice: Notice
    left_out: tuple[tuple[Kept, str], ...] = ()


@dataclass(frozen=True)
class Skip:
    """It is not to be sent any more. With `is_silence` its person, who wished so, is never asked for an answer that
    others need: the secretariat is to be told."""

    reason: str
    is_silence: bool = False


@dataclass(frozen=True)
class PutOff:
    """It is to be sent at an hour at which people may be written to."""

    until: datetime


Verdict = Send | Skip | PutOff


class NoticeKind(Protocol):
    """One kind of notice: a module of this package."""

    def outdated(self, db: Database, groups: GroupsNow, one: Kept) -> str:
        """Why it does not hold any more that it was planned, its subject being another by now; "" where it does."""

    def hours(self, db: Database, groups: GroupsNow, about: Subject) -> Hours:
        """By which clock and calendar what is about this is sent."""

    def left_to_say(self, db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
        """What of it is still to be said to its person, who is known. `some` is all that is due of one message, none of
        it outdated, in the order in which it was planned; at least one of them is not too late."""


class PlannedKind(NoticeKind, Protocol):
    """A kind that is planned ahead."""

    def wanted(self, db: Database, planning: Planning) -> list[Planned]:
        """What is due by then, also what should have been sent before. What is due and not wanted is superseded."""

    def bear_in_mind(self, db: Database, planning: Planning) -> None:
        """In the transaction of planning: keeps what later planning has to know."""
