"""The entries of pledges as rows. Who made one is a reference, which goes when somebody is forgotten."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from knowledge.pledges.entries import Contact, Entry, other_person
from knowledge.pledges.entry_fields import EntryKind, entry_from, fields_of, kind_of
from knowledge.pledges.kinds import Source


def entries_by_pledge(db: Database, pledge: int | None = None) -> dict[int, list[Entry]]:
    """The entries of one pledge, or of all, in the order in which they were made."""
    sql = (
        "SELECT pledge, number, kind, at, source, said, by_id, one.email, one.name, by_organisation, "
        "to_id, other.email, other.name, to_organisation FROM pledge_entries "
        "LEFT JOIN people AS one ON one.id = by_id LEFT JOIN people AS other ON other.id = to_id "
        f"{'' if pledge is None else 'WHERE pledge = ?'} ORDER BY pledge, number"
    )
    found: dict[int, list[Entry]] = defaultdict(list)
    for number_of, *row in db.execute(sql, () if pledge is None else (pledge,)):
        found[number_of].append(_entry(*row))
    return found


def entered_since(db: Database, kinds: Iterable[EntryKind], since: datetime) -> list[tuple[int, int]]:
    """The entries of these kinds that were made since then, but for imported ones: the pledge's number, and theirs."""
    named = [one.value for one in kinds]
    sql = (
        f"SELECT pledge, number FROM pledge_entries WHERE kind IN ({', '.join('?' * len(named))}) "
        "AND at >= ? AND source != ? ORDER BY pledge, number"
    )
    return list(db.execute(sql, (*named, since.astimezone(UTC).isoformat(), Source.IMPORT.value)).fetchall())


def insert_entry(db: Database, pledge: int, entry: Entry) -> None:
    """Adds a numbered entry, inside a transaction."""
    to = other_person(entry)
    sql = (
        "INSERT INTO pledge_entries (pledge, number, kind, at, by_id, by_organisation, source, to_id, to_organisation, "
        "said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    by = (person_id_of(db, entry.by), entry.by.organisation, entry.source.value)
    receiver = (person_id_of(db, to), to.organisation if to else None)
    said = json.dumps(fields_of(entry), ensure_ascii=False)
    at = entry.at.astimezone(UTC).isoformat()
    db.execute(sql, (pledge, entry.number, kind_of(entry).value, at, *by, *receiver, said))


def person_id_of(db: Database, contact: Contact | None) -> int | None:
    """The person's id; None where nobody of the network has that address."""
    if contact is None or contact.is_forgotten:
        return None
    sql = "SELECT id FROM people WHERE id = ? UNION ALL SELECT id FROM people WHERE email = ?"
    found = db.execute(sql, (contact.person_id, contact.email or None)).fetchone()
    return int(found[0]) if found else None


def _entry(number: int, kind: str, at: str, source: str, said: str, *people: Any) -> Entry:
    by, to = people[:4], people[4:]
    return entry_from(
        EntryKind(kind),
        json.loads(said),
        number,
        datetime.fromisoformat(at),
        Contact(by[1] or "", by[2] or "", by[3], by[0]),
        Source(source),
        Contact(to[1] or "", to[2] or "", to[3], to[0]) if to[3] is not None else None,
    )
