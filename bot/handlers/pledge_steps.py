"""An update that says how much came on top of what was reported last: it is reckoned, and shown before it is saved."""

from dataclasses import replace
from decimal import Decimal

from bot.commands import Said, Seen, UpdatePledge, to_text
from bot.commands.pledge_steps import Step
from bot.handlers.pledge_desk import NOT_SAVED
from bot.reply import Reply
from bot.words.pledge_updates import say_step
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import AmountError, amount_text, read_amount
from knowledge.pledges.concerns import GoesBack, concerns
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.pledge import Pledge


def handle_step(pledge: Pledge, command: UpdatePledge, step: Step, about: PledgeUpdate) -> Reply:
    """What was reported last and what comes to it, with buttons that save the sum, or the figure as all there is.
    `about` is the update without a figure. Raises HelpfulError where there is nothing that it could come to."""
    by = _step(pledge, command, step)
    before = _last_figure(pledge, about)
    if before is None:
        start = pledge.baseline or Decimal(0)
        line = _with_figure(command, step.said, amount_text(max(start + by, Decimal(0)), pledge.unit))
        raise HelpfulError(
            f"I read {_said(pledge, step, by)} of {pledge.code}, and no figure was reported of it so far.",
            f"Give what has been reached in all. {NOT_SAVED} Try: /{line}",
        )
    total = before + by
    if total < 0:
        raise HelpfulError(
            f"I read {_said(pledge, step, by)} of {pledge.code}, which stands at {amount_text(before, pledge.unit)}.",
            f"Give what is left in all. {NOT_SAVED} "
            f"Try: /{_with_figure(command, step.said, amount_text(before, pledge.unit))}",
        )
    odd = concerns(pledge, replace(about, value=total))
    is_sure = bool(odd) and all(isinstance(one, GoesBack) for one in odd)  # that it falls is what was said
    seen = replace(command.seen, version=pledge.version, is_sure=is_sure)
    summed = _with_figure(command, step.said, amount_text(total, pledge.unit), seen)
    return say_step(pledge, before, by, summed, to_text(replace(command, said=step.in_all, unit=None)), step.figure)


def _step(pledge: Pledge, command: UpdatePledge, step: Step) -> Decimal:
    try:
        value = read_amount(step.figure, pledge.unit).value
    except AmountError as error:
        better = step_text(command, replace(step, figure=error.instead), step.said.note)
        raise HelpfulError(
            f"I read {pledge.code} and “{step.figure[:60]} {_way(step)}”. {error.wrong}", f"{NOT_SAVED} Try: /{better}"
        ) from error
    return value if step.is_more else -value


def _said(pledge: Pledge, step: Step, by: Decimal) -> str:
    return f"{amount_text(abs(by), pledge.unit)} {_way(step)}"


def _way(step: Step) -> str:
    return "more" if step.is_more else "fewer"


def step_text(command: UpdatePledge, step: Step, note: str) -> str:
    """The step as it would be typed, with another note."""
    figure = f"{step.figure} {_way(step)}"
    return to_text(replace(command, said=replace(step.said, figure=figure, note=note), seen=Seen(), unit=None))


def _last_figure(pledge: Pledge, about: PledgeUpdate) -> Decimal | None:
    """The figure reported last, of the quarter that it is about or one before it."""
    standing = [one for one in pledge.updates if one.value is not None and one.period <= about.period]
    return standing[-1].value if standing else None


def _with_figure(command: UpdatePledge, said: Said, figure: str, seen: Seen | None = None) -> str:
    whole = replace(said, figure=figure, loose="")
    return to_text(replace(command, said=whole, seen=seen or Seen(), unit=None))
