"""What is said before and after an update of a pledge is saved."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.commands import Seen, UpdatePledge, to_text
from bot.commands.pledge_form import BLOCKERS
from bot.reply import Choice, Field, FieldKind, Form, Items, Option, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.pledge_values import (
    figure_in_words,
    moment,
    named,
    owner_in_words,
    promised,
    quarter_in_words,
    said_in_words,
    told_in_words,
)
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.concerns import ByNumber, Concern, GoesBack, Jumps, OverAll, TwoSteps
from knowledge.pledges.entries import Entry, PledgeUpdate
from knowledge.pledges.kinds import Blocker, Rag, Source, Unit
from knowledge.pledges.periods import Numbering, Period
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import is_late

_LONGEST_UNIT = 60  # characters, in a form's command, which Slack limits to 255


def ask_for_update(
    pledge: Pledge, periods: Sequence[Period], numbering: Numbering, filled: PledgeUpdate | None, corrects: bool
) -> Reply:
    """The form of an update or a correction, filled with `filled`, or else with last time's. The first of `periods` is
    chosen; a correction has one, which it names."""
    unit = pledge.unit.name if len(pledge.unit.name) <= _LONGEST_UNIT else None
    seen = Seen(pledge.version, source=Source.FORM)
    command = to_text(UpdatePledge(pledge.number, None, seen, corrects, unit))
    last = filled or pledge.latest
    verb = "Correct" if corrects else "Update"
    fields = (_colour(last), *_figure(pledge, last), _blocker(pledge, filled), *_words(filled))
    form = Form(f"{verb} {pledge.code}", command, (*fields, *_period(periods, numbering)), "Save")
    quarter = f", for {periods[0].label(numbering)}" if corrects else ""
    return Reply(f"{verb}: {named(pledge)}{quarter}", (form,))


def _colour(last: PledgeUpdate | None) -> Field:
    options = tuple(Option(one.value, one.capitalize()) for one in Rag)
    return Field("rag", "How does it stand?", FieldKind.ONE_OF, options, True, value=last.rag or "" if last else "")


def _figure(pledge: Pledge, last: PledgeUpdate | None) -> tuple[Field, ...]:
    if not pledge.unit.name:
        return ()
    told = f"Promised: {promised(pledge)}."
    if last and last.value is not None:
        told = f"Last time: {figure_in_words(pledge, last)}. {told}"
    value = figure_in_words(pledge, last) if last else ""
    return (Field("figure", f"How far is it ({pledge.unit.name})?", FieldKind.LINE, (), True, told, value),)


def _blocker(pledge: Pledge, filled: PledgeUpdate | None) -> Field:
    """Nothing comes first; chosen is what `filled` says, or else what stands."""
    stands = (filled.blocker if filled else None) or pledge.blocker or Blocker.NOTHING
    options = tuple(Option(key, one.capitalize()) for key, one in BLOCKERS.items())
    now = next(key for key, one in BLOCKERS.items() if one is stands)
    return Field("blocker", "What is in the way?", FieldKind.ONE_OF, options, True, value=now)


def _words(filled: PledgeUpdate | None) -> tuple[Field, ...]:
    note, links = (filled.note, " ".join(filled.evidence)) if filled else ("", "")
    return (
        Field("note", "A note", FieldKind.TEXT, (), True, "Up to 1,000 characters.", note),
        Field("links", "Links to evidence", FieldKind.LINE, (), True, "https://…, with blanks between several.", links),
    )


def _period(periods: Sequence[Period], numbering: Numbering) -> tuple[Field, ...]:
    options = tuple(Option(one.name(numbering), one.label(numbering)) for one in periods)
    chosen = periods[0].name(numbering)
    return (Field("period", "For which quarter?", FieldKind.ONE_OF, options, True, value=chosen),)


def say_odd(
    pledge: Pledge,
    update: PledgeUpdate,
    odd: Sequence[Concern],
    numbering: Numbering,
    sure: str,
    change: str,
    others: Mapping[str, str],
) -> Reply:
    """What was understood and what is odd about it; `sure` saves it, `change` opens a form with it; `others` say it of
    other quarters, by their months."""
    why = [_odd(pledge, one) for one in odd]
    what = f"{pledge.code}{' (a correction)' if update.corrects else ''}, {update.period.label(numbering)}"
    line = f"Not saved yet. I read {said_in_words(pledge, update)}, for {what}."
    asks = Paragraph(f"{' '.join(why)} Is that right?")
    save = f"Save it for {update.period.months}" if any(isinstance(one, ByNumber) for one in odd) else "Save it"
    rest = [Choice(f"No, for {months}", command) for months, command in others.items()]
    return Reply(
        line, (Paragraph(line), Paragraph(named(pledge)), asks, Choice(save, sure), *rest, Choice("Change it", change))
    )


def _odd(pledge: Pledge, concern: Concern) -> str:
    match concern:
        case GoesBack(before, after):
            how = "falls" if after < before else "rises"
            return f"The figure {how} from {_amount(pledge, before)} to {_amount(pledge, after)}."
        case Jumps(before, after):
            return f"The figure jumps from {_amount(pledge, before)} to {_amount(pledge, after)}, more than threefold."
        case TwoSteps(before, after):
            return f"The colour goes from {before} to {after}, two steps at once."
        case OverAll(after):
            return f"{_amount(pledge, after)} is more than the whole."
        case ByNumber():
            return quarter_in_words(concern)


def _amount(pledge: Pledge, value: Decimal) -> str:
    return amount_text(value, pledge.unit)


def say_meanwhile(
    pledge: Pledge, update: PledgeUpdate, news: Sequence[Entry], odd: Sequence[Concern], sure: str, change: str
) -> Reply:
    """That somebody else was quicker: what they entered, what was understood now, and how it is saved on top."""
    who = joined(dict.fromkeys(owner_in_words(one.by) for one in news))
    line = f"Not saved yet: {who} entered something about {pledge.code} meanwhile."
    told = [f"{moment(one.at)}: {_news(pledge, one)}" for one in news]
    yours = f"Yours is: {said_in_words(pledge, update)}."
    asks = " ".join((yours, *(_odd(pledge, one) for one in odd), "Save it as well? Theirs stays in the history."))
    choices = (Choice("Save it", sure), Choice("Change it", change))
    return Reply(line, (Paragraph(line), Items(tuple(told)), Paragraph(asks), *choices))


def _news(pledge: Pledge, entry: Entry) -> str:
    by = owner_in_words(entry.by)
    if isinstance(entry, PledgeUpdate):
        return f"{by} said {said_in_words(pledge, entry)}"
    return f"{by} changed the pledge (see /pledge show {pledge.code})"


def say_saved(pledge: Pledge, numbering: Numbering, is_news: bool = True) -> Reply:
    """What the last entry says, what stood before, and how it is corrected."""
    update = next(one for one in reversed(pledge.every_update))
    corrects = next((one for one in pledge.every_update if one.number == update.corrects), None)
    before = [one for one in pledge.updates if one.number < update.number]
    head = "Corrected" if corrects else "Saved" if is_news else "That is saved already"
    quarter = f" for {update.period.label(numbering)}" if corrects and update != pledge.latest else ""
    line = f"{head}{quarter}: {told_in_words(pledge, update)}."
    parts: list[Part] = [Paragraph(line)]
    told = [f"{named(pledge)}", f"For {update.period.label(numbering)}{_late(update)}", f"Promised: {promised(pledge)}"]
    if corrects:
        told.append(f"Before: {said_in_words(pledge, corrects)}. That stays in the history")
    elif before:
        told += _as_before(pledge, update, before)
        told += _still_blocked(pledge, update)
        told.append(f"Last time ({moment(before[-1].at)}): {said_in_words(pledge, before[-1])}")
    parts.append(Items(tuple(told)))
    choices = (Choice("Correct this", f"pledge correct {pledge.code}"), _show(pledge))
    return Reply(line, (*parts, *choices))


def _as_before(pledge: Pledge, update: PledgeUpdate, before: Sequence[PledgeUpdate]) -> list[str]:
    """What an update did not mention, and so leaves as it was."""
    rag = next((one.rag for one in reversed(before) if one.rag), None) if update.rag is None else None
    valued = next((one for one in reversed(before) if one.value is not None), None) if update.value is None else None
    kept = {"colour": str(rag or ""), "figure": figure_in_words(pledge, valued) if valued else ""}
    names, values = [name for name in kept if kept[name]], [value for value in kept.values() if value]
    return [f"{' and '.join(names).capitalize()} as before: {', '.join(values)}"] if names else []


def _still_blocked(pledge: Pledge, update: PledgeUpdate) -> list[str]:
    """That what is in the way stands until somebody says that it is over."""
    if pledge.blocker is None or update.blocker is not None:
        return []
    return [f"Still blocked by {pledge.blocker}. Once that is over: /pledge update {pledge.code} unblocked"]


def _late(update: PledgeUpdate) -> str:
    return ", entered late" if is_late(update) else ""


def _show(pledge: Pledge) -> Choice:
    return Choice(f"Show {pledge.code}", f"pledge show {pledge.code}")


def say_step(
    pledge: Pledge, before: Decimal, by: Decimal, ways: tuple[str, str], typed: str, quarter: str = ""
) -> Reply:
    """What was reported last and what comes to it; `ways` save the sum, and what was `typed` as all of it. `quarter`
    follows the code, where one was named."""
    bare = pledge.unit if pledge.unit.is_money or pledge.unit.is_percent else Unit()
    sign, total = ("+" if by >= 0 else "−"), amount_text(before + by, pledge.unit)
    sum_ = f"{amount_text(before, bare)} {sign} {amount_text(abs(by), bare)} = {total}"
    line = f"Not saved yet. I read {sum_}, for {pledge.code}{quarter}. Is that right?"
    choices = (Choice(f"Save {total}"[:75], ways[0]), Choice(f"No, {typed} in all"[:75], ways[1]))
    return Reply(line, (Paragraph(line), Paragraph(named(pledge)), *choices))


def choices_for(pledge: Pledge, may_update: bool, is_offered: bool, needs_reason: bool = False) -> tuple[Choice, ...]:
    """What the reader of a pledge may do about it, as buttons: none that would be refused for want of a reason."""
    code = pledge.code
    if is_offered:
        return (Choice("Take it over", f"pledge accept {code}"), Choice("Decline", f"pledge decline {code}"))
    if not may_update or pledge.status.is_over:
        return ()
    same = (
        (Choice("No change", f"pledge same {code} seen:{pledge.version}"),)
        if pledge.latest and not needs_reason
        else ()
    )
    return (Choice("Update", f"pledge update {code}"), *same)
