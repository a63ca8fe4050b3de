"""What the secretariat is told of reminders that went astray."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlite_utils import Database

from knowledge.notices import Kind, Planned, Recipient, Reminder, Subject
from knowledge.store.database import write
from knowledge.store.people_rows import secretariat
from knowledge.store.reminder_rows import COLUMNS, Kept, keep_planned, kept, network_key

VALID = timedelta(days=14)
_ASTRAY = "(state = 'dead' OR (state = 'unknown' AND is_looked_for)) AND kind != ?"


class Rung(StrEnum):
    """A note that reminders went astray."""

    TROUBLE = "trouble"


def tell_of_trouble(db: Database, now: datetime) -> int:
    """A note to each of the secretariat is due about what was refused or may not have been sent, if there is any of
    which they were not told; how many reminders it is about. Where there is no secretariat it waits for one."""
    kind = [Kind.TROUBLE.value]
    if not db.execute(f"SELECT 1 FROM reminders WHERE told_in = 0 AND {_ASTRAY} LIMIT 1", kind).fetchone():
        return 0
    with write(db):
        if not (people := secretariat(db)):
            return 0
        number = int(db.execute("SELECT max(told_in) FROM reminders").fetchone()[0]) + 1
        told = db.execute(f"UPDATE reminders SET told_in = ? WHERE told_in = 0 AND {_ASTRAY}", [number, *kind])
        network, about = network_key(db), Subject(Kind.TROUBLE, 0, str(number))
        note, bundle = Reminder(Rung.TROUBLE, Recipient.SECRETARIAT, now, now + VALID), f"{Kind.TROUBLE} {number}"
        notes = [Planned(f"{network}:trouble:{number}:{one}", about, 0, one, note, bundle) for one in people]
        keep_planned(db, notes, now)
        return int(told.rowcount)


def told_in(db: Database, number: int) -> list[Kept]:
    """The reminders that a note is about."""
    sql = f"SELECT {COLUMNS} FROM reminders WHERE told_in = ? AND state IN ('unknown', 'dead') ORDER BY id"
    return [kept(row) for row in db.execute(sql, [number]).fetchall()]
