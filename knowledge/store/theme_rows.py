"""The network's themes and what other lists call them."""

from datetime import datetime

from sqlite_utils import Database

from knowledge.pledges.themes import Crosswalk
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


def themes(db: Database) -> Crosswalk:
    """The lists as they were last saved; of a network that has none, an empty one."""
    rows: dict[int, list[str]] = {}
    lists: dict[int, str] = {}
    for row, position, name, theme in db.execute(
        "SELECT row, position, list, theme FROM theme_lists ORDER BY row, position"
    ):
        rows.setdefault(row, []).append(theme)
        lists[position] = name
    return Crosswalk(tuple(lists.values()), tuple(map(tuple, rows.values())))


def save_themes(db: Database, crosswalk: Crosswalk, now: datetime, actor: str) -> None:
    """Takes over the lists in place of those before. Pledges keep the themes they have."""
    with write(db):
        db.execute("DELETE FROM theme_lists")
        for row, cells in enumerate(crosswalk.rows):
            for position, (name, theme) in enumerate(zip(crosswalk.lists, cells, strict=True)):
                db.execute("INSERT INTO theme_lists VALUES (?, ?, ?, ?)", (row, name, position, theme))
        record_audit(db, now, actor, "pledge themes", "network", f"{len(crosswalk.own)} themes")
