"""Meetings of working groups: when, who comes, and whether it is quorate."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from bot.commands import (
    AnswerMeeting,
    ChangeMeeting,
    CheckIn,
    Later,
    MeetingChange,
    MeetingView,
    Presence,
    ShowMeeting,
    to_text,
)
from bot.desk import Desk, Visitor
from bot.handlers.groups import ASK, find_group, may_decide, may_see_replies, seat_of
from bot.reply import Reply
from bot.words.meeting_changes import say_changed, say_checked_in, say_ways_to_move
from bot.words.meetings import say_next, say_noted, say_standing, say_who_replied
from knowledge.errors import HelpfulError
from knowledge.groups.attendance import LATE, check_may_check_in
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.store.attendance_rows import note_arrival, note_leaving
from knowledge.store.database import snapshot
from knowledge.store.meeting_rows import replies, save_answer, save_calendar, standing


def handle_meeting(desk: Desk, command: ShowMeeting, visitor: Visitor) -> Reply:
    """When a group meets next, its quorum, or who replied. Who replied is for the group's members and the secretariat,
    among whom everybody who reads it has to be."""

    def again(slug: str) -> str:
        return to_text(ShowMeeting(command.view, slug, command.day))

    with desk.database() as db, snapshot(db):
        group = find_group(db, command.group, visitor.viewer, visitor.person, again)
        if isinstance(group, Reply):
            return group
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, desk.now())
        match command.view:
            case MeetingView.NEXT:
                return next_to(db, group, occurrence, visitor)
            case MeetingView.QUORUM:
                found = standing(db, group, occurrence)
                return say_standing(group, occurrence, found, may_see_replies(group, visitor))
            case MeetingView.STATUS:
                if not may_see_replies(group, visitor):
                    raise HelpfulError(f"Who replied is for the members of {group.name}.", "Ask in its own channel.")
                return say_who_replied(group, occurrence, standing(db, group, occurrence))


def next_to(db: Database, group: WorkingGroup, occurrence: Occurrence, visitor: Visitor) -> Reply:
    """A meeting, as it is told to whoever reads: the way in for the group, the answer and its buttons for a seat."""
    seat = seat_of(group, visitor)
    mine = replies(db, group, occurrence.original).get(seat.id) if seat else None
    return say_next(group, occurrence, may_see_replies(group, visitor), seat is not None, mine)


def handle_rsvp(desk: Desk, command: AnswerMeeting, visitor: Visitor) -> Reply:
    """Notes somebody's reply."""
    if visitor.person is None or visitor.person.email is None:
        raise HelpfulError("I do not know you by an e-mail address, so I cannot tell which seat is yours.", ASK)
    email = visitor.person.email

    def again(slug: str) -> str:
        return to_text(AnswerMeeting(command.answer, slug, command.day))

    with desk.database() as db:
        group = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        now = desk.now()
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        actor = f"person {visitor.person.id}"
        rsvp, before = save_answer(db, group, occurrence, email, command.answer, now, actor)
    return say_noted(group, occurrence, rsvp, before)


def handle_check_in(desk: Desk, command: CheckIn, visitor: Visitor) -> Reply:
    """Notes that somebody is at the meeting, or has left it, and how it stands then."""

    def again(slug: str) -> str:
        return to_text(CheckIn(command.presence, slug))

    with desk.database() as db:
        group = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        if visitor.person is None:
            raise HelpfulError("I do not know you, so I cannot tell which seat is yours.", ASK)
        now, person = desk.now(), visitor.person
        occurrence = next_occurrence(group, now - LATE)
        check_may_check_in(group, occurrence, person.email or "", now)
        note_it = note_arrival if command.presence is Presence.HERE else note_leaving
        is_news = note_it(db, group, occurrence.original, person.id, now, f"person {person.id}")
        found = standing(db, group, occurrence)
    return say_checked_in(group, occurrence, command.presence, is_news, found)


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
        calendar = _after(group, command, now)
        actor = f"person {visitor.person.id}" if visitor.person else "unknown"
        save_calendar(db, group, calendar, now, actor, f"{command.change} {command.day}")
    changed = replace(group, calendar=calendar)
    return say_changed(changed, command.change, occurrence_on(changed, command.day), desk.mailer is not None)


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
