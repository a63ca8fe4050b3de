"""What is known of single meetings: replies, and who was there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.forecast import Forecast, History, forecast
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.quorum import QuorumState, quorum_state
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.group_json import grids_to_json
from knowledge.store.group_rows import group_named


@dataclass(frozen=True)
class Standing:
    """How a meeting stands: who is there against the quorum, how likely it is, and the replies by seat."""

    state: QuorumState
    chances: Forecast
    replies: Mapping[int, Rsvp]


def standing(db: Database, group: WorkingGroup, occurrence: Occurrence) -> Standing:
    """How a meeting stands now."""
    known = replies(db, group, occurrence.original)
    answers = {seat: reply.answer for seat, reply in known.items()}
    state = quorum_state(group, present(db, group, occurrence.original))
    return Standing(state, forecast(group, answers, histories(db, group, occurrence.original)), known)


def replies(db: Database, group: WorkingGroup, original: date) -> dict[int, Rsvp]:
    """The replies to a meeting (by its day in the grid), by seat."""
    sql = (
        "SELECT seat_id, answer, email, name FROM replies LEFT JOIN people ON people.id = deputy_id "
        "WHERE group_id = ? AND original = ?"
    )
    seats = {seat.id: seat for seat in group.seats}
    return {
        seat_id: Rsvp(seats[seat_id], Answer(answer), Member(email, name) if email else None)
        for seat_id, answer, email, name in db.execute(sql, (group.id, original.isoformat())).fetchall()
        if seat_id in seats
    }


def save_reply(
    db: Database, group: WorkingGroup, original: date, reply: Rsvp, now: datetime, actor: str
) -> Rsvp | None:
    """Keeps a reply in the place of the one before, which is returned. The audit knows that somebody replied, never
    what."""
    with write(db):
        before = replies(db, group, original).get(reply.seat.id)
        deputy = "(SELECT id FROM people WHERE email = ?)"
        db.execute(
            f"INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, {deputy}, ?)",
            (
                group.id,
                original.isoformat(),
                reply.seat.id,
                reply.answer.value,
                reply.deputy.email if reply.deputy else None,
                now.isoformat(timespec="seconds"),
            ),
        )
        record_audit(db, now, actor, "meeting rsvp", f"group {group.slug} {original} seat {reply.seat.id}", "replied")
    return before


def save_calendar(
    db: Database, group: WorkingGroup, calendar: Calendar, now: datetime, actor: str, action: str
) -> None:
    """Keeps what was decided about a group's meetings in place of what was known of them before; `action` ("moved
    2026-11-17") is for the audit. Raises HelpfulError where somebody else has changed them since `group` was read."""
    with write(db):
        if group_named(db, group.slug).calendar != group.calendar:
            raise HelpfulError(
                f"Somebody has just changed the meetings of {group.name}.", "Look again. Nothing was changed."
            )
        db.execute("UPDATE groups SET grids = ? WHERE id = ?", (grids_to_json(calendar.grids), group.id))
        for original, change in calendar.changes.items():
            row = (change.day, change.at, change.is_cancelled, change.is_extra, change.why, change.sequence)
            values = (group.id, original.isoformat(), row[0].isoformat(), row[1].isoformat(), *row[2:])
            db.execute("INSERT OR REPLACE INTO occurrences VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        record_audit(db, now, actor, "meeting change", f"group {group.slug}", action)


def present(db: Database, group: WorkingGroup, original: date) -> set[str]:
    """The addresses of those who are there: arrived, and not left."""
    sql = (
        "SELECT email FROM attendance JOIN people ON people.id = person_id "
        "WHERE group_id = ? AND original = ? AND left_at IS NULL"
    )
    return {email for (email,) in db.execute(sql, (group.id, original.isoformat()))}


def note_arrival(db: Database, group: WorkingGroup, original: date, person_id: int, now: datetime, actor: str) -> bool:
    """Notes that somebody is there; False where they were already."""
    with write(db):
        if _is_there(db, group, original, person_id):
            return False
        row = (group.id, original.isoformat(), person_id, now.isoformat(timespec="seconds"))
        db.execute("INSERT OR REPLACE INTO attendance VALUES (?, ?, ?, ?, NULL)", row)
        record_audit(db, now, actor, "meeting arrival", f"group {group.slug} {original} person {person_id}", "there")
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
    was noted as there."""
    noted = "SELECT DISTINCT original FROM attendance WHERE group_id = ? AND original < ?"
    meetings = [day for (day,) in db.execute(noted, (group.id, before.isoformat())).fetchall()]
    answered: Counter[tuple[int, Answer | None]] = Counter()
    came: Counter[tuple[int, Answer | None]] = Counter()
    for meeting in meetings:
        original = date.fromisoformat(meeting)
        known, there = replies(db, group, original), _ever_there(db, group, original)
        for seat in group.seats:
            key = seat.id, known[seat.id].answer if seat.id in known else None
            answered[key] += 1
            came[key] += any(one.email in there for one in seat.people)
    return {key: History(count, came[key]) for key, count in answered.items()}


def _ever_there(db: Database, group: WorkingGroup, original: date) -> set[str]:
    sql = "SELECT email FROM attendance JOIN people ON people.id = person_id WHERE group_id = ? AND original = ?"
    return {email for (email,) in db.execute(sql, (group.id, original.isoformat()))}
