"""Who is to do what: given at meetings, done by their owners."""

from dataclasses import replace

from sqlite_utils import Database

from bot.commands import ActionStep, NoteAction, StepAction, to_text
from bot.desk import Desk, Visitor
from bot.handlers.decisions import checked_length
from bot.handlers.groups import (
    actor_of,
    check_is_of_group,
    check_may_keep_records,
    find_group,
    group_typed_first,
    may_decide,
)
from bot.handlers.whom import MENTION, person_mentioned
from bot.reply import Reply
from bot.request import Request
from bot.words.actions import say_action_given, say_action_stepped
from knowledge.groups.actions import Action, check_may_finish, owner_and_task
from knowledge.groups.due import read_due
from knowledge.groups.sitting import meeting_in_hand
from knowledge.store.action_rows import (
    add_action,
    note_done,
    note_not_done,
    put_back_action,
    take_back_action,
)


def handle_action(desk: Desk, command: NoteAction, request: Request, visitor: Visitor) -> Reply:
    """Gives somebody of the group something to do."""

    def again(slug: str) -> str:
        return to_text(replace(command, group=slug))

    with desk.database() as db:
        name, said = (command.group, command.said) if command.group else group_typed_first(db, command.said, visitor)
        group = find_group(db, name, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        check_may_keep_records(group, visitor, "Actions")
        now = desk.now()
        seat, owner, task = owner_and_task(_with_addresses(desk, db, said, request), group)
        due = read_due(command.due, group, now) if command.due else None
        text = checked_length(task)
        meeting = meeting_in_hand(group, now)
        original = meeting.original if meeting else None
        action = add_action(db, group, (seat, owner), text, due, original, now, actor_of(visitor))
    return say_action_given(group, action)


def _with_addresses(desk: Desk, db: Database, said: str, request: Request) -> str:
    """What was typed with the address of whoever it begins with in place of their account."""
    found = MENTION.match(said)
    if found is None:
        return said
    person = person_mentioned(desk, db, request, found["user"])
    return f"{person.email}{said[found.end() :]}" if person and person.email else said


def handle_action_step(desk: Desk, command: StepAction, visitor: Visitor) -> Reply:
    """Notes that an action is done, or not after all; takes it off the list, or puts it back."""

    def again(slug: str) -> str:
        return to_text(replace(command, group=slug))

    def check(action: Action) -> None:
        email = (visitor.person.email if visitor.person else None) or ""
        check_may_finish(action, email, may_decide(group, visitor))

    with desk.database() as db:
        found = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(found, Reply):
            return found
        group, number, now, actor = found, command.number, desk.now(), actor_of(visitor)
        is_news = True
        match command.step:
            case ActionStep.DONE:
                check_is_of_group(group, visitor)
                action, is_news = note_done(db, group, number, check, now, actor)
            case ActionStep.UNDONE:
                check_is_of_group(group, visitor)
                action, is_news = note_not_done(db, group, number, check, now, actor)
            case ActionStep.UNASSIGN:
                check_may_keep_records(group, visitor, "Actions")
                action = take_back_action(db, group, number, now, actor)
            case ActionStep.REASSIGN:
                check_may_keep_records(group, visitor, "Actions")
                action = put_back_action(db, group, number, now, actor)
    return say_action_stepped(group, action, command.step, is_news)
