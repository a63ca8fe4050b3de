"""In whose hands a pledge is, in words: offered, taken over, its deputy."""

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.names import shown
from bot.words.pledge_news import Hearing, say_hearing
from bot.words.pledge_values import moment, named, owner_in_words, promised
from knowledge.errors import HelpfulError
from knowledge.pledges.entries import Contact, HandOver
from knowledge.pledges.kinds import HandOverStep
from knowledge.pledges.periods import Period
from knowledge.pledges.pledge import Pledge

_NOT_SAVED = "Nothing was saved."


def say_handed(
    pledge: Pledge,
    entry: HandOver,
    hearing: Hearing,
    owed: Period | None = None,
    *,
    reason_to_take_back: bool = False,
) -> Reply:
    """A step of a hand-over; `owed` is the quarter that it waits for an update on, for who takes it over. Whoever has
    to give a reason has one in the button."""
    to, code = owner_in_words(entry.to), pledge.code
    parts: list[Part] = []
    match entry.step:
        case HandOverStep.OFFERED:
            why = " because it was offered by mistake" if reason_to_take_back else ""
            line = f"{code} is offered to {to}. It stays {owner_in_words(pledge.owner)}’s until they accept."
            how = f"They can type /pledge accept {code}, or /pledge decline {code}."
            parts.append(Paragraph(" ".join((*say_hearing(hearing), how))))
            parts.append(Choice("Take the offer back", f"pledge handover {code} off{why}"))
        case HandOverStep.ACCEPTED:
            line = f"{code} is now yours: {named(pledge)}."
            parts.append(Paragraph(f"Promised: {promised(pledge)}."))
            parts += [Paragraph(f"It has no update for {owed.months} yet.")] if owed else []
            parts.append(Choice("Update", f"pledge update {code}"))
        case HandOverStep.DECLINED:
            line = f"You declined {code}. It stays {owner_in_words(pledge.owner)}’s."
        case HandOverStep.TAKEN_BACK:
            line = f"The offer to {to} is taken back. {code} stays {owner_in_words(pledge.owner)}’s."
    if entry.step is not HandOverStep.OFFERED:
        parts += map(Paragraph, say_hearing(hearing))
    return Reply(line, (Paragraph(line), *parts))


def say_not_offered(pledge: Pledge, who: Contact) -> HelpfulError:
    """What whoever answers an offer is told where there is none to them any more: what became of it."""
    steps = [one for one in pledge.entries if isinstance(one, HandOver) and one.to.email == who.email]
    last, show = (steps[-1] if steps else None), f"See /pledge show {pledge.code}. {_NOT_SAVED}"
    if last is None:
        return HelpfulError(f"{pledge.code} is not offered to you.", show)
    by, at = owner_in_words(last.by), moment(last.at)
    match last.step:
        case HandOverStep.ACCEPTED if pledge.owner and pledge.owner.email == who.email:
            return HelpfulError(f"You took {pledge.code} over already, on {at}: it is yours.", show)
        case HandOverStep.ACCEPTED:
            wrong = f"You took {pledge.code} over on {at}, and it is {owner_in_words(pledge.owner)}’s by now."
            return HelpfulError(wrong, show)
        case HandOverStep.DECLINED:
            wrong = f"You declined {pledge.code} on {at}, so it is not offered to you any more."
            again = f"/pledge handover {pledge.code} {who.email}"
            return HelpfulError(wrong, f"{_NOT_SAVED} If you want it after all, its owner can type {again}")
        case _:
            return HelpfulError(f"{by} took back the offer of {pledge.code} on {at}.", show)


def say_deputy(pledge: Pledge, before: Contact | None, hearing: Hearing, undo: str) -> Reply:
    """Who is deputy from now on, and who was; `undo` is what makes it as it was, "" where the reader may not."""
    now, owner = owner_in_words(pledge.deputy), owner_in_words(pledge.owner)
    line = f"Saved: {pledge.code} has no deputy any more." if pledge.deputy is None else ""
    line = line or f"Saved: {now} is now the deputy of {owner} for {pledge.code}."
    told = [named(pledge), f"Before: {owner_in_words(before)}. That stays in the history"]
    if pledge.deputy:
        told.append(f"{now} may update it and hand it over, as {owner} may, and is asked where {owner} does not answer")
    label = f"Make {shown(before.shown)} deputy again" if before else "Take them out again"
    back = [Choice(label[:75], undo)] if undo else []
    heard = say_hearing(hearing)
    if before and before.name and before.name not in (*hearing.told, *hearing.untold, pledge.entries[-1].by.name):
        heard.append(f"Please tell {shown(before.name)} yourself that they are not its deputy any more.")
    return Reply(line, (Paragraph(line), Items(tuple(told)), *map(Paragraph, heard), *back))
