"""How each person wants to be reminded; whoever has said nothing gets everything."""

from datetime import date, datetime

from sqlite_utils import Database

from knowledge.groups.wishes import Amount, Wishes
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write

_COLUMNS = "amount, weekday, not_before, is_off, prefers_direct, time_zone, told_zone, version"
_Row = tuple[str, int, str | None, int, int, str, str, int]


def wishes_of(db: Database, person_id: int) -> Wishes:
    """How somebody wants to be reminded."""
    row = db.execute(f"SELECT {_COLUMNS} FROM wishes WHERE person_id = ?", (person_id,)).fetchone()
    return _wishes(row) if row else Wishes()


def who_prefer_direct(db: Database) -> set[int]:
    """The ids of those who want direct messages, also where their group is reminded in its channel."""
    return {id_ for (id_,) in db.execute("SELECT person_id FROM wishes WHERE prefers_direct").fetchall()}


def who_wish_for_nothing(db: Database, today: date) -> dict[int, Wishes]:
    """The wishes of those who have turned reminders off or put them off until a day that is to come, by their id."""
    sql = f"SELECT person_id, {_COLUMNS} FROM wishes WHERE is_off OR not_before > ? ORDER BY person_id"
    return {row[0]: _wishes(row[1:]) for row in db.execute(sql, [today.isoformat()]).fetchall()}


def save_wishes(db: Database, person_id: int, wishes: Wishes, now: datetime, actor: str) -> Wishes:
    """Keeps how somebody wants to be reminded, and returns it with its version."""
    with write(db):
        sql = (
            "INSERT INTO wishes (person_id, amount, weekday, not_before, is_off, prefers_direct, time_zone, version) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (person_id) DO UPDATE SET amount = excluded.amount, "
            "weekday = excluded.weekday, not_before = excluded.not_before, is_off = excluded.is_off, "
            "prefers_direct = excluded.prefers_direct, time_zone = excluded.time_zone, version = wishes.version + 1"
        )
        until = wishes.not_before.isoformat() if wishes.not_before else None
        chosen = (wishes.amount.value, wishes.weekday, until, wishes.is_off, wishes.prefers_direct, wishes.time_zone)
        db.execute(sql, (person_id, *chosen))
        record_audit(db, now, actor, "notify", f"person {person_id}", "chosen")
        return wishes_of(db, person_id)


def note_told_zone(db: Database, person_id: int, name: str) -> bool:
    """Keeps the time zone that somebody's platform tells; whether that is news."""
    if wishes_of(db, person_id).told_zone == name:
        return False
    with write(db):
        db.execute(
            "INSERT INTO wishes (person_id, told_zone) VALUES (?, ?) "
            "ON CONFLICT (person_id) DO UPDATE SET told_zone = excluded.told_zone",
            (person_id, name),
        )
    return True


def _wishes(row: _Row) -> Wishes:
    amount, weekday, until, is_off, prefers_direct, zone, told, version = row
    day = date.fromisoformat(until) if until else None
    return Wishes(Amount(amount), weekday, day, bool(is_off), bool(prefers_direct), zone, told, version)
