"""When a group does not meet, where it meets, and what papers a meeting has."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.dates import Break
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.group_json import breaks_to_json
from knowledge.store.group_rows import group_named


def save_breaks(db: Database, group: WorkingGroup, breaks: Sequence[Break], now: datetime, actor: str) -> None:
    """Keeps a group's breaks in place of those it had. Raises HelpfulError where somebody else has changed them since
    `group` was read."""
    with write(db):
        if group_named(db, group.slug).working.breaks != group.working.breaks:
            raise HelpfulError(
                f"Somebody has just changed the breaks of {group.name}.", "Look again. Nothing was changed."
            )
        db.execute("UPDATE groups SET breaks = ? WHERE id = ?", (breaks_to_json(breaks), group.id))
        record_audit(db, now, actor, "group breaks", f"group {group.slug}", "changed")


def save_place(db: Database, group: WorkingGroup, place: str, now: datetime, actor: str) -> None:
    """Keeps where a group meets; "" for nowhere in particular."""
    with write(db):
        sql = "UPDATE groups SET place_changes = place_changes + (place != :new), place = :new WHERE id = :id"
        db.execute(sql, {"new": place, "id": group.id})
        record_audit(db, now, actor, "group place", f"group {group.slug}", "set" if place else "taken out")


def save_link(db: Database, group: WorkingGroup, link: str, now: datetime, actor: str) -> None:
    """Keeps the address at which a group meets online; "" for none."""
    with write(db):
        sql = "UPDATE groups SET place_changes = place_changes + (link != :new), link = :new WHERE id = :id"
        db.execute(sql, {"new": link, "id": group.id})
        record_audit(db, now, actor, "group link", f"group {group.slug}", "set" if link else "taken out")


def save_channel(db: Database, group: WorkingGroup, channel: str, now: datetime, actor: str) -> None:
    """Keeps where a group talks: a channel's id; "" for nowhere, and then it is reminded by direct message."""
    with write(db):
        db.execute("UPDATE groups SET channel = ? WHERE id = ?", (channel, group.id))
        if not channel:
            db.execute("UPDATE groups SET reminds_in = 'direct' WHERE id = ?", (group.id,))
        record_audit(db, now, actor, "group channel", f"group {group.slug}", "set" if channel else "taken out")


def save_reminds_in(db: Database, group: WorkingGroup, in_channel: bool, now: datetime, actor: str) -> None:
    """Keeps whether a group's agenda calls and papers are posted in its channel, once for all."""
    where = "channel" if in_channel else "direct"
    with write(db):
        db.execute("UPDATE groups SET reminds_in = ? WHERE id = ?", (where, group.id))
        record_audit(db, now, actor, "group reminders", f"group {group.slug}", where)


def papers_of(db: Database, group: WorkingGroup, original: date) -> str:
    """Where the papers of a meeting (by its day in the grid) are; "" for none."""
    sql = "SELECT link FROM papers WHERE group_id = ? AND original = ?"
    row = db.execute(sql, (group.id, original.isoformat())).fetchone()
    return str(row[0]) if row else ""


def save_papers(db: Database, group: WorkingGroup, original: date, link: str, now: datetime, actor: str) -> None:
    """Keeps where the papers of a meeting are; "" for none."""
    with write(db):
        db.execute("DELETE FROM papers WHERE group_id = ? AND original = ?", (group.id, original.isoformat()))
        if link:
            db.execute("INSERT INTO papers VALUES (?, ?, ?)", (group.id, original.isoformat(), link))
        target = f"group {group.slug} {original}"
        record_audit(db, now, actor, "meeting papers", target, "set" if link else "taken out")
