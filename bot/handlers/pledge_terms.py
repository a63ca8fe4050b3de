"""What changes a pledge itself: its target, its words, its status; who has it is seen to elsewhere."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from bot.commands import (
    AnswerHandOver,
    ChangeTarget,
    HandOverPledge,
    NamePledgeDeputy,
    PledgeTerms,
    RewordPledge,
    SetPledgeStatus,
    to_text,
)
from bot.handlers.pledge_desk import NOT_SAVED, numbering_of, pledge_to_write, saved_or_told, today_of
from bot.handlers.pledge_hands import handle_deputy, handle_hand_over, handle_hand_over_answer
from bot.handlers.pledge_hearing import hearing_of
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.pledge_figures import say_misread
from bot.words.pledge_oddities import say_odd_status, say_odd_target, say_odd_wording
from bot.words.pledge_terms import ask_for_status, ask_for_target, ask_for_wording, say_reworded, say_status, say_target
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import AmountError, read_amount
from knowledge.pledges.check import check_entry
from knowledge.pledges.concerns import concern_of_status, concerns_of_due, concerns_of_target, concerns_of_wording
from knowledge.pledges.entries import Edit, StatusChange, Target
from knowledge.pledges.kinds import Field, Status
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import Act, check_may
from knowledge.pledges.typed_dates import read_date
from knowledge.store.pledge_rows import save_entry, visible_pledges


def handle_terms(command: PledgeTerms, asker: Asker) -> Reply:
    """What becomes of a command that changes a pledge itself."""
    match command:
        case HandOverPledge():
            return handle_hand_over(command, asker)
        case AnswerHandOver():
            return handle_hand_over_answer(command, asker)
        case NamePledgeDeputy():
            return handle_deputy(command, asker)
        case ChangeTarget():
            return handle_target(command, asker)
        case RewordPledge():
            return handle_wording(command, asker)
        case SetPledgeStatus():
            return handle_pledge_status(command, asker)
        case _:
            assert_never(command)


def handle_target(command: ChangeTarget, asker: Asker) -> Reply:
    """The form of a new target, or the target."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.CHANGE_TARGET, line=to_text(command))
        if not (command.target or command.due):
            return ask_for_target(pledge)
        check_may(writer.person, pledge, Act.CHANGE_TARGET, command.reason, f"/{_whole(command)}")
        if not any(map(str.isalnum, command.agreed_by)):
            raise HelpfulError(
                "A target is changed by agreement.",
                f"Say who agreed. {NOT_SAVED} With that in place of the dots: /{_whole(command)}",
            )
        entry = Target(
            at=writer.at,
            by=writer.contact,
            source=writer.source,
            value=_value(pledge, command),
            due=_due(pledge, command, asker),
            reason=command.reason,
            agreed_by=command.agreed_by,
        )
        by_number = concerns_of_due(command.due, numbering_of(asker), today_of(asker))
        if (odd := (*by_number, *concerns_of_target(pledge, entry, today_of(asker)))) and not command.is_sure:
            return say_odd_target(pledge, entry, odd, to_text(replace(command, is_sure=True, unit=None)))
        seen = _as_seen(pledge, command.version)
        saved = saved_or_told(save_entry(db, seen, entry, asker.actor), f"/pledge target {pledge.code}")
        return say_target(saved, pledge.target, hearing_of(db, saved, writer.at))


def _as_seen(pledge: Pledge, version: int | None) -> Pledge:
    """The pledge as whoever opened a form had it before them."""
    return pledge if version in (None, pledge.version) else replace(pledge, entries=pledge.entries[:version])


def handle_wording(command: RewordPledge, asker: Asker) -> Reply:
    """The form of other words for a pledge, or the words."""
    pasted = to_text(replace(command, reason=command.reason or "…", version=None) if command.statement else command)
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.REWORD, line=pasted)
        if not command.statement:
            return ask_for_wording(pledge, command.reason)
        check_may(writer.person, pledge, Act.REWORD, command.reason, f"/{pasted}")
        entry = Edit(
            at=writer.at,
            by=writer.contact,
            source=writer.source,
            what=Field.STATEMENT,
            before=pledge.statement,
            after=command.statement,
            reason=command.reason,
        )
        check_entry(pledge, entry)
        others = visible_pledges(db, asker.visitor.own, asker.visitor.person)
        if (odd := concerns_of_wording(pledge, command.statement, others)) and not command.is_sure:
            return say_odd_wording(pledge, command.statement, odd, to_text(replace(command, is_sure=True)))
        seen = _as_seen(pledge, command.version)
        saved = saved_or_told(save_entry(db, seen, entry, asker.actor), f"/pledge reword {pledge.code}")
        return say_reworded(saved, entry, hearing_of(db, saved, writer.at))


def _value(pledge: Pledge, command: ChangeTarget) -> Decimal | None:
    if not command.target:
        return pledge.target.value
    try:
        return read_amount(command.target, pledge.unit).value
    except AmountError as error:
        form = f"pledge target {pledge.code}"
        if not pledge.unit.name and not command.due:  # a milestone has a day alone
            error = AmountError(command.target, error.wrong)
        raise say_misread(
            pledge.code,
            command.target,
            error,
            pledge.unit,
            lambda figure: _whole(replace(command, target=figure)),
            form,
        ) from error


def _due(pledge: Pledge, command: ChangeTarget, asker: Asker) -> date:
    try:
        return read_date(command.due, today_of(asker), numbering_of(asker)) if command.due else pledge.due
    except HelpfulError as error:
        line = _whole(replace(command, due="…"))
        raise HelpfulError(
            error.what_happened, f"{error.what_to_do} With the day in place of the dots: /{line}"
        ) from error


def _whole(command: ChangeTarget) -> str:
    """The line as it can be pasted, with dots for what is missing."""
    agreed, why = command.agreed_by or "…", command.reason or "…"
    return to_text(replace(command, agreed_by=agreed, reason=why, version=None, unit=None))


def _line(command: SetPledgeStatus) -> str:
    """The same for somebody who may, with a place for the reason."""
    return to_text(replace(command, reason=command.reason or "…") if command.status else command)


def handle_pledge_status(command: SetPledgeStatus, asker: Asker) -> Reply:
    """Another status, withdrawn among them; asks which where none is given."""
    act = Act.WITHDRAW if command.status is Status.WITHDRAWN else Act.SET_STATUS
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, act, line=_line(command))
        if command.status is None:
            return ask_for_status(pledge)
        check_may(writer.person, pledge, act, command.reason, f"/{_line(command)}")
        if (odd := concern_of_status(pledge, command.status)) and not command.is_sure:
            return say_odd_status(pledge, odd, to_text(replace(command, is_sure=True)))
        entry = StatusChange(
            at=writer.at, by=writer.contact, source=writer.source, status=command.status, reason=command.reason
        )
        saved = saved_or_told(
            save_entry(db, pledge, entry, asker.actor), f"/pledge status {pledge.code} {command.status}"
        )
        return say_status(saved, pledge.status, hearing_of(db, saved, writer.at))
