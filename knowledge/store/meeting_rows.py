"""What is known of single meetings: replies, moves, how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.forecast import Forecast, forecast
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.quorum import QuorumState, quorum_state
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp, rsvp_of
from knowledge.store.attendance_rows import histories, present
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


def save_answer(
    db: Database,
    group: WorkingGroup,
    occurrence: Occurrence,
    email: str,
    answer: Answer,
    now: datetime,
    actor: str,
    deputy: Member | None = None,
) -> tuple[Rsvp, Rsvp | None]:
    """Keeps somebody's answer for their seat in the place of the one before; both come back. The audit knows that
    somebody replied, never what. Raises HelpfulError where they may not (see `rsvp_of`)."""
    original = occurrence.original
    with write(db):
        seat = next(iter(group.seats_of(email)), None)
        before = replies(db, group, original).get(seat.id) if seat else None
        reply = rsvp_of(group, occurrence, email, answer, now, deputy, before)
        person = "(SELECT id FROM people WHERE email = ?)"
        db.execute(
            f"INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, {person}, ?)",
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
    return reply, before


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
        gone = [
            (group.id, original.isoformat()) for original in group.calendar.changes.keys() - calendar.changes.keys()
        ]
        db.conn.executemany("DELETE FROM occurrences WHERE group_id = ? AND original = ?", gone)
        for original, change in calendar.changes.items():
            row = (change.day, change.at, change.is_cancelled, change.is_extra, change.why, change.sequence)
            values = (group.id, original.isoformat(), row[0].isoformat(), row[1].isoformat(), *row[2:])
            db.execute("INSERT OR REPLACE INTO occurrences VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        record_audit(db, now, actor, "meeting change", f"group {group.slug}", action)
