"""Updates of pledges: as they are said, once more the same, and corrected."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sqlite_utils import Database

from bot.commands import Said, SamePledge, Seen, UpdatePledge, to_text
from bot.handlers.pledge_desk import Writer, numbering_of, pledge_to_write, today_of
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.pledge_updates import ask_for_update, say_meanwhile, say_odd, say_saved
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import AmountError, amount_text, read_amount
from knowledge.pledges.apply import period_for
from knowledge.pledges.check import check_entry
from knowledge.pledges.concerns import concerns
from knowledge.pledges.entries import Entry, PledgeUpdate
from knowledge.pledges.kinds import Source
from knowledge.pledges.periods import Period, period_named, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import Act, check_may
from knowledge.store.pledge_rows import Meanwhile, save_entry

_JUST_NOW = timedelta(hours=1)
_NEWS = timedelta(days=1)
_NOT_SAVED = "Nothing was saved."


def handle_update(command: UpdatePledge, asker: Asker) -> Reply:
    """A form filled with last time's, or with what is to be changed; else the update, once it is sure."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.UPDATE)
        corrected = _last(pledge, command.said, asker) if command.corrects else None
        if command.said is None or command.said == Said(period=command.said.period):
            return _form(pledge, command, corrected, asker)
        update = _update(pledge, command.said, command, corrected, writer, asker)
        if command.seen.wants_form:
            return _form(pledge, command, update, asker)
        check_may(writer.person, pledge, Act.UPDATE, command.said.note)
        return _save(db, pledge, update, command, asker)


def _form(pledge: Pledge, command: UpdatePledge, filled: PledgeUpdate | None, asker: Asker) -> Reply:
    """A correction stays in its quarter; an update is for the one that was named, else for the likeliest of the last
    two, unless it is changed."""
    running = period_of(today_of(asker))
    first = filled.period if filled else _period(pledge, command.said or Said(), None, asker)
    periods = [first] if command.corrects else list(dict.fromkeys((first, running, running.before)))
    return ask_for_update(pledge, periods, numbering_of(asker), filled, command.corrects)


def handle_same(command: SamePledge, asker: Asker) -> Reply:
    """That nothing has changed: what was said last is said again, of this quarter."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.UPDATE, command.note)
        last = pledge.latest
        if last is None:
            raise HelpfulError(
                f"Nothing is known of {pledge.code} yet that could be the same.",
                f'{_NOT_SAVED} Try: /pledge update {pledge.code} amber "what has happened"',
            )
        said = Said(pledge.rag, "", command.note or "No change", (), last.blocker, last.confidence)
        update = replace(
            _update(pledge, said, UpdatePledge(command.number, said, command.seen), None, writer, asker),
            value=pledge.value,
            out_of=last.out_of,
        )
        figure = amount_text(pledge.value, pledge.unit) if pledge.value is not None else ""
        again = UpdatePledge(command.number, replace(said, figure=figure), command.seen)
        return _save(db, pledge, update, again, asker)


def _update(
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
        blocker=said.blocker,
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


def _figure(pledge: Pledge, command: UpdatePledge) -> tuple[Decimal | None, Decimal | None]:
    """The figure that was typed, and out of how many. Raises HelpfulError with the whole line as it can be typed."""
    if command.said is None or not command.said.figure:
        return None, None
    try:
        amount = read_amount(command.said.figure, pledge.unit)
    except AmountError as error:
        better = replace(command, said=replace(command.said, figure=error.instead), seen=Seen(), unit=None)
        raise HelpfulError(
            f"I read {pledge.code} and “{command.said.figure[:60]}”. {error.wrong}",
            f"{_NOT_SAVED} Try: /{to_text(better)}",
        ) from error
    target = pledge.target.value
    if amount.out_of is not None and target is not None and amount.out_of != target:
        better = replace(command, said=replace(command.said, figure=f"{amount.value:f}"), seen=Seen(), unit=None)
        promised = amount_text(target, pledge.unit)
        raise HelpfulError(
            f"I read {pledge.code} and “{command.said.figure[:60]}”, but promised are {promised}.",
            f"{_NOT_SAVED} Try: /{to_text(better)}",
        )
    return amount.value, amount.out_of


def _save(db: Database, pledge: Pledge, update: PledgeUpdate, command: UpdatePledge, asker: Asker) -> Reply:
    """Saves it, or asks first: where somebody else was quicker, and where it may be a slip."""
    check_entry(pledge, update)
    if _is_there(pledge, update):
        return say_saved(pledge, numbering_of(asker), is_news=False)
    odd = concerns(pledge, update)
    if news := _unseen(pledge, command.seen, update):
        return say_meanwhile(pledge, update, news, odd, *_ways_on(pledge, command))
    if odd and not command.seen.is_sure:
        return say_odd(pledge, update, odd, numbering_of(asker), *_ways_on(pledge, command))
    saved = save_entry(db, pledge, update, asker.actor)
    if isinstance(saved, Meanwhile):
        news = saved.pledge.entries[pledge.version :]
        now = saved.pledge
        return say_meanwhile(now, update, news, concerns(now, update), *_ways_on(now, command))
    return say_saved(saved, numbering_of(asker))


def _ways_on(pledge: Pledge, command: UpdatePledge) -> tuple[str, str]:
    """What saves it as it is, to the pledge as it was shown, and what opens a form with it."""
    seen = replace(command.seen, version=pledge.version)
    sure = replace(command, seen=replace(seen, is_sure=True), unit=None)
    return to_text(sure), to_text(replace(command, seen=replace(seen, is_sure=False, wants_form=True), unit=None))


def _is_there(pledge: Pledge, update: PledgeUpdate) -> bool:
    """Whether its last entry says the same of the same quarter, by the same person and a moment ago: a button was
    clicked twice."""
    last = pledge.entries[-1]
    if not isinstance(last, PledgeUpdate) or last.by != update.by or update.at - last.at > _JUST_NOW:
        return False
    return replace(update, number=last.number, at=last.at, source=last.source, corrects=last.corrects) == last


def _unseen(pledge: Pledge, seen: Seen, update: PledgeUpdate) -> tuple[Entry, ...]:
    """What was entered since the version that was seen; of who typed without looking, what others said of the same
    quarter within the last day."""
    if seen.version is not None:
        return pledge.entries[seen.version :]
    last = pledge.entries[-1]
    if not isinstance(last, PledgeUpdate) or last.source is Source.IMPORT or last.by == update.by:
        return ()
    return (last,) if last.period == update.period and update.at - last.at < _NEWS else ()


def _last(pledge: Pledge, said: Said | None, asker: Asker) -> PledgeUpdate:
    """The update entered last, of those that stand; of the quarter that was named, where one was."""
    if not pledge.updates:
        raise HelpfulError(
            f"Nothing was said of {pledge.code} yet that could be corrected.",
            f'{_NOT_SAVED} Try: /pledge update {pledge.code} amber "what has happened"',
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
        return period_named(said.period, numbering_of(asker))
    except HelpfulError as error:
        raise HelpfulError(error.what_happened, f"{error.what_to_do} {_NOT_SAVED}") from error


def _note(pledge: Pledge, said: Said) -> str:
    """The note without the unit that stood after the figure: "46 apprentices started late"."""
    unit = f"{pledge.unit.name} "
    if said.figure and pledge.unit.name and f"{said.note} ".casefold().startswith(unit.casefold()):
        return said.note[len(unit) :]
    return said.note
