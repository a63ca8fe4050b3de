"""Files that the last run could not read, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database


@dataclass(frozen=True)
class Unreadable:
    """A file that could not be read. `sha256` and `read_as` say of which bytes, and how, where it came that far."""

    path: Path
    reason: str
    sha256: str | None = None
    read_as: str | None = None


def unreadable_files(db: Database) -> dict[Path, Unreadable]:
    """All of them, by path."""
    rows = db.execute("SELECT path, reason, sha256, read_as FROM unreadable ORDER BY path").fetchall()
    return {Path(path): Unreadable(Path(path), *rest) for path, *rest in rows}


def replace_unreadable(db: Database, folder: Path, files: Iterable[Unreadable], now: datetime) -> None:
    """Sets those inside `folder` (or of `folder`, where it is a file). For use inside a transaction."""
    inside = [str(path) for path in unreadable_files(db) if path == folder or folder in path.parents]
    db.conn.executemany("DELETE FROM unreadable WHERE path = ?", [(path,) for path in inside])
    seen_at = now.isoformat(timespec="seconds")
    rows = [(str(one.path), one.reason, one.sha256, one.read_as, seen_at) for one in files]
    db.conn.executemany("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?, ?, ?)", rows)
