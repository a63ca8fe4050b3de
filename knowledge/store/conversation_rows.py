"""What conversations are about, who was greeted, and when something last happened."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from knowledge.people import Identity
from knowledge.store.database import write


@dataclass(frozen=True)
class ConversationKey:
    """Names a conversation: a thread, or a whole channel where `thread` is empty."""

    platform: str
    team: str
    channel: str
    thread: str


@dataclass(frozen=True)
class Remembered:
    """What is kept of a conversation: its subject, as JSON, and the id of the last question."""

    subject: str
    changed_at: datetime


def remember(db: Database, key: ConversationKey, subject: str, now: datetime) -> None:
    """Keeps what a conversation is about now."""
    with write(db):
        db.execute(
            "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET subject = excluded.subject, "
            "changed_at = excluded.changed_at",
            [key.platform, key.team, key.channel, key.thread, subject, now.isoformat()],
        )


def recall(db: Database, key: ConversationKey) -> Remembered | None:
    """What a conversation is about; None for one in which nothing was asked yet."""
    row = db.execute(
        "SELECT subject, changed_at FROM conversations WHERE platform = ? AND team = ? AND channel = ? AND thread = ?",
        [key.platform, key.team, key.channel, key.thread],
    ).fetchone()
    return Remembered(row[0], datetime.fromisoformat(row[1])) if row else None


def forget_conversations(db: Database, before: datetime) -> None:
    """Forgets conversations in which nothing was asked since. In the caller's transaction."""
    db.execute("DELETE FROM conversations WHERE changed_at < ?", [before.isoformat()])


def was_greeted(db: Database, who: Identity) -> bool:
    """Whether somebody was greeted already."""
    sql = "SELECT 1 FROM greeted WHERE platform = ? AND team = ? AND user = ?"
    return bool(db.execute(sql, [who.platform, who.team, who.user]).fetchone())


def greet(db: Database, who: Identity, now: datetime) -> bool:
    """In the caller's transaction: notes that somebody is being greeted; False where they were before."""
    return bool(
        db.execute(
            "INSERT INTO greeted VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [who.platform, who.team, who.user, now.isoformat()],
        ).rowcount
    )


def beat(db: Database, name: str, now: datetime, detail: str = "") -> None:
    """Notes that something has just happened."""
    with write(db):
        note_beat(db, name, now, detail)


def note_beat(db: Database, name: str, now: datetime, detail: str = "") -> None:
    """The same in the caller's transaction."""
    db.execute(
        "INSERT INTO heartbeats VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at, "
        "detail = excluded.detail",
        [name, now.isoformat(), detail],
    )


def heartbeats(db: Database) -> dict[str, tuple[datetime, str]]:
    """When each thing last happened, and its detail."""
    rows = db.execute("SELECT name, at, detail FROM heartbeats").fetchall()
    return {name: (datetime.fromisoformat(at), detail) for name, at, detail in rows}
