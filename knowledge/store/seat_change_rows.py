"""Single changes of a group's seats; each is one transaction that looks at the seats as they are then."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.read_members import Listed
from knowledge.groups.seating import check_is_deputy, check_may_be_deputy, held_by, removable, seat_for
from knowledge.people import Role
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.group_rows import group_named
from knowledge.store.seat_rows import add_deputy, add_seat, grant_role, person_listed, save_seats, take_back_roles


def give_seat(db: Database, slug: str, listed: Listed, now: datetime, actor: str) -> tuple[bool, list[str]]:
    """A seat for an organisation: somebody takes its vacant one, or else a new one (which stays vacant without an
    address). Whether it is new, and the addresses of people who were not known."""
    with write(db):
        group = group_named(db, slug)
        seat = seat_for(group, listed.organisation, listed.role, listed.email)
        new_people: list[str] = []
        person_id = person_listed(db, listed, now, new_people)
        if seat:
            _hold(db, seat, person_id, now)
        else:
            since = now.astimezone(group.zone).date()
            seat_id = add_seat(db, group.id, listed.organisation, listed.role, person_id, since)
        if person_id and listed.role is not Role.SECRETARIAT:
            grant_role(db, person_id, listed.role, group)
        target = f"group {group.slug} seat {seat.id if seat else seat_id}"
        record_audit(db, now, actor, "group seat", target, "taken" if person_id else "added")
    return seat is None, new_people


def list_seats(db: Database, slug: str, members: Sequence[Listed], now: datetime, actor: str) -> list[str]:
    """All seats of a group as they are listed, in the place of those it has; the same people keep theirs. The addresses
    of people who were not known."""
    with write(db):
        group = group_named(db, slug)
        new_people: list[str] = []
        save_seats(db, group.id, group, members, now, new_people)
        record_audit(db, now, actor, "group seats", f"group {group.slug}", "listed")
    return new_people


def vacate_seat(db: Database, slug: str, email: str, now: datetime, actor: str) -> Seat:
    """Takes somebody out of their seat, and returns it as it was. What they answered to meetings to come goes; that
    they were at earlier ones stays."""
    with write(db):
        group = group_named(db, slug)
        seat = held_by(group, email)
        (person_id,) = db.execute("SELECT person_id FROM seats WHERE id = ?", (seat.id,)).fetchone()
        _hold(db, seat, None, now)
        take_back_roles(db, [person_id], group)
        _forget_answers_to_come(db, group, seat, now)
        record_audit(db, now, actor, "group seat", f"group {group.slug} seat {seat.id}", "vacated")
    return seat


def name_deputy(db: Database, slug: str, of: str, listed: Listed, now: datetime, actor: str) -> list[str]:
    """Lists a deputy with the seat that `of` holds; the addresses of people who were not known."""
    with write(db):
        group = group_named(db, slug)
        seat = held_by(group, of)
        check_may_be_deputy(seat, listed.email or "")
        new_people: list[str] = []
        add_deputy(db, seat.id, person_listed(db, listed, now, new_people))
        record_audit(db, now, actor, "group seat", f"group {group.slug} seat {seat.id}", "deputy listed")
    return new_people


def remove_deputy(db: Database, slug: str, of: str, email: str, now: datetime, actor: str) -> None:
    """Somebody is no deputy any more of the seat that `of` holds."""
    with write(db):
        group = group_named(db, slug)
        seat = held_by(group, of)
        check_is_deputy(seat, email)
        sql = "DELETE FROM deputies WHERE seat_id = ? AND person_id = (SELECT id FROM people WHERE email = ?)"
        db.execute(sql, (seat.id, email))
        record_audit(db, now, actor, "group seat", f"group {group.slug} seat {seat.id}", "deputy taken out")


def remove_seat(db: Database, slug: str, organisation: str, now: datetime, actor: str) -> Seat:
    """Takes out a vacant seat of an organisation, and returns it."""
    with write(db):
        group = group_named(db, slug)
        seat = removable(group, organisation)
        db.execute("DELETE FROM seats WHERE id = ?", (seat.id,))
        record_audit(db, now, actor, "group seat", f"group {group.slug} seat {seat.id}", "removed")
    return seat


def _hold(db: Database, seat: Seat, person_id: int | None, now: datetime) -> None:
    sql = "UPDATE seats SET person_id = ?, held_since = ? WHERE id = ?"
    db.execute(sql, (person_id, now.date().isoformat(), seat.id))


def _forget_answers_to_come(db: Database, group: WorkingGroup, seat: Seat, now: datetime) -> None:
    today = now.astimezone(group.zone).date()
    coming = group.calendar.occurrences(today, today.replace(year=today.year + 3, day=1), group.working)
    originals = [one.original.isoformat() for one in coming if one.starts(group.zone) > now]
    for table in ("replies", "replies_before"):
        rows = [(seat.id, original) for original in originals]
        db.conn.executemany(f"DELETE FROM {table} WHERE seat_id = ? AND original = ?", rows)
