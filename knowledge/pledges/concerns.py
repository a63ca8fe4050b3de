"""What about an update has to be confirmed before it is saved: it may be a slip."""

from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.pledges.apply import with_entry
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.kinds import Direction, Rag
from knowledge.pledges.pledge import Pledge

_FOLD = 3


@dataclass(frozen=True)
class GoesBack:
    """The figure falls; of a pledge that is to bring a figure down, it rises."""

    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class Jumps:
    """The figure is more than three times what it was; of one that is to come down, less than a third."""

    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class TwoSteps:
    """The colour moves from green to red or back."""

    before: Rag
    after: Rag


Concern = GoesBack | Jumps | TwoSteps


def concerns(pledge: Pledge, update: PledgeUpdate) -> tuple[Concern, ...]:
    """What has to be confirmed, against what stands before it: a correction is held against what came before the entry
    it corrects, a late entry against earlier quarters; the first figure against the baseline."""
    numbered = replace(update, number=pledge.version + 1)
    standing = with_entry(pledge, numbered).updates
    earlier = standing[: standing.index(numbered)]
    value = next((one.value for one in reversed(earlier) if one.value is not None), pledge.baseline)
    rag = next((one.rag for one in reversed(earlier) if one.rag is not None), None)
    return (*_of_value(value, update.value, pledge.direction), *_of_rag(rag, update.rag))


def _of_value(before: Decimal | None, after: Decimal | None, direction: Direction) -> tuple[Concern, ...]:
    if before is None or after is None or before == after:
        return ()
    is_up = direction is Direction.UP
    low, high = (before, after) if is_up else (after, before)
    if low > high:
        return (GoesBack(before, after),)
    return (Jumps(before, after),) if before > 0 and high > _FOLD * low else ()


def _of_rag(before: Rag | None, after: Rag | None) -> tuple[Concern, ...]:
    if before is None or after is None or {before, after} != {Rag.GREEN, Rag.RED}:
        return ()
    return (TwoSteps(before, after),)
