"""Who was at single meetings, and what that says of the next ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.groups.attendance import Stay
from knowledge.groups.forecast import History
from knowledge.groups.group import WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


def present(db: Database, group: WorkingGroup, original: date) -> set[str]:
    """The addresses of those who are there: arrived, and not left."""
    sql = (
        "SELECT email FROM attendance JOIN people ON people.id = person_id "
        "WHERE group_id = ? AND original = ? AND left_at IS NULL"
    )
    return {email for (email,) in db.execute(sql, (group.id, original.isoformat()))}


def stays(db: Database, group: WorkingGroup, original: date) -> list[Stay]:
    """From when to when people were there, in the order of their coming."""
    sql = (
        "SELECT email, name, arrived_at, left_at FROM attendance JOIN people ON people.id = person_id "
        "WHERE group_id = ? AND original = ? AND email IS NOT NULL ORDER BY arrived_at, name"
    )
    return [
        Stay(email, name, datetime.fromisoformat(arrived), datetime.fromisoformat(left) if left else None)
        for email, name, arrived, left in db.execute(sql, (group.id, original.isoformat())).fetchall()
    ]


def note_arrivals(
    db: Database, group: WorkingGroup, original: date, people: Iterable[int], at: datetime, now: datetime, actor: str
) -> list[int]:
    """Notes that people are there since `at`, all or nobody; who of them were not there already."""
    with write(db):
        new = [one for one in people if not _is_there(db, group, original, one)]
        for person_id in new:
            row = (group.id, original.isoformat(), person_id, at.isoformat(timespec="seconds"))
            db.execute("INSERT OR REPLACE INTO attendance VALUES (?, ?, ?, ?, NULL)", row)
            record_audit(
                db, now, actor, "meeting arrival", f"group {group.slug} {original} person {person_id}", "there"
            )
    return new


def note_absence(db: Database, group: WorkingGroup, original: date, person_id: int, now: datetime, actor: str) -> bool:
    """Takes somebody out of the notes: they were not there. False where they were not noted."""
    with write(db):
        sql = "DELETE FROM attendance WHERE group_id = ? AND original = ? AND person_id = ?"
        if not db.execute(sql, (group.id, original.isoformat(), person_id)).rowcount:
            return False
        target = f"group {group.slug} {original} person {person_id}"
        record_audit(db, now, actor, "meeting absence", target, "taken out of the notes")
    return True


def note_leaving(db: Database, group: WorkingGroup, original: date, person_id: int, now: datetime, actor: str) -> bool:
    """Notes that somebody has left; False where they were not there."""
    with write(db):
        if not _is_there(db, group, original, person_id):
            return False
        there = "group_id = ? AND original = ? AND person_id = ? AND left_at IS NULL"
        sql = f"UPDATE attendance SET left_at = ? WHERE {there}"
        db.execute(sql, (now.isoformat(timespec="seconds"), group.id, original.isoformat(), person_id))
        record_audit(db, now, actor, "meeting leaving", f"group {group.slug} {original} person {person_id}", "left")
    return True


def _is_there(db: Database, group: WorkingGroup, original: date, person_id: int) -> bool:
    sql = "SELECT 1 FROM attendance WHERE group_id = ? AND original = ? AND person_id = ? AND left_at IS NULL"
    return db.execute(sql, (group.id, original.isoformat(), person_id)).fetchone() is not None


def histories(db: Database, group: WorkingGroup, before: date) -> dict[tuple[int, Answer | None], History]:
    """How often each seat gave each answer to meetings before a day, and was taken then. A meeting counts where anybody
    was noted as there, an answer where the meeting was not moved after it, and both for those who hold the
    seats now."""
    past = "WHERE group_id = ? AND original < ?"
    values = (group.id, before.isoformat())
    there: dict[str, set[str]] = defaultdict(set)
    sql = f"SELECT original, email FROM attendance JOIN people ON people.id = person_id {past}"
    for original, email in db.execute(sql, values).fetchall():
        there[original].add(email)
    given: dict[tuple[str, int], Answer] = {}
    moved_since = (
        "EXISTS (SELECT 1 FROM occurrences WHERE occurrences.group_id = replies.group_id AND "
        "occurrences.original = replies.original AND (occurrences.day, occurrences.at) != (replies.day, replies.at))"
    )
    sql = f"SELECT original, seat_id, answer FROM replies {past} AND (day IS NULL OR NOT {moved_since})"
    for original, seat_id, answer in db.execute(sql, values):
        given[original, seat_id] = Answer(answer)
    answered: Counter[tuple[int, Answer | None]] = Counter()
    came: Counter[tuple[int, Answer | None]] = Counter()
    sql = "SELECT id, held_since FROM seats WHERE group_id = ?"
    since = {seat_id: day or "" for seat_id, day in db.execute(sql, (group.id,)).fetchall()}
    for original, people in there.items():
        for seat in (seat for seat in group.seats if original >= since.get(seat.id, "")):
            key = seat.id, given.get((original, seat.id))
            answered[key] += 1
            came[key] += any(one.email in people for one in seat.people)
    return {key: History(count, came[key]) for key, count in answered.items()}
