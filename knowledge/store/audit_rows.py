"""Who did what, when, and what came of it. Never what was said, and nobody's name or address."""

from datetime import datetime

from sqlite_utils import Database


def record_audit(db: Database, at: datetime, actor: str, action: str, target: str, outcome: str) -> None:
    """Adds a line. `target` is like "person 12". For use inside the transaction of the change itself."""
    row = (at.isoformat(timespec="seconds"), actor, action, target, outcome)
    db.conn.execute("INSERT INTO audit (at, actor, action, target, outcome) VALUES (?, ?, ?, ?, ?)", row)
