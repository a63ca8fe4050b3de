"""Asking how pledges stand, in words."""

from collections.abc import Sequence

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.pledge_same import same_on_all
from bot.words.pledge_values import named, owner_in_words, promised, said_in_words
from knowledge.dates import spoken
from knowledge.notices import Notice, Nudge
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.periods import Period
from knowledge.pledges.pledge import Pledge

_MOST_WITH_BUTTONS = 8
_MOST_SHOWN = 40
_MOST_AT_ONCE = _MOST_WITH_BUTTONS + _MOST_SHOWN
"""Nobody says of a pledge that is not named before them that it has not changed."""


def say_nudge(asked: Sequence[Pledge], period: Period, notice: Notice) -> Reply:
    """What somebody is asked about their pledges, all in one message; `asked` is not empty."""
    step, reader = Nudge(notice.rung), notice.person_id
    own = [one for one in asked if _holds(one, reader)]
    if not own:
        return _to_office(asked, period, step)
    line = _line(own, period, step, reader)
    parts: list[Part] = [Paragraph(line), *(same_on_all(own) if len(own) <= _MOST_AT_ONCE else ())]
    for one in own[:_MOST_WITH_BUTTONS]:
        parts += _about(one)
    if more := own[_MOST_WITH_BUTTONS:]:
        parts += [Paragraph("And:"), Items(tuple(named(one) for one in more[:_MOST_SHOWN]))]
        parts.append(Paragraph("All of them: /pledge list mine"))
    parts.append(Paragraph(f"Or type it: {_example(own[0])}"))
    if notice.missed:
        parts.append(Paragraph("I meant to ask earlier, and could not."))
    others = [one for one in asked if one not in own]
    parts += _to_office(others, period, step).parts if others else ()
    return Reply(line, tuple(parts))


def _holds(pledge: Pledge, reader: int) -> bool:
    return reader in [one.person_id for one in (pledge.owner, pledge.deputy) if one]


def _line(own: Sequence[Pledge], period: Period, step: Nudge, reader: int) -> str:
    them, need, have = ("it", "needs", "has") if len(own) == 1 else ("them", "need", "have")
    what, end = _whose(own, reader), spoken(period.last)
    match step:
        case Nudge.FIRST:
            return f"{what} {need} an update for {period.months}, by {end}. A button or a line for each will do."
        case Nudge.SECOND:
            return f"{what} still {have} no update for {period.months}, which ends on {end}."
        case _ if all(_is_owner(one, reader) for one in own):
            return f"{period.months} is over, and {_lower(what)} still {have} no update."
        case _:
            return f"{period.months} is over, and {_lower(what)} {have} no update. Can you give {them} one?"


def _whose(own: Sequence[Pledge], reader: int) -> str:
    """ "3 of your pledges", "One pledge for which you are deputy"."""
    count = "One" if len(own) == 1 else str(len(own))
    owned = [_is_owner(one, reader) for one in own]
    if all(owned):
        return f"{count} of your pledges"
    what = "pledge" if len(own) == 1 else "pledges"
    return f"{count} {what} for which you are {'owner or ' if any(owned) else ''}deputy"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _is_owner(pledge: Pledge, reader: int) -> bool:
    return pledge.owner is not None and pledge.owner.person_id == reader


def _about(pledge: Pledge) -> list[Part]:
    last = pledge.latest
    said = f"Last update, for {last.period.months}: {said_in_words(pledge, last)}" if last else "No update so far"
    same = [Choice(f"{pledge.code}: no change", f"pledge same {pledge.code} seen:{pledge.version}")] if last else []
    return [
        Paragraph(named(pledge)),
        Items((said, f"Promised: {promised(pledge)}")),
        *same,
        Choice(f"{pledge.code}: update", f"pledge update {pledge.code}"),
    ]


def _example(pledge: Pledge) -> str:
    figure = f" {amount_text(pledge.value, pledge.unit)}" if pledge.value is not None else ""
    return f'/pledge update {pledge.code} amber{figure} "what has happened"'


def _to_office(silent: Sequence[Pledge], period: Period, step: Nudge) -> Reply:
    """What the secretariat is told: nobody answers for these."""
    what = "1 pledge has no update" if len(silent) == 1 else f"{len(silent)} pledges have no update"
    line = f"{what} for {period.months}. Owners were asked, and deputies where there are any."
    if step is Nudge.FIRST:
        line = f"{what} for {period.months}, and there is nobody to ask: the owner has gone."
    lines = [
        f"{named(one)} (owner: {owner_in_words(one.owner)}; deputy: {owner_in_words(one.deputy)})"
        for one in silent[:_MOST_SHOWN]
    ]
    more = [Paragraph(f"And {len(silent) - _MOST_SHOWN} more.")] if len(silent) > _MOST_SHOWN else []
    example = f"/pledge handover {silent[0].code} sam@college.example because the owner has left"
    hand = Paragraph(f"To hand one over to a colleague of theirs: {example}")
    board = Choice("Who has not reported", "pledge board")
    return Reply(line, (Paragraph(line), Items(tuple(lines)), *more, hand, board))
