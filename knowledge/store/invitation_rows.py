"""Invitations to meetings: what makes them this network's own, and what became of each that was sent by e-mail."""

from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from sqlite_utils import Database

from knowledge.groups.calendar import Occurrence
from knowledge.groups.corrections import Edition, GivenOut
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.invitation import sequence
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
    db: Database, group: WorkingGroup, occurrence: Occurrence, email: str, now: datetime
) -> Mailed | None:
    """Before anything is sent: somebody's invitation to the meeting as it is now is being sent. What became of it where
    it was sent before, or may have been: then it is not to be sent. Only what was refused is claimed anew."""
    key = _key(group, occurrence, email)
    with write(db):
        row = db.execute(f"SELECT state FROM invitations WHERE {_WHOSE}", key).fetchone()
        if row and row[0] != Mailed.REFUSED:
            return Mailed(row[0])
        sql = "INSERT OR REPLACE INTO invitations SELECT ?, ?, ?, id, ?, ?, ?, ? FROM people WHERE email = ?"
        how = (Mailed.SENDING, _at(now), not occurrence.takes_place, _starts(group, occurrence))
        db.execute(sql, [*key[:3], *how, email])
    return None


def given_out(db: Database, group: WorkingGroup) -> list[GivenOut]:
    """Who was, or may have been, given an invitation to which meeting of a group, by e-mail or as a file, as long as
    they have an address."""
    sql = (
        "SELECT original, email, name, sequence, starts_at, is_cancelled, is_sure FROM (SELECT person_id, original, "
        "sequence, starts_at, is_cancelled, state = ?2 AS is_sure FROM invitations WHERE group_id = ?1 AND state != ?3 "
        "UNION ALL SELECT person_id, original, sequence, starts_at, is_cancelled, 1 FROM invitation_files "
        "WHERE group_id = ?1) JOIN people ON people.id = person_id WHERE email != '' "
        "ORDER BY original, email, sequence, is_sure"
    )
    rows = db.execute(sql, (group.id, Mailed.SENT, Mailed.REFUSED)).fetchall()
    return [
        GivenOut(date.fromisoformat(original), Member(email, name), tuple(_edition(*row[3:]) for row in of_one))
        for (original, email, name), of_one in groupby(rows, key=lambda row: row[:3])
    ]


def _edition(sequence: int, starts_at: str | None, is_cancelled: int, is_sure: int) -> Edition:
    starts = datetime.fromisoformat(starts_at) if starts_at else None
    return Edition(sequence, starts, bool(is_cancelled), bool(is_sure))


def note_file_taken(db: Database, group: WorkingGroup, occurrence: Occurrence, person_id: int, now: datetime) -> None:
    """Somebody has the meeting as a file, as it is now. Whoever sits at the machine itself is nobody in particular."""
    with write(db):
        row = (sequence(group, occurrence), not occurrence.takes_place, _at(now), _starts(group, occurrence), person_id)
        sql = "INSERT OR REPLACE INTO invitation_files SELECT ?, ?, id, ?, ?, ?, ? FROM people WHERE id = ?"
        db.execute(sql, (group.id, occurrence.original.isoformat(), *row))


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
