"""What platforms delivered, kept until it is handled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from knowledge.store.database import write


@dataclass(frozen=True)
class Received:
    """Something that came in. `attempts` counts how often handling it was begun, this time included."""

    id: int
    body: str
    attempts: int
    received_at: datetime


def keep(
    db: Database, platform: str, lane: str, body: str, keys: Iterable[str], now: datetime, conversation: str = ""
) -> bool:
    """In the caller's transaction: keeps what came in, or says False: something with one of these keys came in before.

    What has the same `conversation` is handled in the order in which it came; "" keeps no order.
    """
    known = [key for key in keys if db.execute("SELECT 1 FROM inbox_keys WHERE key = ?", [key]).fetchone()]
    if known:
        return False
    row = db.execute(
        "INSERT INTO inbox (platform, lane, conversation, body, state, received_at) "
        "VALUES (?, ?, ?, ?, 'received', ?) RETURNING id",
        [platform, lane, conversation, body, now.isoformat()],
    ).fetchone()
    for key in keys:
        db.execute("INSERT INTO inbox_keys VALUES (?, ?)", [key, row[0]])
    return True


def is_waiting(db: Database, key: str) -> bool:
    """Whether what came in under this key is not handled yet."""
    sql = "SELECT 1 FROM inbox JOIN inbox_keys ON inbox_id = inbox.id WHERE key = ? AND state != 'handled'"
    return db.execute(sql, [key]).fetchone() is not None


_NEXT = """
SELECT min(id) FROM inbox mine WHERE state = 'received' AND lane = ? AND (conversation = '' OR NOT EXISTS (
    SELECT 1 FROM inbox earlier
    WHERE earlier.conversation = mine.conversation AND earlier.id < mine.id AND earlier.state != 'handled'
))
"""


def claim(db: Database, lane: str) -> Received | None:
    """The oldest thing of a lane that nobody handles yet, and before which its conversation has nothing left to handle;
    it is ours now. None where there is none."""
    if db.execute(_NEXT, [lane]).fetchone()[0] is None:
        return None
    with write(db):
        row = db.execute(
            f"UPDATE inbox SET state = 'working', attempts = attempts + 1 WHERE id = ({_NEXT}) "
            "RETURNING id, body, attempts, received_at",
            [lane],
        ).fetchone()
    return Received(row[0], row[1], row[2], datetime.fromisoformat(row[3])) if row else None


def release(db: Database, inbox_id: int) -> None:
    """It could not be handled this time, and is to be tried again."""
    with write(db):
        db.execute("UPDATE inbox SET state = 'received' WHERE id = ? AND state = 'working'", [inbox_id])


def mark_handled(db: Database, inbox_id: int, now: datetime) -> None:
    """In the caller's transaction: it is dealt with, and what it said is erased."""
    db.execute(
        "UPDATE inbox SET state = 'handled', body = NULL, handled_at = ? WHERE id = ?", [now.isoformat(), inbox_id]
    )


def take_up_again(db: Database, in_hand: Sequence[int] = ()) -> int:
    """What was being handled by a process or thread that ended is to be handled again; how many there are.

    For the one owner of the inbox, who names what is really `in_hand`.
    """
    marks = ",".join("?" * len(in_hand))
    with write(db):
        sql = f"UPDATE inbox SET state = 'received' WHERE state = 'working' AND id NOT IN ({marks})"
        return int(db.execute(sql, list(in_hand)).rowcount)


def count_waiting(db: Database) -> int:
    """How many things nobody has begun to handle."""
    return int(db.execute("SELECT count(*) FROM inbox WHERE state = 'received'").fetchone()[0])


def forget_handled(db: Database, before: datetime) -> None:
    """Forgets what was handled before then, with its keys. In the caller's transaction."""
    db.execute("DELETE FROM inbox WHERE state = 'handled' AND handled_at < ?", [before.isoformat()])
