"""Breaks, and what they do to meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Status
from knowledge.groups.closures import clashes_after, with_break, without_break
from tests.knowledge.groups.groups import group

TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
SKILLS = group(())
breaks = st.builds(
    lambda start, length: Break(TODAY + timedelta(days=start), TODAY + timedelta(days=start + length)),
    st.integers(0, 600),
    st.integers(0, 60),
)


@given(breaks)
def test_a_break_put_in_and_taken_out_leaves_all_as_it_was(one: Break) -> None:
    working = with_break(SKILLS.working, one, TODAY)
    assert without_break(working, one.first, one.last) == (SKILLS.working, one)
    there, back = (
        clashes_after(SKILLS, working, NOW),
        clashes_after(replace(SKILLS, working=working), SKILLS.working, NOW),
    )
    assert there.gone == back.new == ()
    assert [found.original for found in there.new] == [found.original for found in back.gone]
    assert all(found.day in one and found.status is Status.CLASH for found in there.new)


@given(st.lists(breaks, max_size=6))
def test_breaks_never_overlap_and_stand_in_order(some: list[Break]) -> None:
    working = WorkingDays()
    for one in some:
        try:
            working = with_break(working, one, TODAY)
        except HelpfulError:
            continue
    pairs = zip(working.breaks, working.breaks[1:], strict=False)
    assert all(one.last < following.first for one, following in pairs)


def test_a_break_that_is_not_there_is_told_with_those_that_are() -> None:
    working = with_break(SKILLS.working, Break(date(2026, 12, 21), date(2027, 1, 3)), TODAY)
    with pytest.raises(HelpfulError, match="There are: 2026-12-21 to 2027-01-03"):
        without_break(working, date(2026, 12, 21), date(2027, 1, 2))
