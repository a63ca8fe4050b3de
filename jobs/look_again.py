"""Looking again just before something is sent: is it still to be said, to this person, now?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from knowledge.groups.calendar import Occurrence
from knowledge.groups.forecast import Outlook
from knowledge.groups.group import WorkingGroup
from knowledge.groups.planning import people_for
from knowledge.groups.reminders import Recipient, Rung
from knowledge.groups.replies import Answer
from knowledge.groups.sending_hours import next_opening
from knowledge.notices import Notice
from knowledge.store.groups_now import GroupsNow
from knowledge.store.meeting_rows import standing
from knowledge.store.people_rows import person_with_id
from knowledge.store.reminder_rows import Kept, attended, holders, why_outdated
from knowledge.store.reply_rows import replies

EXPIRED = "it was too late to say it"


@dataclass(frozen=True)
class Send:
    """It is to be sent now."""

    notice: Notice


@dataclass(frozen=True)
class Skip:
    """It is not to be sent any more."""

    reason: str


@dataclass(frozen=True)
class PutOff:
    """It is to be sent at an hour at which people may be written to."""

    until: datetime


Verdict = Send | Skip | PutOff


def outdated(db: Database, groups: GroupsNow, some: Sequence[Kept]) -> list[tuple[Kept, str]]:
    """Those whose meeting is not as it was when they were planned, each with the reason."""
    found = []
    for one in some:
        group = groups.group(db, one.group_id)
        why = why_outdated(group, group.calendar, one.original, one.version) if group else "the group is gone"
        found += [(one, why)] if why else []
    return found


def look_again(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Verdict:
    """What is to become of what is due of one meeting for one person, in the order of the ladder. Several that
    were missed become one message, the last that is not too late."""
    group = groups.group(db, some[-1].group_id)
    occurrence = group.calendar.occurrence(some[-1].original, group.working) if group else None
    valid = [one for one in some if one.expires_at > now]
    if not valid or group is None or occurrence is None:
        return Skip(EXPIRED)
    opening = next_opening(now, group.zone, group.working)
    if opening >= valid[-1].expires_at:
        return Skip(f"{EXPIRED} within working hours")
    if opening > now:
        return PutOff(opening)
    return _said(db, group, occurrence, some, valid[-1], now)


def _said(
    db: Database, group: WorkingGroup, occurrence: Occurrence, some: Sequence[Kept], last: Kept, now: datetime
) -> Send | Skip:
    """What is left to say; the reason is that of the last where nothing is."""
    if person_with_id(db, last.person_id) is None:
        return Skip("nobody is known by that name any more")
    rungs = {rung for one in some for rung in (*one.merged_from, Rung(one.rung))}
    reasons = {rung: why_not(db, group, occurrence, rung, last.person_id, now) for rung in Rung if rung in rungs}
    to_say = tuple(rung for rung, reason in reasons.items() if not reason)
    if not to_say:
        return Skip(reasons[Rung(last.rung)])
    missed = {Rung(one.rung) for one in some if one is not last}
    return Send(
        Notice(
            last.key, last.person_id, group.id, last.original, last.version, last.rung, to_say,
            min(one.changed_at for one in some), tuple(rung for rung in to_say if rung in missed),
        )
    )  # fmt: skip


def why_not(db: Database, group: WorkingGroup, occurrence: Occurrence, rung: Rung, person: int, now: datetime) -> str:
    """Why a rung is not to be said to somebody now; "" where it is."""
    in_seats = holders(db)
    if rung is Rung.MINUTES:
        return "" if person in attended(db, group.id, occurrence.original) else "they were not there"
    if now >= occurrence.starts(group.zone):
        return EXPIRED
    if person not in people_for(Recipient.SEATS, group.seats, in_seats, ()):
        return "they have no seat in the group any more"
    if rung is Rung.CHASE:
        known = replies(db, group, occurrence.original)
        seats = [seat.id for seat in group.seats if in_seats.get(seat.id) == person]
        silent = [one for one in seats if one not in known or known[one].answer is Answer.MAYBE]
        return "" if silent else "they have answered"
    if rung is Rung.QUORUM:
        if person not in people_for(Recipient.CO_CHAIRS, group.seats, in_seats, ()):
            return "they are no co-chair of the group any more"
        is_safe = standing(db, group, occurrence).chances.outlook is Outlook.SAFE
        return "quorum is safe" if is_safe else ""
    return ""
