"""How far a pledge has come, against how far it should be, and whether it was reported."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.kinds import Direction, Kind, Rag, Status
from knowledge.pledges.periods import Period, period_of
from knowledge.pledges.pledge import Pledge

DUE_AFTER = timedelta(days=14)
STALE_AFTER = timedelta(days=28)
_ALL = Fraction(1)


class Reporting(StrEnum):
    """Whether what is known of a pledge is fresh; nothing that was never reported is up to date."""

    NOT_ASKED = "not asked"
    NOT_DUE = "not due yet"
    UP_TO_DATE = "up to date"
    UPDATE_DUE = "update due"
    STALE = "stale"


@dataclass(frozen=True)
class Progress:
    """How a pledge stands on a day.

    `share` is the way from baseline to target that was made: below nought where it went back, above one past the
    target, None where nothing was reported or nothing can be measured. A status is not a value: met is all of the way
    only of a milestone without a figure. `expected` is the share of the time that has passed. `owes` is the first
    quarter that nothing was reported for, while the pledge is reported at all. `is_slow`: at less than half of the
    expected pace; `is_behind`: that, though it was called green. `colour` is None (grey) where a pledge
    is stale, withdrawn, or has no colour.
    """

    share: Fraction | None
    expected: Fraction
    is_slow: bool
    is_behind: bool
    is_overdue: bool
    reporting: Reporting
    owes: Period | None
    colour: Rag | None


def progress_of(pledge: Pledge, today: date) -> Progress:
    """How the pledge stands on `today`. Green with less than half of the expected pace is flagged as behind."""
    share, expected = _share(pledge), _expected(pledge, today)
    owes = _owes(pledge)
    reporting = _reporting(pledge, owes, today)
    has_arrived = share is not None and share >= _ALL
    is_slow = share is not None and not has_arrived and share < expected / 2
    return Progress(
        share=share,
        expected=expected,
        is_slow=is_slow,
        is_behind=pledge.rag is Rag.GREEN and is_slow,
        is_overdue=not pledge.status.is_over and today > pledge.due and not has_arrived,
        reporting=reporting,
        owes=owes,
        colour=None if reporting is Reporting.STALE or pledge.status is Status.WITHDRAWN else pledge.rag,
    )


def is_late(update: PledgeUpdate) -> bool:
    """Whether an update came later than two weeks after the end of its quarter."""
    return update.at.date() > update.period.last + DUE_AFTER


def _share(pledge: Pledge) -> Fraction | None:
    value, target = pledge.value, pledge.target.value
    if target is None:
        return _ALL if pledge.status is Status.MET else None
    if value is None:
        return None
    if pledge.kind is Kind.MAINTAIN:
        return _kept(Fraction(value), Fraction(target), pledge.direction)
    if pledge.baseline is None and pledge.direction is Direction.DOWN:
        return None
    start = Fraction(pledge.baseline or 0)
    way, made = Fraction(target) - start, Fraction(value) - start
    if way == 0:
        is_there = made >= 0 if pledge.direction is Direction.UP else made <= 0
        return Fraction(is_there)
    return made / way


def _kept(value: Fraction, target: Fraction, direction: Direction) -> Fraction:
    """All of it while the figure is on the right side of the target, else the part that is left."""
    low, high = (value, target) if direction is Direction.UP else (target, value)
    return _ALL if low >= high else low / high


def _expected(pledge: Pledge, today: date) -> Fraction:
    if pledge.kind is Kind.MAINTAIN:
        return _ALL
    start = pledge.baseline_on or pledge.made_at.date()
    days, passed = (pledge.due - start).days, (today - start).days
    return _ALL if days <= 0 else min(max(Fraction(passed, days), Fraction(0)), _ALL)


def _owes(pledge: Pledge) -> Period | None:
    if not pledge.status.is_reported:
        return None
    first = period_of(pledge.made_at.date())
    return max(first, pledge.latest.period.after) if pledge.latest else first


def _reporting(pledge: Pledge, owes: Period | None, today: date) -> Reporting:
    if owes is None:
        return Reporting.NOT_ASKED
    if today >= owes.last + STALE_AFTER:
        return Reporting.STALE
    if today >= owes.last + DUE_AFTER:
        return Reporting.UPDATE_DUE
    return Reporting.UP_TO_DATE if pledge.latest else Reporting.NOT_DUE
