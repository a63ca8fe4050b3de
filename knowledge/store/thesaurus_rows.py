"""The thesaurus of each folder of documents."""

import json
from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from knowledge.thesaurus import Names


def thesaurus_of(db: Database, folder: Path) -> tuple[Names, ...]:
    """What the thesaurus of one folder says."""
    rows = db.execute("SELECT names FROM thesaurus WHERE folder = ? ORDER BY line", [str(folder)])
    return tuple(_names(names) for (names,) in rows.fetchall())


def whole_thesaurus(db: Database) -> tuple[Names, ...]:
    """What those of all folders say, each line once."""
    rows = db.execute("SELECT names FROM thesaurus ORDER BY folder, line").fetchall()
    return tuple(dict.fromkeys(_names(names) for (names,) in rows))


def replace_thesaurus(db: Database, folder: Path, lines: Sequence[Names]) -> bool:
    """Sets that of a folder; whether it has changed. For use inside a transaction."""
    if tuple(lines) == thesaurus_of(db, folder):
        return False
    db.execute("DELETE FROM thesaurus WHERE folder = ?", [str(folder)])
    rows = [(str(folder), number, json.dumps(one.names)) for number, one in enumerate(lines)]
    db.conn.executemany("INSERT INTO thesaurus VALUES (?, ?, ?)", rows)
    db.execute("UPDATE index_state SET generation = generation + 1")
    return True


def _names(text: str) -> Names:
    return Names(tuple(json.loads(text)))
