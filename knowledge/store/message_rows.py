"""What was said in a workspace of our own, and the dialogues opened in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from knowledge.messages import Dialogue, Draft, Message, Thread
from knowledge.store.database import write

_COLUMNS = "id, channel, thread, author, only_for, text, reply, said_at"
_SEEN = "(only_for = '' OR only_for = ?)"


def say(db: Database, draft: Draft, now: datetime) -> int:
    """Keeps a message, and returns its id. In the caller's transaction.

    What was said before under its key stays as it is, and its id is returned.
    """
    if draft.key and (known := message_with_key(db, draft.key)):
        return known
    sql = (
        "INSERT INTO messages (channel, thread, author, only_for, text, reply, key, said_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
    )
    said = (draft.channel, draft.thread, draft.author, draft.only_for, draft.text, draft.reply)
    return int(db.execute(sql, [*said, draft.key or None, now.isoformat()]).fetchone()[0])


def message_with_key(db: Database, key: str) -> int:
    """The id of what was said under this key; 0 for nothing."""
    row = db.execute("SELECT id FROM messages WHERE key = ?", [key]).fetchone()
    return int(row[0]) if row else 0


def message(db: Database, id_: int, reader: str) -> Message | None:
    """One message, if `reader` may see it."""
    found = _messages(db, f"WHERE id = ? AND {_SEEN}", [id_, reader])
    return found[0] if found else None


def newest_threads(db: Database, channel: str, reader: str, before: int, limit: int, replies: int) -> list[Thread]:
    """The newest messages of a channel outside of threads, with ids below `before` (0: any), oldest first; each with
    as many of its newest replies."""
    where = f"WHERE channel = ? AND thread = 0 AND {_SEEN} AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?"
    roots = _messages(db, where, [channel, reader, before, before, limit])[::-1]
    return _with_replies(db, roots, reader, 0, replies)


def thread_of(db: Database, root: Message, reader: str, before: int, replies: int) -> Thread:
    """A message with as many of its newest replies, of those with ids below `before` (0: any)."""
    return _with_replies(db, [root], reader, before, replies)[0]


_REPLIES = f"""
SELECT {_COLUMNS}, earlier FROM (
    SELECT *, row_number() OVER newest_first AS place, count(*) OVER oldest_first - 1 AS earlier
    FROM messages WHERE thread IN (%s) AND {_SEEN} AND (? = 0 OR id < ?)
    WINDOW newest_first AS (PARTITION BY thread ORDER BY id DESC), oldest_first AS (PARTITION BY thread ORDER BY id)
) WHERE place <= ? ORDER BY id
"""


def _with_replies(db: Database, roots: Sequence[Message], reader: str, before: int, limit: int) -> list[Thread]:
    marks = ",".join("?" * len(roots))
    rows = db.execute(_REPLIES % marks, [*(root.id for root in roots), reader, before, before, limit]).fetchall()
    replies: dict[int, list[Message]] = {root.id: [] for root in roots}
    earlier: dict[int, int] = {}
    for *columns, count in rows:
        reply = _message(columns)
        replies[reply.thread].append(reply)
        earlier.setdefault(reply.thread, count)
    return [Thread(root, tuple(replies[root.id]), earlier.get(root.id, 0)) for root in roots]


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
    """Forgets what was said before then. In the caller's transaction.

    Of a message whose thread has gone on since, the place stays, with nothing of what it said.
    """
    at = before.isoformat()
    db.execute("DELETE FROM messages WHERE said_at < ? AND thread != 0", [at])
    db.execute(
        "DELETE FROM messages WHERE said_at < ? AND id NOT IN (SELECT thread FROM messages WHERE thread != 0)", [at]
    )
    db.execute("UPDATE messages SET author = '', text = '', reply = '' WHERE said_at < ? AND author != ''", [at])
    db.execute("DELETE FROM dialogues WHERE opened_at < ?", [at])


def _messages(db: Database, where: str, values: Sequence[Any]) -> list[Message]:
    return [_message(row) for row in db.execute(f"SELECT {_COLUMNS} FROM messages {where}", list(values)).fetchall()]


def _message(columns: Sequence[Any]) -> Message:
    id_, channel, thread, author, only_for, text, reply, at = columns
    return Message(id_, channel, thread, author, only_for, text, reply, datetime.fromisoformat(at))
