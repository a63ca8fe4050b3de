"""Decisions: provisional without a quorum, confirmed with one, never lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.decisions import (
    CAN_BE_TAKEN_BACK,
    Count,
    Decision,
    Step,
    Taken,
    Validity,
    corrections,
    count_of,
    note,
    reopen,
    settle,
    take_back,
)
from knowledge.groups.quorum import Quorate, quorum_state
from knowledge.groups.quorum_rule import CountedBy, QuorumRule, read_condition
from knowledge.groups.sitting import Sitting
from knowledge.people import Role
from tests.knowledge.groups.groups import addresses, group, seat

NOW = datetime(2026, 11, 17, 10, 10, tzinfo=UTC)
DAY = date(2026, 11, 17)
MEETING = Sitting(Occurrence(DAY, DAY, time(10), Status.SCHEDULED), NOW, NOW)
LATER = timedelta(days=42)


def count(quorate: Quorate) -> Count:
    unmet = () if quorate is Quorate.YES else ("a co-chair is present",)
    return Count(2, 2, CountedBy.ORGANISATIONS, quorate, unmet)


def decided(quorate: Quorate, number: int = 1) -> Decision:
    return Decision(number, "Adopt the protocol", (note(MEETING, count(quorate), NOW),))


def confirm(decision: Decision, quorate: Quorate, are_met: bool = False) -> Decision:
    return decision.after(settle(decision, Step.CONFIRMED, MEETING, count(quorate), are_met, NOW + LATER))


@pytest.mark.parametrize(
    ("quorate", "validity"),
    [
        (Quorate.YES, Validity.DECIDED),
        (Quorate.NO, Validity.PROVISIONAL),
        (Quorate.IF_CONFIRMED, Validity.PROVISIONAL),
    ],
)
def test_without_a_quorum_a_decision_is_provisional(quorate: Quorate, validity: Validity) -> None:
    assert decided(quorate).validity is validity


def test_a_count_keeps_the_conditions_that_were_open() -> None:
    conditions = (read_condition("an independent person is present"), read_condition("a co-chair is present"))
    rule = QuorumRule(1, CountedBy.PEOPLE, conditions=conditions)
    skills = group([seat(1, "Leigh", "ann", Role.CO_CHAIR)], rule)
    found = count_of(quorum_state(skills, addresses("ann")), rule.counted_by)
    assert found == Count(1, 1, CountedBy.PEOPLE, Quorate.IF_CONFIRMED, ("an independent person is present",))


def test_only_a_quorate_meeting_confirms() -> None:
    with pytest.raises(HelpfulError, match="Only a quorate meeting confirms decision 1"):
        confirm(decided(Quorate.NO), Quorate.NO)
    with pytest.raises(HelpfulError, match="Only a quorate meeting"):
        confirm(decided(Quorate.NO), Quorate.NO, are_met=True)
    with pytest.raises(HelpfulError, match="Only a quorate meeting"):
        confirm(decided(Quorate.NO), Quorate.IF_CONFIRMED)
    assert confirm(decided(Quorate.NO), Quorate.YES).validity is Validity.CONFIRMED


def test_a_condition_is_met_by_a_persons_word() -> None:
    confirmed = confirm(decided(Quorate.IF_CONFIRMED), Quorate.IF_CONFIRMED, are_met=True)
    assert (confirmed.validity, confirmed.last.count.quorate) == (Validity.CONFIRMED, Quorate.YES)
    assert confirmed.noted.count.quorate is Quorate.IF_CONFIRMED, "what was counted first stays as it was"


def test_what_is_decided_is_not_confirmed_again() -> None:
    with pytest.raises(HelpfulError, match="Decision 1 is decided already"):
        confirm(decided(Quorate.YES), Quorate.YES)


def test_a_decision_is_taken_back_within_the_hour() -> None:
    decision = decided(Quorate.YES)
    assert decision.after(take_back(decision, NOW + CAN_BE_TAKEN_BACK)).validity is Validity.TAKEN_BACK
    with pytest.raises(HelpfulError, match="instead of 1"):
        take_back(decision, NOW + CAN_BE_TAKEN_BACK + timedelta(seconds=1))


def test_what_was_confirmed_can_wait_again_but_is_not_taken_back_unseen() -> None:
    confirmed = confirm(decided(Quorate.NO), Quorate.YES)
    with pytest.raises(HelpfulError, match="/meeting unconfirm 1"):
        take_back(confirmed, NOW + LATER)
    assert confirmed.after(reopen(confirmed, NOW + LATER)).validity is Validity.PROVISIONAL
    with pytest.raises(HelpfulError, match="more than an hour ago"):
        reopen(confirmed, NOW + LATER + timedelta(hours=2))
    with pytest.raises(HelpfulError, match="was not put to a later meeting"):
        reopen(decided(Quorate.NO), NOW)


def test_a_decision_that_was_taken_back_corrects_nothing() -> None:
    standing = Decision(2, "Better", decided(Quorate.YES).steps, instead_of=1)
    gone = Decision(3, "Worse", (*standing.steps, take_back(standing, NOW)), instead_of=1)
    assert corrections([decided(Quorate.YES), standing, gone]) == {1: 2}


steps = st.lists(
    st.tuples(
        st.sampled_from(["note", "confirm", "drop", "take back", "reopen"]),
        st.integers(0, 5),
        st.sampled_from(Quorate),
        st.booleans(),
        st.timedeltas(timedelta(), timedelta(hours=2)),
    ),
    max_size=40,
)


@given(steps)
def test_no_decision_is_ever_lost_and_none_confirmed_without_a_quorum(
    moves: list[tuple[str, int, Quorate, bool, timedelta]],
) -> None:
    known: list[Decision] = []
    words: list[str] = []
    now = NOW
    for move, which, quorate, are_met, passed in moves:
        now += passed
        if move == "note":
            words.append(f"Decision {len(words)}")
            known.append(Decision(len(known) + 1, words[-1], (note(MEETING, count(quorate), now),)))
        elif known:
            at = which % len(known)
            known[at] = _after(known[at], move, quorate, are_met, now)
    assert [one.text for one in known] == words
    for one in known:
        for before, taken in zip(one.steps, one.steps[1:], strict=False):
            assert taken.at >= before.at
            if taken.step in (Step.CONFIRMED, Step.NOT_CONFIRMED):
                assert taken.count.quorate is Quorate.YES
        if one.validity is Validity.DECIDED:
            assert one.noted.count.quorate is Quorate.YES


def _after(decision: Decision, move: str, quorate: Quorate, are_met: bool, now: datetime) -> Decision:
    """The decision after a move, or as it was where that may not be."""
    make: dict[str, Callable[[], Taken]] = {
        "confirm": lambda: settle(decision, Step.CONFIRMED, MEETING, count(quorate), are_met, now),
        "drop": lambda: settle(decision, Step.NOT_CONFIRMED, MEETING, count(quorate), are_met, now),
        "take back": lambda: take_back(decision, now),
        "reopen": lambda: reopen(decision, now),
    }
    try:
        return decision.after(make[move]())
    except HelpfulError as error:
        assert "Nothing was changed." in str(error)
        return decision
