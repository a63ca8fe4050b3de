"""What people say in plain words: the way back from their last change, an answer to a meeting, a complaint."""

import re
from datetime import date
from typing import assert_never

from sqlite_utils import Database

from bot.commands.plain_words import Aside, OfferAnswer, PlainCommand, SayAside
from bot.desk import Desk, Visitor
from bot.handlers.groups import actor_of, own_groups
from bot.reply import Choice, Reply
from bot.words.groups import moment
from bot.words.names import shown
from bot.words.plain_words import (
    offer_answer,
    say_before_and_after,
    say_how_to_undo,
    say_last_change,
    say_no_meeting_meant,
    say_sorry,
)
from bot.words.rsvp import answer_choices
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.pledges.pledge import number_in
from knowledge.store.audit_rows import Deed, last_deed
from knowledge.store.group_rows import all_groups, group_named
from knowledge.store.pledge_rows import visible_pledge

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def handle_plain(desk: Desk, command: PlainCommand, visitor: Visitor) -> Reply:
    """The reply; nothing is changed by it."""
    match command:
        case SayAside(aside):
            if aside is Aside.COMPLAIN:
                return say_sorry()
            with desk.database() as db:
                deed = last_deed(db, actor_of(visitor)) if visitor.person else None
                return (_way_back(db, deed, visitor) if deed else None) or say_how_to_undo()
        case OfferAnswer():
            with desk.database() as db:
                return _offer(db, desk, command, visitor)
        case _:
            assert_never(command)


def _way_back(db: Database, deed: Deed, visitor: Visitor) -> Reply | None:
    """The commands that lead back from it; None where no single one does."""
    try:
        if deed.action.startswith("pledge ") and (code := deed.target.removeprefix("pledge ")) != deed.target:
            return _from_entry(db, code, visitor)
        if deed.action == "meeting rsvp":
            return _from_answer(db, deed)
        return _from_change(db, deed) if deed.action == "meeting change" else None
    except HelpfulError:  # the group or its meeting is no more
        return None


def _from_entry(db: Database, code: str, visitor: Visitor) -> Reply:
    ways = (Choice(f"Correct {code}", f"pledge correct {code}"), Choice(f"Show {code}", f"pledge show {code}"))
    alone = visitor.person if visitor.own == visitor.viewer else None
    email = visitor.person.email if visitor.person else None
    try:
        pledge = visible_pledge(db, number_in(code) or 0, visitor.viewer, alone)
    except HelpfulError:  # somebody reads who may not see it
        return say_last_change(f"an entry on {code}", ways)
    return say_last_change(f"an entry on {code}", ways, say_before_and_after(pledge, email or ""))


def _from_answer(db: Database, deed: Deed) -> Reply:
    _, slug, day, *_ = deed.target.split()
    group = group_named(db, slug)
    occurrence = occurrence_on(group, date.fromisoformat(day))
    what = f"{shown(group.name)}, {moment(occurrence)}"
    if deed.outcome == "taken back":
        return say_last_change(f"you took back your answer to {what}", answer_choices(group, occurrence))
    undo = Choice("Take my answer back", f"meeting unrsvp {slug} {occurrence.original}")
    return say_last_change(f"your answer to {what}", (undo,))


def _from_change(db: Database, deed: Deed) -> Reply | None:
    group = group_named(db, deed.target.removeprefix("group "))
    found = _DAY.search(deed.outcome)
    if found is None:
        return None
    occurrence = occurrence_on(group, date.fromisoformat(found[0]))
    where = f"{group.slug} {occurrence.original}"
    what = f"the meeting of {shown(group.name)}, {moment(occurrence)}"
    match deed.outcome.partition(" ")[0]:
        case "move" | "cancel":
            return say_last_change(what, (Choice("Put it back", f"meeting restore {where}"),))
        case "add":
            return say_last_change(what, (Choice("Take it back", f"meeting cancel {where}"),))
    return None


def _offer(db: Database, desk: Desk, command: OfferAnswer, visitor: Visitor) -> Reply:
    groups = own_groups(all_groups(db), visitor)
    meetings = [(group, one) for group in groups if (one := _meant(group, command, desk)) is not None]
    return offer_answer(command.answer, meetings) if meetings else say_no_meeting_meant(bool(groups))


def _meant(group: WorkingGroup, command: OfferAnswer, desk: Desk) -> Occurrence | None:
    try:
        if command.day:
            return occurrence_on(group, command.day)
        following = next_occurrence(group, desk.now())
    except HelpfulError:
        return None
    if command.weekday is None:
        return following
    return following if following.day.weekday() == command.weekday else None
