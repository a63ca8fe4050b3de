"""Updates of pledges: as they are said, and corrected."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from bot.commands import Said, Seen, UpdatePledge, to_text
from bot.commands.pledge_doubts import doubt_in
from bot.commands.pledge_steps import step_in
from bot.handlers.pledge_desk import Writer, numbering_of, pledge_to_write, today_of
from bot.handlers.pledge_saving import AskFirst, Saved, save_or_ask
from bot.handlers.pledge_steps import handle_step, step_text
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.pledge_doubts import say_doubt
from bot.words.pledge_figures import say_misread
from bot.words.pledge_updates import ask_for_update, say_meanwhile, say_odd, say_saved
from knowledge.errors import HelpfulError
from knowledge.pledges.amount_readings import Reading
from knowledge.pledges.amounts import AmountError, amount_text, read_amount
from knowledge.pledges.apply import period_for
from knowledge.pledges.concerns import ByNumber, Concern, concerns_of_quarter
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.kinds import Blocker, Direction, Source
from knowledge.pledges.periods import Numbering, Period, period_meant, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import Act, check_may

_NOT_SAVED = "Nothing was saved."
_NEGATIVE = re.compile(r"[£€$]? ?[-\u2212\u2013]")


def handle_update(command: UpdatePledge, asker: Asker) -> Reply:
    """A form filled with last time's, or with what is to be changed; else the update, once it is sure."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.UPDATE)
        corrected = _last(pledge, command.said, asker) if command.corrects else None
        if command.said is None or command.said == Said(period=command.said.period):
            return _form(pledge, command, corrected, asker)
        if pledge.unit.name and (step := step_in(command.said, pledge.unit.name)):
            why = f"/{step_text(command, step, '…')}"
            check_may(writer.person, pledge, Act.UPDATE, step.said.note, why)
            whole = replace(command, said=replace(step.said, figure=""))
            about = update_from(pledge, replace(step.said, figure=""), whole, corrected, writer, asker)
            return handle_step(pledge, command, step, about, numbering_of(asker))
        if doubt := doubt_in(command.said, pledge.unit):
            return say_doubt(command, doubt)
        update = update_from(pledge, command.said, command, corrected, writer, asker)
        if command.seen.wants_form:
            return _form(pledge, command, update, asker)
        explained = replace(command, said=replace(command.said, note="…"), seen=Seen(), unit=None)
        check_may(writer.person, pledge, Act.UPDATE, command.said.note, f"/{to_text(explained)}")
        outcome = save_or_ask(db, pledge, update, command.seen, asker.actor, _by_number(command, asker))
    return say_outcome(outcome, update, command, asker)


def _by_number(command: UpdatePledge, asker: Asker) -> tuple[ByNumber, ...]:
    """That the quarter was typed by its number: a form names the months."""
    typed = command.said.period if command.said and command.seen.source is not Source.FORM else ""
    return concerns_of_quarter(typed, numbering_of(asker), today_of(asker))


def _form(pledge: Pledge, command: UpdatePledge, filled: PledgeUpdate | None, asker: Asker) -> Reply:
    """A correction stays in its quarter; an update is for the one that was named, else for the likeliest of the last
    two, unless it is changed."""
    running = period_of(today_of(asker))
    first = filled.period if filled else _period(pledge, command.said or Said(), None, asker)
    periods = [first] if command.corrects else list(dict.fromkeys((first, running, running.before)))
    return ask_for_update(pledge, periods, numbering_of(asker), filled, command.corrects)


def update_from(
    pledge: Pledge, said: Said, command: UpdatePledge, corrected: PledgeUpdate | None, writer: Writer, asker: Asker
) -> PledgeUpdate:
    """The update that was said. A correction keeps what it does not mention."""
    figure, out_of = _figure(pledge, command)
    update = PledgeUpdate(
        at=writer.at,
        by=writer.contact,
        source=Source.FORM if command.seen.source is Source.FORM else writer.source,
        period=_period(pledge, said, corrected, asker),
        rag=said.rag,
        value=figure,
        out_of=out_of,
        note=_note(pledge, said),
        evidence=said.links,
        confidence=said.confidence,
        blocker=_blocker(pledge, said, corrected, command),
    )
    if corrected is None:
        return update
    is_form = command.seen.source is Source.FORM  # a form says everything: what is empty there was emptied
    return replace(
        update,
        corrects=corrected.number,
        rag=update.rag or corrected.rag,
        value=update.value if figure is not None or is_form else corrected.value,
        out_of=update.out_of if figure is not None or is_form else corrected.out_of,
        note=update.note if update.note or is_form else corrected.note,
        evidence=update.evidence if update.evidence or is_form else corrected.evidence,
        confidence=update.confidence or corrected.confidence,
        blocker=update.blocker if update.blocker or is_form else corrected.blocker,
    )


def _blocker(pledge: Pledge, said: Said, corrected: PledgeUpdate | None, command: UpdatePledge) -> Blocker | None:
    """What was said of what is in the way. A form tells it however it stands: what it left as it was is not said."""
    is_form = command.seen.source is Source.FORM
    stands = said.blocker is (pledge.blocker or Blocker.NOTHING)
    own = corrected.blocker if corrected else pledge.blocker
    return None if is_form and stands and own is None else said.blocker


def _figure(pledge: Pledge, command: UpdatePledge) -> tuple[Decimal | None, Decimal | None]:
    """The figure that was typed, and out of how many. Raises HelpfulError with the whole line as it can be typed."""
    if command.said is None or not command.said.figure:
        return None, None
    try:
        target = pledge.target.value if pledge.direction is Direction.UP else None
        amount = read_amount(command.said.figure, pledge.unit, target)
    except AmountError as error:
        raise _misread(pledge, command, error) from error
    target = pledge.target.value
    if amount.out_of is not None and target is not None and amount.out_of != target:
        better = replace(command, said=replace(command.said, figure=f"{amount.value:f}"), seen=Seen(), unit=None)
        promised = amount_text(target, pledge.unit)
        raise HelpfulError(
            f"I read {pledge.code} and “{command.said.figure[:60]}”, but promised are {promised}.",
            f"{_NOT_SAVED} Try: /{to_text(better)}",
        )
    return amount.value, amount.out_of


def _misread(pledge: Pledge, command: UpdatePledge, error: AmountError) -> HelpfulError:
    """What is wrong with the figure. A negative one may also be meant as a step: so many fewer."""
    said = command.said or Said()
    if _NEGATIVE.match(said.figure) and error.readings:
        fewer = [Reading(f"{one.figure} fewer", f"{one.figure} fewer than before") for one in error.readings]
        error = AmountError(said.figure, error.wrong, (*fewer, *error.readings))

    def line(figure: str) -> str:
        return to_text(replace(command, said=replace(said, figure=figure), seen=Seen(), unit=None))

    form = to_text(replace(command, said=replace(said, figure=""), seen=Seen(wants_form=True), unit=None))
    return say_misread(pledge.code, said.figure, error, pledge.unit, line, form)


def say_outcome(outcome: Saved | AskFirst, update: PledgeUpdate, command: UpdatePledge, asker: Asker) -> Reply:
    """That it is saved, or what is asked first, with what saves it all the same."""
    match outcome:
        case Saved(pledge, is_news):
            return say_saved(pledge, numbering_of(asker), is_news)
        case AskFirst(pledge, news, odd) if news:
            return say_meanwhile(pledge, update, news, odd, *_ways_on(pledge, update, command, asker))
        case AskFirst(pledge, _, odd):
            others = _for_the_other(pledge, command, odd, today_of(asker))
            return say_odd(pledge, update, odd, numbering_of(asker), *_ways_on(pledge, update, command, asker), others)
        case _:
            assert_never(outcome)


def _ways_on(pledge: Pledge, update: PledgeUpdate, command: UpdatePledge, asker: Asker) -> tuple[str, str]:
    """What saves it as it is, to the pledge as it was shown, and what opens a form with it: both of the quarter that is
    meant now, whenever they are clicked."""
    if command.said and command.said.period:
        command = replace(command, said=replace(command.said, period=update.period.name(numbering_of(asker))))
    seen = replace(command.seen, version=pledge.version)
    sure = replace(command, seen=replace(seen, is_sure=True), unit=None)
    return to_text(sure), to_text(replace(command, seen=replace(seen, is_sure=False, wants_form=True), unit=None))


def _for_the_other(pledge: Pledge, command: UpdatePledge, odd: Sequence[Concern], today: date) -> dict[str, str]:
    """What says it of the quarter that may have been meant instead, under its months, once that has begun."""
    others = [one.other for one in odd if isinstance(one, ByNumber) and one.other.first <= today]
    if command.corrects:  # of which there may be nothing to correct
        return {}
    said, seen = command.said or Said(), replace(command.seen, version=pledge.version)
    return {
        one.months: to_text(replace(command, said=replace(said, period=one.name(Numbering.FINANCIAL)), seen=seen))
        for one in others
    }


def _last(pledge: Pledge, said: Said | None, asker: Asker) -> PledgeUpdate:
    """The update entered last, of those that stand; of the quarter that was named, where one was."""
    if not pledge.updates:
        raise HelpfulError(
            f"Nothing was said of {pledge.code} yet that could be corrected.",
            f"{_NOT_SAVED} For the form: /pledge update {pledge.code}",
        )
    if said is None or not said.period:
        return max(pledge.updates, key=lambda one: one.number)
    period = _period(pledge, said, None, asker)
    there = [one for one in pledge.updates if one.period == period]
    if not there:
        label, typed = period.label(numbering_of(asker)), replace(said, period=period.name(numbering_of(asker)))
        raise HelpfulError(
            f"Nothing was said of {pledge.code} for {label}, so there is nothing to correct.",
            f"{_NOT_SAVED} To enter it: /{to_text(UpdatePledge(pledge.number, typed))}",
        )
    return max(there, key=lambda one: one.number)


def _period(pledge: Pledge, said: Said, corrected: PledgeUpdate | None, asker: Asker) -> Period:
    if corrected:
        return corrected.period
    if not said.period:
        return period_for(pledge, today_of(asker))
    try:
        return period_meant(said.period, numbering_of(asker), today_of(asker))
    except HelpfulError as error:
        raise HelpfulError(error.what_happened, f"{error.what_to_do} {_NOT_SAVED}") from error


def _note(pledge: Pledge, said: Said) -> str:
    """The note without the unit that stood after the figure: "46 apprentices started late"."""
    quoted, unit = said.note.removesuffix(said.loose).strip(), pledge.unit.name
    if said.figure and unit and re.match(rf"{re.escape(unit)}(?![\w-])", said.loose, re.IGNORECASE):
        return " ".join(filter(None, (quoted, said.loose[len(unit) :].strip(" ,;:"))))
    return said.note
