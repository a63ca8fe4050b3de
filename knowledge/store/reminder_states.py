"""Reminders on their way: claimed for sending, and what became of them.

Whoever claims some has two minutes. What is still being sent then is `unknown`: it may have been sent or not, and is
never sent again.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlite_utils import Database

from knowledge.store.database import write
from knowledge.store.pause_rows import HELD
from knowledge.store.reminder_rows import COLUMNS, TOLD_SECRETARIAT, Kept, kept, stamp

LEASE = timedelta(minutes=2)
STOPPED = "stopped while it was being sent"
_DUE = f"state = 'due' AND due_at <= :now AND NOT {HELD}"
_MESSAGE = "CASE gathered WHEN '' THEN bundle ELSE gathered END"
_FIRST = f"FROM reminders WHERE {_DUE} ORDER BY due_at, id LIMIT 1"
_ONE_MESSAGE = (  # with "+" the rows of one person are gone through, not all that are due
    f"{_DUE.replace('due_at', '+due_at')} AND person_id = (SELECT person_id {_FIRST}) "
    f"AND {_MESSAGE} = (SELECT {_MESSAGE} {_FIRST})"
)


def claim_due(db: Database, now: datetime) -> list[Kept]:
    """All that is due for one person and to be said in one message, bundle by bundle in the order in which it was
    planned, now being sent by the caller alone; nothing where nothing is due but what is held back."""
    if not db.conn.execute(f"SELECT 1 FROM reminders WHERE {_DUE} LIMIT 1", {"now": stamp(now)}).fetchone():
        return []
    with write(db):
        rows = db.conn.execute(
            f"UPDATE reminders SET state = 'sending', attempts = attempts + 1, lease_until = :lease, changed_at = :now "
            f"WHERE {_ONE_MESSAGE} RETURNING {COLUMNS}",
            {"now": stamp(now), "lease": stamp(now + LEASE)},
        ).fetchall()
    return sorted(map(kept, rows), key=lambda one: (one.bundle, one.planned_for, one.id))


def doubt_interrupted(db: Database, now: datetime) -> list[Kept]:
    """What is still being sent although its time for that is over is unknown from now on; the same where the clock was
    put back since it was claimed."""
    which = "state = 'sending' AND (lease_until < :now OR lease_until > :latest)"
    values = {"now": stamp(now), "latest": stamp(now + LEASE), "reason": STOPPED}
    if not db.conn.execute(f"SELECT 1 FROM reminders WHERE {which} LIMIT 1", values).fetchone():
        return []
    with write(db):
        rows = db.conn.execute(
            f"UPDATE reminders SET state = 'unknown', reason = :reason, lease_until = NULL, changed_at = :now "
            f"WHERE {which} RETURNING {COLUMNS}",
            values,
        ).fetchall()
    return [kept(row) for row in rows]


def mark(db: Database, some: Sequence[Kept], state: str, now: datetime, reason: str = "", message_id: str = "") -> None:
    """In the caller's transaction: what became of what the caller claimed. It knows, even where the row counted as
    unknown meanwhile because its time was over, or as dead because it was looked for and was not there yet."""
    _mark(db, ("sending", "unknown", "dead"), [(state, reason, message_id, stamp(now), one.id) for one in some])


def mark_found(db: Database, one: Kept, state: str, now: datetime, reason: str = "", message_id: str = "") -> None:
    """In the caller's transaction: what looking for it has shown, unless whoever claimed it has said meanwhile."""
    _mark(db, ("unknown",), [(state, reason, message_id, stamp(now), one.id)])


def _mark(db: Database, states: Sequence[str], values: Sequence[tuple[object, ...]]) -> None:
    db.conn.executemany(
        "UPDATE reminders SET state = ?, reason = ?, message_id = ?, lease_until = NULL, changed_at = ? "
        f"WHERE id = ? AND state IN ({', '.join(repr(one) for one in states)})",
        values,
    )


def put_off(db: Database, some: Sequence[Kept], until: datetime, now: datetime) -> None:
    """In the caller's transaction: what the caller claimed, and certainly has not sent, is due again then."""
    db.conn.executemany(
        "UPDATE reminders SET state = 'due', reason = '', said_in = '', due_at = ?, lease_until = NULL, "
        "changed_at = ? WHERE id = ? AND state IN ('sending', 'unknown')",
        [(stamp(until), stamp(now), one.id) for one in some],
    )


def waiting_by_wish(db: Database) -> list[Kept]:
    """What is due to people who wish to get reminders together, or not before a day, or did when it was planned."""
    sql = (
        f"SELECT {COLUMNS} FROM reminders WHERE state = 'due' AND (gathered != '' OR person_id IN "
        "(SELECT person_id FROM wishes WHERE amount = 'digest' OR not_before IS NOT NULL))"
    )
    return [kept(row) for row in db.execute(sql).fetchall()]


def let_wait(db: Database, one: Kept, until: datetime, gathered: str, now: datetime) -> None:
    """In the caller's transaction: what is due still is due then, in one message with all that is `gathered` under the
    same name; by itself where that is empty."""
    if (one.due_at, one.gathered) != (until, gathered):
        db.execute(
            "UPDATE reminders SET due_at = ?, gathered = ?, changed_at = ? WHERE id = ? AND state = 'due'",
            [stamp(until), gathered, stamp(now), one.id],
        )


def say_in(db: Database, some: Sequence[Kept], key: str) -> None:
    """Notes, before it is sent, that the message of another reminder says what these have to say."""
    with write(db):
        db.conn.executemany("UPDATE reminders SET said_in = ? WHERE id = ?", [(key, one.id) for one in some])


def mark_shadow(db: Database, some: Sequence[Kept]) -> None:
    """In the caller's transaction: what became of these, became of them in shadow mode."""
    db.conn.executemany("UPDATE reminders SET is_shadow = 1 WHERE id = ?", [(one.id,) for one in some])


def to_look_for(db: Database, until: datetime, now: datetime) -> list[Kept]:
    """What has been unknown since before `until`, and was not looked for yet; also what is unknown since an instant
    that is still to come by a clock that was put back."""
    which = "state = 'unknown' AND NOT is_looked_for AND (changed_at <= ? OR changed_at > ?)"
    sql = f"SELECT {COLUMNS} FROM reminders WHERE {which}"
    return [kept(row) for row in db.execute(sql, [stamp(until), stamp(now)]).fetchall()]


def mark_looked_for(db: Database, some: Sequence[Kept]) -> None:
    """In the caller's transaction: looked for, as far as the platform lets us."""
    db.conn.executemany("UPDATE reminders SET is_looked_for = 1 WHERE id = ?", [(one.id,) for one in some])


def counts(db: Database) -> dict[str, int]:
    """How many reminders are in each state; of those that were skipped in shadow mode as `shadow`."""
    sql = "SELECT CASE WHEN is_shadow THEN 'shadow' ELSE state END, count(*) FROM reminders GROUP BY 1"
    return dict(db.execute(sql).fetchall())


def counts_to(db: Database, person_id: int) -> dict[str, int]:
    """How many reminders to somebody are in each state."""
    sql = "SELECT state, count(*) FROM reminders WHERE person_id = ? GROUP BY state"
    return dict(db.execute(sql, [person_id]).fetchall())


def oldest_due(db: Database, now: datetime) -> datetime | None:
    """When what waits longest, and is not held back, was, or will be, due; None where nothing waits."""
    sql = f"SELECT min(due_at) FROM reminders WHERE state = 'due' AND NOT {HELD}"
    row = db.conn.execute(sql, {"now": stamp(now)}).fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None


def notes_astray(db: Database, since: datetime, too_late: str) -> int:
    """How many notes to the secretariat were refused, may not have arrived, or were skipped for a reason
    (`too_late`) since then: no other note tells that."""
    lost = "(state = 'dead' OR (state = 'unknown' AND is_looked_for) OR (state = 'skipped' AND reason = ?))"
    which = f"{lost} AND {TOLD_SECRETARIAT} AND changed_at > ?"
    return int(db.execute(f"SELECT count(*) FROM reminders WHERE {which}", [too_late, stamp(since)]).fetchone()[0])


def next_due(db: Database, after: datetime) -> datetime | None:
    """When the next of what waits is due, of what is not due yet."""
    row = db.execute("SELECT min(due_at) FROM reminders WHERE state = 'due' AND due_at > ?", [stamp(after)]).fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None
