"""How likely a meeting is to be quorate: from the replies, and from who came before.

The number of those who come is a sum of independent chances (Poisson-binomial). Absences that come together, as on a
strike day, make it over-confident; benchmarks/forecast.py says by how much.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.documents import name_key
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.quorum import quorum_state, seats_meeting
from knowledge.groups.quorum_rule import Condition, CountedBy
from knowledge.groups.replies import Answer

SAFE, AT_RISK = 0.9, 0.6
"""The least chance of being called safe, and of being called at risk."""
USUAL = {Answer.YES: 0.9, Answer.DEPUTY: 0.9, Answer.MAYBE: 0.5, Answer.NO: 0.0, None: 0.1}
"""How often somebody comes after each answer (None: no answer), before anything is known of them."""
WEIGHT_OF_USUAL = 5
"""As how many meetings of somebody's own the usual counts."""


class Outlook(StrEnum):
    """What a chance of quorum is called."""

    SAFE = "safe"
    AT_RISK = "at risk"
    UNLIKELY = "unlikely"


@dataclass(frozen=True)
class History:
    """How often somebody gave an answer, and how often they (or their deputy) came then."""

    answered: int = 0
    came: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.came <= self.answered:
            raise ValueError(f"came {self.came} of {self.answered} times")


@dataclass(frozen=True)
class Forecast:
    """The chance of quorum, 0 to 1: that of the number and each condition's on its own (None where only a person can
    say). `chance` is that of the least likely of them. `has_history` says whether anybody's past is in it."""

    of_number: float
    of_conditions: tuple[tuple[Condition, float | None], ...]
    has_history: bool

    @property
    def chance(self) -> float:
        return min([self.of_number, *(one for _, one in self.of_conditions if one is not None)])

    @property
    def outlook(self) -> Outlook:
        if self.chance >= SAFE:
            return Outlook.SAFE
        return Outlook.AT_RISK if self.chance >= AT_RISK else Outlook.UNLIKELY


def chance_of_coming(answer: Answer | None, history: History = History()) -> float:
    """The usual chance after this answer, moved towards the person's own share by as much as is known of them (the
    posterior mean under a beta prior). Who said no is not expected, whatever they did before."""
    if answer is Answer.NO:
        return USUAL[answer]
    return (history.came + WEIGHT_OF_USUAL * USUAL[answer]) / (history.answered + WEIGHT_OF_USUAL)


def at_least(needed: int, chances: Iterable[float]) -> float:
    """The chance that at least `needed` of these independent chances come true: the Poisson-binomial tail, summed
    without subtracting (Hong 2013, direct convolution)."""
    if needed <= 0:
        return 1.0
    exactly = [1.0] + [0.0] * (needed - 1)  # of 0 to needed - 1 so far
    reached = 0.0
    for chance in chances:
        reached += exactly[-1] * chance
        for count in range(needed - 1, 0, -1):
            exactly[count] = exactly[count] * (1 - chance) + exactly[count - 1] * chance
        exactly[0] *= 1 - chance
    return min(1.0, reached)


def forecast(
    group: WorkingGroup,
    answers: Mapping[int, Answer],
    histories: Mapping[tuple[int, Answer | None], History] | None = None,
) -> Forecast:
    """How likely quorum is, from the answers by seat and the histories by seat and answer."""
    known = histories or {}
    chances = {seat.id: _chance(group, seat, answers, known) for seat in group.seats}
    needed = quorum_state(group, ()).needed
    return Forecast(
        of_number=at_least(needed, _by_unit(group.voting_seats(), chances, group.quorum.counted_by)),
        of_conditions=tuple((one, _of_condition(one, group.seats, chances)) for one in group.quorum.conditions),
        has_history=any(history.answered for history in known.values()),
    )


def _chance(
    group: WorkingGroup,
    seat: Seat,
    answers: Mapping[int, Answer],
    histories: Mapping[tuple[int, Answer | None], History],
) -> float:
    answer = answers.get(seat.id)
    if not seat.people or (answer is Answer.DEPUTY and not group.quorum.deputies_count):
        return 0.0
    return chance_of_coming(answer, histories.get((seat.id, answer), History()))


def _by_unit(seats: Sequence[Seat], chances: Mapping[int, float], by: CountedBy) -> list[float]:
    """The chance of each seat, or of each organisation that one of its seats is taken."""
    if by is CountedBy.PEOPLE:
        return [chances[seat.id] for seat in seats]
    nobody: dict[str, float] = {}
    for seat in seats:
        key = name_key(seat.organisation)
        nobody[key] = nobody.get(key, 1.0) * (1 - chances[seat.id])
    return [1 - one for one in nobody.values()]


def _of_condition(condition: Condition, seats: Sequence[Seat], chances: Mapping[int, float]) -> float | None:
    wanted = seats_meeting(condition, seats)
    if not wanted:
        return None
    by = CountedBy.ORGANISATIONS if condition.of else CountedBy.PEOPLE
    return at_least(condition.count, _by_unit(wanted, chances, by))
