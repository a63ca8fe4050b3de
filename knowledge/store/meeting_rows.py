"""How single meetings stand, and what was decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.forecast import Forecast, forecast
from knowledge.groups.group import WorkingGroup
from knowledge.groups.quorum import QuorumState, quorum_state
from knowledge.groups.rsvp import Rsvp, worth
from knowledge.store.attendance_rows import histories, present
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.fallen_rows import remember_fallen
from knowledge.store.group_json import grids_to_json
from knowledge.store.group_rows import group_named
from knowledge.store.meeting_reminder_rows import supersede_changed
from knowledge.store.reply_rows import outdated_replies, replies


@dataclass(frozen=True)
class Standing:
    """How a meeting stands: who is there against the quorum, how likely it is, and the replies by seat; `outdated`
    are those given before it was moved, which count no more."""

    state: QuorumState
    chances: Forecast
    replies: Mapping[int, Rsvp]
    outdated: Mapping[int, Rsvp] = field(default_factory=dict)


def standing(db: Database, group: WorkingGroup, occurrence: Occurrence) -> Standing:
    """How a meeting stands now."""
    known = replies(db, group, occurrence.original)
    answers = {seat: worth(group, reply) for seat, reply in known.items()}
    state = quorum_state(group, present(db, group, occurrence.original))
    outdated = outdated_replies(db, group, occurrence.original)
    return Standing(state, forecast(group, answers, histories(db, group, occurrence.original)), known, outdated)


def save_calendar(
    db: Database, group: WorkingGroup, calendar: Calendar, now: datetime, actor: str, action: str
) -> Calendar:
    """Keeps what was decided about a group's meetings in place of what was known of them before; `action` ("moved
    2026-11-17") is for the audit. Returns the calendar as it is kept: with what fell off its dates. Reminders of
    meetings that are not so any more are superseded with it. Raises HelpfulError where somebody else has changed them
    since `group` was read."""
    with write(db):
        if group_named(db, group.slug).calendar != group.calendar:
            raise HelpfulError(
                f"Somebody has just changed the meetings of {group.name}.", "Look again. Nothing was changed."
            )
        calendar = remember_fallen(db, group, calendar, now)
        db.execute("UPDATE groups SET grids = ? WHERE id = ?", (grids_to_json(calendar.grids), group.id))
        supersede_changed(db, group, calendar, now)
        gone = [
            (group.id, original.isoformat()) for original in group.calendar.changes.keys() - calendar.changes.keys()
        ]
        db.conn.executemany("DELETE FROM occurrences WHERE group_id = ? AND original = ?", gone)
        for original, change in calendar.changes.items():
            added_for = change.added_for.isoformat() if change.added_for else ""
            where = (group.id, original.isoformat(), change.day.isoformat(), change.at.isoformat())
            db.execute(
                "INSERT OR REPLACE INTO occurrences (group_id, original, day, at, is_cancelled, why, sequence, "
                "added_for) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*where, change.is_cancelled, change.why, change.sequence, added_for),
            )
        record_audit(db, now, actor, "meeting change", f"group {group.slug}", action)
    return calendar
