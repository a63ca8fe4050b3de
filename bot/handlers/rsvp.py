"""Replies to meetings: noted, and taken back."""

from dataclasses import replace

from bot.commands import AnswerMeeting, TakeBackAnswer, to_text
from bot.desk import Desk, Visitor
from bot.handlers.groups import ASK, find_group
from bot.handlers.whom import Asker, named_with_group
from bot.reply import Reply
from bot.words.rsvp import say_noted, say_taken_back
from knowledge.errors import HelpfulError
from knowledge.groups.group import Member
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import seat_to_answer_for
from knowledge.store.reply_rows import save_answer, take_back_answer


def handle_rsvp(command: AnswerMeeting, asker: Asker) -> Reply:
    """Notes somebody's reply, and who comes instead."""
    email, actor = _known(asker.visitor)
    desk = asker.desk
    with desk.database() as db:
        if command.answer is Answer.DEPUTY and not command.deputy:
            who, name = named_with_group(db, asker.visitor, command.group)
            command = replace(command, deputy=who, group=name)

        def again(slug: str) -> str:
            return to_text(replace(command, group=slug))

        group = find_group(db, command.group, asker.visitor.own, asker.visitor.person, again)
        if isinstance(group, Reply):
            return group
        now = desk.now()
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        deputy = None
        if command.deputy:
            seat_to_answer_for(group, occurrence, email, now)
            person = asker.person_named(db, command.deputy)
            deputy = Member(person.email or "", person.name)
        rsvp, before = save_answer(db, group, occurrence, email, command.answer, now, actor, deputy)
    return say_noted(group, occurrence, rsvp, before)


def handle_taking_back(desk: Desk, command: TakeBackAnswer, visitor: Visitor) -> Reply:
    """Puts back what stood before somebody's last reply."""
    email, actor = _known(visitor)
    with desk.database() as db:
        group = find_group(
            db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
        )
        if isinstance(group, Reply):
            return group
        now = desk.now()
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        seat, stands = take_back_answer(db, group, occurrence, email, now, actor)
    return say_taken_back(group, occurrence, seat, stands)


def _known(visitor: Visitor) -> tuple[str, str]:
    """The address and the audit's name of whoever answers."""
    if visitor.person is None or visitor.person.email is None:
        raise HelpfulError("I do not know you by an e-mail address, so I cannot tell which seat is yours.", ASK)
    return visitor.person.email, f"person {visitor.person.id}"
