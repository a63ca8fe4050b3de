"""What is going to be sent, to whom and when, as things stand and as each person wishes."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlite_utils import Database

from jobs.kinds import KINDS, SETTLED
from jobs.plan import foresee
from knowledge.groups.group import WorkingGroup
from knowledge.groups.reminders import Rung, recipient_of
from knowledge.groups.wishes import Later, Never, Now, Wishes, when_to_say, why_less
from knowledge.notices import Planned, Recipient
from knowledge.store.groups_now import GroupsNow
from knowledge.store.pause_rows import PAUSED, Pause, holding, pauses
from knowledge.store.wish_rows import wishes_of


@dataclass(frozen=True)
class Foreseen:
    """One reminder to one person. It is sent `at` (in UTC), with all else of theirs that is `gathered` under the same
    name, where it has one; or it is not sent, and `reason` says why. `rungs` is what of it is said (at least the one
    planned), in the order of the ladder, and `recipient` for whom that is; `zone` the clock that they are written to
    by, "" where that is the group's."""

    planned: Planned
    at: datetime | None
    rungs: tuple[str, ...]
    recipient: Recipient
    gathered: str = ""
    reason: str = ""
    zone: str = ""

    @property
    def message(self) -> tuple[datetime | None, int, str]:
        """Equal for all that is said in one message."""
        return self.at, self.planned.person_id, self.gathered or self.planned.bundle


def foresee_each(
    db: Database, now: datetime, until: datetime, groups: list[WorkingGroup] | None = None
) -> list[Foreseen]:
    """What falls due from now until then, of these groups or of all, in the order in which it will be sent if nothing
    changes; what will not be sent comes where it would have been. Changes nothing."""
    planned, held, seen = foresee(db, now, until, groups), pauses(db, now), GroupsNow()
    wishes = {person: wishes_of(db, person) for person in {one.person_id for one in planned}}
    found = [_foreseen(db, seen, one, wishes[one.person_id], holding(held, one.about.group_id), now) for one in planned]
    return sorted(found, key=lambda one: one.at or one.planned.reminder.due_at)


def _foreseen(
    db: Database, groups: GroupsNow, one: Planned, wishes: Wishes, pause: Pause | None, now: datetime
) -> Foreseen:
    step = one.reminder
    rungs: tuple[str, ...] = (*step.merged_from, step.rung)
    reasons = {rung: why for rung in rungs if (why := _why_not(db, groups, one, wishes, rung))}
    said = tuple(rung for rung in rungs if rung not in reasons)
    if not said:
        return Foreseen(one, None, rungs, step.recipient, reason=reasons[step.rung])
    hours = KINDS[one.about.kind].hours(db, groups, one.about)
    # while it is held back without an end it is shown for when it is due: whoever looks is told that it is held
    asked_at = max(now, step.due_at, pause.until) if pause and pause.until else max(now, step.due_at)
    if asked_at >= step.expires_at:
        return Foreseen(one, None, said, step.recipient, reason=PAUSED)
    zone = wishes.zone(hours.zone)
    match when_to_say(wishes, step.due_at, step.expires_at, asked_at, zone, hours.working):
        case Now(gathered):
            at: datetime = asked_at
        case Later(at, gathered):
            pass
        case Never(reason):
            return Foreseen(one, None, said, step.recipient, reason=reason)
        case never:
            assert_never(never)
    own_zone = "" if zone == hours.zone else str(zone)
    return Foreseen(one, at, said, _recipient(one, said), gathered, zone=own_zone)


def _why_not(db: Database, groups: GroupsNow, one: Planned, wishes: Wishes, rung: str) -> str:
    """Why a rung is not said to somebody, as things stand; "" where it is."""
    is_settled = SETTLED.get(one.about.kind)
    return why_less(wishes, rung) or (is_settled(db, groups, one, rung) if is_settled else "")


def _recipient(one: Planned, said: tuple[str, ...]) -> Recipient:
    """Whom that is for, where not all that was planned is said."""
    rungs = [rung for rung in Rung if rung in said]
    is_less = len(said) <= len(one.reminder.merged_from)
    return recipient_of(rungs) if is_less and rungs else one.reminder.recipient
