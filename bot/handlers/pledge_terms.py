"""What changes a pledge itself: new ones, hand-overs, targets, status."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.commands import (
    AnswerHandOver,
    ChangeTarget,
    HandOverPledge,
    HandOverWish,
    SetPledgeStatus,
    to_text,
)
from bot.handlers.pledge_desk import (
    NOT_SAVED,
    numbering_of,
    pledge_to_see,
    pledge_to_write,
    saved_or_told,
    today_of,
)
from bot.handlers.pledge_hearing import hearing_of
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.pledge_oddities import say_odd_status, say_odd_target
from bot.words.pledge_terms import (
    ask_for_status,
    ask_for_target,
    say_handed,
    say_status,
    say_target,
)
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import AmountError, read_amount
from knowledge.pledges.apply import period_for
from knowledge.pledges.concerns import concern_of_status, concerns_of_target
from knowledge.pledges.entries import HandOver, StatusChange, Target, contact_of
from knowledge.pledges.kinds import HandOverStep, Status
from knowledge.pledges.nudges import is_silent
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import Act, check_may, needs_reason
from knowledge.pledges.typed_dates import read_date
from knowledge.store.pledge_rows import save_entry


def handle_hand_over(command: HandOverPledge, asker: Asker) -> Reply:
    """Offers a pledge to somebody, or takes the offer back."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.HAND_OVER, command.reason)
        step, to = HandOverStep.OFFERED, pledge.offered_to
        if command.who:
            to = contact_of(asker.person_named(db, command.who))
        elif to is None:
            raise HelpfulError(
                f"{pledge.code} is not offered to anybody.", f"See /pledge show {pledge.code}. {NOT_SAVED}"
            )
        else:
            step = HandOverStep.TAKEN_BACK
        entry = HandOver(at=writer.at, by=writer.contact, source=writer.source, step=step, to=to, reason=command.reason)
        saved = saved_or_told(save_entry(db, pledge, entry, asker.actor), f"/pledge handover {pledge.code} …")
        hearing = hearing_of(db, saved, writer.at)
    return say_handed(saved, entry, hearing, reason_to_take_back=needs_reason(writer.person, saved, Act.HAND_OVER))


def handle_hand_over_answer(command: AnswerHandOver, asker: Asker) -> Reply:
    """The yes or no of whom a pledge was offered to."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_see(db, command.number, asker)
        to = pledge.offered_to
        if to is None or to.email != writer.person.email:
            raise HelpfulError(f"{pledge.code} is not offered to you.", f"See /pledge show {pledge.code}. {NOT_SAVED}")
        is_yes = command.wish is HandOverWish.ACCEPT
        step = HandOverStep.ACCEPTED if is_yes else HandOverStep.DECLINED
        entry = HandOver(at=writer.at, by=writer.contact, source=writer.source, step=step, to=to, reason=command.reason)
        saved = saved_or_told(save_entry(db, pledge, entry, asker.actor), f"/pledge {command.wish} {pledge.code}")
        hearing = hearing_of(db, saved, writer.at)
    period = period_for(saved, today_of(asker))
    return say_handed(saved, entry, hearing, period if is_silent(saved, period) else None)


def handle_target(command: ChangeTarget, asker: Asker) -> Reply:
    """The form of a new target, or the target."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.CHANGE_TARGET, line=to_text(command))
        if not (command.target or command.due):
            return ask_for_target(pledge)
        check_may(writer.person, pledge, Act.CHANGE_TARGET, command.reason, _whole(command))
        if not command.agreed_by:
            raise HelpfulError(
                "A target is changed by agreement.", f"Say who agreed. {NOT_SAVED} Try: {_whole(command)}"
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
        if (odd := concerns_of_target(pledge, entry, today_of(asker))) and not command.is_sure:
            return say_odd_target(pledge, entry, odd, to_text(replace(command, is_sure=True, unit=None)))
        seen = (
            pledge
            if command.version in (None, pledge.version)
            else replace(pledge, entries=pledge.entries[: command.version])
        )
        saved = saved_or_told(save_entry(db, seen, entry, asker.actor), f"/pledge target {pledge.code}")
        return say_target(saved, pledge.target, hearing_of(db, saved, writer.at))


def _value(pledge: Pledge, command: ChangeTarget) -> Decimal | None:
    if not command.target:
        return pledge.target.value
    try:
        return read_amount(command.target, pledge.unit, pledge.target.value).value
    except AmountError as error:
        known = error.instead or command.due  # a milestone has a day alone
        line = f" Try: {_whole(replace(command, target=error.instead))}" if known else ""
        raise HelpfulError(
            f"I read {pledge.code} and “{command.target[:60]}”. {error.wrong}", f"{NOT_SAVED}{line}"
        ) from error


def _due(pledge: Pledge, command: ChangeTarget, asker: Asker) -> date:
    try:
        return read_date(command.due, today_of(asker), numbering_of(asker)) if command.due else pledge.due
    except HelpfulError as error:
        later = pledge.due + timedelta(days=365)
        line = _whole(replace(command, due=f"{later.day}/{later.month}/{later.year}"))
        raise HelpfulError(error.what_happened, f"{error.what_to_do} Try: {line}") from error


def _whole(command: ChangeTarget) -> str:
    """The line as it can be pasted, with a place for what is missing."""
    agreed, why = command.agreed_by or "the steering group", command.reason or "why"
    return f"/{to_text(replace(command, agreed_by=agreed, reason=why, version=None, unit=None))}"


def _line(command: SetPledgeStatus) -> str:
    """The same for somebody who may, with a place for the reason."""
    return to_text(replace(command, reason=command.reason or "why") if command.status else command)


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
