"""What a group decides: by no objection from those present, provisionally where too few are, confirmed at the next
quorate meeting. Nothing is erased: a decision is what was noted and every step taken about it since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from knowledge.errors import HelpfulError
from knowledge.groups.quorum import Check, Quorate, QuorumState
from knowledge.groups.quorum_rule import CountedBy
from knowledge.groups.sitting import Sitting

LONGEST = 1_000
"""Characters of a decision, and of an action."""
CAN_BE_TAKEN_BACK = timedelta(hours=1)
NOTHING = "Nothing was changed."


class Step(StrEnum):
    """What happens to a decision."""

    NOTED = "noted"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not confirmed"
    REOPENED = "reopened"
    TAKEN_BACK = "taken back"


class Validity(StrEnum):
    """What a decision is worth after the steps taken about it. PROVISIONAL waits for a quorate meeting."""

    DECIDED = "decided"
    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not confirmed"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True)
class Count:
    """Who was there against the rule at one moment; `open_conditions` are the rule's conditions that were not met, or
    that only a person can say of."""

    present: int
    needed: int
    counted_by: CountedBy
    quorate: Quorate
    open_conditions: tuple[str, ...] = ()


def corrections(decisions: Iterable["Decision"]) -> dict[int, int]:
    """Which decisions are corrected, by number, and the numbers of the last that do so."""
    return {one.instead_of: one.number for one in decisions if one.instead_of is not None and one.stands}


def count_of(state: QuorumState, by: CountedBy) -> Count:
    """The count that a standing against the quorum is."""
    unmet = tuple(one.text for one, check in state.conditions if check is not Check.MET)
    return Count(state.present, state.needed, by, state.quorate, unmet)


@dataclass(frozen=True)
class Taken:
    """A step, when it was taken, and at which meeting (`original` is its day in the grid, `day` where it was)."""

    step: Step
    at: datetime
    original: date
    day: date
    count: Count
    is_late: bool = False


@dataclass(frozen=True)
class Decision:
    """A decision by its number in its group. `instead_of` is the number of the one it corrects."""

    number: int
    text: str
    steps: tuple[Taken, ...]
    instead_of: int | None = None

    @property
    def noted(self) -> Taken:
        return self.steps[0]

    @property
    def last(self) -> Taken:
        return self.steps[-1]

    @property
    def validity(self) -> Validity:
        match self.last.step:
            case Step.NOTED:
                is_whole = self.last.count.quorate is Quorate.YES
                return Validity.DECIDED if is_whole else Validity.PROVISIONAL
            case Step.REOPENED:
                return Validity.PROVISIONAL
            case Step.CONFIRMED:
                return Validity.CONFIRMED
            case Step.NOT_CONFIRMED:
                return Validity.NOT_CONFIRMED
            case Step.TAKEN_BACK:
                return Validity.TAKEN_BACK

    @property
    def stands(self) -> bool:
        return self.validity is not Validity.TAKEN_BACK

    def after(self, taken: Taken) -> "Decision":
        return replace(self, steps=(*self.steps, taken))


def note(meeting: Sitting, count: Count, now: datetime) -> Taken:
    """The first step of a decision."""
    occurrence = meeting.occurrence
    return Taken(Step.NOTED, now, occurrence.original, occurrence.day, count, meeting.is_late)


def settle(decision: Decision, step: Step, meeting: Sitting, count: Count, are_met: bool, now: datetime) -> Taken:
    """The step by which a quorate meeting confirms a provisional decision, or does not. `are_met` is a person's word
    that the conditions are met of which only a person can say. Raises HelpfulError where it is not provisional, or the
    meeting is not quorate."""
    check_is_provisional(decision)
    if count.quorate is Quorate.NO or (count.quorate is Quorate.IF_CONFIRMED and not are_met):
        raise HelpfulError(
            f"Only a quorate meeting confirms decision {decision.number}, or does not: "
            f"{count.present} of {count.needed} {count.counted_by} are there.",
            f"It waits for the next quorate one. {NOTHING}",
        )
    if are_met:
        count = replace(count, quorate=Quorate.YES, open_conditions=())
    return replace(note(meeting, count, now), step=step)


def check_is_provisional(decision: Decision) -> None:
    """Raises HelpfulError where nothing waits to be confirmed."""
    if decision.validity is not Validity.PROVISIONAL:
        raise HelpfulError(f"Decision {decision.number} is {decision.validity} already.", NOTHING)


def take_back(decision: Decision, now: datetime) -> Taken:
    """The step by which a decision is taken back while it is fresh. Raises HelpfulError where it is not."""
    if not decision.stands:
        raise HelpfulError(f"Decision {decision.number} is taken back already.", NOTHING)
    if decision.last.step in (Step.CONFIRMED, Step.NOT_CONFIRMED):
        raise HelpfulError(
            f"Decision {decision.number} is {decision.validity}.",
            f"To undo that: /meeting unconfirm {decision.number}. {NOTHING}",
        )
    _is_fresh(decision, decision.noted, "noted", now)
    return _again(decision, Step.TAKEN_BACK, now)


def reopen(decision: Decision, now: datetime) -> Taken:
    """The step by which a decision that was confirmed, or not, waits again. Raises HelpfulError where it was neither,
    or is not fresh."""
    if decision.last.step not in (Step.CONFIRMED, Step.NOT_CONFIRMED):
        raise HelpfulError(f"Decision {decision.number} was not put to a later meeting.", NOTHING)
    _is_fresh(decision, decision.last, decision.last.step, now)
    return _again(decision, Step.REOPENED, now)


def _is_fresh(decision: Decision, taken: Taken, what: str, now: datetime) -> None:
    if now - taken.at > CAN_BE_TAKEN_BACK:
        raise HelpfulError(
            f"Decision {decision.number} was {what} more than an hour ago.",
            f'To correct it, note a new one: /meeting decide instead of {decision.number}: "…" {NOTHING}',
        )


def _again(decision: Decision, step: Step, now: datetime) -> Taken:
    return replace(decision.last, step=step, at=now, is_late=False)
