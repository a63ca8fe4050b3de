"""Who is there against the rule."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.groups.group import Seat
from knowledge.groups.quorum import Check, Quorate, quorum_state, taken_seats
from knowledge.groups.quorum_rule import Condition, CountedBy, QuorumRule, Rounding, read_condition
from knowledge.groups.terms import Beyond, Share
from knowledge.people import Role
from tests.knowledge.groups.groups import addresses, group, seat

PEOPLE, ORGANISATIONS = CountedBy.PEOPLE, CountedBy.ORGANISATIONS
HALF, MORE = Share(Fraction(1, 2)), Share(Fraction(1, 2), Beyond.MORE_THAN)
PLUS_ONE = Share(Fraction(1, 2), Beyond.ONE_MORE)


@pytest.mark.parametrize(
    ("number", "rounding", "of", "needed"),
    [
        (10, None, 22, 10),
        (HALF, None, 22, 11),
        (MORE, None, 22, 12),
        (HALF, None, 21, 11),
        (MORE, None, 21, 11),
        (PLUS_ONE, Rounding.UP, 21, 12),
        (PLUS_ONE, Rounding.DOWN, 21, 11),
        (PLUS_ONE, Rounding.UP, 22, 12),
        (PLUS_ONE, Rounding.DOWN, 22, 12),
        (Share(Fraction(7, 100)), None, 100, 7),  # ceil(0.07 * 100) is 8
        (Share(Fraction(1, 3)), None, 22, 8),
        (Share(Fraction(2, 3)), None, 21, 14),
        (HALF, None, 0, 1),
    ],
)
def test_how_many_it_takes(number: int | Share, rounding: Rounding | None, of: int, needed: int) -> None:
    assert QuorumRule(number, PEOPLE, rounding=rounding).needed_of(of) == needed


@given(part=st.fractions(Fraction(1, 100), 1, max_denominator=100), of=st.integers(1, 10_000))
def test_a_share_is_reached_by_so_many_and_not_by_one_fewer(part: Fraction, of: int) -> None:
    needed = QuorumRule(Share(part), PEOPLE).needed_of(of)
    assert Fraction(needed, of) >= part > Fraction(needed - 1, of)
    more = QuorumRule(Share(part, Beyond.MORE_THAN), PEOPLE).needed_of(of)
    assert Fraction(more, of) > part >= Fraction(more - 1, of)


def test_a_rule_that_cannot_be_or_is_open_is_refused() -> None:
    with pytest.raises(HelpfulError, match="quorum of 0 is none"):
        QuorumRule(0, PEOPLE)
    with pytest.raises(HelpfulError, match="3/2 of the seats cannot be"):
        QuorumRule(Share(Fraction(3, 2)), PEOPLE)
    with pytest.raises(HelpfulError, match="read in two ways where the number of seats is odd"):
        QuorumRule(PLUS_ONE, PEOPLE)


SEATS = (
    seat(1, "Leigh Council", "ann", Role.CO_CHAIR),
    seat(2, "Leigh Council", "bob"),
    seat(3, "Tyde NHS Trust", "cy", deputies=["dee"]),
    seat(4, "Marsh College", None),
    seat(5, "Marsh College", "eve", deputies=["dee"]),
    seat(6, "Observers' Office", "fay", Role.OBSERVER),
    seat(7, "Secretariat", "gus", Role.SECRETARIAT),
)


@pytest.mark.parametrize(
    ("counted_by", "present", "count"),
    [
        (PEOPLE, "ann bob", 2),
        (ORGANISATIONS, "ann bob", 1),
        (PEOPLE, "ann fay gus stranger", 1),
        (PEOPLE, "cy dee", 2),  # cy herself, dee for eve
        (ORGANISATIONS, "cy dee", 2),
        (PEOPLE, "dee", 1),  # deputy of two, in one seat
        (ORGANISATIONS, "ann bob cy eve", 3),
    ],
)
def test_whom_it_counts(counted_by: CountedBy, present: str, count: int) -> None:
    state = quorum_state(group(SEATS, QuorumRule(2, counted_by)), addresses(*present.split()))
    assert (state.present, state.vacant) == (count, 1)
    assert state.of == (5 if counted_by is PEOPLE else 3)
    assert (state.quorate is Quorate.YES) == (count >= 2)
    assert state.missing == max(0, 2 - count)


def test_co_chairs_and_deputies_count_where_the_rule_says_so() -> None:
    rule = QuorumRule(2, PEOPLE, co_chairs_count=False, deputies_count=False)
    assert quorum_state(group(SEATS, rule), addresses("ann", "bob", "dee")).present == 1


def test_a_share_is_of_all_seats_or_of_the_filled_ones() -> None:
    assert quorum_state(group(SEATS, QuorumRule(MORE, PEOPLE)), ()).needed == 3
    assert quorum_state(group(SEATS, QuorumRule(MORE, PEOPLE, of_filled=True)), ()).needed == 3
    three = (*SEATS, seat(8, "Hale Homes", None))
    assert quorum_state(group(three, QuorumRule(MORE, PEOPLE)), ()).needed == 4
    assert quorum_state(group(three, QuorumRule(MORE, PEOPLE, of_filled=True)), ()).needed == 3


def test_conditions_are_checked_or_left_to_a_person() -> None:
    rule = QuorumRule(
        2,
        PEOPLE,
        conditions=tuple(
            map(read_condition, ("the chair or deputy present", "at least one NHS representative", "a quiet room"))
        ),
    )
    state = quorum_state(group(SEATS, rule), addresses("bob", "dee"))
    assert [check for _, check in state.conditions] == [Check.NOT_MET, Check.MET, Check.TO_CONFIRM]
    assert state.quorate is Quorate.NO
    state = quorum_state(group(SEATS, rule), addresses("ann", "cy"))
    assert state.quorate is Quorate.IF_CONFIRMED
    state = quorum_state(group(SEATS, rule), addresses("ann", "cy"), {"a quiet room": True})
    assert state.quorate is Quorate.YES
    state = quorum_state(group(SEATS, rule), addresses("ann", "cy"), {"a quiet room": False})
    assert state.quorate is Quorate.NO


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chair or deputy present", Condition("chair or deputy present", role=Role.CO_CHAIR)),
        (
            "At least one of the co-chairs is present",
            Condition("At least one of the co-chairs is present", 1, Role.CO_CHAIR),
        ),
        ("at least 2 NHS members", Condition("at least 2 NHS members", 2, of="NHS")),
        (
            "two housing association representatives",
            Condition("two housing association representatives", 2, of="housing association"),
        ),
        ("papers were sent", Condition("papers were sent")),
    ],
)
def test_conditions_are_read(text: str, expected: Condition) -> None:
    assert read_condition(text) == expected


NAMES = ["ann", "bob", "cy", "dee", "eve"]


@given(
    seats=st.lists(
        st.tuples(st.sampled_from("PQR"), st.sampled_from([*NAMES, None]), st.sets(st.sampled_from(NAMES), max_size=3)),
        max_size=5,
    ),
    present=st.sets(st.sampled_from(NAMES)),
)
def test_deputies_fill_as_many_seats_as_any_way_of_sitting_down(
    seats: list[tuple[str, str | None, set[str]]], present: set[str]
) -> None:
    table = [seat(at, place, holder, deputies=sorted(deputies)) for at, (place, holder, deputies) in enumerate(seats)]
    taken = taken_seats(table, addresses(*present))
    assert len(set(taken.values())) == len(taken), "nobody sits in two seats"
    assert set(taken.values()) <= addresses(*present)
    for one in table:
        assert one.id not in taken or taken[one.id] in {person.email for person in one.people}
    most, organisations = _by_trying(table, addresses(*present), taken)
    assert len(taken) == most
    assert len({table[at].organisation for at in taken}) == organisations


def _by_trying(table: list[Seat], present: set[str], taken: dict[int, str]) -> tuple[int, int]:
    """The most seats, and the most organisations, that can be taken where holders sit in their own (first) seats."""
    own = {at: who for at, who in taken.items() if (held := table[at].holder) and held.email == who}
    empty = [one for one in table if one.id not in own]
    free = present - set(own.values())
    ways = itertools.product(*([None, *sorted({person.email for person in one.deputies} & free)] for one in empty))
    best = [(len(own), len({table[at].organisation for at in own}))]
    for way in ways:
        sitting = [(one, who) for one, who in zip(empty, way, strict=True) if who]
        if len({who for _, who in sitting}) == len(sitting):
            names = {one.organisation for one, _ in sitting} | {table[at].organisation for at in own}
            best.append((len(own) + len(sitting), len(names)))
    return max(seats for seats, _ in best), max(names for _, names in best)
