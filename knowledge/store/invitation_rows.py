"""Invitations to meetings: what makes them this network's own, and what became of each that was sent by e-mail."""

from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from sqlite_utils import Database

from knowledge.groups.calendar import Occurrence
from knowledge.groups.corrections import Edition, GivenOut, for_calendar
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import guests, sequence
from knowledge.people import Person
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


class Mailed(StrEnum):
    """What became of an invitation. What is SENDING when its process ends becomes UNKNOWN."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_WHOSE = "group_id = ? AND original = ? AND sequence = ? AND person_id = (SELECT id FROM people WHERE email = ?)"


def calendar_domain(db: Database) -> str:
    """What stands behind the @ in the UIDs of this network's meetings, the same for good."""
    return str(db.execute("SELECT domain FROM calendar_domain").fetchone()[0])


def claim_invitation(
    db: Database, group: WorkingGroup, occurrence: Occurrence, takes_out: bool, email: str, now: datetime
) -> Mailed | Occurrence:
    """Before anything is sent: that the meeting as it is now is being sent to somebody, for their calendar or to be
    taken out of it. It comes back under the SEQUENCE that their calendar takes; or what became of that where it was
    sent before, or may have been: then it is not to be sent. Only what was refused is claimed anew."""
    with write(db):
        of_theirs = "original = ?4 AND email = ?5"
        given = next(iter(_given_out(db, group, of_theirs, occurrence.original.isoformat(), email)), None)
        found = for_calendar(group, occurrence, takes_out, given)
        key = _key(group, found, email)
        row = db.execute(f"SELECT state FROM invitations WHERE {_WHOSE}", key).fetchone()
        if row and row[0] != Mailed.REFUSED:
            return Mailed(row[0])
        sql = (
            "INSERT OR REPLACE INTO invitations (group_id, original, sequence, state, changed_at, is_cancelled, "
            "starts_at, lift, person_id) SELECT ?, ?, ?, ?, ?, ?, ?, ?, id FROM people WHERE email = ?"
        )
        how = (Mailed.SENDING, _at(now), takes_out, _starts(group, found), found.sequence - occurrence.sequence)
        db.execute(sql, [*key[:3], *how, email])
    return found


def given_out(db: Database, group: WorkingGroup) -> list[GivenOut]:
    """Who was, or may have been, given an invitation to which meeting of a group, by e-mail or as a file, as long as
    they have an address."""
    return _given_out(db, group, "email != ''")


def _given_out(db: Database, group: WorkingGroup, which: str, *values: str | int) -> list[GivenOut]:
    sql = (
        "SELECT original, email, name, sequence, starts_at, is_cancelled, is_sure, as_guest, lift FROM (SELECT "
        "person_id, original, sequence, starts_at, is_cancelled, state = ?2 AS is_sure, 1 AS as_guest, lift FROM "
        "invitations WHERE group_id = ?1 AND state != ?3 UNION ALL SELECT person_id, original, sequence, starts_at, "
        "is_cancelled, 1, was_guest, lift FROM invitation_files WHERE group_id = ?1) JOIN people ON people.id = "
        f"person_id WHERE {which} ORDER BY original, person_id, sequence, is_sure"
    )
    rows = db.execute(sql, (group.id, Mailed.SENT, Mailed.REFUSED, *values)).fetchall()
    return [
        GivenOut(date.fromisoformat(original), Member(email or "", name), tuple(_edition(*row[3:]) for row in of_one))
        for (original, email, name), of_one in groupby(rows, key=lambda row: row[:3])
    ]


def _edition(
    sequence: int, starts_at: str | None, is_cancelled: int, is_sure: int, as_guest: int, lift: int
) -> Edition:
    starts = datetime.fromisoformat(starts_at) if starts_at else None
    return Edition(sequence, starts, bool(is_cancelled), bool(is_sure), bool(as_guest), lift)


def note_file_taken(
    db: Database, group: WorkingGroup, occurrence: Occurrence, person: Person, now: datetime
) -> Occurrence:
    """Somebody has the meeting as a file, as it is now; it comes back under the SEQUENCE that their calendar takes.
    Whoever sits at the machine itself is nobody in particular."""
    with write(db):
        of_theirs = "original = ?4 AND people.id = ?5"
        given = next(iter(_given_out(db, group, of_theirs, occurrence.original.isoformat(), person.id)), None)
        found = for_calendar(group, occurrence, not occurrence.takes_place, given)
        lift, was_guest = found.sequence - occurrence.sequence, person.email in {one.email for one in guests(group)}
        takes_out, starts = not occurrence.takes_place, _starts(group, found)
        sql = (
            "INSERT OR REPLACE INTO invitation_files (group_id, original, sequence, is_cancelled, taken_at, starts_at, "
            "lift, was_guest, person_id) SELECT ?, ?, ?, ?, ?, ?, ?, ?, id FROM people WHERE id = ?"
        )
        key = (group.id, occurrence.original.isoformat(), sequence(group, found))
        db.execute(sql, (*key, takes_out, _at(now), starts, lift, was_guest, person.id))
    return found


def was_invited(db: Database, group: WorkingGroup, occurrence: Occurrence, email: str) -> bool:
    """Whether somebody was, or may have been, sent an invitation to the meeting as it was before."""
    whose = "group_id = ? AND original = ? AND sequence < ? AND person_id = (SELECT id FROM people WHERE email = ?)"
    sql = f"SELECT 1 FROM invitations WHERE {whose} AND state != ?"
    return db.execute(sql, [*_key(group, occurrence, email), Mailed.REFUSED]).fetchone() is not None


def settle_invitation(
    db: Database, group: WorkingGroup, occurrence: Occurrence, email: str, state: Mailed, now: datetime, actor: str
) -> None:
    """What became of an invitation that was being sent."""
    with write(db):
        sql = f"UPDATE invitations SET state = ?, changed_at = ? WHERE {_WHOSE} RETURNING person_id"
        key = _key(group, occurrence, email)
        rows = db.execute(sql, [state, _at(now), *key]).fetchall()
        for (person_id,) in rows:
            target = _target(group, occurrence.original.isoformat(), sequence(group, occurrence), person_id)
            record_audit(db, now, actor, "meeting invitation", target, state)


def doubt_invitations(db: Database, group: WorkingGroup, before: datetime, now: datetime, actor: str) -> None:
    """What of a group was begun before then and is being sent still was given up by its process: it becomes unknown."""
    with write(db):
        sql = (
            "UPDATE invitations SET state = ?, changed_at = ? WHERE group_id = ? AND state = ? AND changed_at < ? "
            "RETURNING original, sequence, person_id"
        )
        rows = db.execute(sql, [Mailed.UNKNOWN, _at(now), group.id, Mailed.SENDING, _at(before)]).fetchall()
        for original, number, person_id in rows:
            target = _target(group, original, number, person_id)
            record_audit(db, now, actor, "meeting invitation", target, Mailed.UNKNOWN)


def _key(group: WorkingGroup, occurrence: Occurrence, email: str) -> list[object]:
    return [group.id, occurrence.original.isoformat(), sequence(group, occurrence), email]


def _target(group: WorkingGroup, original: str, number: int, person_id: int) -> str:
    return f"group {group.slug} {original} sequence {number} person {person_id}"


def _starts(group: WorkingGroup, occurrence: Occurrence) -> str:
    return _at(occurrence.starts(group.zone))


def _at(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
