"""The clock of the workspace in the browser: how far it is ahead of the true time."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from knowledge.store.database import write
from knowledge.store.reminder_rows import stamp

SET_BACK = "the clock was set back before its time"


def clock_ahead(db: Database) -> timedelta:
    """How far it is ahead."""
    row = db.execute("SELECT ahead_seconds FROM clock").fetchone()
    return timedelta(seconds=row[0]) if row else timedelta()


def was_clock_moved(db: Database) -> bool:
    """Whether it was ever moved: then what is kept here was not sent and answered when it says."""
    return bool(db.execute("SELECT 1 FROM clock").fetchone())


def keep_clock_ahead(db: Database, ahead: timedelta) -> None:
    """Keeps how far it is ahead from now on."""
    with write(db):
        _keep(db, ahead)


def set_clock_back(db: Database, now: datetime) -> None:
    """Back to the true time, `now`, in one step with what must not be lost by it.

    What was sent stays sent. What was skipped in the time that has not come yet is planned anew then, unless another
    message has said it; and a meeting that was changed in that time counts as known from now on, so that none of its
    reminders is taken for one that was due before.
    """
    at = stamp(now)
    with write(db):
        _keep(db, timedelta())
        db.conn.execute(
            "UPDATE reminders SET state = 'superseded', reason = ?, changed_at = ? "
            "WHERE state = 'skipped' AND said_in = '' AND changed_at > ? AND expires_at > ?",
            [SET_BACK, at, at, at],
        )
        db.conn.execute("UPDATE meetings_known SET known_at = ? WHERE known_at > ?", [at, at])
        db.conn.execute("UPDATE conversations SET changed_at = ? WHERE changed_at > ?", [now.isoformat()] * 2)


def _keep(db: Database, ahead: timedelta) -> None:
    """In the caller's transaction."""
    db.conn.execute(
        "INSERT INTO clock VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ahead_seconds = excluded.ahead_seconds",
        [ahead.total_seconds()],
    )
