"""What others entered about somebody's pledges, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.names import shown
from bot.words.pledge_values import named, owner_in_words, promised, said_in_words, target_in_words
from knowledge.pledges.entries import Contact, Edit, Entry, HandOver, NewDeputy, StatusChange, Target
from knowledge.pledges.kinds import HandOverStep, Status
from knowledge.pledges.news import deputy_before, offer_before, owner_at
from knowledge.pledges.pledge import Pledge

_MOST_WITH_BUTTONS = 8
_MOST_SHOWN = 40
_NOTHING_LEFT = "There is nothing left for you to answer."


@dataclass(frozen=True)
class Hearing:
    """Whom an entry concerns: the names of those who are told of it unasked, and of those who are not."""

    told: tuple[str, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True)
class Heard:
    """An entry that somebody (`reader`, an id) is told of, with its pledge as it is now. To who may not see the pledge
    (`is_seen` is False) it is told by its code alone."""

    pledge: Pledge
    entry: Entry
    reader: int
    is_seen: bool = True

    @property
    def what(self) -> str:
        return named(self.pledge) if self.is_seen else self.pledge.code

    @property
    def whose(self) -> str:
        """ "yours", "Kim Lee’s": of its owner now."""
        return "yours" if self.is_for(self.pledge.owner) else f"{owner_in_words(self.pledge.owner)}’s"

    def is_for(self, contact: Contact | None) -> bool:
        return contact is not None and contact.person_id == self.reader


def say_hearing(hearing: Hearing) -> list[str]:
    """What whoever entered something is told of who hears of it; nothing where it concerns nobody else."""
    told = f"I tell {shown(joined(hearing.told))} in a direct message, from 8am to 6pm on working days."
    untold = f"Please tell {shown(joined(hearing.untold))} yourself: at the moment I send them nothing unasked."
    return [*([told] if hearing.told else []), *([untold] if hearing.untold else [])]


def say_news(found: Sequence[Heard]) -> Reply:
    """What somebody is told of these entries; `found` is not empty."""
    if len(found) == 1:
        return Reply(_line(found[0]), _about(found[0]))
    line = f"News of {len({one.pledge.number for one in found})} pledges."
    if len({one.pledge.number for one in found}) == 1:
        line = f"News of {found[0].pledge.code}."
    told = [part for one in found[:_MOST_WITH_BUTTONS] for part in _about(one)]
    if more := found[_MOST_WITH_BUTTONS:]:
        told.append(Items(tuple(f"{_line(one)}{_how(one)}" for one in more[:_MOST_SHOWN])))
    if len(more) > _MOST_SHOWN:
        told.append(Paragraph(f"And {len(more) - _MOST_SHOWN} more: /pledge list"))
    return Reply(f"{line} {_line(found[0])}", (Paragraph(line), *told))


def _about(one: Heard) -> tuple[Part, ...]:
    details = (Items(lines),) if one.is_seen and (lines := tuple(_details(one))) else ()
    return (Paragraph(_line(one)), *details, *_choices(one))


def _line(one: Heard) -> str:
    who, what = owner_in_words(one.entry.by), one.what
    match one.entry:
        case HandOver() as step:
            return _handed(one, step)
        case NewDeputy() as change:
            return _deputy(one, change)
        case Target():
            return f"{who} has changed the target of {what}."
        case StatusChange(status=status) if _was_offered(one):
            return f"{what} was offered to you, and {who} has made it {status}. {_NOTHING_LEFT}"
        case StatusChange(status=Status.WITHDRAWN):
            return f"{who} has withdrawn {what}."
        case StatusChange(status=status):
            return f"{who} has changed the status of {what}. It is {status} now."
        case _:
            return f"{who} has worded {one.pledge.code} anew: {what}."


def _was_offered(one: Heard) -> bool:
    """Whether a status is told to somebody because an offer to them fell away with it."""
    offer = offer_before(one.pledge, one.entry)
    return offer is not None and one.is_for(offer.to) and not one.is_for(one.pledge.owner)


def _handed(one: Heard, step: HandOver) -> str:
    who, to, what = owner_in_words(step.by), owner_in_words(step.to), one.what
    match step.step:
        case HandOverStep.OFFERED if one.is_for(step.to):
            return f"{who} offers you a pledge to take over: {what}."
        case HandOverStep.OFFERED:
            return f"{who} has offered a pledge of yours to {to}: {what}. It stays yours until they accept."
        case HandOverStep.ACCEPTED if one.is_for(owner_at(one.pledge, step.number)):
            return f"{who} has accepted {what}. It is theirs now; you are not asked about it any more."
        case HandOverStep.ACCEPTED:
            return f"{who} has accepted {what}. It is theirs now."
        case HandOverStep.DECLINED:
            return f"{who} has declined {what}. It stays {one.whose}."
        case HandOverStep.TAKEN_BACK if one.is_for(step.to):
            return f"{who} has taken back the offer of {what}. {_NOTHING_LEFT}"
        case HandOverStep.TAKEN_BACK:
            return f"{who} has taken back the offer to {to} of {what}. It stays {one.whose}."
        case _:
            assert_never(step.step)


def _deputy(one: Heard, change: NewDeputy) -> str:
    who, to, what = owner_in_words(change.by), owner_in_words(change.to), one.what
    is_out = one.is_for(deputy_before(one.pledge, change))
    if one.is_for(change.to):
        owner = one.pledge.owner
        whose = "their deputy" if owner == change.by else f"deputy of {owner_in_words(owner)}"
        return f"{who} has made you {whose} for {what}."
    if change.to is None:
        end = "You are not its deputy any more." if is_out else "It has none now."
        return f"{who} has taken out the deputy of {what}. {end}"
    if is_out:
        return f"{who} has made {to} deputy in your stead for {what}. You are not its deputy any more."
    return f"{who} has made {to} your deputy for {what}."


def _details(one: Heard) -> list[str]:
    pledge, entry = one.pledge, one.entry
    reason = shown(entry.reason) if isinstance(entry, HandOver | NewDeputy | Target | StatusChange | Edit) else ""
    why = [f"Why: “{reason}”"] if reason else []
    match entry:
        case HandOver(step=HandOverStep.OFFERED) if one.is_for(entry.to):
            last = pledge.latest
            said = [f"Last update, for {last.period.months}: {said_in_words(pledge, last)}"] if last else []
            stays = f"It stays {owner_in_words(pledge.owner)}’s until you accept"
            return [f"Promised: {promised(pledge)}", *(said or ["No update so far"]), *why, stays]
        case NewDeputy() if one.is_for(entry.to):
            return [*why, "You may update it and hand it over, as its owner may"]
        case Target():
            before = next(each for each in reversed(pledge.targets) if each.number < entry.number)
            agreed = [f"Agreed by {shown(entry.agreed_by)}"] if entry.agreed_by else []
            return [f"Now: {promised(pledge)}", f"Before: {target_in_words(pledge, before)}", *why, *agreed]
        case Edit(before=before):
            return [f"Before: “{shown(before)}”", *why, f"Promised, as before: {promised(pledge)}"]
        case _:
            return why


def _choices(one: Heard) -> tuple[Choice, ...]:
    code = one.pledge.code
    if not one.is_seen:
        return ()
    show = Choice(f"Show {code}", f"pledge show {code}")
    if isinstance(one.entry, HandOver) and one.entry.step is HandOverStep.OFFERED:
        if not one.is_for(one.entry.to):
            return (show, Choice(f"Keep {code}", f"pledge handover {code} off because I keep it"))
        accept = Choice(f"Accept {code}", f"pledge accept {code}")
        return (accept, Choice(f"Decline {code}", f"pledge decline {code}"))
    return (show,)


def _how(one: Heard) -> str:
    """What is typed in a button's stead."""
    typed = [each.command for each in _choices(one)]
    return f" (/{', or /'.join(typed)})" if typed else ""
