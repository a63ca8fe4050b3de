"""Who is at a meeting: noted by themselves, by its co-chairs and the secretariat, and mended afterwards."""

from dataclasses import replace
from datetime import date, datetime

from sqlite_utils import Database

from bot.commands import CheckIn, CheckInSeveral, Presence, to_text
from bot.handlers.groups import ASK, find_group, may_decide
from bot.handlers.whom import Asker, named_with_group
from bot.reply import Reply
from bot.words.attendance import ask_who_is_here, check_in_choices, say_checked_in, say_several_checked_in
from bot.words.decisions_taken import say_waiting
from bot.words.meetings import say_quorum
from knowledge.errors import HelpfulError
from knowledge.groups.attendance import LATE, check_may_check_in, everybody, expected, is_checked_in_now, noted_since
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.quorum import Quorate
from knowledge.people import Person
from knowledge.store.attendance_rows import note_absence, note_arrivals, note_leaving, present
from knowledge.store.decision_rows import decisions
from knowledge.store.meeting_rows import standing
from knowledge.store.people_rows import person_with_email
from knowledge.store.reply_rows import replies


def handle_check_in(command: CheckIn, asker: Asker) -> Reply:
    """Notes that somebody is at the meeting, has left it, or was not there, and how it stands then."""
    visitor, now = asker.visitor, asker.desk.now()
    with asker.desk.database() as db:
        if not command.who and command.group:
            who, name = named_with_group(db, visitor, command.group)
            command = replace(command, who=who, group=name)
        group = find_group(
            db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
        )
        if isinstance(group, Reply):
            return group
        if visitor.person is None:
            raise HelpfulError("I do not know you, so I cannot tell which seat is yours.", ASK)
        occurrence = _occurrence(group, command.day, now)
        person = _named(db, group, command.who, asker) if command.who else visitor.person
        check_may_check_in(group, occurrence, person.email or "", now, visitor.in_secretariat)
        is_news = _note(db, group, occurrence, command.presence, person, now, asker.actor)
        stands = _stands(db, group, occurrence)
    other = person if person != visitor.person else None
    return say_checked_in(group, occurrence, command.presence, is_news, other, stands)


def _stands(db: Database, group: WorkingGroup, occurrence: Occurrence) -> list[str]:
    """How the meeting stands, and what it can settle now."""
    found = standing(db, group, occurrence)
    lines = say_quorum(group, occurrence, found)
    if found.state.quorate is Quorate.YES and (waiting := say_waiting(group, decisions(db, group))):
        lines.append(waiting)
    return lines


def handle_check_in_several(command: CheckInSeveral, asker: Asker) -> Reply:
    """Notes that several people are at the meeting; asks who, where nobody is named."""
    visitor, now = asker.visitor, asker.desk.now()
    with asker.desk.database() as db:
        group = find_group(
            db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
        )
        if isinstance(group, Reply):
            return group
        _check_may_note_others(group, asker)
        occurrence = _occurrence(group, command.day, now)
        there = present(db, group, occurrence.original)
        known = replies(db, group, occurrence.original)
        if not command.who:
            likely = expected(group, known, there)
            others = [one for one in everybody(group) if one.email not in there and one not in likely]
            return ask_who_is_here(group, occurrence, [*likely, *others], known)
        for email in command.who:
            check_may_check_in(group, occurrence, email, now, visitor.in_secretariat)
        people = [one for email in command.who if (one := person_with_email(db, email))]
        at = noted_since(group, occurrence, now)
        new = note_arrivals(db, group, occurrence.original, [one.id for one in people], at, now, asker.actor)
        stands = _stands(db, group, occurrence)
    named = [one.name for one in people if one.id in new]
    return say_several_checked_in(named, len(people) - len(named), stands)


def who_to_note(db: Database, group: WorkingGroup, occurrence: Occurrence, asker: Asker, now: datetime) -> Reply:
    """Buttons for those who are waited for, while people check in, for whoever may note them and reads alone; nothing
    for others."""
    visitor = asker.visitor
    is_alone = visitor.own == visitor.viewer
    if not (is_alone and may_decide(group, visitor) and is_checked_in_now(group, occurrence, now)):
        return Reply("")
    there = present(db, group, occurrence.original)
    waited_for = expected(group, replies(db, group, occurrence.original), there)
    is_anybody_missing = any(one.email not in there for one in everybody(group))
    return Reply("", check_in_choices(group, occurrence, waited_for, is_anybody_missing))


def _occurrence(group: WorkingGroup, day: date | None, now: datetime) -> Occurrence:
    """The meeting on a day, or the one at which people check in now or next."""
    return occurrence_on(group, day) if day else next_occurrence(group, now - LATE)


def _named(db: Database, group: WorkingGroup, typed: str, asker: Asker) -> Person:
    _check_may_note_others(group, asker, f"I read “{typed}” as somebody's name. ")
    return asker.person_named(db, typed, group)


def _check_may_note_others(group: WorkingGroup, asker: Asker, understood: str = "") -> None:
    if not may_decide(group, asker.visitor):
        raise HelpfulError(
            f"{understood}Who is at a meeting of {group.name} is noted by its co-chairs and the secretariat.",
            "For yourself: /meeting here. Nothing was saved.",
        )


def _note(
    db: Database,
    group: WorkingGroup,
    occurrence: Occurrence,
    presence: Presence,
    person: Person,
    now: datetime,
    actor: str,
) -> bool:
    """Notes it, and says whether it is news."""
    match presence:
        case Presence.HERE:
            at = noted_since(group, occurrence, now)
            return bool(note_arrivals(db, group, occurrence.original, [person.id], at, now, actor))
        case Presence.LEFT:
            if not is_checked_in_now(group, occurrence, now):
                raise HelpfulError(
                    "The meeting is over: everybody has left it.",
                    f"To take somebody out of the notes: /meeting absent {person.email} {group.slug} "
                    f"{occurrence.original} Nothing was saved.",
                )
            return note_leaving(db, group, occurrence.original, person.id, now, actor)
        case Presence.ABSENT:
            return note_absence(db, group, occurrence.original, person.id, now, actor)
