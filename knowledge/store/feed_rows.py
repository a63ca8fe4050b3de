"""Calendar feeds: the secret by which each person's is found."""

from datetime import datetime

from sqlite_utils import Database

from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


def feed_secret(db: Database, person_id: int) -> str | None:
    """The secret of somebody's feed; None where they have none."""
    row = db.execute("SELECT secret FROM feeds WHERE person_id = ?", [person_id]).fetchone()
    return str(row[0]) if row else None


def save_feed(db: Database, person_id: int, secret: str, now: datetime, actor: str) -> None:
    """Somebody's feed has this secret from now on; the one before leads nowhere any more."""
    with write(db):
        outcome = "replaced" if feed_secret(db, person_id) else "made"
        row = [person_id, secret, now.isoformat(timespec="seconds")]
        db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?)", row)
        record_audit(db, now, actor, "calendar feed", f"person {person_id}", outcome)


def feed_owner(db: Database, secret: str) -> str | None:
    """The e-mail address of whoever has the feed with this secret; None where nobody has."""
    sql = "SELECT email FROM feeds JOIN people ON people.id = person_id WHERE secret = ?"
    row = db.execute(sql, [secret]).fetchone()
    return str(row[0]) if row and row[0] else None
