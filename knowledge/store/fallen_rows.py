"""Meetings that a change of rhythm took off their dates, and which invitations were given out for what dates."""

from collections import defaultdict
from datetime import date, datetime, time

from sqlite_utils import Database

from knowledge.groups.calendar import Calendar, Fallen
from knowledge.groups.fallen import remembering
from knowledge.groups.group import WorkingGroup


def fallen_of_groups(db: Database) -> dict[int, dict[date, Fallen]]:
    """By the group's id and the day in the grid."""
    found: dict[int, dict[date, Fallen]] = defaultdict(dict)
    sql = "SELECT group_id, original, day, at, sequence, fell_at FROM fallen_meetings"
    for group_id, original, day, at, sequence, fell_at in db.execute(sql).fetchall():
        one = Fallen(date.fromisoformat(day), time.fromisoformat(at), sequence, datetime.fromisoformat(fell_at))
        found[group_id][date.fromisoformat(original)] = one
    return found


def remember_fallen(db: Database, group: WorkingGroup, calendar: Calendar, now: datetime) -> Calendar:
    """In the caller's transaction, which gives the group this calendar: the same with what falls off its dates by that,
    which is kept."""
    rows = db.execute(
        "SELECT original FROM invitations WHERE group_id = ?1 UNION SELECT original FROM invitation_files "
        "WHERE group_id = ?1",
        (group.id,),
    )
    invited = [date.fromisoformat(original) for (original,) in rows]
    changed = remembering(group.calendar, calendar, group.working, now, invited)
    for original, one in changed.fallen.items():
        if group.calendar.fallen.get(original) != one:
            where = (one.day.isoformat(), one.at.isoformat(), one.sequence, one.since.isoformat(timespec="seconds"))
            row = (group.id, original.isoformat(), *where)
            db.execute("INSERT OR REPLACE INTO fallen_meetings VALUES (?, ?, ?, ?, ?, ?)", row)
    return changed
