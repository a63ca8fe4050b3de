"""What the secretariat is told of reminders: what went astray, and what shadow mode kept from being sent."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlite_utils import Database

from knowledge.notices import Kind, Planned, Recipient, Reminder, Subject
from knowledge.store.database import write
from knowledge.store.people_rows import secretariat
from knowledge.store.reminder_rows import COLUMNS, TOLD_SECRETARIAT, Kept, keep_planned, kept, network_key

VALID = timedelta(days=14)
_ASTRAY = f"state IN ('unknown', 'dead') AND (state = 'dead' OR is_looked_for) AND NOT {TOLD_SECRETARIAT}"
"""Said so that it is found by its index, however many have gone astray in the past."""


class Rung(StrEnum):
    """A note on what went astray, or on what became of reminders in shadow mode."""

    TROUBLE = "trouble"
    SHADOW = "shadow"


def tell_of_trouble(db: Database, now: datetime) -> int:
    """A note to each of the secretariat is due about what was refused or may not have been sent, if there is any of
    which they were not told; how many reminders it is about. Where there is no secretariat it waits for one."""
    return _tell(db, Kind.TROUBLE, Rung.TROUBLE, _ASTRAY, now)


def tell_of_shadow(db: Database, now: datetime) -> int:
    """The same about what would have been sent, or not been, were it not for shadow mode."""
    return _tell(db, Kind.SHADOW, Rung.SHADOW, "is_shadow", now)


def _tell(db: Database, kind: Kind, rung: Rung, which: str, now: datetime) -> int:
    if not db.execute(f"SELECT 1 FROM reminders WHERE told_in = 0 AND {which} LIMIT 1").fetchone():
        return 0
    with write(db):
        if not (people := secretariat(db)):
            return 0
        number = int(db.execute("SELECT max(told_in) FROM reminders").fetchone()[0]) + 1
        told = db.execute(f"UPDATE reminders SET told_in = ? WHERE told_in = 0 AND {which}", [number])
        network, about = network_key(db), Subject(kind, 0, str(number))
        note, bundle = Reminder(rung, Recipient.SECRETARIAT, now, now + VALID), f"{kind} {number}"
        notes = [Planned(f"{network}:{kind}:{number}:{one}", about, 0, one, note, bundle) for one in people]
        keep_planned(db, notes, now)
        return int(told.rowcount)


def told_in(db: Database, number: int) -> list[Kept]:
    """The reminders that a note is about, as they stand now: what was found since is not astray."""
    which = "told_in = ? AND (is_shadow OR state IN ('unknown', 'dead'))"
    sql = f"SELECT {COLUMNS} FROM reminders WHERE {which} ORDER BY id"
    return [kept(row) for row in db.execute(sql, [number]).fetchall()]
