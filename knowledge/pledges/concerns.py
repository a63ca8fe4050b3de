"""What about an update has to be confirmed before it is saved: it may be a slip."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher, get_close_matches

from knowledge.documents import name_key
from knowledge.pledges.apply import with_entry
from knowledge.pledges.entries import PledgeUpdate, Target
from knowledge.pledges.kinds import Direction, Kind, Rag, Status
from knowledge.pledges.periods import Numbering, Period, is_by_number, period_meant, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.typed_dates import read_date
from knowledge.words import words_of

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


@dataclass(frozen=True)
class OverAll:
    """A share of more than 100 per cent."""

    after: Decimal


@dataclass(frozen=True)
class HasPassed:
    """The day by which something is to be reached is over."""

    due: date


@dataclass(frozen=True)
class WrongSide:
    """The target lies on the other side of the baseline than the figure is meant to go."""

    baseline: Decimal
    target: Decimal
    direction: Direction


@dataclass(frozen=True)
class NotReached:
    """It is to be met, though its figure (None for none reported) has not come to its target."""

    value: Decimal | None
    target: Decimal


@dataclass(frozen=True)
class SamePromise:
    """The organisation has a pledge (`number`) that says almost the same."""

    number: int
    statement: str


@dataclass(frozen=True)
class NearTheme:
    """No pledge has this theme, and some have one that is spelt almost the same."""

    theme: str
    near: str


@dataclass(frozen=True)
class OtherFigure:
    """The words name a figure that they did not name before, and the target stays what it is."""

    figure: str


@dataclass(frozen=True)
class ByNumber:
    """A quarter was typed by its number alone: the one that it is by the network's `numbering`, and the one that it is
    by the other."""

    period: Period
    other: Period
    numbering: Numbering


Concern = GoesBack | Jumps | TwoSteps | OverAll | ByNumber
TermsConcern = OverAll | HasPassed | WrongSide | ByNumber
NewConcern = TermsConcern | SamePromise | NearTheme
WordingConcern = SamePromise | OtherFigure
_A_FIGURE = re.compile(r"\d[\d,.]*(?<![,.])")
_SAME = 0.85
_NEAR_THEME = 0.75
_WHOLE = Decimal(100)


def concerns(pledge: Pledge, update: PledgeUpdate) -> tuple[Concern, ...]:
    """What has to be confirmed, against what stands before it: a correction is held against what came before the entry
    it corrects, a late entry against earlier quarters; the first figure against the baseline."""
    numbered = replace(update, number=pledge.version + 1)
    standing = with_entry(pledge, numbered).updates
    earlier = standing[: standing.index(numbered)]
    value = next((one.value for one in reversed(earlier) if one.value is not None), pledge.baseline)
    rag = next((one.rag for one in reversed(earlier) if one.rag is not None), None)
    return (
        *_of_value(value, update.value, pledge.direction),
        *_of_share(pledge, update.value),
        *_of_rag(rag, update.rag),
    )


def concerns_of_target(pledge: Pledge, target: Target, today: date) -> tuple[TermsConcern, ...]:
    """What about a target has to be confirmed. Only what is new in it: a day that stays is nobody's slip."""
    is_new = target.number == 1 or target.value != pledge.target.value
    has_passed = target.due < today and (target.number == 1 or target.due != pledge.due)
    return (
        *((HasPassed(target.due),) if has_passed else ()),
        *(_of_share(pledge, target.value) if is_new else ()),
        *(_of_side(pledge, target.value) if is_new else ()),
    )


def concerns_of_new(
    new: Pledge, others: Sequence[Pledge], themes: Iterable[str], today: date
) -> tuple[NewConcern, ...]:
    """What about a new pledge has to be confirmed, beside the `others` that there are, and the network's own themes."""
    return (
        *concerns_of_target(new, new.target, today),
        *_of_statement(new, others),
        *_of_theme(new.theme, {*themes, *(one.theme for one in others)}),
    )


def concerns_of_wording(pledge: Pledge, statement: str, others: Sequence[Pledge]) -> tuple[WordingConcern, ...]:
    """What about other words for a pledge has to be confirmed, beside the `others` that there are."""
    new = [one for one in _A_FIGURE.findall(statement) if one not in _A_FIGURE.findall(pledge.statement)]
    worded = replace(pledge, statement=statement)
    return (
        *((OtherFigure(new[0]),) if new and pledge.target.value is not None else ()),
        *_of_statement(worded, [one for one in others if one.number != pledge.number]),
    )


def _of_statement(new: Pledge, others: Sequence[Pledge]) -> tuple[SamePromise, ...]:
    own, said = name_key(new.organisation), " ".join(words_of(new.statement))
    for one in others:
        if name_key(one.organisation) == own and one.status is not Status.WITHDRAWN:
            alike = SequenceMatcher(None, said, " ".join(words_of(one.statement)))
            if alike.real_quick_ratio() >= _SAME and alike.ratio() >= _SAME:
                return (SamePromise(one.number, one.statement),)
    return ()


def _of_theme(theme: str, there: Iterable[str]) -> tuple[NearTheme, ...]:
    known = {name_key(one): one for one in sorted(there)}
    if name_key(theme) in known:
        return ()
    near = get_close_matches(name_key(theme), known, n=1, cutoff=_NEAR_THEME)
    return (NearTheme(theme, known[near[0]]),) if near else ()


def concerns_of_quarter(typed: str, numbering: Numbering, today: date) -> tuple[ByNumber, ...]:
    """That a quarter for which something is said was typed by its number; `typed` can be read."""
    if not is_by_number(typed):
        return ()
    meant, other = (period_meant(typed, one, today) for one in (numbering, numbering.other))
    return (ByNumber(meant, other, numbering),)


def concerns_of_due(typed: str, numbering: Numbering, today: date) -> tuple[ByNumber, ...]:
    """The same of a quarter by whose end something is due."""
    if not is_by_number(typed):
        return ()
    meant, other = (period_of(read_date(typed, today, one)) for one in (numbering, numbering.other))
    return (ByNumber(meant, other, numbering),)


def concern_of_status(pledge: Pledge, status: Status) -> NotReached | None:
    """What about a new status has to be confirmed."""
    target, value = pledge.target.value, pledge.value
    if status is not Status.MET or target is None:
        return None
    is_reached = value is not None and (value >= target if pledge.direction is Direction.UP else value <= target)
    return None if is_reached else NotReached(value, target)


def _of_share(pledge: Pledge, value: Decimal | None) -> tuple[OverAll, ...]:
    return (OverAll(value),) if pledge.unit.is_percent and value is not None and value > _WHOLE else ()


def _of_side(pledge: Pledge, target: Decimal | None) -> tuple[WrongSide, ...]:
    if target is None or pledge.baseline is None or pledge.kind is not Kind.QUANTITY:
        return ()
    is_up = pledge.direction is Direction.UP
    is_wrong = target < pledge.baseline if is_up else target > pledge.baseline
    return (WrongSide(pledge.baseline, target, pledge.direction),) if is_wrong else ()


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
