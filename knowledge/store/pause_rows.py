"""What is held back: everything that nobody asked for, or what is about one group, until a day or until further notice.

What the secretariat is told of how sending stands is never held.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.reminder_rows import COLUMNS, TOLD_SECRETARIAT, Kept, kept, stamp

PAUSED = "paused"
EVERYTHING = 0
"""In the place of a group's id."""
HELD = (
    f"(NOT {TOLD_SECRETARIAT} AND EXISTS (SELECT 1 FROM pauses WHERE pauses.group_id IN "
    f"({EVERYTHING}, reminders.group_id) AND pauses.since < reminders.expires_at "
    "AND (pauses.until = '' OR pauses.until > :now)))"
)
"""A condition on reminders: held back at the instant `now`. What had come too late before is not held, but too late."""


@dataclass(frozen=True)
class Pause:
    """Held back since an instant, and until one (in UTC); until somebody says otherwise where there is none."""

    since: datetime
    until: datetime | None


def pauses(db: Database, now: datetime) -> dict[int, Pause]:
    """What is held back now, by the group's id, or EVERYTHING."""
    rows = db.execute(
        "SELECT group_id, since, until FROM pauses WHERE until = '' OR until > ?", [stamp(now)]
    ).fetchall()
    return {
        group: Pause(datetime.fromisoformat(since), datetime.fromisoformat(until) if until else None)
        for group, since, until in rows
    }


def holding(found: Mapping[int, Pause], group_id: int) -> Pause | None:
    """The pause that holds a group's reminders back the longest; None for a group whose are sent."""
    both = [found[one] for one in (EVERYTHING, group_id) if one in found]
    return max(both, key=lambda one: (one.until is None, one.until), default=None)


def pause(db: Database, group_id: int, until: datetime | None, now: datetime, actor: str, target: str) -> None:
    """What is about a group (or everything) is held back from now on; this takes the place of an earlier word on it.
    `target` names it in the audit."""
    with write(db):
        skip_held(db, now)
        db.execute(
            "INSERT INTO pauses VALUES (?, ?, ?) ON CONFLICT (group_id) DO UPDATE SET until = excluded.until",
            (group_id, stamp(now), stamp(until) if until else ""),
        )
        record_audit(db, now, actor, "reminders pause", target, f"until {stamp(until)}" if until else "paused")


def resume(db: Database, group_id: int, now: datetime, actor: str, target: str) -> None:
    """It is held back no more. What has come too late meanwhile is not sent."""
    with write(db):
        skip_held(db, now)
        db.execute("DELETE FROM pauses WHERE group_id = ?", (group_id,))
        record_audit(db, now, actor, "reminders resume", target, "resumed")


def skip_held(db: Database, now: datetime, is_shadow: bool = False) -> list[Kept]:
    """In the caller's transaction: what is held back and has come too late is not sent any more."""
    rows = db.conn.execute(
        f"UPDATE reminders SET state = 'skipped', reason = :reason, changed_at = :now, is_shadow = :shadow "
        f"WHERE state = 'due' AND expires_at <= :now AND {HELD} RETURNING {COLUMNS}",
        {"now": stamp(now), "reason": PAUSED, "shadow": is_shadow},
    ).fetchall()
    return [kept(row) for row in rows]


def count_held(db: Database, now: datetime, group_id: int = EVERYTHING) -> int:
    """How many reminders (of a group, or all) would have been sent by now, and are held back."""
    which = f"state = 'due' AND due_at <= :now AND :group IN ({EVERYTHING}, group_id) AND {HELD}"
    sql = f"SELECT count(*) FROM reminders WHERE {which}"
    return int(db.conn.execute(sql, {"now": stamp(now), "group": group_id}).fetchone()[0])
