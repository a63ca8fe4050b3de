"""Meetings of working groups: when, who comes, and whether it is quorate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from bot.commands import (
    AnswerMeeting,
    CheckIn,
    DecideMeeting,
    Decision,
    Later,
    MeetingView,
    Presence,
    ShowMeeting,
    to_text,
)
from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.words.decisions import say_checked_in, say_decided, say_ways_to_move
from bot.words.meetings import say_next, say_noted, say_standing, say_which_group, say_who_replied
from knowledge.documents import Viewer, name_key, name_keys
from knowledge.errors import HelpfulError
from knowledge.groups.attendance import LATE, check_in_is_open
from knowledge.groups.calendar import Calendar
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.rsvp import rsvp_of
from knowledge.people import Person, Role
from knowledge.store.database import snapshot
from knowledge.store.group_rows import all_groups, group_named
from knowledge.store.meeting_rows import (
    note_arrival,
    note_leaving,
    replies,
    save_calendar,
    save_reply,
    standing,
)

_ASK = "Ask the secretariat. Nothing was saved."


def handle_meeting(desk: Desk, command: ShowMeeting, visitor: Visitor) -> Reply:
    """When a group meets next, its quorum, or who replied. Who replied is for the group's members and the secretariat,
    among whom everybody who reads it has to be."""

    def again(slug: str) -> str:
        return to_text(ShowMeeting(command.view, slug, command.day))

    with desk.database() as db, snapshot(db):
        group = _group(db, command.group, visitor.viewer, visitor.person, again)
        if isinstance(group, Reply):
            return group
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, desk.now())
        found = standing(db, group, occurrence)
    email = visitor.person.email if visitor.person and visitor.own == visitor.viewer else None
    match command.view:
        case MeetingView.NEXT:
            seats = group.seats_of(email) if email else ()
            mine = found.replies.get(seats[0].id) if seats else None
            return say_next(group, occurrence, bool(seats), mine)
        case MeetingView.QUORUM:
            return say_standing(group, occurrence, found, _may_see_replies(group, visitor))
        case MeetingView.STATUS:
            if not _may_see_replies(group, visitor):
                raise HelpfulError(f"Who replied is for the members of {group.name}.", "Ask in its own channel.")
            return say_who_replied(group, occurrence, found)


def handle_rsvp(desk: Desk, command: AnswerMeeting, visitor: Visitor) -> Reply:
    """Notes somebody's reply."""
    if visitor.person is None or visitor.person.email is None:
        raise HelpfulError("I do not know you by an e-mail address, so I cannot tell which seat is yours.", _ASK)
    email = visitor.person.email

    def again(slug: str) -> str:
        return to_text(AnswerMeeting(command.answer, slug, command.day))

    with desk.database() as db:
        group = _group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        now = desk.now()
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        known = replies(db, group, occurrence.original)
        seat = next(iter(group.seats_of(email)), None)
        before = known.get(seat.id) if seat else None
        rsvp = rsvp_of(group, occurrence, email, command.answer, now, before=before)
        save_reply(db, group, occurrence.original, rsvp, now, f"person {visitor.person.id}")
    return say_noted(group, occurrence, rsvp, before)


def handle_check_in(desk: Desk, command: CheckIn, visitor: Visitor) -> Reply:
    """Notes that somebody is at the meeting, or has left it, and how it stands then."""

    def again(slug: str) -> str:
        return to_text(CheckIn(command.presence, slug))

    with desk.database() as db:
        group = _group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        if visitor.person is None:
            raise HelpfulError("I do not know you, so I cannot tell which seat is yours.", _ASK)
        now, person = desk.now(), visitor.person
        occurrence = next_occurrence(group, now - LATE)
        check_in_is_open(group, occurrence, person.email or "", now)
        note_it = note_arrival if command.presence is Presence.HERE else note_leaving
        is_news = note_it(db, group, occurrence.original, person.id, now, f"person {person.id}")
        found = standing(db, group, occurrence)
    return say_checked_in(group, occurrence, command.presence, is_news, found)


def handle_decision(desk: Desk, command: DecideMeeting, visitor: Visitor) -> Reply:
    """Moves, cancels, puts back or adds a meeting: for the secretariat and the group's co-chairs."""

    def again(slug: str) -> str:
        return to_text(replace(command, group=slug))

    with desk.database() as db:
        group = _group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        if not _may_decide(group, visitor):
            wrong = f"Meetings of {group.name} are moved by its co-chairs and the secretariat."
            raise HelpfulError(wrong, "Ask one of them. Nothing was changed.")
        now = desk.now()
        if command.decision is Decision.MOVE and command.later is None:
            ways = [_after(group, replace(command, later=later), now) for later in Later]
            return say_ways_to_move(group, command, *ways)
        calendar = _after(group, command, now)
        actor = f"person {visitor.person.id}" if visitor.person else "unknown"
        save_calendar(db, group, calendar, now, actor, f"{command.decision} {command.day}")
    changed = replace(group, calendar=calendar)
    return say_decided(changed, command.decision, occurrence_on(changed, command.day))


def _after(group: WorkingGroup, command: DecideMeeting, now: datetime) -> Calendar:
    """The calendar once the decision is carried out."""
    if command.decision is Decision.ADD:
        return add(group, command.day, command.at, command.why, now)
    occurrence = occurrence_on(group, command.day)
    match command.decision:
        case Decision.MOVE:
            to = command.to or occurrence.day
            return move(group, occurrence, to, command.at, command.why, command.later is Later.FOLLOW, now)
        case Decision.CANCEL:
            return cancel(group, occurrence, command.why, now)
        case Decision.RESTORE:
            return put_back(group, occurrence, now)


def _may_decide(group: WorkingGroup, visitor: Visitor) -> bool:
    if visitor.in_secretariat:
        return True
    email = visitor.person.email if visitor.person else None
    return any(seat.role is Role.CO_CHAIR and seat.holder and seat.holder.email == email for seat in group.seats)


def _group(
    db: Database, name: str, viewer: Viewer, person: Person | None, again: Callable[[str], str]
) -> WorkingGroup | Reply:
    """The group of this name, or the asker's own; a question back where they have several. For whoever is not of the
    network there are no groups."""
    if not viewer.in_network:
        raise HelpfulError("I know of no working group that you belong to.", _ASK)
    if name:
        return group_named(db, name)
    groups = all_groups(db)
    email = person.email if person else None
    own = [group for group in groups if email and group.seats_of(email)] or groups
    if len(own) == 1:
        return own[0]
    if not groups:
        raise HelpfulError("There is no working group yet.", "The secretariat can add them. Nothing was saved.")
    return say_which_group(own, again)


def _may_see_replies(group: WorkingGroup, visitor: Visitor) -> bool:
    """Whether everybody who reads may know who replied."""
    keys = name_keys(visitor.viewer.groups | visitor.viewer.co_chair_of)
    if {group.slug, name_key(group.name)} & keys:
        return True
    is_alone, person = visitor.own == visitor.viewer, visitor.person
    return is_alone and person is not None and (person.in_secretariat or bool(group.seats_of(person.email or "")))
