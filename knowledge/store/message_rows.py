"""What was said in a workspace of our own, and the dialogues opened in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from knowledge.messages import Dialogue, Message
from knowledge.store.database import write

_COLUMNS = "id, channel, thread, author, only_for, text, reply, said_at"
_SEEN = "(only_for = '' OR only_for = ?)"


def say(
    db: Database, channel: str, thread: int, author: str, text: str, now: datetime, only_for: str = "", reply: str = ""
) -> int:
    """Keeps a message, and returns its id."""
    with write(db):
        return _insert(db, channel, thread, author, text, now, only_for, reply, None)


def say_once(
    db: Database, key: str, channel: str, thread: int, author: str, text: str, now: datetime, only_for: str, reply: str
) -> int:
    """The same, once for each key; what was said before under it stays as it is."""
    with write(db):
        known = message_with_key(db, key)
        return known or _insert(db, channel, thread, author, text, now, only_for, reply, key)


def _insert(
    db: Database,
    channel: str,
    thread: int,
    author: str,
    text: str,
    now: datetime,
    only_for: str,
    reply: str,
    key: str | None,
) -> int:
    sql = (
        "INSERT INTO messages (channel, thread, author, only_for, text, reply, key, said_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
    )
    values = [channel, thread, author, only_for, text, reply, key, now.isoformat()]
    return int(db.execute(sql, values).fetchone()[0])


def message_with_key(db: Database, key: str) -> int:
    """The id of what was said under this key; 0 for nothing."""
    row = db.execute("SELECT id FROM messages WHERE key = ?", [key]).fetchone()
    return int(row[0]) if row else 0


def message(db: Database, id_: int, reader: str) -> Message | None:
    """One message, if `reader` may see it."""
    found = _messages(db, f"WHERE id = ? AND {_SEEN}", [id_, reader])
    return found[0] if found else None


def newest_roots(db: Database, channel: str, reader: str, before: int, limit: int) -> list[Message]:
    """The newest messages of a channel outside of threads, with ids below `before` (0: any), oldest first."""
    where = f"WHERE channel = ? AND thread = 0 AND {_SEEN} AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?"
    return _messages(db, where, [channel, reader, before, before, limit])[::-1]


def replies_to(db: Database, roots: Sequence[int], reader: str) -> list[Message]:
    """What was said in the threads of these messages, oldest first."""
    marks = ",".join("?" * len(roots))
    return _messages(db, f"WHERE thread IN ({marks}) AND {_SEEN} ORDER BY id", [*roots, reader])


def said_since(db: Database, after: int, channels: Sequence[str], reader: str, limit: int = 200) -> list[Message]:
    """What was said in these channels after the message `after`, oldest first."""
    marks = ",".join("?" * len(channels))
    where = f"WHERE id > ? AND channel IN ({marks}) AND {_SEEN} ORDER BY id LIMIT ?"
    return _messages(db, where, [after, *channels, reader, limit])


def newest_message(db: Database) -> int:
    """The id of what was said last; 0 where nothing was."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM messages").fetchone()[0])


def open_dialogue(db: Database, account: str, reply: str, address: str, now: datetime) -> int:
    """Keeps a dialogue for one account, and returns its id."""
    sql = "INSERT INTO dialogues (account, reply, address, opened_at) VALUES (?, ?, ?, ?) RETURNING id"
    with write(db):
        return int(db.execute(sql, [account, reply, address, now.isoformat()]).fetchone()[0])


def dialogue(db: Database, id_: int, account: str) -> Dialogue | None:
    """A dialogue of this account."""
    sql = "SELECT id, account, reply, address FROM dialogues WHERE id = ? AND account = ?"
    row = db.execute(sql, [id_, account]).fetchone()
    return Dialogue(*row) if row else None


def dialogues_since(db: Database, after: int, account: str) -> list[Dialogue]:
    """The dialogues opened for this account after that, oldest first."""
    sql = "SELECT id, account, reply, address FROM dialogues WHERE id > ? AND account = ? ORDER BY id"
    return [Dialogue(*row) for row in db.execute(sql, [after, account]).fetchall()]


def newest_dialogue(db: Database) -> int:
    """The id of the dialogue opened last; 0 for none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM dialogues").fetchone()[0])


def forget_messages(db: Database, before: datetime) -> None:
    """Forgets what was said before then, and what answers it. In the caller's transaction."""
    db.execute("DELETE FROM messages WHERE said_at < ?", [before.isoformat()])
    db.execute("DELETE FROM messages WHERE thread != 0 AND thread NOT IN (SELECT id FROM messages)")
    db.execute("DELETE FROM dialogues WHERE opened_at < ?", [before.isoformat()])


def _messages(db: Database, where: str, values: Sequence[Any]) -> list[Message]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM messages {where}", list(values)).fetchall()
    return [
        Message(id_, channel, thread, author, only_for, text, reply, datetime.fromisoformat(at))
        for id_, channel, thread, author, only_for, text, reply, at in rows
    ]
