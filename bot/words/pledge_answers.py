"""Answers from the register of pledges: each pledge with its code, and nothing that was not entered."""

from collections.abc import Sequence
from datetime import date

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.pledge_values import named, promised
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.kinds import Status
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Reporting, progress_of

_MOST_SHOWN = 8
_MOST_WITH_BUTTONS = 3


def say_from_pledges(found: Sequence[Pledge], today: date) -> Reply:
    """What the register says of these pledges, marked as the register's word and not a document's."""
    count = "1 pledge" if len(found) == 1 else f"{len(found)} pledges"
    line = f"From the register of pledges ({count}):"
    parts: list[Part] = [Paragraph(line), Items(tuple(pledge_line(one, today) for one in found[:_MOST_SHOWN]))]
    if len(found) > _MOST_SHOWN:
        parts.append(Paragraph(f"{len(found) - _MOST_SHOWN} more: /pledge list"))
    parts += [Choice(f"Show {one.code}", f"pledge show {one.code}") for one in found[:_MOST_WITH_BUTTONS]]
    return Reply(f"{line} {pledge_line(found[0], today)}", tuple(parts))


def pledge_line(pledge: Pledge, today: date) -> str:
    """ "P-014 (Essex Police, Employment): Take on 40 apprentices. Promised: 40 apprentices by Wednesday 31 March 2027.
    Latest: 12 apprentices, amber (A), reported on Tuesday 30 June 2026."."""
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
