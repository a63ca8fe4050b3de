"""Working out which reminders fall due, and keeping them until they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from knowledge.groups.group import WorkingGroup
from knowledge.groups.planning import BACK, Planned, meetings_to_plan, planned, reminders_of
from knowledge.groups.reminders import Recipient
from knowledge.store.conversation_rows import heartbeats, note_beat
from knowledge.store.database import write
from knowledge.store.group_rows import all_groups
from knowledge.store.reminder_rows import (
    attended,
    holders,
    keep_planned,
    known_since,
    last_change,
    network_key,
    note_known,
    settled,
    supersede,
    unsent,
    why_outdated,
)

HORIZON = timedelta(days=2)
AT_LEAST_EVERY = timedelta(hours=1)
_HEARTBEAT = "planned"
Meeting = tuple[int, date, int]
"""The group's id, the day in the grid, and the version."""


@dataclass(frozen=True)
class _Of:
    """What all groups are planned with: who holds each seat, and since when meetings are as they are."""

    network: str
    holders: Mapping[int, int]
    known: Mapping[Meeting, datetime]


def plan_if_needed(db: Database, now: datetime) -> bool:
    """Plans where anything was changed since it was planned last, or that is an hour ago; whether it did. Otherwise it
    costs the same however many groups and meetings there are."""
    last_at, of_change = heartbeats(db).get(_HEARTBEAT, (None, ""))
    is_fresh = last_at is not None and last_at <= now < last_at + AT_LEAST_EVERY
    if is_fresh and of_change == str(last_change(db)):
        return False
    plan(db, now)
    return True


def plan(db: Database, now: datetime) -> int:
    """Keeps what falls due within the next two days, and supersedes what is not to be sent any more; how many reminders
    of those days there are. Any number of times, by any number of processes, comes to the same."""
    with write(db):
        change, groups = last_change(db), all_groups(db)
        until = now + HORIZON
        known = _now_known(db, groups, now, until)
        of = _Of(network_key(db), holders(db), known)
        wanted = [one for group in groups for one in _wanted(db, group, now, until, of)]
        keys = {one.key for one in wanted}
        supersede(db, _outdated(db, groups, keys), now)
        keep_planned(db, wanted, now)
        note_beat(db, _HEARTBEAT, now, str(change))
    return len(wanted)


def foresee(db: Database, now: datetime, until: datetime, groups: list[WorkingGroup] | None = None) -> list[Planned]:
    """What would be sent from now until then if nothing changed and nobody answered, in that order. Changes nothing."""
    some = all_groups(db) if groups is None else groups
    of = _Of(network_key(db), holders(db), known_since(db, (now - BACK - BACK).date()))
    done = settled(db, now)
    found = [one for group in some for one in _wanted(db, group, now, until, of) if one.key not in done]
    return sorted((one for one in found if one.reminder.expires_at > now), key=lambda one: one.reminder.due_at)


def _now_known(db: Database, groups: list[WorkingGroup], now: datetime, until: datetime) -> dict[Meeting, datetime]:
    """Since when each meeting that may have reminders is as it is: from now, if it is new."""
    meetings = [
        (group.id, one.original, one.sequence) for group in groups for one in meetings_to_plan(group, now, until)
    ]
    first = min((original for _, original, _ in meetings), default=now.date())
    known = known_since(db, first)
    note_known(db, [one for one in meetings if one not in known], now)
    return {one: known.get(one, now) for one in meetings}


def _wanted(db: Database, group: WorkingGroup, now: datetime, until: datetime, of: _Of) -> list[Planned]:
    """What a group's people are to get that is due by `until`, also what should have been sent before."""
    found: list[Planned] = []
    for one in meetings_to_plan(group, now, until):
        known_at = of.known.get((group.id, one.original, one.sequence), now)
        due = [each for each in reminders_of(one, group.zone, group.working, known_at) if each.due_at <= until]
        has_note = any(each.recipient is Recipient.ATTENDED for each in due)
        there = attended(db, group.id, one.original) if has_note else set()
        found += planned(of.network, group, one, due, of.holders, there)
    return found


def _outdated(db: Database, groups: list[WorkingGroup], wanted: set[str]) -> list[tuple[str, str]]:
    """What is due and not wanted any more, each with the reason."""
    by_id = {group.id: group for group in groups}
    found = []
    for key, group_id, original, version in unsent(db):
        if key in wanted:
            continue
        group = by_id.get(group_id)
        why = why_outdated(group, group.calendar, original, version) if group else "the group is gone"
        found.append((key, why or "its day, or who it is for, has changed"))
    return found
