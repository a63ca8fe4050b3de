"""Asking how pledges stand, in words."""

from collections.abc import Sequence

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.pledge_values import named, owner_in_words, promised, said_in_words
from knowledge.dates import spoken
from knowledge.notices import Notice, Nudge
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.periods import Period
from knowledge.pledges.pledge import Pledge

_MOST_WITH_BUTTONS = 8
_MOST_SHOWN = 40


def say_nudge(asked: Sequence[Pledge], period: Period, notice: Notice) -> Reply:
    """What somebody is asked about their pledges, all in one message; `asked` is not empty."""
    step, reader = Nudge(notice.rung), notice.person_id
    own = [one for one in asked if _holds(one, reader)]
    if not own:
        return _to_office(asked, period, step)
    line = _line(own, period, step, reader)
    parts: list[Part] = [Paragraph(line)]
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
    what = "a pledge" if len(own) == 1 else f"{len(own)} pledges"
    waits = "waits" if len(own) == 1 else "wait"
    if step in (Nudge.FIRST, Nudge.SECOND):
        whose = "of yours " if all(_is_owner(one, reader) for one in own) else ""
        return f"How does it stand? {what[0].upper()}{what[1:]} {whose}{waits} for a word on {_ends(period)}."
    if all(_is_owner(one, reader) for one in own):
        return f"Still without a word on {period.months}: {what} of yours."
    it = "it" if len(own) == 1 else "them"
    return f"Nobody has said how {what} stood in {period.months}. You are deputy for {it}: can you?"


def _is_owner(pledge: Pledge, reader: int) -> bool:
    return pledge.owner is not None and pledge.owner.person_id == reader


def _ends(period: Period) -> str:
    return f"{period.months} (until {spoken(period.last)})"


def _about(pledge: Pledge) -> list[Part]:
    last = pledge.latest
    said = (
        f"Last said, on {last.period.months}: {said_in_words(pledge, last)}" if last else "Nothing was said of it yet."
    )
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
    what = "1 pledge" if len(silent) == 1 else f"{len(silent)} pledges"
    line = f"No word on {what} for {period.months}, although owners and deputies were asked."
    if step is Nudge.FIRST:
        line = f"Nobody is there who could say how {what} stood in {period.months}: the owner has gone."
    lines = [
        f"{named(one)} (owner: {owner_in_words(one.owner)}; deputy: {owner_in_words(one.deputy)})"
        for one in silent[:_MOST_SHOWN]
    ]
    more = [Paragraph(f"And {len(silent) - _MOST_SHOWN} more.")] if len(silent) > _MOST_SHOWN else []
    hand = Paragraph(f"To hand one over: /pledge handover {silent[0].code} kim@police.example")
    look = Choice("What needs a look", "pledge exceptions")
    return Reply(line, (Paragraph(line), Items(tuple(lines)), *more, hand, look))
