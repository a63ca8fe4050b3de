"""Working out which reminders fall due, and keeping them until they are sent."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from jobs.gather import gather
from jobs.kinds import PLANNED
from jobs.kinds.kind import Planning
from jobs.look_again import outdated
from knowledge.groups.group import WorkingGroup
from knowledge.notices import Planned
from knowledge.store.conversation_rows import heartbeats, note_beat
from knowledge.store.database import write
from knowledge.store.group_rows import all_groups
from knowledge.store.groups_now import GroupsNow
from knowledge.store.reminder_rows import (
    holders,
    is_changed,
    keep_planned,
    last_entry,
    network_key,
    settled,
    supersede,
    unsent,
)

HORIZON = timedelta(days=2)
AT_LEAST_EVERY = timedelta(hours=1)
_HEARTBEAT = "planned"
_CHANGED = "its day, or who it is for, has changed"


def plan_if_needed(db: Database, now: datetime) -> bool:
    """Plans where anything was changed since it was planned last, or that is an hour ago; whether it did. Otherwise it
    costs the same however many groups and meetings there are."""
    if _is_planned(db, now):
        return False
    with write(db):
        if _is_planned(db, now):  # another process was quicker
            return False
        _plan(db, now)
    return True


def _is_planned(db: Database, now: datetime) -> bool:
    last_at, seen = heartbeats(db).get(_HEARTBEAT, (None, ""))
    is_fresh = last_at is not None and last_at <= now < last_at + AT_LEAST_EVERY
    return is_fresh and not is_changed(db, int(seen))


def plan(db: Database, now: datetime) -> int:
    """Keeps what falls due within the next two days, and supersedes what is not to be sent any more; how many reminders
    of those days there are. Any number of times, by any number of processes, comes to the same."""
    with write(db):
        return _plan(db, now)


def _plan(db: Database, now: datetime) -> int:
    seen, planning = last_entry(db), _planning(db, all_groups(db), now, now + HORIZON)
    wanted = [one for kind in PLANNED.values() for one in kind.wanted(db, planning)]
    for kind in PLANNED.values():
        kind.bear_in_mind(db, planning)
    supersede(db, _not_wanted(db, {one.key for one in wanted}), now)
    keep_planned(db, wanted, now)
    gather(db, now)
    note_beat(db, _HEARTBEAT, now, str(seen))
    return len(wanted)


def foresee(db: Database, now: datetime, until: datetime, groups: list[WorkingGroup] | None = None) -> list[Planned]:
    """What would be sent from now until then if nothing changed and nobody answered, in that order. Changes nothing."""
    planning = _planning(db, all_groups(db) if groups is None else groups, now, until)
    done = settled(db, now)
    wanted = [one for kind in PLANNED.values() for one in kind.wanted(db, planning)]
    found = [one for one in wanted if one.key not in done and one.reminder.expires_at > now]
    if groups is not None:
        found = [one for one in found if one.about.group_id in {group.id for group in groups}]
    return sorted(found, key=lambda one: one.reminder.due_at)


def _planning(db: Database, groups: list[WorkingGroup], now: datetime, until: datetime) -> Planning:
    return Planning(network_key(db), groups, holders(db), now, until)


def _not_wanted(db: Database, wanted: set[str]) -> list[tuple[str, str]]:
    """What is due and not wanted any more, each with the reason."""
    waiting = [one for kind in PLANNED for one in unsent(db, kind, but=wanted)]
    reasons = {one.key: why for one, why in outdated(db, GroupsNow(), waiting)}
    return [(one.key, reasons.get(one.key, _CHANGED)) for one in waiting]
