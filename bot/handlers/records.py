"""What is kept of a group's meetings: decisions, actions, the draft of the minutes."""

from sqlite_utils import Database

from bot.commands import GroupRecord, ShowRecord, to_text
from bot.desk import Desk, Visitor
from bot.handlers.decisions import count_at
from bot.handlers.groups import check_may_read_records, find_group, may_decide
from bot.reply import Reply
from bot.words.actions import say_actions
from bot.words.decisions_taken import say_decisions
from bot.words.minutes import say_minutes
from bot.words.minutes_note import BY_OPERATOR
from knowledge.groups.attendance import is_checked_in_now
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.minutes import Minutes, check_is_known, minutes_of
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.sitting import check_has_begun, last_begun, meeting_in_hand, sitting
from knowledge.store.action_rows import actions
from knowledge.store.attendance_rows import stays
from knowledge.store.database import snapshot
from knowledge.store.decision_rows import decisions
from knowledge.store.reply_rows import replies


def handle_record(desk: Desk, command: ShowRecord, visitor: Visitor) -> Reply:
    """A group's decisions, its actions or the minutes of a meeting: for its members and the secretariat, among whom
    everybody who reads has to be."""

    def again(slug: str) -> str:
        return to_text(ShowRecord(command.record, slug, command.day))

    with desk.database() as db, snapshot(db):
        group = find_group(db, command.group, visitor.viewer, visitor.person, again)
        if isinstance(group, Reply):
            return group
        check_may_read_records(group, visitor, command.record.capitalize())
        is_alone = visitor.own == visitor.viewer
        match command.record:
            case GroupRecord.DECISIONS:
                return _decisions(desk, db, group, command, is_alone and may_decide(group, visitor))
            case GroupRecord.ACTIONS:
                return _actions(desk, db, group, command, visitor if is_alone else None)
            case GroupRecord.MINUTES:
                now = desk.now()
                occurrence = occurrence_on(group, command.day) if command.day else last_begun(group, now)
                check_has_begun(group, occurrence, now)
                person = visitor.person
                by = person.name if person and person.id else BY_OPERATOR
                minutes = gather_minutes(db, group, occurrence)
                check_is_known(minutes)
                return say_minutes(minutes, by, now)


def gather_minutes(db: Database, group: WorkingGroup, occurrence: Occurrence) -> Minutes:
    """All that is kept of a meeting."""
    original = occurrence.original
    there, said = stays(db, group, original), replies(db, group, original)
    return minutes_of(group, occurrence, there, said, decisions(db, group), actions(db, group))


def _decisions(desk: Desk, db: Database, group: WorkingGroup, command: ShowRecord, may_settle: bool) -> Reply:
    now, found = desk.now(), decisions(db, group)
    if command.day:
        original = occurrence_on(group, command.day).original
        found = [one for one in found if original in {step.original for step in one.steps}]
    occurrence = meeting_in_hand(group, now)
    count = count_at(db, group, sitting(group, now)) if occurrence else None
    is_on = occurrence is not None and is_checked_in_now(group, occurrence, now)
    following = None if is_on else next_occurrence(group, now)
    return say_decisions(group, found, count, may_settle, following)


def _actions(desk: Desk, db: Database, group: WorkingGroup, command: ShowRecord, visitor: Visitor | None) -> Reply:
    found = actions(db, group)
    if command.day:
        original = occurrence_on(group, command.day).original
        found = [one for one in found if one.original == original]
    email = (visitor.person.email if visitor and visitor.person else None) or ""
    today = desk.now().astimezone(group.zone).date()
    return say_actions(group, found, today, email, visitor is not None and may_decide(group, visitor))
