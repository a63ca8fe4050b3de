"""Pledges and everything entered about them. Entries are only ever added."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlite_utils import Database

from knowledge.documents import Viewer, Visibility
from knowledge.errors import HelpfulError
from knowledge.people import Person
from knowledge.pledges.apply import apply_entry, with_first_owner
from knowledge.pledges.entries import Contact, Entry
from knowledge.pledges.entry_fields import kind_of, plain
from knowledge.pledges.kinds import Direction, Kind, Status, Unit
from knowledge.pledges.pledge import Pledge, code_of
from knowledge.pledges.rights import may_see, visible
from knowledge.pledges.tidy import tidy_pledge
from knowledge.pledges.visibility_text import visibility_in, visibility_said
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.pledge_entry_rows import entries_by_pledge, insert_entry, person_id_of


@dataclass(frozen=True)
class Meanwhile:
    """Nothing was saved: somebody else entered something first. `pledge` is as it is with that."""

    pledge: Pledge


def all_pledges(db: Database) -> list[Pledge]:
    """Every pledge by number, whoever may see it: for the operator and for what is planned."""
    return _pledges(db)


def pledges_held_by(db: Database, person_id: int) -> list[Pledge]:
    """The same of those that somebody owns or is deputy of; what it costs goes by how many those are."""
    sql = "SELECT number FROM pledges WHERE owner_id = ? OR deputy_id = ? ORDER BY number"
    numbers = [number for (number,) in db.execute(sql, (person_id, person_id)).fetchall()]
    return [_there(db, number) for number in numbers]


def pledge_numbered(db: Database, number: int) -> Pledge | None:
    """The same of the one with this number."""
    return _pledge(db, number)


def visible_pledges(db: Database, viewer: Viewer, alone: Person | None = None) -> list[Pledge]:
    """The pledges that may be seen, by number (see `knowledge.pledges.rights.may_see`)."""
    return visible(_pledges(db), viewer, alone)


def visible_pledge(db: Database, number: int, viewer: Viewer, alone: Person | None = None) -> Pledge:
    """The pledge with this number. Raises the same HelpfulError where there is none and where it may not be seen."""
    pledge = _pledge(db, number)
    if pledge is None or not may_see(pledge, viewer, alone):
        raise HelpfulError(f"There is no pledge {code_of(number)}.", "To see which there are: /pledge list.")
    return pledge


def topic_to_try(db: Database, viewer: Viewer, organisation: str = "") -> tuple[str, str] | None:
    """The organisation and theme of a pledge that is running and may be seen, of `organisation` where it has one; read
    without the histories."""
    sql = "SELECT organisation, theme, visibility FROM pledges WHERE status = ? ORDER BY organisation <> ?, number"
    for name, theme, visibility in db.execute(sql, (Status.ACTIVE.value, organisation)):
        if (seen_by := visibility_in(visibility)) and viewer.may_see(seen_by):
            return name, theme
    return None


def add_pledge(db: Database, pledge: Pledge, actor: str) -> Pledge:
    """Keeps a new pledge with its first entry (its target); number 0 stands for the next one that is free."""
    with write(db):
        return insert_pledge(db, pledge, actor)


def insert_pledge(db: Database, pledge: Pledge, actor: str) -> Pledge:
    """The same, inside a transaction. All its entries are kept as they are, those of an import among them."""
    number = pledge.number or int(db.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM pledges").fetchone()[0])
    entries = tuple(replace(entry, number=at) for at, entry in enumerate(with_first_owner(pledge).entries, 1))
    kept = tidy_pledge(replace(pledge, number=number, entries=entries))
    head = _head(db, kept)
    names = ", ".join(("number", *head))
    marks = ", ".join("?" * (len(head) + 1))
    db.execute(f"INSERT INTO pledges ({names}) VALUES ({marks})", (number, *head.values()))
    for entry in entries:
        insert_entry(db, number, entry)
    record_audit(db, entries[-1].at, actor, "pledge add", f"pledge {kept.code}", f"{len(entries)} entries")
    return _there(db, number)


def save_entry(db: Database, seen: Pledge, entry: Entry, actor: str) -> Pledge | Meanwhile:
    """Adds an entry to the pledge as it was `seen`, with its audit row, and returns the pledge with it.

    Whatever else it changes (owner, status, wording) changes in the same transaction. The entry is numbered here.
    Raises HelpfulError where the rules of `knowledge.pledges.apply` forbid it.
    """
    with write(db):
        now = _there(db, seen.number)
        if now.version != seen.version:
            return Meanwhile(now)
        return append_entry(db, now, entry, actor)


def append_entry(db: Database, pledge: Pledge, entry: Entry, actor: str) -> Pledge:
    """The same, inside a transaction, to the pledge as it is now."""
    after = apply_entry(pledge, entry)
    insert_entry(db, pledge.number, after.entries[-1])
    head = _head(db, after)
    changes = ", ".join(f"{name} = ?" for name in head)
    db.execute(f"UPDATE pledges SET {changes} WHERE number = ?", (*head.values(), pledge.number))
    record_audit(db, entry.at, actor, f"pledge {kind_of(entry)}", f"pledge {pledge.code}", f"entry {after.version}")
    return _there(db, pledge.number)


def _head(db: Database, pledge: Pledge) -> dict[str, Any]:
    return {
        "organisation": pledge.organisation,
        "theme": pledge.theme,
        "statement": pledge.statement,
        "kind": pledge.kind.value,
        "owner_id": person_id_of(db, pledge.owner),
        "deputy_id": person_id_of(db, pledge.deputy),
        "baseline": plain(pledge.baseline) or None,
        "baseline_on": pledge.baseline_on.isoformat() if pledge.baseline_on else None,
        "unit": pledge.unit.name,
        "direction": pledge.direction.value,
        "status": pledge.status.value,
        "visibility": visibility_said(pledge.visibility),
        "document": pledge.document,
        "clause": pledge.clause,
        "version": pledge.version,
    }


def _there(db: Database, number: int) -> Pledge:
    pledge = _pledge(db, number)
    if pledge is None:
        raise LookupError(code_of(number))
    return pledge


def _pledge(db: Database, number: int) -> Pledge | None:
    return next(iter(_pledges(db, number)), None)


def _pledges(db: Database, number: int | None = None) -> list[Pledge]:
    entries: dict[int, list[Entry]] = defaultdict(list, entries_by_pledge(db, number))
    sql = (
        "SELECT number, pledges.organisation, theme, statement, kind, baseline, baseline_on, unit, direction, status, "
        "visibility, document, clause, owner_id, owner.email, owner.name, owner.organisation, "
        "deputy_id, deputy.email, deputy.name, deputy.organisation "
        "FROM pledges LEFT JOIN people AS owner ON owner.id = owner_id "
        "LEFT JOIN people AS deputy ON deputy.id = deputy_id "
        f"{'' if number is None else 'WHERE number = ?'} ORDER BY number"
    )
    rows = db.execute(sql, () if number is None else (number,)).fetchall()
    return [_record(row, tuple(entries[row[0]])) for row in rows]


def _record(row: tuple[Any, ...], entries: tuple[Entry, ...]) -> Pledge:
    number, organisation, theme, statement, kind, baseline, baseline_on, unit, direction, status, *rest = row
    visibility, document, clause, *people = rest
    return Pledge(
        number=number,
        organisation=organisation,
        theme=theme,
        statement=statement,
        kind=Kind(kind),
        owner=_contact(*people[:4]),
        deputy=_contact(*people[4:]),
        baseline=Decimal(baseline) if baseline else None,
        baseline_on=date.fromisoformat(baseline_on) if baseline_on else None,
        unit=Unit(unit),
        direction=Direction(direction),
        status=Status(status),
        visibility=visibility_in(visibility) or Visibility(),
        document=document,
        clause=clause,
        entries=entries,
    )


def _contact(id_: int | None, email: str | None, name: str, organisation: str) -> Contact | None:
    return Contact(email or "", name, organisation, id_) if id_ is not None else None
