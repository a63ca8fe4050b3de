"""What is to be posted, until it is known what became of it.

A row is `due`, then `sending`, then `sent` or `refused`. Where the answer was lost it is `unsure` until somebody has
looked, and `unknown` where nobody can look. A row that is `sending` when its process ends is `unsure`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from knowledge.store.database import write


@dataclass(frozen=True)
class Outgoing:
    """Something to be posted. `address` and `payload` are in the platform's own terms; `channel` is what is paced.

    `if_sent` and `if_refused` are what is to be posted then, as the caller wrote it down; empty for nothing.
    """

    id: int
    key: str
    platform: str
    channel: str
    address: str
    payload: str
    if_sent: str
    if_refused: str
    attempts: int
    added_at: datetime


_TIME_HAS_COME = "(due_at <= ? OR changed_at > ?)"
"""Also where the clock was put back since: what is due in minutes must not wait for hours."""
_COLUMNS = "id, key, platform, channel, address, payload, if_sent, if_refused, attempts, added_at"


def _outgoing(row: dict[str, Any] | None) -> Outgoing | None:
    return Outgoing(**{**row, "added_at": datetime.fromisoformat(row["added_at"])}) if row else None


def put_out(
    db: Database,
    key: str,
    platform: str,
    channel: str,
    address: str,
    payload: str,
    now: datetime,
    if_sent: str = "",
    if_refused: str = "",
) -> bool:
    """In the caller's transaction: this is to be posted, once whatever happens.

    False for a key that is known (as far back as `forget_done` lets us know); only what was refused is tried anew.
    """
    at = now.isoformat()
    done = db.execute(
        "INSERT INTO outbox (key, platform, channel, address, payload, if_sent, if_refused, state, due_at, added_at, "
        "changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'due', ?, ?, ?) ON CONFLICT (key) DO UPDATE SET state = 'due', "
        "channel = excluded.channel, address = excluded.address, payload = excluded.payload, "
        "if_sent = excluded.if_sent, if_refused = excluded.if_refused, due_at = excluded.due_at, "
        "added_at = excluded.added_at, changed_at = excluded.changed_at, attempts = 0 WHERE outbox.state = 'refused'",
        [key, platform, channel, address, payload, if_sent, if_refused, at, at, at],
    )
    return bool(done.rowcount)


def known_keys(db: Database, keys: Collection[str]) -> set[str]:
    """Those of the keys under which something was posted, or is to be; what was refused may be tried anew."""
    marks = ",".join("?" * len(keys))
    sql = f"SELECT key FROM outbox WHERE state != 'refused' AND key IN ({marks})"
    return {key for (key,) in db.execute(sql, list(keys)).fetchall()}


def claim_due(db: Database, now: datetime, busy: Collection[str]) -> Outgoing | None:
    """The oldest message that is due in a channel that is not `busy`, now being sent; None where there is none."""
    free = f"channel NOT IN ({','.join('?' * len(busy))})"
    which = f"SELECT id FROM outbox WHERE state = 'due' AND {_TIME_HAS_COME} AND {free} ORDER BY id LIMIT 1"
    at = now.isoformat()
    if not db.execute(which, [at, at, *busy]).fetchone():
        return None
    with write(db):
        row = db.execute(
            f"UPDATE outbox SET state = 'sending', attempts = attempts + 1, changed_at = ? WHERE id = ({which}) "
            f"RETURNING {_COLUMNS}",
            [at, at, at, *busy],
        ).fetchone()
    return _outgoing(dict(zip(_COLUMNS.split(", "), row, strict=True)) if row else None)


def mark_sent(db: Database, outgoing: Outgoing, message_id: str, now: datetime) -> None:
    """In the caller's transaction: it is posted; what it said is erased."""
    _change(db, outgoing, "sent", now, message_id=message_id)


def mark_refused(db: Database, outgoing: Outgoing, reason: str, now: datetime) -> None:
    """In the caller's transaction: it cannot be posted."""
    _change(db, outgoing, "refused", now, problem=reason)


def mark_unknown(db: Database, outgoing: Outgoing, reason: str, now: datetime) -> None:
    """In the caller's transaction: nobody can tell whether it was posted, and it is never sent again."""
    _change(db, outgoing, "unknown", now, problem=reason)


def mark_unsure(db: Database, outgoing: Outgoing, reason: str, look_at: datetime, now: datetime) -> None:
    """The answer was lost: to be looked for at `look_at`."""
    with write(db):
        db.execute(
            "UPDATE outbox SET state = 'unsure', problem = ?, due_at = ?, changed_at = ? WHERE id = ?",
            [reason, look_at.isoformat(), now.isoformat(), outgoing.id],
        )


def put_off(db: Database, outgoing: Outgoing, due_at: datetime, now: datetime) -> None:
    """To be sent (again) at `due_at`."""
    with write(db):
        db.execute(
            "UPDATE outbox SET state = 'due', due_at = ?, changed_at = ? WHERE id = ?",
            [due_at.isoformat(), now.isoformat(), outgoing.id],
        )


def _change(
    db: Database, outgoing: Outgoing, state: str, now: datetime, message_id: str = "", problem: str = ""
) -> None:
    db.execute(
        "UPDATE outbox SET state = ?, message_id = ?, problem = ?, changed_at = ?, payload = NULL, if_sent = NULL, "
        "if_refused = NULL WHERE id = ?",
        [state, message_id or None, problem or None, now.isoformat(), outgoing.id],
    )


def next_unsure(db: Database, now: datetime) -> Outgoing | None:
    """A message to be looked for now, whose next look is put off by a minute meanwhile."""
    which = f"SELECT id FROM outbox WHERE state = 'unsure' AND {_TIME_HAS_COME} ORDER BY id LIMIT 1"
    at = now.isoformat()
    if not db.execute(which, [at, at]).fetchone():
        return None
    with write(db):
        row = db.execute(
            f"UPDATE outbox SET due_at = ?, changed_at = ? WHERE id = ({which}) RETURNING {_COLUMNS}",
            [(now + timedelta(minutes=1)).isoformat(), at, at, at],
        ).fetchone()
    return _outgoing(dict(zip(_COLUMNS.split(", "), row, strict=True)) if row else None)


def doubt_interrupted(db: Database, begun_before: datetime, look_at: datetime, now: datetime) -> int:
    """What was being sent by a process or thread that ended may have been posted or not; how many there are.

    For the one owner of the outbox, who knows that sending takes no longer than since `begun_before`.
    """
    with write(db):
        return int(
            db.execute(
                "UPDATE outbox SET state = 'unsure', problem = 'stopped while sending', due_at = ?, changed_at = ? "
                "WHERE state = 'sending' AND changed_at <= ?",
                [look_at.isoformat(), now.isoformat(), begun_before.isoformat()],
            ).rowcount
        )


def count_states(db: Database) -> dict[str, int]:
    """How many messages are in each state."""
    return dict(db.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())


def forget_done(db: Database, before: datetime) -> None:
    """Forgets what was done with before then. In the caller's transaction."""
    db.execute(
        "DELETE FROM outbox WHERE state IN ('sent', 'refused', 'unknown') AND changed_at < ?", [before.isoformat()]
    )
