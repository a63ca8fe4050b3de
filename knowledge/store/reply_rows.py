"""Replies to meetings: the last one of each seat, and the one before it, so that it can be taken back."""

from collections.abc import Iterator
from datetime import date, datetime, time

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp, check_may_take_back, rsvp_of, seat_to_answer_for
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write

_COLUMNS = "group_id, original, seat_id, answer, deputy_id, answered_at, day, at"
_ONE = "group_id = ? AND original = ? AND seat_id = ?"


def replies(db: Database, group: WorkingGroup, original: date) -> dict[int, Rsvp]:
    """The replies to a meeting (by its day in the grid) where it is now, by seat."""
    return {one.seat.id: one for one in _rows(db, group, original) if one.given_for is None}


def outdated_replies(db: Database, group: WorkingGroup, original: date) -> dict[int, Rsvp]:
    """What seats said of a meeting while it was on another day or at another time, and have not said anew."""
    return {one.seat.id: one for one in _rows(db, group, original) if one.given_for}


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
        if reply != before:
            _keep_before(db, group, original, reply.seat)
        _save(db, group, occurrence, reply, now)
        record_audit(db, now, actor, "meeting rsvp", f"group {group.slug} {original} seat {reply.seat.id}", "replied")
    return reply, before


def take_back_answer(
    db: Database, group: WorkingGroup, occurrence: Occurrence, email: str, now: datetime, actor: str
) -> tuple[Seat, Rsvp | None]:
    """Puts back what stood before somebody's last answer, and returns their seat and what stands now (None: nothing).
    Raises HelpfulError where there is nothing to take back, or it is not theirs."""
    original = occurrence.original
    with write(db):
        seat = seat_to_answer_for(group, occurrence, email, now)
        key = (group.id, original.isoformat(), seat.id)
        row = db.execute(f"SELECT answer FROM replies_before WHERE {_ONE}", key).fetchone()
        if row is None:
            raise HelpfulError("There is no answer of yours to take back.", "Nothing was changed.")
        before = next((one for one in _rows(db, group, original, "replies_before") if one.seat == seat), None)
        latest = next((one for one in _rows(db, group, original) if one.seat == seat), None)
        check_may_take_back(seat, email, latest, before)
        db.execute(f"DELETE FROM replies WHERE {_ONE}", key)
        if row[0]:
            sql = f"INSERT INTO replies ({_COLUMNS}) SELECT {_COLUMNS} FROM replies_before WHERE {_ONE}"
            db.execute(sql, key)
        db.execute(f"DELETE FROM replies_before WHERE {_ONE}", key)
        record_audit(db, now, actor, "meeting rsvp", f"group {group.slug} {original} seat {seat.id}", "taken back")
        return seat, replies(db, group, original).get(seat.id)


def _rows(db: Database, group: WorkingGroup, original: date, table: str = "replies") -> Iterator[Rsvp]:
    sql = (
        f"SELECT seat_id, answer, email, name, day, at FROM {table} LEFT JOIN people ON people.id = deputy_id "
        "WHERE group_id = ? AND original = ? AND answer IS NOT NULL"
    )
    seats = {seat.id: seat for seat in group.seats}
    found = group.calendar.occurrence(original, group.working)
    here = (found.day, found.at) if found else None
    for seat_id, answer, email, name, day, at in db.execute(sql, (group.id, original.isoformat())).fetchall():
        if seat_id in seats:
            there = (date.fromisoformat(day), time.fromisoformat(at)) if day else here
            deputy = Member(email, name) if email else None
            yield Rsvp(seats[seat_id], Answer(answer), deputy, None if there == here else there)


def _keep_before(db: Database, group: WorkingGroup, original: date, seat: Seat) -> None:
    """Notes what stands now as what stood before."""
    key = (group.id, original.isoformat(), seat.id)
    db.execute(f"DELETE FROM replies_before WHERE {_ONE}", key)
    sql = f"INSERT INTO replies_before ({_COLUMNS}) SELECT {_COLUMNS} FROM replies WHERE {_ONE}"
    if not db.execute(sql, key).rowcount:
        db.execute("INSERT INTO replies_before (group_id, original, seat_id) VALUES (?, ?, ?)", key)


def _save(db: Database, group: WorkingGroup, occurrence: Occurrence, reply: Rsvp, now: datetime) -> None:
    person = "(SELECT id FROM people WHERE email = ?)"
    row = (
        group.id,
        occurrence.original.isoformat(),
        reply.seat.id,
        reply.answer.value,
        reply.deputy.email if reply.deputy else None,
        now.isoformat(timespec="seconds"),
        occurrence.day.isoformat(),
        occurrence.at.isoformat(),
    )
    db.execute(f"INSERT OR REPLACE INTO replies ({_COLUMNS}) VALUES (?, ?, ?, ?, {person}, ?, ?, ?)", row)
