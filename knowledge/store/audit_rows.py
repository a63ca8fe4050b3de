"""Who did what, when, and what came of it. Never what was said, and nobody's name or address."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database


def record_audit(db: Database, at: datetime, actor: str, action: str, target: str, outcome: str) -> None:
    """Adds a line. `target` is like "person 12". For use inside the transaction of the change itself."""
    row = (at.isoformat(timespec="seconds"), actor, action, target, outcome)
    db.conn.execute("INSERT INTO audit (at, actor, action, target, outcome) VALUES (?, ?, ?, ?, ?)", row)


@dataclass(frozen=True)
class Deed:
    """A line of the audit, without who and when."""

    action: str
    target: str
    outcome: str


def last_deed(db: Database, actor: str) -> Deed | None:
    """What somebody changed last of meetings, groups and pledges."""
    row = db.execute(
        "SELECT action, target, outcome FROM audit WHERE actor = ? AND (action LIKE 'meeting %' OR action LIKE "
        "'pledge %' OR action LIKE 'group %') ORDER BY id DESC LIMIT 1",
        (actor,),
    ).fetchone()
    return Deed(*row) if row else None
