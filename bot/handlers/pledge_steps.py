"""An update that says how much came on top of what was reported last: it is reckoned, and shown before it is saved."""

from dataclasses import replace
from decimal import Decimal

from bot.commands import Said, Seen, UpdatePledge, to_text
from bot.commands.pledge_steps import Step
from bot.reply import Reply
from bot.words.pledge_figures import say_misread, say_no_figure, say_which
from bot.words.pledge_updates import say_step
from knowledge.pledges.amount_readings import Reading
from knowledge.pledges.amounts import AmountError, amount_text, read_amount
from knowledge.pledges.concerns import GoesBack, concerns
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge


def handle_step(pledge: Pledge, command: UpdatePledge, step: Step, about: PledgeUpdate, numbering: Numbering) -> Reply:
    """What was reported last and what comes to it, with buttons that save the sum, or the figure as all there is.
    `about` is the update without a figure. Raises HelpfulError where there is nothing that it could come to."""
    by = _step(pledge, command, step)
    before = _last_figure(pledge, about)

    def line(figure: str) -> str:
        return _with_figure(command, step.said, figure)

    if before is None:
        read = f"I read {_said(pledge, step, by)} of {pledge.code}, and no figure was reported of it so far."
        raise say_which(read, _in_all(pledge, by), line)
    total = before + by
    if total < 0:
        stands = amount_text(before, pledge.unit)
        read = f"I read {_said(pledge, step, by)} of {pledge.code}, which stands at {stands}."
        raise say_no_figure(read, pledge.unit, line, f"pledge update {pledge.code}")
    odd = concerns(pledge, replace(about, value=total))
    quarter = f", {about.period.label(numbering)}" if step.said.period else ""
    is_asked = bool(odd or quarter)  # that it falls is what was said, and the months are told here
    is_sure = is_asked and all(isinstance(one, GoesBack) for one in odd)
    seen = replace(command.seen, version=pledge.version, is_sure=is_sure)
    summed = _with_figure(command, step.said, amount_text(total, pledge.unit), seen)
    in_all = to_text(replace(command, said=step.in_all, unit=None))
    return say_step(pledge, before, by, (summed, in_all), step.figure, quarter)


def _step(pledge: Pledge, command: UpdatePledge, step: Step) -> Decimal:
    try:
        value = read_amount(step.figure, pledge.unit).value
    except AmountError as error:
        typed = f"{step.figure[:60]} {_way(step)}"
        raise say_misread(
            pledge.code,
            typed,
            error,
            pledge.unit,
            lambda figure: step_text(command, replace(step, figure=figure), step.said.note),
            f"pledge update {pledge.code}",
        ) from error
    return value if step.is_more else -value


def _in_all(pledge: Pledge, by: Decimal) -> list[Reading]:
    """What has been reached in all, where nothing was reported: what was said on top of the baseline, or that alone."""
    alone = Reading(amount_text(abs(by), pledge.unit), f"{amount_text(abs(by), pledge.unit)} in all")
    if pledge.baseline is None or pledge.baseline + by < 0 or not pledge.baseline:
        return [alone]
    whole = amount_text(pledge.baseline + by, pledge.unit)
    start = f"{amount_text(pledge.baseline, pledge.unit)} at the start"
    return [Reading(whole, f"{whole} in all, with {start}"), alone]


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
