"""The times that questions ask about, and those that cells of tables name."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.time_spans import Span, time_asked, times_in


def of(first: str, last: str, has_year: bool = True) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last), has_year)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("which pledges are due in October 2026?", of("2026-10-01", "2026-10-31")),
        ("which pledges are due in October?", of("2000-10-01", "2000-10-31", has_year=False)),
        ("what falls due on 31 March 2027", of("2027-03-31", "2027-03-31")),
        ("what is due by the end of March 2027?", of("0001-01-01", "2027-03-31")),
        ("what is due by 31/03/2027?", of("0001-01-01", "2027-03-31")),
        ("what is due before May 2026?", of("0001-01-01", "2026-04-30")),
        ("what is due after 1 June 2026?", of("2026-06-02", "9999-12-31")),
        ("what runs from April 2026?", of("2026-04-01", "9999-12-31")),
        ("what is due between January and March 2027?", of("2027-01-01", "2027-03-31")),
        ("what is due between November and February 2027?", of("2026-11-01", "2027-02-28")),
        ("what is due between October 2026 and February?", of("2026-10-01", "2027-02-28")),
        ("what is due in Q3 2026?", of("2026-07-01", "2026-09-30")),
        ("what is due in Q3 2026/27?", of("2026-10-01", "2026-12-31")),
        ("what is due in 2026/27 Q4?", of("2027-01-01", "2027-03-31")),
        ("what is due in the second quarter of 2027?", of("2027-04-01", "2027-06-30")),
        ("what is due in 2027?", of("2027-01-01", "2027-12-31")),
        ("what is due in 2026/27?", of("2026-04-01", "2027-03-31")),
        ("what ends in winter 2026?", of("2026-12-01", "2027-02-28")),
        ("what has to be done by Christmas 2026?", of("0001-01-01", "2026-12-25")),
        ("what has to be done before xmas?", of("0001-01-01", "2000-12-24", has_year=False)),
        ("which jobs from the May workshop are due by June 2026?", of("0001-01-01", "2026-06-30")),
        ("what is due before the October meeting?", of("0001-01-01", "2000-09-30", has_year=False)),
    ],
)
def test_a_question_names_a_time(question: str, asked: Span) -> None:
    assert time_asked(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "who may be late?",
        "which promises are made by May Harrow?",
        "which firms won 2026 pounds?",
        "what is due on 31 February 2027?",
        "who chairs the group?",
        "what has Ada got to do after the September board?",
        "what is red on the December 2026 update?",
    ],
)
def test_a_question_that_names_none(question: str) -> None:
    assert time_asked(question) is None


days = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@given(days)
def test_every_way_to_write_a_day_is_that_day(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}", f"{day:%A} {day.day} {day:%b %Y}"):
        assert [span for *_, span in times_in(text)] == [Span(day, day)]


@given(days)
def test_a_month_a_quarter_and_a_year_hold_their_days_and_not_the_day_after(day: date) -> None:
    quarter = (day.month + 2) // 3
    for text in (f"in {day:%B %Y}", f"in Q{quarter} {day.year}", f"in {day.year}"):
        span = time_asked(text)
        assert span is not None and span.first <= day <= span.last
        after = time_asked(text.replace("in ", "after ", 1))
        assert after is not None and after.first == span.last + timedelta(days=1)


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for start, end, span in times_in(text):
        assert 0 <= start < end <= len(text) and span.first <= span.last
    time_asked(text)
