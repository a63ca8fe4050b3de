"""What is odd about a pledge's target or status, asked before it is saved."""

from collections.abc import Sequence

from bot.reply import Choice, Paragraph, Reply
from bot.words.pledge_values import named
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.concerns import HasPassed, NotReached, OverAll, TermsConcern, WrongSide
from knowledge.pledges.entries import Target
from knowledge.pledges.pledge import Pledge


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


def _asked(pledge: Pledge, read: str, why: str, sure: str, change: str) -> Reply:
    line = f"Not saved yet. I read {read}, for {pledge.code}."
    choices = (Choice("Save it", sure), Choice("Change it", change))
    return Reply(line, (Paragraph(line), Paragraph(named(pledge)), Paragraph(f"{why} Is that right?"), *choices))


def _odd(pledge: Pledge, concern: TermsConcern) -> str:
    match concern:
        case HasPassed(due):
            return f"{spoken(due)} has passed."
        case OverAll(after):
            return f"{amount_text(after, pledge.unit)} is more than the whole."
        case WrongSide(baseline, target, direction):
            start, end = amount_text(baseline, pledge.unit), amount_text(target, pledge.unit)
            return f"The figure is to go {direction} from {start}, and the target is {end}."
