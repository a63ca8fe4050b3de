"""Invitations to meetings: what makes them this network's own, and what became of each that was sent by e-mail."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlite_utils import Database

from knowledge.groups.calendar import Occurrence
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
        sql = "INSERT OR REPLACE INTO invitations SELECT ?, ?, ?, id, ?, ?, ? FROM people WHERE email = ?"
        db.execute(sql, [*key[:3], Mailed.SENDING, _at(now), not occurrence.takes_place, email])
    return None


@dataclass(frozen=True)
class GivenOut:
    """What somebody was last given of a meeting. `by_mail` is None for a file that they took."""

    guest: Member
    is_cancelled: bool
    by_mail: Mailed | None


def given_out(db: Database, group: WorkingGroup, occurrence: Occurrence) -> list[GivenOut]:
    """Who was, or may have been, given an invitation to a meeting, as long as they have an address."""
    sql = (
        "SELECT email, name, is_cancelled, state, max(sequence) FROM (SELECT person_id, sequence, is_cancelled, state "
        "FROM invitations WHERE group_id = ?1 AND original = ?2 AND state != ?3 UNION ALL SELECT person_id, sequence, "
        "is_cancelled, NULL FROM invitation_files WHERE group_id = ?1 AND original = ?2) "
        "JOIN people ON people.id = person_id WHERE email != '' GROUP BY person_id ORDER BY email"
    )  # SQLite takes the other columns from the row with the maximum
    rows = db.execute(sql, (group.id, occurrence.original.isoformat(), Mailed.REFUSED)).fetchall()
    return [
        GivenOut(Member(email, name), bool(is_cancelled), Mailed(state) if state else None)
        for email, name, is_cancelled, state, _ in rows
    ]


def note_file_taken(db: Database, group: WorkingGroup, occurrence: Occurrence, person_id: int, now: datetime) -> None:
    """Somebody has the meeting as a file, as it is now. Whoever sits at the machine itself is nobody in particular."""
    with write(db):
        row = (sequence(group, occurrence), not occurrence.takes_place, _at(now), person_id)
        sql = "INSERT OR REPLACE INTO invitation_files SELECT ?, ?, id, ?, ?, ? FROM people WHERE id = ?"
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
        rows = db.execute(sql, [state, _at(now), *_key(group, occurrence, email)]).fetchall()
        for (person_id,) in rows:
            record_audit(db, now, actor, "meeting invitation", _target(group, occurrence, person_id), state)


def doubt_invitations(
    db: Database, group: WorkingGroup, occurrence: Occurrence, before: datetime, now: datetime, actor: str
) -> None:
    """What was begun before then and is being sent still was given up by its process: it becomes unknown."""
    with write(db):
        sql = (
            "UPDATE invitations SET state = ?, changed_at = ? WHERE group_id = ? AND original = ? AND sequence = ? "
            "AND state = ? AND changed_at < ? RETURNING person_id"
        )
        key = [group.id, occurrence.original.isoformat(), sequence(group, occurrence)]
        rows = db.execute(sql, [Mailed.UNKNOWN, _at(now), *key, Mailed.SENDING, _at(before)]).fetchall()
        for (person_id,) in rows:
            record_audit(db, now, actor, "meeting invitation", _target(group, occurrence, person_id), Mailed.UNKNOWN)


def _key(group: WorkingGroup, occurrence: Occurrence, email: str) -> list[object]:
    return [group.id, occurrence.original.isoformat(), sequence(group, occurrence), email]


def _target(group: WorkingGroup, occurrence: Occurrence, person_id: int) -> str:
    return f"group {group.slug} {occurrence.original} sequence {sequence(group, occurrence)} person {person_id}"


def _at(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
