"""Meetings of working groups: when, who comes, whether it is quorate, and what is decided about them."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from bot.commands import (
    ChangeMeeting,
    Later,
    MeetingChange,
    MeetingView,
    ShowMeeting,
    to_text,
)
from bot.desk import Desk, Visitor
from bot.handlers.asking import ask_choices
from bot.handlers.attendance import who_to_note
from bot.handlers.groups import find_group, may_decide, may_see_replies, own_groups, seat_of
from bot.handlers.next_meetings import next_of_all
from bot.handlers.previews import preview_of
from bot.handlers.sending import owed_to_calendars
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.meeting_changes import say_changed, say_ways_to_move
from bot.words.meetings import say_next, say_standing, say_who_replied
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.store.arrangement_rows import papers_of
from knowledge.store.database import snapshot
from knowledge.store.group_rows import all_groups
from knowledge.store.meeting_rows import save_calendar, standing
from knowledge.store.reply_rows import outdated_replies, replies


def handle_meeting(command: ShowMeeting, asker: Asker) -> Reply:
    """When a group meets next, its quorum, or who replied. Who replied is for the group's members and the secretariat,
    among whom everybody who reads it has to be."""
    desk, visitor = asker.desk, asker.visitor

    def again(slug: str) -> str:
        return to_text(ShowMeeting(command.view, slug, command.day))

    with desk.database() as db, snapshot(db):
        group = find_group(db, command.group, visitor.viewer, visitor.person, again)
        if isinstance(group, Reply):
            own = own_groups(all_groups(db), visitor)
            is_plain = command.view is MeetingView.NEXT and not command.day
            return next_of_all(db, own, visitor, desk.now()) if own and is_plain else group
        if command.view is MeetingView.PREVIEW:
            return preview_of(desk, db, group, command.day, visitor)
        now = desk.now()
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        match command.view:
            case MeetingView.NEXT:
                return next_to(db, group, occurrence, visitor)
            case MeetingView.QUORUM:
                found = standing(db, group, occurrence)
                told = say_standing(group, occurrence, found, may_see_replies(group, visitor))
                to_note = who_to_note(db, group, occurrence, asker, now)
                ask = ask_choices(group, occurrence, found.replies, asker, now)
                return replace(told, parts=(*told.parts, *to_note.parts, *ask))
            case MeetingView.STATUS:
                told, known = who_comes(db, group, occurrence, visitor), replies(db, group, occurrence.original)
                return replace(told, parts=(*told.parts, *ask_choices(group, occurrence, known, asker, now)))


def who_comes(db: Database, group: WorkingGroup, occurrence: Occurrence, visitor: Visitor) -> Reply:
    """Who replied to a meeting. Raises HelpfulError where somebody reads who may not know."""
    if not may_see_replies(group, visitor):
        raise HelpfulError(f"Who replied is for the members of {group.name}.", "Ask in its own channel.")
    return say_who_replied(group, occurrence, standing(db, group, occurrence))


def next_to(db: Database, group: WorkingGroup, occurrence: Occurrence, visitor: Visitor) -> Reply:
    """A meeting, as it is told to whoever reads: the way in for the group, the answer and its buttons for a seat."""
    seat = seat_of(group, visitor)
    day = occurrence.original
    known = {**outdated_replies(db, group, day), **replies(db, group, day)} if seat else {}
    mine = known.get(seat.id) if seat else None
    papers = papers_of(db, group, day)
    return say_next(group, occurrence, may_see_replies(group, visitor), seat is not None, mine, papers)


def handle_change(desk: Desk, command: ChangeMeeting, visitor: Visitor) -> Reply:
    """Moves, cancels, puts back or adds a meeting: for the secretariat and the group's co-chairs."""

    def again(slug: str) -> str:
        return to_text(replace(command, group=slug))

    with desk.database() as db:
        group = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        if not may_decide(group, visitor):
            wrong = f"Meetings of {group.name} are moved by its co-chairs and the secretariat."
            raise HelpfulError(wrong, "Ask one of them. Nothing was changed.")
        now = desk.now()
        if command.change is MeetingChange.MOVE and command.later is None:
            ways = [_after(group, replace(command, later=later), now) for later in Later]
            return say_ways_to_move(group, command, *ways)
        original = command.day if command.change is MeetingChange.ADD else occurrence_on(group, command.day).original
        calendar = _after(group, command, now)
        actor = f"person {visitor.person.id}" if visitor.person else "unknown"
        kept = save_calendar(db, group, calendar, now, actor, f"{command.change} {command.day}")
        changed = replace(group, calendar=kept)
        owed = owed_to_calendars(db, changed, now)
    return say_changed(changed, command.change, occurrence_on(changed, original), desk.mailer is not None, owed)


def _after(group: WorkingGroup, command: ChangeMeeting, now: datetime) -> Calendar:
    """The calendar once the change is made."""
    if command.change is MeetingChange.ADD:
        return add(group, command.day, command.at, command.why, now)
    occurrence = occurrence_on(group, command.day)
    match command.change:
        case MeetingChange.MOVE:
            to = command.to or occurrence.day
            return move(group, occurrence, to, command.at, command.why, command.later is Later.FOLLOW, now)
        case MeetingChange.CANCEL:
            return cancel(group, occurrence, command.why, now)
        case MeetingChange.RESTORE:
            return put_back(group, occurrence, now)
