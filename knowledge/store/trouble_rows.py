"""What the secretariat is told of reminders that went astray."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from knowledge.people import Role
from knowledge.store.database import write
from knowledge.store.reminder_rows import COLUMNS, TROUBLE, Kept, kept, network_key, stamp

VALID = timedelta(days=14)
_ASTRAY = "(state = 'dead' OR (state = 'unknown' AND is_looked_for)) AND rung != ?"


def tell_of_trouble(db: Database, now: datetime) -> int:
    """A note to each of the secretariat is due about what was refused or may not have been sent, if there is any of
    which they were not told; how many reminders it is about. Where there is no secretariat it waits for one."""
    if not db.execute(f"SELECT 1 FROM reminders WHERE told_in = 0 AND {_ASTRAY} LIMIT 1", [TROUBLE]).fetchone():
        return 0
    with write(db):
        people = db.execute(
            "SELECT DISTINCT person_id FROM roles WHERE role IN (?, ?) AND scope = '' ORDER BY person_id",
            [Role.SECRETARIAT.value, Role.ADMINISTRATOR.value],
        ).fetchall()
        if not people:
            return 0
        number = int(db.execute("SELECT max(told_in) FROM reminders").fetchone()[0]) + 1
        told = db.execute(f"UPDATE reminders SET told_in = ? WHERE told_in = 0 AND {_ASTRAY}", [number, TROUBLE])
        at, expires, day = stamp(now), stamp(now + VALID), now.date().isoformat()
        network = network_key(db)
        db.conn.executemany(
            "INSERT OR IGNORE INTO reminders (key, group_id, original, version, rung, person_id, planned_for, due_at, "
            "expires_at, planned_at, changed_at) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (f"{network}:trouble:{number}:{person}", day, number, TROUBLE, person, at, at, expires, at, at)
                for (person,) in people
            ],
        )
        return int(told.rowcount)


def told_in(db: Database, number: int) -> list[Kept]:
    """The reminders that a note is about."""
    sql = f"SELECT {COLUMNS} FROM reminders WHERE told_in = ? AND state IN ('unknown', 'dead') ORDER BY id"
    return [kept(row) for row in db.execute(sql, [number]).fetchall()]
