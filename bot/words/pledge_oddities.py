"""What is odd about a pledge's target or status, or about a new pledge, asked before it is saved."""

from collections.abc import Sequence

from bot.reply import Choice, Items, Paragraph, Reply
from bot.words.names import shown
from bot.words.pledge_values import named, owner_in_words, promised, quarter_in_words
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.concerns import (
    ByNumber,
    HasPassed,
    NearTheme,
    NewConcern,
    NotReached,
    OtherFigure,
    OverAll,
    SamePromise,
    TermsConcern,
    WordingConcern,
    WrongSide,
)
from knowledge.pledges.entries import Target
from knowledge.pledges.pledge import Pledge, code_of


def say_odd_target(pledge: Pledge, target: Target, odd: Sequence[TermsConcern], sure: str) -> Reply:
    """What was understood of a new target, and what is odd about it; `sure` saves it."""
    figure = f"{amount_text(target.value, pledge.unit)} " if target.value is not None else ""
    read = f"{figure}by {spoken(target.due)}"
    return _asked(pledge, read, " ".join(_odd(pledge, one) for one in odd), sure, f"pledge target {pledge.code}")


def say_odd_status(pledge: Pledge, odd: NotReached, sure: str) -> Reply:
    """That a pledge is to be met which has not come to its target; `sure` saves it."""
    now = amount_text(odd.value, pledge.unit) if odd.value is not None else "no figure"
    why = f"Promised are {amount_text(odd.target, pledge.unit)}, and reported is {now}."
    return _asked(pledge, "met", why, sure, f"pledge status {pledge.code}")


def say_odd_wording(pledge: Pledge, statement: str, odd: Sequence[WordingConcern], sure: str) -> Reply:
    """What is odd about other words for a pledge; `sure` saves them."""
    why = " ".join(_odd(pledge, one) for one in odd)
    return _asked(pledge, f"“{shown(statement)}”", why, sure, f"pledge reword {pledge.code}")


def say_odd_pledge(new: Pledge, odd: Sequence[NewConcern], sure: str, change: str, other: str | None) -> Reply:
    """What was understood of a new pledge, and what is odd about it; `sure` adds it, `other` with the theme that may
    have been meant."""
    line = f"Not added yet. I read “{shown(new.statement)}”, of {shown(new.organisation)}."
    told = (f"Promised: {promised(new)}", f"Theme: {shown(new.theme)}", f"Owner: {owner_in_words(new.owner)}")
    why = " ".join(_odd(new, one) for one in odd)
    near = next((one.near for one in odd if isinstance(one, NearTheme)), "")
    choices = (
        *([Choice(f"Add it on {shown(near)}"[:75], other)] if other else []),
        Choice("Add it as it is", sure),
        Choice("Change it", change),
    )
    return Reply(line, (Paragraph(line), Items(told), Paragraph(f"{why} Is that right?"), *choices))


def _asked(pledge: Pledge, read: str, why: str, sure: str, change: str) -> Reply:
    line = f"Not saved yet. I read {read}, for {pledge.code}."
    choices = (Choice("Save it", sure), Choice("Change it", change))
    return Reply(line, (Paragraph(line), Paragraph(named(pledge)), Paragraph(f"{why} Is that right?"), *choices))


def _odd(pledge: Pledge, concern: NewConcern | WordingConcern) -> str:
    match concern:
        case OtherFigure(figure):
            stays = f"the target stays {promised(pledge)} (/pledge target changes that)"
            return f"{figure} was not in it before, and {stays}."
        case ByNumber():
            return quarter_in_words(concern)
        case HasPassed(due):
            return f"{spoken(due)} has passed."
        case OverAll(after):
            return f"{amount_text(after, pledge.unit)} is more than the whole."
        case WrongSide(baseline, target, direction):
            start, end = amount_text(baseline, pledge.unit), amount_text(target, pledge.unit)
            return f"The figure is to go {direction} from {start}, and the target is {end}."
        case SamePromise(number, statement):
            return f"There is {code_of(number)} of {shown(pledge.organisation)}: “{shown(statement)}”."
        case NearTheme(theme, near):
            return f"No pledge is on {shown(theme)} so far, and some are on {shown(near)}."
