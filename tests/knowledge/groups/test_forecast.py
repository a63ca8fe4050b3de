"""The chance of quorum."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.groups.forecast import History, Outlook, at_least, chance_of_coming, forecast
from knowledge.groups.quorum_rule import CountedBy, QuorumRule, read_condition
from knowledge.groups.replies import Answer
from knowledge.people import Role
from tests.knowledge.groups.groups import group, seat


@given(chances=st.lists(st.floats(0, 1), max_size=8), needed=st.integers(0, 9))
def test_the_tail_is_that_of_counting_every_case(chances: list[float], needed: int) -> None:
    total = 0.0
    for case in itertools.product((0, 1), repeat=len(chances)):
        if sum(case) >= needed:
            total += math.prod(one if came else 1 - one for one, came in zip(chances, case, strict=True))
    assert at_least(needed, chances) == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize(
    ("yes", "silent", "chance", "outlook"),
    [
        (10, 0, 0.35, Outlook.UNLIKELY),
        (12, 10, 0.95, Outlook.SAFE),
        (10, 12, 0.70, Outlook.AT_RISK),
    ],
)
def test_ten_are_needed(yes: int, silent: int, chance: float, outlook: Outlook) -> None:
    """The examples that the rules of the domain give."""
    seats = [seat(at, f"Organisation {at}", f"p{at}") for at in range(yes + silent)]
    found = forecast(group(seats), dict.fromkeys(range(yes), Answer.YES))
    assert found.chance == pytest.approx(chance, abs=0.005)
    assert found.outlook is outlook
    assert not found.has_history


def test_two_people_of_one_organisation_are_one() -> None:
    seats = [seat(1, "Leigh Council", "ann"), seat(2, "leigh council", "bob")]
    both = {1: Answer.YES, 2: Answer.YES}
    assert forecast(group(seats, QuorumRule(2, CountedBy.PEOPLE)), both).chance == pytest.approx(0.81)
    assert forecast(group(seats, QuorumRule(2, CountedBy.ORGANISATIONS)), both).chance == 0
    assert forecast(group(seats, QuorumRule(1, CountedBy.ORGANISATIONS)), both).chance == pytest.approx(0.99)


def test_a_vacant_seat_and_a_deputy_who_does_not_count_bring_nobody() -> None:
    seats = [seat(1, "Leigh Council", None), seat(2, "Tyde NHS Trust", "cy", deputies=["dee"])]
    rule = QuorumRule(1, CountedBy.PEOPLE, deputies_count=False)
    assert forecast(group(seats, rule), {2: Answer.DEPUTY}).chance == 0


def test_conditions_are_forecast_on_their_own() -> None:
    seats = [seat(1, "Leigh Council", "ann", Role.CO_CHAIR), seat(2, "Tyde NHS Trust", "cy"), seat(3, "Hale", "eve")]
    conditions = tuple(map(read_condition, ("a chair present", "at least one NHS member", "the room is booked")))
    rule = QuorumRule(1, CountedBy.PEOPLE, conditions=conditions)
    found = forecast(group(seats, rule), {1: Answer.NO, 2: Answer.YES, 3: Answer.YES})
    assert [chance for _, chance in found.of_conditions] == [0, pytest.approx(0.9), None]
    assert found.of_number == pytest.approx(0.99)
    assert found.chance == 0
    assert found.outlook is Outlook.UNLIKELY


@given(answer=st.sampled_from([*Answer, None]), answered=st.integers(0, 50), data=st.data())
def test_a_person_s_own_past_moves_the_chance_towards_their_share(
    answer: Answer | None, answered: int, data: st.DataObject
) -> None:
    came = data.draw(st.integers(0, answered))
    chance, usual = chance_of_coming(answer, History(answered, came)), chance_of_coming(answer)
    if answer is Answer.NO or not answered:
        assert chance == usual
    else:
        low, high = sorted((usual, came / answered))
        assert low - 1e-9 <= chance <= high + 1e-9
