"""How somebody wants to be reminded, and what that makes of a reminder: said now, later, with others, or never."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, instant, spoken
from knowledge.groups.reminders import Rung
from knowledge.groups.sending_hours import OPENS, next_opening
from knowledge.notices import News, Nudge

DIGEST_AT = time(10)
"""When a digest is sent, by the clock of its reader."""
FEWER = "they asked for fewer reminders"
OFF = "they have turned reminders off"
TOO_LATE = "it was too late to say it within working hours"
_ESSENTIAL = (
    Rung.CALL,
    Rung.CHASE,
    Rung.QUORUM,
    Nudge.SECOND,
    Nudge.DEPUTY,
    Nudge.OFFICE,
    News.OFFERED,
    News.TAKEN_BACK,
)
"""What is said to whoever asked for less: whether they come, the duty of co-chairs, a last question about pledges, one
that is offered to them, and that it is not any more."""
ASKING = (Rung.CALL, Rung.CHASE)
"""What asks for an answer: never dropped without somebody being told."""
_WEEK = timedelta(days=7)


class Amount(StrEnum):
    """How much somebody is reminded: of everything, of what needs an answer, or of everything once a week."""

    ALL = "all"
    QUIETER = "quieter"
    DIGEST = "digest"


@dataclass(frozen=True)
class Wishes:
    """How somebody wants to be reminded. `weekday` (Monday is 0) is that of their digest; before the day `not_before`
    nothing is said; `prefers_direct` asks for direct messages also of groups that are reminded in their channel.
    `time_zone` is what they chose, `told_zone` what their platform tells; "" where nothing is known. `version` counts
    how often they changed their mind."""

    amount: Amount = Amount.ALL
    weekday: int = 0
    not_before: date | None = None
    is_off: bool = False
    prefers_direct: bool = False
    time_zone: str = ""
    told_zone: str = ""
    version: int = 0

    def zone(self, group: ZoneInfo) -> ZoneInfo:
        """By which clock they are written to: their own where it is known, else their group's."""
        name = self.time_zone or self.told_zone
        return ZoneInfo(name) if name else group

    def snoozed_until(self, today: date) -> date | None:
        """The day before which nothing is said, if that is still to come."""
        return self.not_before if self.not_before and self.not_before > today else None


@dataclass(frozen=True)
class Now:
    """It is to be said now; together with all else that is `gathered` under the same name, where it has one."""

    gathered: str = ""


@dataclass(frozen=True)
class Later:
    """It is to be looked at again then, with what is `gathered` under the same name."""

    until: datetime
    gathered: str = ""


@dataclass(frozen=True)
class Never:
    """It is not to be said."""

    reason: str


def why_less(wishes: Wishes, rung: str) -> str:
    """Why a rung (of whatever kind of notice) is not said to somebody whenever it is due; "" where it is."""
    if wishes.is_off:
        return OFF
    return FEWER if wishes.amount is Amount.QUIETER and rung not in _ESSENTIAL else ""


def when_to_say(
    wishes: Wishes, due_at: datetime, expires_at: datetime, now: datetime, zone: ZoneInfo, working: WorkingDays
) -> Now | Later | Never:
    """What becomes now of something that was due at first at `due_at` and is worth saying before `expires_at`, for
    somebody in `zone`. It is said between 8am and 6pm on working days, never as late as `expires_at`."""
    at, gathered = due_at, ""
    if wishes.not_before and (ends := silent_until(wishes.not_before, zone, working)) > due_at:
        at, gathered = ends, f"after {wishes.not_before}"
        if at >= expires_at:
            return Never(f"they asked for no reminders before {spoken(wishes.not_before)}")
    if wishes.amount is Amount.DIGEST and (weekly := digest_at(wishes.weekday, at, zone, working)) < expires_at:
        at, gathered = weekly, f"digest {weekly.astimezone(zone).date()}"
    opening = next_opening(max(at, now), zone, working)
    if opening >= expires_at:
        return Never(TOO_LATE)
    return Later(opening, gathered) if opening > now else Now(gathered)


def silent_until(not_before: date, zone: ZoneInfo, working: WorkingDays) -> datetime:
    """When whoever asked for nothing before a day may be written to again, in UTC."""
    return next_opening(instant(not_before, OPENS, zone), zone, working)


def digest_at(weekday: int, after: datetime, zone: ZoneInfo, working: WorkingDays) -> datetime:
    """When the first digest from `after` on is sent, in UTC: at ten on that day of the week, or on the next working day
    where that one is closed."""
    day = after.astimezone(zone).date()
    first = day - timedelta(days=(day.weekday() - weekday) % _WEEK.days)
    found = [instant(_open(one, working), DIGEST_AT, zone) for one in (first, first + _WEEK)]
    return next((at for at in found if at >= after), instant(_open(first + 2 * _WEEK, working), DIGEST_AT, zone))


def _open(day: date, working: WorkingDays) -> date:
    return day if working.is_open(day) else working.after(day)


def turned_on(wishes: Wishes) -> Wishes:
    """The same as it was before they turned reminders off or put them off."""
    return replace(wishes, is_off=False, not_before=None)
