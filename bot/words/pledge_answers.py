"""Answers from the register of pledges: each pledge with its code, and nothing that was not entered."""

from collections.abc import Sequence
from datetime import date

from bot.commands import ListPledges, to_text
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.names import shown
from bot.words.pledge_values import counted, named, owner_in_words, promised
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.asked import AskedOfPledges, NonePledged
from knowledge.pledges.kinds import Status
from knowledge.pledges.pledge import Pledge, code_of
from knowledge.pledges.progress import Reporting, progress_of

_MOST_SHOWN = 8
_MOST_WITH_BUTTONS = 3


def say_from_pledges(asked: AskedOfPledges, today: date) -> Reply:
    """What the register says of these pledges, marked as the register's word and not a document's."""
    found, missing = asked.pledges, tuple(Paragraph(_no_such(number)) for number in asked.missing)
    if not found:
        return Reply(
            " ".join(one.text for one in missing), (*missing, Paragraph("To see which there are: /pledge list"))
        )
    line = f"From the register of pledges ({counted(found)}){_taken(asked.taken)}:"
    lines = [f"{pledge_line(one, today)}{_owner(one) if asked.wants_owner else ''}" for one in found[:_MOST_SHOWN]]
    parts: list[Part] = [Paragraph(line), Items(tuple(lines)), *missing]
    if len(found) > _MOST_SHOWN:
        parts.append(Paragraph(f"{len(found) - _MOST_SHOWN} more: /pledge list"))
    parts += [Choice(f"Show {one.code}", f"pledge show {one.code}") for one in found[:_MOST_WITH_BUTTONS]]
    return Reply(f"{line} {lines[0]}", tuple(parts))


def say_none_pledged(none: NonePledged) -> Reply:
    """That the register has no pledge of somebody, or none of that, and what it has of theirs."""
    who = joined(map(shown, none.organisations))
    what = " on that" if none.others else ""
    line = f"The register of pledges has none of {who}{what}{_taken(none.taken)}."
    if not none.others:
        return Reply(line, (Paragraph(line),))
    codes = ", ".join(one.code for one in none.others[:_MOST_SHOWN])
    rest = f", and {len(none.others) - _MOST_SHOWN} more" if len(none.others) > _MOST_SHOWN else ""
    lists = tuple(
        Choice(f"Pledges of {shown(name)}"[:75], to_text(ListPledges(organisation=name)))
        for name in dict.fromkeys(one.organisation for one in none.others)
    )
    return Reply(
        line, (Paragraph(line), Paragraph(f"On other things there is {codes}{rest}."), *lists[:_MOST_WITH_BUTTONS])
    )


def _taken(taken: Sequence[tuple[str, str]]) -> str:
    """ ", taking “Esex Police” for Essex Police"."""
    read = joined(f"“{shown(typed)}” for {shown(name)}" for typed, name in taken)
    return f", taking {read}" if taken else ""


def _no_such(number: int) -> str:
    return f"There is no pledge {code_of(number)}."


def _owner(pledge: Pledge) -> str:
    deputy = f"; deputy: {owner_in_words(pledge.deputy)}" if pledge.deputy else ""
    return f" Owner: {owner_in_words(pledge.owner)}{deputy}."


def pledge_line(pledge: Pledge, today: date) -> str:
    """ "P-014 (Essex Police, Employment): Take on 40 apprentices. Promised: 40 apprentices by Wednesday 31 March 2027.
    Latest: 12 apprentices, amber (A), reported on Tuesday 30 June 2026."."""
    if pledge.status is Status.WITHDRAWN:
        return f"{named(pledge).rstrip('.')}. It is withdrawn; promised was: {promised(pledge)}."
    said = f"{named(pledge).rstrip('.')}. Promised: {promised(pledge)}. {_latest(pledge)}"
    return f"{said}{_status(pledge)}{_freshness(pledge, today)}"


def _latest(pledge: Pledge) -> str:
    update = pledge.latest
    if update is None:
        return "Nothing is reported yet."
    figure = amount_text(pledge.value, pledge.unit) if pledge.value is not None else ""
    colour = f"{pledge.rag} ({pledge.rag.letter})" if pledge.rag else ""
    said = ", ".join(filter(None, (figure, colour))) or "no figure"
    return f"Latest: {said}, reported on {spoken(update.at.date())}."


def _status(pledge: Pledge) -> str:
    """Whether it is a promise, and still one."""
    match pledge.status:
        case Status.ACTIVE:
            return ""
        case Status.DRAFT | Status.PROPOSED:
            return f" It is planned ({pledge.status}), not agreed yet."
        case Status.AGREED:
            return " It is agreed and planned; work has not begun."
        case _:
            return f" It is {pledge.status}."


def _freshness(pledge: Pledge, today: date) -> str:
    match progress_of(pledge, today).reporting:
        case Reporting.STALE:
            return " What is known is stale: no update for the quarter that is over."
        case Reporting.UPDATE_DUE:
            return " An update is due."
    return ""
