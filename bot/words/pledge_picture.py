"""A pledge's value against its target and time, as a chart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.reply import Chart, Point
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.kinds import Direction, Kind
from knowledge.pledges.periods import Period, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import progress_of

NOT_REPORTED = "not reported"
_MOST_PERIODS = 40


def picture(pledge: Pledge, today: date) -> Chart | None:
    """The picture of a pledge; None where there is no figure to be drawn, as of a milestone.

    Each quarter from the first reported on has the last value and the last colour that are known of it. A quarter that
    is over and has none is "not reported", as is one whose updates gave no figure; neither is nought.
    """
    if pledge.target.value is None:
        return None
    reported = list(_reported(pledge, today))
    return Chart(
        name=pledge.code,
        title=f"{pledge.code}: value against target, {shown(pledge.organisation)}",
        alt=_alt(pledge, today),
        table=(("Until", "Value", "Status"), *(_row(pledge, day, update) for day, update in reported)),
        points=tuple(_point(day, update) for day, update in reported),
        share=float(share) if (share := progress_of(pledge, today).share) is not None else None,
        targets=tuple(
            (_since(pledge, at), float(target.value))
            for at, target in enumerate(pledge.targets)
            if target.value is not None
        ),
        pace=_pace(pledge),
        today=today,
        prefix=pledge.unit.name if pledge.unit.is_money else "",
        suffix="%" if pledge.unit.is_percent else "",
    )


def _reported(pledge: Pledge, today: date) -> Iterator[tuple[date, PledgeUpdate | None]]:
    """The last day of each quarter (of one that still runs: the day it was reported), with what stands for it."""
    by_period: dict[Period, PledgeUpdate] = {}
    for one in pledge.updates:
        if one.value is not None or one.rag is not None:
            by_period[one.period] = _over(by_period.get(one.period), one)
    if not by_period:
        return
    periods: list[Period] = [min(by_period)]
    last = max(*by_period, period_of(today).before)
    while periods[-1] < last:
        periods.append(periods[-1].after)
    for period in periods[-_MOST_PERIODS:]:
        update = by_period.get(period)
        yield min(period.last, max(update.at.date(), period.first)) if update else period.last, update


def _over(before: PledgeUpdate | None, update: PledgeUpdate) -> PledgeUpdate:
    """What is known of a quarter once `update` is entered: what it does not say stands as it was said before."""
    if before is None:
        return update
    value = update.value if update.value is not None else before.value
    return replace(update, value=value, rag=update.rag or before.rag)


def _point(day: date, update: PledgeUpdate | None) -> Point:
    if update is None or update.value is None:
        return Point(day, None)
    return Point(day, float(update.value), update.rag.letter if update.rag else "")


def _row(pledge: Pledge, day: date, update: PledgeUpdate | None) -> tuple[str, str, str]:
    value = amount_text(update.value, pledge.unit) if update and update.value is not None else NOT_REPORTED
    return spoken(day), value, _status(update)


def _status(update: PledgeUpdate | None) -> str:
    return f"{update.rag.letter} ({update.rag})" if update and update.rag else ""


def _since(pledge: Pledge, at: int) -> date:
    """From which day a target counts; the first one from where the pledge begins."""
    return _start(pledge) if at == 0 else max(pledge.targets[at].at.date(), _start(pledge))


def _start(pledge: Pledge) -> date:
    return pledge.baseline_on or pledge.made_at.date()


def _pace(pledge: Pledge) -> tuple[tuple[date, float], ...]:
    """From the baseline (nought where there is none) to the target when it is due. A figure to be kept has no pace, nor
    one that is to fall from nobody knows where."""
    start, target = _start(pledge), pledge.target.value
    is_unknown = pledge.baseline is None and pledge.direction is Direction.DOWN
    if pledge.kind is Kind.MAINTAIN or target is None or start >= pledge.due or is_unknown:
        return ()
    return (start, float(pledge.baseline or 0)), (pledge.due, float(target))


def _alt(pledge: Pledge, today: date) -> str:
    progress = progress_of(pledge, today)
    target = amount_text(pledge.target.value, pledge.unit) if pledge.target.value is not None else ""
    aim = f"{target} by {spoken(pledge.due)}"
    if pledge.value is None:
        return f"No figure reported yet; the target is {aim}."
    way = f", {float(progress.share):.0%} of the way" if progress.share is not None else ""
    expected = "" if pledge.kind is Kind.MAINTAIN else f" ({float(progress.expected):.0%} of the time has passed)"
    colour = f" {progress.colour.capitalize()} ({progress.colour.letter})." if progress.colour else ""
    changed = f" The target was changed {_times(len(pledge.targets) - 1)}." if len(pledge.targets) > 1 else ""
    return f"{amount_text(pledge.value, pledge.unit)}; the target is {aim}{way}{expected}.{colour}{changed}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
