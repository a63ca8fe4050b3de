"""What a group decides: noted at its meetings, confirmed at a quorate one, taken back while it is fresh."""

from collections.abc import Callable
from dataclasses import replace

from sqlite_utils import Database

from bot.commands import DecisionStep, NoteDecision, StepDecision, to_text
from bot.desk import Desk, Visitor
from bot.handlers.groups import actor_of, check_may_keep_records, find_group, group_typed_first
from bot.reply import Reply
from bot.words.decisions_taken import ask_whether_met, say_decision_noted, say_stepped
from knowledge.errors import HelpfulError
from knowledge.groups.decisions import (
    LONGEST,
    Count,
    Decision,
    Step,
    Taken,
    check_is_provisional,
    count_of,
    note,
    reopen,
    settle,
    take_back,
)
from knowledge.groups.group import WorkingGroup
from knowledge.groups.quorum import Quorate, quorum_state
from knowledge.groups.sitting import Sitting, sitting
from knowledge.store.attendance_rows import stays
from knowledge.store.decision_rows import add_decision, decision_numbered, take_step

_QUOTES = '"“”'
_STEPS = {DecisionStep.CONFIRM: Step.CONFIRMED, DecisionStep.DROP: Step.NOT_CONFIRMED}


def handle_decision(desk: Desk, command: NoteDecision, visitor: Visitor) -> Reply:
    """Notes a decision, with the quorum when it was taken."""

    def again(slug: str) -> str:
        return to_text(replace(command, group=slug))

    with desk.database() as db:
        name, said = (command.group, command.said) if command.group else group_typed_first(db, command.said, visitor)
        group = find_group(db, name, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        check_may_keep_records(group, visitor, "Decisions")
        text, now = _words(said), desk.now()
        meeting = sitting(group, now, command.day, command.at)
        taken = note(meeting, count_at(db, group, meeting), now)
        decision = add_decision(db, group, text, taken, command.instead_of, actor_of(visitor))
    return say_decision_noted(group, meeting, decision, now)


def handle_decision_step(desk: Desk, command: StepDecision, visitor: Visitor) -> Reply:
    """Confirms a provisional decision, or does not; or takes such a step, or the decision, back."""

    def again(slug: str) -> str:
        return to_text(replace(command, group=slug))

    with desk.database() as db:
        group = find_group(db, command.group, visitor.own, visitor.person, again)
        if isinstance(group, Reply):
            return group
        check_may_keep_records(group, visitor, "Decisions")
        step = _settling(db, group, command, desk) if command.step in _STEPS else _undoing(command, desk)
        if isinstance(step, Reply):
            return step
        decision = take_step(db, group, command.number, step, actor_of(visitor))
    return say_stepped(group, decision)


def _settling(
    db: Database, group: WorkingGroup, command: StepDecision, desk: Desk
) -> Callable[[Decision], Taken] | Reply:
    """The step that the meeting going on takes, or the question whether the conditions of its quorum are met."""
    now, wanted = desk.now(), _STEPS[command.step]
    decision = decision_numbered(db, group, command.number)
    check_is_provisional(decision)
    meeting = sitting(group, now)
    count = count_at(db, group, meeting)
    if count.quorate is Quorate.IF_CONFIRMED and not command.are_met:
        return ask_whether_met(group, decision, count, to_text(replace(command, group=group.slug, are_met=True)))
    return lambda found: settle(found, wanted, meeting, count, command.are_met, now)


def _undoing(command: StepDecision, desk: Desk) -> Callable[[Decision], Taken]:
    undo, now = (reopen if command.step is DecisionStep.UNCONFIRM else take_back), desk.now()
    return lambda found: undo(found, now)


def count_at(db: Database, group: WorkingGroup, meeting: Sitting) -> Count:
    """Who was there when something was decided, against the rule."""
    there = meeting.there(stays(db, group, meeting.occurrence.original))
    return count_of(quorum_state(group, there), group.quorum.counted_by)


def _words(said: str) -> str:
    """The words of a decision without the quotation marks around them."""
    text = said.strip()
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    return checked_length(text)


def checked_length(text: str) -> str:
    """`text`, if it is short enough to be kept and has words."""
    if not any(ch.isalnum() for ch in text):
        raise HelpfulError("There are no words in that.", "For examples: /meeting help minutes. Nothing was saved.")
    if len(text) > LONGEST:
        raise HelpfulError(
            f"That is {len(text):,} characters; I keep up to {LONGEST:,} of a decision or an action.",
            "Say it in a sentence or two, and leave the rest to a paper. Nothing was saved.",
        )
    return text
