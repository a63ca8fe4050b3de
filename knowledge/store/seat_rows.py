"""The seats of groups, who holds them, and the roles that go with them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlite_utils import Database

from knowledge.documents import name_key
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.read_group import ListedGroup
from knowledge.groups.read_members import Listed
from knowledge.people import Role
from knowledge.store.people_rows import insert_person, person_with_email


def all_seats(db: Database) -> dict[int, list[Seat]]:
    """The seats of every group, by the group's id."""
    stand_ins: dict[int, list[Member]] = defaultdict(list)
    sql = "SELECT seat_id, email, name FROM deputies JOIN people ON people.id = person_id ORDER BY name, email"
    for seat_id, email, name in db.execute(sql).fetchall():
        stand_ins[seat_id].append(Member(email or "", name))
    sql = (
        "SELECT group_id, seats.id, seats.organisation, seats.role, people.id, email, name FROM seats "
        "LEFT JOIN people ON people.id = person_id ORDER BY seats.id"
    )
    found: dict[int, list[Seat]] = defaultdict(list)
    for group_id, seat_id, organisation, role, person_id, email, name in db.execute(sql).fetchall():
        holder = Member(email or "", name) if person_id else None
        found[group_id].append(Seat(seat_id, organisation, holder, Role(role), tuple(stand_ins[seat_id])))
    return found


def save_seats(
    db: Database,
    group_id: int,
    group: ListedGroup | WorkingGroup,
    members: Sequence[Listed],
    now: datetime,
    new_people: list[str],
) -> None:
    """In the caller's transaction: the seats of a group as its file lists them; the same people keep theirs. Addresses
    of people who were not known are added to `new_people`."""
    sql = "SELECT person_id, organisation, id FROM seats WHERE group_id = ? ORDER BY id"
    before: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for person_id, organisation, seat_id in db.execute(sql, (group_id,)).fetchall():
        before[person_id, name_key(organisation)].append(seat_id)
    db.execute("DELETE FROM deputies WHERE seat_id IN (SELECT id FROM seats WHERE group_id = ?)", (group_id,))
    take_back_roles(db, {person_id for person_id, _ in before if person_id}, group)
    seats: dict[str | None, int] = {}
    for one in members:
        if one.deputy_of:
            continue
        person_id = person_listed(db, one, now, new_people)
        kept = before.get((person_id, name_key(one.organisation))) or []
        row = (group_id, one.organisation, one.role, person_id)
        if kept:
            seat_id = kept.pop(0)
            db.execute(
                "UPDATE seats SET group_id = ?, organisation = ?, role = ?, person_id = ? WHERE id = ?", (*row, seat_id)
            )
        else:
            seat_id = add_seat(db, *row)
        seats[one.email] = seat_id
        if person_id and one.role is not Role.SECRETARIAT:
            grant_role(db, person_id, one.role, group)
    gone = [(seat_id,) for kept in before.values() for seat_id in kept]
    db.conn.executemany("DELETE FROM seats WHERE id = ?", gone)
    for one in members:
        if one.deputy_of:
            add_deputy(db, seats[one.deputy_of], person_listed(db, one, now, new_people))


def add_seat(
    db: Database, group_id: int, organisation: str, role: Role, person_id: int | None, since: date | None = None
) -> int:
    """In the caller's transaction: one more seat, held (or vacant) since a day; its id. Without a day, all of the past
    is its holder's."""
    sql = "INSERT INTO seats (group_id, organisation, role, person_id, held_since) VALUES (?, ?, ?, ?, ?) RETURNING id"
    row = (group_id, organisation, role.value, person_id, since.isoformat() if since else None)
    return int(db.execute(sql, row).fetchone()[0])


def add_deputy(db: Database, seat_id: int, person_id: int | None) -> None:
    """In the caller's transaction: somebody may sit in the seat in its holder's stead."""
    db.execute("INSERT OR IGNORE INTO deputies VALUES (?, ?)", (seat_id, person_id))


def person_listed(db: Database, listed: Listed, now: datetime, new_people: list[str]) -> int | None:
    """In the caller's transaction: who is listed, added where nobody is known by the address; their name and
    organisation stay as they are known."""
    if listed.email is None:
        return None
    if known := person_with_email(db, listed.email):
        return known.id
    new_people.append(listed.email)
    return insert_person(db, listed.name, listed.email, listed.organisation, (), now)


def take_back_roles(db: Database, people: Iterable[int], group: ListedGroup | WorkingGroup) -> None:
    """In the caller's transaction, takes back the roles of those who had a seat; whoever has one still is granted
    theirs anew."""
    keys = {group.slug, name_key(group.name)}
    for person_id in people:
        sql = "SELECT DISTINCT scope FROM roles WHERE person_id = ?"
        scopes = [scope for (scope,) in db.execute(sql, (person_id,)).fetchall() if name_key(scope) in keys]
        rows = [(person_id, scope) for scope in scopes]
        db.conn.executemany("DELETE FROM roles WHERE person_id = ? AND scope = ?", rows)


def grant_role(db: Database, person_id: int, role: Role, group: ListedGroup | WorkingGroup) -> None:
    """In the caller's transaction: their role, unless a list of people gave it to them already, under the group's name
    or slug."""
    sql = "SELECT scope FROM roles WHERE person_id = ? AND role = ?"
    held = {name_key(scope) for (scope,) in db.execute(sql, (person_id, role.value)).fetchall()}
    if not held & {group.slug, name_key(group.name)}:
        insert = "INSERT INTO roles (person_id, role, scope) VALUES (?, ?, ?)"
        db.execute(insert, (person_id, role.value, group.name))
