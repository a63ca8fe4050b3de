"""What others entered about somebody's pledges, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.names import shown
from bot.words.pledge_values import named, owner_in_words, promised, said_in_words, target_in_words
from knowledge.pledges.entries import Edit, Entry, HandOver, NewDeputy, StatusChange, Target
from knowledge.pledges.kinds import HandOverStep, Status
from knowledge.pledges.pledge import Pledge

_MOST_WITH_BUTTONS = 8
_MOST_SHOWN = 40


@dataclass(frozen=True)
class Hearing:
    """Whom an entry concerns: the names of those who are told of it unasked, and of those who are not."""

    told: tuple[str, ...]
    untold: tuple[str, ...]


def say_hearing(hearing: Hearing) -> list[str]:
    """What whoever entered something is told of who hears of it; nothing where it concerns nobody else."""
    told = f"I tell {shown(joined(hearing.told))} in a direct message, from 8am to 6pm on working days."
    untold = f"Please tell {shown(joined(hearing.untold))} yourself: at the moment I send them nothing unasked."
    return [*([told] if hearing.told else []), *([untold] if hearing.untold else [])]


def say_news(found: Sequence[tuple[Pledge, Entry]]) -> Reply:
    """What somebody is told of these entries, each with its pledge as it is now; `found` is not empty."""
    if len(found) == 1:
        parts = _about(*found[0])
        return Reply(_line(*found[0]), parts)
    line = f"News of {len({pledge.number for pledge, _ in found})} pledges."
    if len({pledge.number for pledge, _ in found}) == 1:
        line = f"News of {found[0][0].code}."
    told = [part for one in found[:_MOST_WITH_BUTTONS] for part in _about(*one)]
    if more := found[_MOST_WITH_BUTTONS:]:
        told.append(Items(tuple(f"{_line(*one)}{_how(*one)}" for one in more[:_MOST_SHOWN])))
    if len(more) > _MOST_SHOWN:
        told.append(Paragraph(f"And {len(more) - _MOST_SHOWN} more: /pledge list"))
    return Reply(f"{line} {_line(*found[0])}", (Paragraph(line), *told))


def _about(pledge: Pledge, entry: Entry) -> tuple[Part, ...]:
    details = (Items(lines),) if (lines := tuple(_details(pledge, entry))) else ()
    return (Paragraph(_line(pledge, entry)), *details, *_choices(pledge, entry))


def _line(pledge: Pledge, entry: Entry) -> str:
    who, what = owner_in_words(entry.by), named(pledge)
    match entry:
        case HandOver(step=HandOverStep.OFFERED):
            return f"{who} offers you a pledge to take over: {what}."
        case HandOver(step=HandOverStep.ACCEPTED):
            return f"{who} has accepted {what}. It is theirs now."
        case HandOver():
            return f"{who} has declined {what}. It stays {owner_in_words(pledge.owner)}’s."
        case NewDeputy():
            return f"{who} has made you deputy of {owner_in_words(pledge.owner)} for {what}."
        case Target():
            return f"{who} has changed the target of {what}."
        case StatusChange(status=Status.WITHDRAWN):
            return f"{who} has withdrawn {what}."
        case StatusChange(status=status):
            return f"{who} has changed the status of {what}. It is {status} now."
        case _:
            return f"{who} has worded {pledge.code} anew: {what}."


def _details(pledge: Pledge, entry: Entry) -> list[str]:
    reason = shown(entry.reason) if isinstance(entry, HandOver | NewDeputy | Target | StatusChange | Edit) else ""
    why = [f"Why: “{reason}”"] if reason else []
    match entry:
        case HandOver(step=HandOverStep.OFFERED):
            last = pledge.latest
            said = [f"Last update, for {last.period.months}: {said_in_words(pledge, last)}"] if last else []
            stays = f"It stays {owner_in_words(pledge.owner)}’s until you accept"
            return [f"Promised: {promised(pledge)}", *(said or ["No update so far"]), *why, stays]
        case NewDeputy():
            return [*why, "You may update it and hand it over, as its owner may"]
        case Target():
            before = next(one for one in reversed(pledge.targets) if one.number < entry.number)
            agreed = [f"Agreed by {shown(entry.agreed_by)}"] if entry.agreed_by else []
            return [f"Now: {promised(pledge)}", f"Before: {target_in_words(pledge, before)}", *why, *agreed]
        case Edit(before=before):
            return [f"Before: “{shown(before)}”", *why]
        case _:
            return why


def _choices(pledge: Pledge, entry: Entry) -> tuple[Choice, ...]:
    code = pledge.code
    if isinstance(entry, HandOver) and entry.step is HandOverStep.OFFERED:
        return (Choice(f"Accept {code}", f"pledge accept {code}"), Choice(f"Decline {code}", f"pledge decline {code}"))
    return (Choice(f"Show {code}", f"pledge show {code}"),)


def _how(pledge: Pledge, entry: Entry) -> str:
    """What is typed in a button's stead."""
    typed = [one.command for one in _choices(pledge, entry)]
    return f" (/{', or /'.join(typed)})"
