"""Reminders: one row for each that one person is to get about one subject, until it is known what became of it, and
after.

A row is `due`, then `sending`, then `sent`, or `dead` (refused), or `unknown`: the answer was lost, or whoever was
sending it ended. It may be `skipped` (it was not to be sent any more, `reason` says why) or `superseded` (its
subject is not as it was when this was planned). Only what is due is ever sent; nothing but `superseded` becomes due
again.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from knowledge.notices import CHANNEL, FOR_SECRETARIAT, Kind, Planned, Subject
from knowledge.store.invitation_rows import calendar_domain

COLUMNS = (
    "id, key, kind, group_id, subject, version, rung, merged_from, person_id, planned_for, due_at, expires_at, "
    "bundle, gathered, state, reason, said_in, changed_at"
)
TOLD_SECRETARIAT = f"kind IN ({', '.join(repr(kind.value) for kind in sorted(FOR_SECRETARIAT))})"
"""A condition: it tells the secretariat how sending stands."""


@dataclass(frozen=True)
class Kept:
    """A reminder as it is kept. What has the same `bundle`, or the same `gathered` where that is set, is said to its
    person in one message. `rung` and `merged_from` are of its kind's own steps. It was planned to be sent at
    `planned_for`, and is to be at `due_at`."""

    id: int
    key: str
    about: Subject
    version: int
    rung: str
    merged_from: tuple[str, ...]
    person_id: int
    planned_for: datetime
    due_at: datetime
    expires_at: datetime
    bundle: str
    gathered: str
    state: str
    reason: str
    said_in: str
    changed_at: datetime


def kept(row: Iterable[Any]) -> Kept:
    """The record of a row with `COLUMNS`."""
    id_, key, kind, group_id, subject, version, rung, merged, person, *times, changed = row
    *instants, bundle, gathered, state, reason, said = times
    planned_for, due, expires, changed_at = (datetime.fromisoformat(one) for one in (*instants, changed))
    about, merged_from = Subject(Kind(kind), group_id, subject), tuple(one for one in merged.split("|") if one)
    return Kept(
        id_, key, about, version, rung, merged_from, person, planned_for, due, expires, bundle, gathered, state, reason,
        said, changed_at,
    )  # fmt: skip


def stamp(at: datetime) -> str:
    """An instant (in UTC) as it is kept: text that sorts by time."""
    return at.isoformat(timespec="seconds")


def network_key(db: Database) -> str:
    """What the keys of this network's reminders begin with, the same for good."""
    return calendar_domain(db).partition(".")[0]


def reminders_of_meeting(db: Database, group_id: int, original: date) -> list[Kept]:
    """Everything kept of one meeting, in the order in which it was due."""
    return reminders_about(db, Subject(Kind.MEETING, group_id, original.isoformat()))


def reminders_about(db: Database, about: Subject) -> list[Kept]:
    """Everything kept about one subject, in the order in which it was due."""
    sql = f"SELECT {COLUMNS} FROM reminders WHERE kind = ? AND group_id = ? AND subject = ? ORDER BY due_at, id"
    return [kept(row) for row in db.execute(sql, (about.kind.value, about.group_id, about.name)).fetchall()]


def keep_planned(db: Database, wanted: Iterable[Planned], now: datetime) -> None:
    """In the caller's transaction: everything wanted is there, once; what is due still is timed anew where its time has
    changed, and what was superseded and is wanted again is due again."""
    at = stamp(now)
    db.conn.executemany(
        "INSERT INTO reminders (key, kind, group_id, subject, version, rung, merged_from, person_id, planned_for, "
        "due_at, expires_at, bundle, planned_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET due_at = excluded.due_at, planned_for = excluded.planned_for, "
        "expires_at = excluded.expires_at, merged_from = excluded.merged_from, state = 'due', reason = '', "
        "gathered = '', changed_at = excluded.changed_at "
        "WHERE reminders.state = 'superseded' OR (reminders.state = 'due' AND (reminders.planned_for != "
        "excluded.planned_for OR reminders.expires_at != excluded.expires_at "
        "OR reminders.merged_from != excluded.merged_from))",
        [_row(one, at) for one in wanted],
    )


def _row(one: Planned, at: str) -> tuple[object, ...]:
    due, expires = stamp(one.reminder.due_at), stamp(one.reminder.expires_at)
    subject = (one.key, one.about.kind.value, one.about.group_id, one.about.name, one.version)
    steps = (one.reminder.rung.value, "|".join(one.reminder.merged_from))
    return (*subject, *steps, one.person_id, due, due, expires, one.bundle, at, at)


def unsent(db: Database, kind: Kind, but: Container[str] = ()) -> list[Kept]:
    """What is due, of one kind, but those with these keys."""
    sql = f"SELECT {COLUMNS} FROM reminders WHERE state = 'due' AND kind = ?"
    return [kept(row) for row in db.execute(sql, [kind.value]) if row[1] not in but]


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


def refused_by_channel(db: Database) -> set[str]:
    """The keys of what the channel of a group did not take."""
    sql = "SELECT key FROM reminders WHERE state = 'dead' AND person_id = ?"
    return {key for (key,) in db.execute(sql, [CHANNEL]).fetchall()}


def holders(db: Database) -> dict[int, int]:
    """Who holds each seat that is not vacant: the person's id, by the seat's."""
    return dict(db.execute("SELECT id, person_id FROM seats WHERE person_id IS NOT NULL").fetchall())


def last_entry(db: Database) -> int:
    """The number of the last line of the audit, in which everything that is changed has one."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0])


def is_changed(db: Database, since: int) -> bool:
    """Whether anything was changed about groups, meetings or people since a line of the audit; replies, and accounts
    that were found, change neither who is to get what, nor a group. Only later lines are read."""
    sql = "SELECT 1 FROM audit WHERE id > ? AND action NOT IN ('meeting rsvp', 'people link') LIMIT 1"
    return db.execute(sql, [since]).fetchone() is not None
