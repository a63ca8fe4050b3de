"""Reminders: one row for each that one person is to get of one meeting, until it is known what became of it, and after.

A row is `due`, then `sending`, then `sent`, or `dead` (refused), or `unknown`: the answer was lost, or whoever was
sending it ended. It may be `skipped` (it was not to be sent any more, `reason` says why) or `superseded` (the meeting
is not as it was when this was planned). Only what is due is ever sent; nothing but `superseded` becomes due again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from knowledge.groups.calendar import Calendar
from knowledge.groups.group import WorkingGroup
from knowledge.groups.planning import Planned
from knowledge.groups.reminders import Rung
from knowledge.store.invitation_rows import calendar_domain

TROUBLE = "trouble"
"""The rung of a note to the secretariat that reminders went astray."""
COLUMNS = (
    "id, key, group_id, original, version, rung, merged_from, person_id, due_at, expires_at, state, reason, said_in, "
    "changed_at"
)


@dataclass(frozen=True)
class Kept:
    """A reminder as it is kept; `rung` is a Rung, or TROUBLE."""

    id: int
    key: str
    group_id: int
    original: date
    version: int
    rung: str
    merged_from: tuple[Rung, ...]
    person_id: int
    due_at: datetime
    expires_at: datetime
    state: str
    reason: str
    said_in: str
    changed_at: datetime


def kept(row: Iterable[Any]) -> Kept:
    """The record of a row with `COLUMNS`."""
    id_, key, group_id, original, version, rung, merged, person, due, expires, state, reason, said, changed = row
    return Kept(
        id_, key, group_id, date.fromisoformat(original), version, rung, _rungs(merged), person,
        datetime.fromisoformat(due), datetime.fromisoformat(expires), state, reason, said,
        datetime.fromisoformat(changed),
    )  # fmt: skip


def _rungs(text: str) -> tuple[Rung, ...]:
    return tuple(Rung(one) for one in text.split("|") if one)


def stamp(at: datetime) -> str:
    """An instant (in UTC) as it is kept: text that sorts by time."""
    return at.isoformat(timespec="seconds")


def network_key(db: Database) -> str:
    """What the keys of this network's reminders begin with, the same for good."""
    return calendar_domain(db).partition(".")[0]


def reminders_of_meeting(db: Database, group_id: int, original: date) -> list[Kept]:
    """Everything kept of one meeting, in the order in which it was due."""
    sql = f"SELECT {COLUMNS} FROM reminders WHERE group_id = ? AND original = ? ORDER BY due_at, id"
    return [kept(row) for row in db.execute(sql, (group_id, original.isoformat())).fetchall()]


def keep_planned(db: Database, wanted: Iterable[Planned], now: datetime) -> None:
    """In the caller's transaction: everything wanted is there, once; what is due still is timed anew where its time has
    changed, and what was superseded and is wanted again is due again."""
    at = stamp(now)
    db.conn.executemany(
        "INSERT INTO reminders (key, group_id, original, version, rung, merged_from, person_id, planned_for, due_at, "
        "expires_at, planned_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET due_at = excluded.due_at, planned_for = excluded.planned_for, "
        "expires_at = excluded.expires_at, merged_from = excluded.merged_from, state = 'due', reason = '', "
        "changed_at = excluded.changed_at "
        "WHERE reminders.state = 'superseded' OR (reminders.state = 'due' AND (reminders.planned_for != "
        "excluded.planned_for OR reminders.expires_at != excluded.expires_at "
        "OR reminders.merged_from != excluded.merged_from))",
        [_row(one, at) for one in wanted],
    )


def _row(one: Planned, at: str) -> tuple[object, ...]:
    due, expires = stamp(one.reminder.due_at), stamp(one.reminder.expires_at)
    merged = "|".join(one.reminder.merged_from)
    meeting = (one.key, one.group_id, one.original.isoformat(), one.version)
    return (*meeting, one.reminder.rung.value, merged, one.person_id, due, due, expires, at, at)


def unsent(db: Database) -> list[tuple[str, int, date, int]]:
    """What is due: each one's key, group, meeting and version."""
    sql = "SELECT key, group_id, original, version FROM reminders WHERE state = 'due' AND group_id > 0"
    return [(key, group, date.fromisoformat(day), version) for key, group, day, version in db.execute(sql).fetchall()]


def settled(db: Database, now: datetime) -> set[str]:
    """The keys of what is not too late yet, and was sent, or is not to be sent, already."""
    sql = "SELECT key FROM reminders WHERE state NOT IN ('due', 'superseded') AND expires_at > ?"
    return {key for (key,) in db.execute(sql, [stamp(now)])}


def supersede(db: Database, keys: Iterable[tuple[str, str]], now: datetime) -> None:
    """In the caller's transaction: these (each with the reason) are not to be sent, if they are due still."""
    db.conn.executemany(
        "UPDATE reminders SET state = 'superseded', reason = ?, changed_at = ? WHERE key = ? AND state = 'due'",
        [(reason, stamp(now), key) for key, reason in keys],
    )


def supersede_changed(db: Database, group: WorkingGroup, calendar: Calendar, now: datetime) -> None:
    """In the caller's transaction, which gives the group this calendar: what is due for meetings that are not as they
    were is not to be sent; and each is known as it is from now on."""
    gone = []
    for key, group_id, original, version in unsent(db):
        if group_id == group.id and (why := why_outdated(group, calendar, original, version)):
            gone.append((key, why))
    supersede(db, gone, now)
    changed = calendar.changes.items() - group.calendar.changes.items()
    note_known(db, [(group.id, original, change.sequence) for original, change in changed], now)


def why_outdated(group: WorkingGroup, calendar: Calendar, original: date, version: int) -> str:
    """Why what was planned for a meeting does not hold any more; "" where it does."""
    occurrence = calendar.occurrence(original, group.working)
    if occurrence is None:
        return "there is no such meeting any more"
    if not occurrence.takes_place:
        return "the meeting was cancelled"
    return "" if occurrence.sequence == version else "the meeting was moved"


def note_known(db: Database, meetings: Iterable[tuple[int, date, int]], now: datetime) -> None:
    """In the caller's transaction: these meetings (group, day in the grid, version) are known from now on, unless they
    were before."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO meetings_known VALUES (?, ?, ?, ?)",
        [(group_id, original.isoformat(), version, stamp(now)) for group_id, original, version in meetings],
    )


def known_since(db: Database, first: date) -> dict[tuple[int, date, int], datetime]:
    """Since when meetings are known, of those whose day in the grid is `first` or later."""
    sql = "SELECT group_id, original, version, known_at FROM meetings_known WHERE original >= ?"
    return {
        (group_id, date.fromisoformat(original), version): datetime.fromisoformat(known_at)
        for group_id, original, version, known_at in db.execute(sql, (first.isoformat(),)).fetchall()
    }


def holders(db: Database) -> dict[int, int]:
    """Who holds each seat that is not vacant: the person's id, by the seat's."""
    return dict(db.execute("SELECT id, person_id FROM seats WHERE person_id IS NOT NULL").fetchall())


def attended(db: Database, group_id: int, original: date) -> set[int]:
    """The ids of those who were at a meeting, for all of it or a part."""
    sql = "SELECT person_id FROM attendance WHERE group_id = ? AND original = ?"
    return {person_id for (person_id,) in db.execute(sql, (group_id, original.isoformat()))}


def last_change(db: Database) -> int:
    """A number that grows whenever anything is changed about groups, meetings or people: the last line of the audit."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0])
