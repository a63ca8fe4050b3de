"""Rhythms and quorums as people type them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.groups import share_in_words
from bot.words.terms import cadence_in_words
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import LAST
from knowledge.groups.quorum_rule import Rounding
from knowledge.groups.terms import Beyond, Cadence, Share, Unit
from knowledge.groups.typed_rules import QuorumNumber, Rhythm, read_quorum_number, read_rhythm

HALF = Fraction(1, 2)


@given(st.builds(Cadence, st.sampled_from(Unit), st.integers(1, 999)))
def test_every_rhythm_reads_back_as_it_is_told(cadence: Cadence) -> None:
    assert read_rhythm(cadence_in_words(cadence)) == Rhythm(cadence)


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ("Every six weeks.", Rhythm(Cadence(Unit.WEEK, 6))),
        ("fortnightly", Rhythm(Cadence(Unit.WEEK, 2))),
        ("every other month", Rhythm(Cadence(Unit.MONTH, 2))),
        ("quarterly", Rhythm(Cadence(Unit.QUARTER, 1))),
        ("every 2 weeks on Tuesdays", Rhythm(Cadence(Unit.WEEK, 2), None, "Tuesday")),
        ("every month on the first Tuesday", Rhythm(Cadence(Unit.MONTH, 1), 1, "Tuesday")),
        ("every month on the last Friday", Rhythm(Cadence(Unit.MONTH, 1), LAST, "Friday")),
        ("Monthly, on the second Tuesday", Rhythm(Cadence(Unit.MONTH, 1), 2, "Tuesday")),
        ("the last Friday of each month", Rhythm(Cadence(Unit.MONTH, 1), LAST, "Friday")),
        ("on the second Tuesday of the month", Rhythm(Cadence(Unit.MONTH, 1), 2, "Tuesday")),
        ("every 2 months on the first Monday", Rhythm(Cadence(Unit.MONTH, 2), 1, "Monday")),
        ("fortnightly on Thursdays", Rhythm(Cadence(Unit.WEEK, 2), None, "Thursday")),
    ],
)
def test_rhythms(typed: str, rhythm: Rhythm) -> None:
    assert read_rhythm(typed) == rhythm


@pytest.mark.parametrize("typed", ["bi-monthly", "every 0 weeks", "every month on Tuesday", "often", "every -1 weeks"])
def test_no_rhythm_is_guessed(typed: str) -> None:
    with pytest.raises(HelpfulError):
        read_rhythm(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("10", QuorumNumber(10)),
        ("10 members", QuorumNumber(10)),
        ("half", QuorumNumber(Share(HALF))),
        ("More than half", QuorumNumber(Share(HALF, Beyond.MORE_THAN))),
        ("more than half of the filled seats", QuorumNumber(Share(HALF, Beyond.MORE_THAN), of_filled=True)),
        ("two thirds of the members", QuorumNumber(Share(Fraction(2, 3)))),
        ("40%", QuorumNumber(Share(Fraction(2, 5)))),
        ("half plus one, rounded up", QuorumNumber(Share(HALF, Beyond.ONE_MORE), rounding=Rounding.UP)),
        ("half plus one", QuorumNumber(Share(HALF, Beyond.ONE_MORE))),
        ("half of the filled seats, rounded up", QuorumNumber(Share(HALF), of_filled=True, rounding=Rounding.UP)),
        ("half, rounded down", QuorumNumber(Share(HALF), rounding=Rounding.DOWN)),
    ],
)
def test_quorums(typed: str, number: QuorumNumber) -> None:
    assert read_quorum_number(typed) == number


@pytest.mark.parametrize("typed", ["a lot", "ten-ish", "1/0", "-3", "half plus two", "more than 10"])
def test_no_quorum_is_guessed(typed: str) -> None:
    with pytest.raises(HelpfulError, match="cannot tell how many"):
        read_quorum_number(typed)


@given(st.builds(Share, st.fractions(Fraction(1, 100), 1, max_denominator=100), st.sampled_from(Beyond)))
def test_every_share_reads_back_as_the_form_is_filled_with_it(share: Share) -> None:
    assert read_quorum_number(share_in_words(share)).number == share
