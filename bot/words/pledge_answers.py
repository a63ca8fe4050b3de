"""Answers from the register of pledges: each pledge with its code, and nothing that was not entered."""

from collections.abc import Sequence
from datetime import date

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.names import shown
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
    """ "P-014, Essex Police: Take on 40 apprentices. Latest: 12 apprentices of 40 apprentices (amber, A), reported on
    Tuesday 30 June 2026. Due Wednesday 31 March 2027."."""
    said = f"{pledge.code}, {shown(pledge.organisation)}: {shown(pledge.statement).rstrip('.')}. {_latest(pledge)}"
    said += f" Due {spoken(pledge.due)}." if not pledge.status.is_over else ""
    return f"{said}{_status(pledge)}{_freshness(pledge, today)}"


def _latest(pledge: Pledge) -> str:
    update, target = pledge.latest, pledge.target.value
    aim = amount_text(target, pledge.unit) if target is not None else ""
    if update is None:
        return f"Nothing is reported yet{f'; the target is {aim}' if aim else ''}."
    colour = f" ({pledge.rag}, {pledge.rag.letter})" if pledge.rag else ""
    if pledge.value is None or not aim:
        figure = f"no figure{f'; the target is {aim}' if aim else ''}"
    else:
        figure = f"{amount_text(pledge.value, pledge.unit)}, target {aim}"
    return f"Latest: {figure}{colour}, reported on {spoken(update.at.date())}."


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
