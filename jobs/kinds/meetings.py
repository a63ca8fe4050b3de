"""Reminders of meetings: the ladder."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlite_utils import Database

from jobs.kinds.kind import EXPIRED, OFFICE, Hours, Planning, Send, Skip
from knowledge.groups.calendar import Occurrence
from knowledge.groups.forecast import Outlook
from knowledge.groups.group import WorkingGroup
from knowledge.groups.planning import meetings_to_plan, people_for, planned, reminders_of
from knowledge.groups.reminders import Rung, ladder
from knowledge.groups.replies import Answer
from knowledge.groups.wishes import ASKING, Wishes, silent_until
from knowledge.notices import CHANNEL, Notice, Planned, Recipient, Subject
from knowledge.store.groups_now import GroupsNow
from knowledge.store.meeting_reminder_rows import attended, known_since, note_known, why_outdated
from knowledge.store.meeting_rows import standing
from knowledge.store.reminder_rows import Kept, holders, refused_by_channel
from knowledge.store.reply_rows import replies
from knowledge.store.wish_rows import who_prefer_direct

GONE, ANSWERED = "the group is gone", "they have answered"
Meeting = tuple[int, date, int]
"""The group's id, the day in the grid, and the version."""


def wanted(db: Database, planning: Planning) -> list[Planned]:
    """What the groups' people are to get; a meeting that is not known yet is known from now on."""
    known = _known(db, _meetings(planning), planning.now)
    return [one for group in planning.groups for one in _of_group(db, group, planning, known)]


def bear_in_mind(db: Database, planning: Planning) -> None:
    """Notes the meetings that are not known yet."""
    meetings = _meetings(planning)
    known = _known(db, meetings, planning.now)
    note_known(db, [one for one in meetings if one not in known], planning.now)


def _meetings(planning: Planning) -> list[Meeting]:
    return [
        (group.id, one.original, one.sequence)
        for group in planning.groups
        for one in meetings_to_plan(group, planning.now, planning.until)
    ]


def _known(db: Database, meetings: Sequence[Meeting], now: datetime) -> dict[Meeting, datetime]:
    return known_since(db, min((original for _, original, _ in meetings), default=now.date()))


def _of_group(
    db: Database, group: WorkingGroup, planning: Planning, known: Mapping[Meeting, datetime]
) -> list[Planned]:
    found: list[Planned] = []
    direct, refused = (who_prefer_direct(db), refused_by_channel(db)) if group.reminds_in_channel else (set(), set())
    for one in meetings_to_plan(group, planning.now, planning.until):
        known_at = known.get((group.id, one.original, one.sequence), planning.now)
        due = [each for each in reminders_of(one, group.zone, group.working, known_at) if each.due_at <= planning.until]
        has_note = any(each.recipient is Recipient.ATTENDED for each in due)
        there = attended(db, group.id, one.original) if has_note else set()
        found += planned(planning.network, group, one, due, planning.holders, there, direct, refused)
    return found


def outdated(db: Database, groups: GroupsNow, one: Kept) -> str:
    """Where the meeting was moved or cancelled, or is gone."""
    group = groups.group(db, one.about.group_id)
    return why_outdated(group, group.calendar, one) if group else GONE


def hours(db: Database, groups: GroupsNow, about: Subject) -> Hours:
    """Those of the group."""
    group = groups.group(db, about.group_id)
    return Hours(group.zone, group.working) if group else OFFICE


def left_to_say(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
    """Several rungs that were missed become one message, under the last that is not too late; the reason is that of
    this one where nothing is left. What of them has nothing left to say is left out."""
    last = [one for one in some if one.expires_at > now][-1]
    group = groups.group(db, last.about.group_id)
    occurrence = group.calendar.occurrence(last.about.original, group.working) if group else None
    if group is None or occurrence is None:
        return Skip(GONE)
    rungs = _rungs(some)
    reasons = {rung: why_not(db, group, occurrence, rung, last.person_id, now) for rung in Rung if rung in rungs}
    to_say = tuple(rung for rung, reason in reasons.items() if not reason)
    if not to_say:
        return Skip(reasons[Rung(last.rung)])
    missed = {Rung(one.rung) for one in some if one is not last}
    return Send(
        Notice(
            last.key, last.person_id, (last.about,), last.version, last.rung, to_say,
            min(one.changed_at for one in some), tuple(rung for rung in to_say if rung in missed),
        ),
        tuple((one, reasons[Rung(one.rung)]) for one in some if one is not last and not _rungs([one]) & set(to_say)),
    )  # fmt: skip


def _rungs(some: Sequence[Kept]) -> set[Rung]:
    """All that they have to say, with what is merged into them."""
    return {Rung(rung) for one in some for rung in (*one.merged_from, one.rung)}


def why_not(db: Database, group: WorkingGroup, occurrence: Occurrence, rung: Rung, person: int, now: datetime) -> str:
    """Why a rung is not to be said to somebody now; "" where it is."""
    if person == CHANNEL:
        return EXPIRED if now >= occurrence.starts(group.zone) else ""
    in_seats = holders(db)
    if rung is Rung.MINUTES:
        return "" if person in attended(db, group.id, occurrence.original) else "they were not there"
    if now >= occurrence.starts(group.zone):
        return EXPIRED
    if person not in people_for(Recipient.SEATS, group.seats, in_seats, ()):
        return "they have no seat in the group any more"
    if rung is Rung.CHASE:
        return "" if _is_silent(db, group, occurrence, person) else ANSWERED
    if rung is Rung.QUORUM:
        if person not in people_for(Recipient.CO_CHAIRS, group.seats, in_seats, ()):
            return "they are no co-chair of the group any more"
        is_safe = standing(db, group, occurrence).chances.outlook is Outlook.SAFE
        return "quorum is safe" if is_safe else ""
    return ""


def _is_silent(db: Database, group: WorkingGroup, occurrence: Occurrence, person: int) -> bool:
    """Whether somebody has not answered for one of their seats, or said maybe."""
    known, in_seats = replies(db, group, occurrence.original), holders(db)
    seats = [seat.id for seat in group.seats if in_seats.get(seat.id) == person]
    return any(one not in known or known[one].answer is Answer.MAYBE for one in seats)


def is_never_asked(db: Database, groups: GroupsNow, one: Kept, rungs: Sequence[str], wishes: Wishes) -> bool:
    """Whether somebody who has not answered is not asked whether they come, if these rungs are not said to them: where
    nothing that asks comes after they want to be reminded again."""
    if not set(rungs) & set(ASKING):
        return False
    group = groups.group(db, one.about.group_id)
    occurrence = group.calendar.occurrence(one.about.original, group.working) if group else None
    if group is None or occurrence is None or not _is_silent(db, group, occurrence, one.person_id):
        return False
    if wishes.is_off or wishes.not_before is None:
        return wishes.is_off
    ends = silent_until(wishes.not_before, wishes.zone(group.zone), group.working)
    before = [each for each in ladder(occurrence, group.zone, group.working) if each.rung is not Rung.MINUTES]
    asked = [each for each in before if each.recipient in (Recipient.SEATS, Recipient.UNANSWERED)]
    return all(each.expires_at <= ends for each in asked)


def why_not_asked(db: Database, groups: GroupsNow, one: Planned, rung: str) -> str:
    """Why a rung that is to come is not said to somebody as things stand; "" where it is."""
    group = groups.group(db, one.about.group_id)
    occurrence = group.calendar.occurrence(one.about.original, group.working) if group else None
    if rung != Rung.CHASE or group is None or occurrence is None or one.person_id == CHANNEL:
        return ""
    return "" if _is_silent(db, group, occurrence, one.person_id) else ANSWERED
