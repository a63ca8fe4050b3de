"""What reminders of meetings are planned with: since when each meeting is as it is, and who was there."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.groups.calendar import Calendar
from knowledge.groups.group import WorkingGroup
from knowledge.notices import Kind
from knowledge.store.reminder_rows import Kept, stamp, supersede, unsent


def supersede_changed(db: Database, group: WorkingGroup, calendar: Calendar, now: datetime) -> None:
    """In the caller's transaction, which gives the group this calendar: what is due for meetings that are not as they
    were is not to be sent; and each is known as it is from now on."""
    gone: list[tuple[str, str]] = []
    for one in unsent(db, Kind.MEETING):
        why = why_outdated(group, calendar, one) if one.about.group_id == group.id else ""
        gone += [(one.key, why)] if why else []
    supersede(db, gone, now)
    changed = calendar.changes.items() - group.calendar.changes.items()
    note_known(db, [(group.id, original, change.sequence) for original, change in changed], now)


def why_outdated(group: WorkingGroup, calendar: Calendar, one: Kept) -> str:
    """Why what was planned for a meeting does not hold any more; "" where it does."""
    occurrence = calendar.occurrence(one.about.original, group.working)
    if occurrence is None:
        return "there is no such meeting any more"
    if not occurrence.takes_place:
        return "the meeting was cancelled"
    return "" if occurrence.sequence == one.version else "the meeting was moved"


def note_known(db: Database, meetings: Iterable[tuple[int, date, int]], now: datetime) -> None:
    """In the caller's transaction: these meetings (group, day in the grid, version) are known from now on, unless they
    were before."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO meetings_known VALUES (?, ?, ?, ?)",
        [(group_id, original.isoformat(), version, stamp(now)) for group_id, original, version in meetings],
    )


def known_since(db: Database, first: date) -> dict[tuple[int, date, int], datetime]:
    """Since when meetings are known, of those whose day in the grid is `first` or later."""
    sql = "SELECT group_id, original, version, known_at FROM meetings_known WHERE original >= ?"
    return {
        (group_id, date.fromisoformat(original), version): datetime.fromisoformat(known_at)
        for group_id, original, version, known_at in db.execute(sql, (first.isoformat(),)).fetchall()
    }


def attended(db: Database, group_id: int, original: date) -> set[int]:
    """The ids of those who were at a meeting, for all of it or a part."""
    sql = "SELECT person_id FROM attendance WHERE group_id = ? AND original = ?"
    return {person_id for (person_id,) in db.execute(sql, (group_id, original.isoformat()))}
