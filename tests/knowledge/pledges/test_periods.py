"""Quarters, calendar and financial."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.pledges.periods import Numbering, Period, period_named, period_of

CALENDAR, FINANCIAL = Numbering.CALENDAR, Numbering.FINANCIAL


@pytest.mark.parametrize(
    ("day", "first", "calendar", "financial"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), "Q2 2026 (April to June 2026)", "Q1 2026/27 (April to June 2026)"),
        (
            date(2026, 9, 30),
            date(2026, 7, 1),
            "Q3 2026 (July to September 2026)",
            "Q2 2026/27 (July to September 2026)",
        ),
        (
            date(2026, 12, 31),
            date(2026, 10, 1),
            "Q4 2026 (October to December 2026)",
            "Q3 2026/27 (October to December 2026)",
        ),
        (date(2027, 1, 1), date(2027, 1, 1), "Q1 2027 (January to March 2027)", "Q4 2026/27 (January to March 2027)"),
        (date(2000, 2, 29), date(2000, 1, 1), "Q1 2000 (January to March 2000)", "Q4 1999/00 (January to March 2000)"),
    ],
)
def test_a_label_always_names_the_months(day: date, first: date, calendar: str, financial: str) -> None:
    period = period_of(day)
    assert (period.first, period.label(CALENDAR), period.label(FINANCIAL)) == (first, calendar, financial)


@pytest.mark.parametrize(
    ("typed", "numbering", "first"),
    [
        ("2026-Q4", CALENDAR, date(2026, 10, 1)),
        ("q4 2026", CALENDAR, date(2026, 10, 1)),
        ("2026Q1", CALENDAR, date(2026, 1, 1)),
        ("2026-Q4", FINANCIAL, date(2027, 1, 1)),
        ("2026-Q1", FINANCIAL, date(2026, 4, 1)),
        ("2026/27 Q3", CALENDAR, date(2026, 10, 1)),
        ("Q3 2026/2027", FINANCIAL, date(2026, 10, 1)),
        ("1999/00-q4", FINANCIAL, date(2000, 1, 1)),
    ],
)
def test_quarters_are_read_as_people_type_them(typed: str, numbering: Numbering, first: date) -> None:
    assert period_named(typed, numbering) == Period(first)


@pytest.mark.parametrize("typed", ["", "2026-Q5", "Q4", "2026", "2026/28 Q1", "0000-Q1", "2026-10", "last quarter"])
def test_what_is_no_quarter_is_told(typed: str) -> None:
    with pytest.raises(HelpfulError, match="is no quarter"):
        period_named(typed, CALENDAR)


def test_a_quarter_begins_on_the_first_day_of_one() -> None:
    with pytest.raises(ValueError, match="No quarter begins"):
        Period(date(2026, 5, 1))


@given(st.dates(date(1901, 1, 1), date(2199, 1, 1)), st.sampled_from(Numbering))
def test_a_quarter_is_found_again_by_its_name_and_holds_its_days(day: date, numbering: Numbering) -> None:
    period = period_of(day)
    assert period.first <= day <= period.last
    assert period_named(period.name(numbering), numbering) == period
    assert period.after.before == period.before.after == period
    assert period.name(numbering)[-1] in period.label(numbering)
