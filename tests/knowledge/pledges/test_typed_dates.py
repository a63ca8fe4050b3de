"""Days by which something is promised, as they are typed."""

from datetime import date

import pytest
from dateutil.parser import parse as parsed_elsewhere
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.pledges.periods import Numbering
from knowledge.pledges.typed_dates import read_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31/3/27", date(2027, 3, 31)),
        ("31/03/2027", date(2027, 3, 31)),
        ("2027-03-31", date(2027, 3, 31)),
        ("31 March 2027", date(2027, 3, 31)),
        ("31st Mar 2027.", date(2027, 3, 31)),
        ("31 March", date(2027, 3, 31)),
        ("31/3", date(2027, 3, 31)),
        ("22 November", TODAY),
        ("29 February", date(2028, 2, 29)),
        ("end of March", date(2027, 3, 31)),
        ("by the end of March", date(2027, 3, 31)),
        ("End of March 2028", date(2028, 3, 31)),
        ("end Nov", date(2026, 11, 30)),
        ("February 2028", date(2028, 2, 29)),
        ("Sept 27", date(2027, 9, 30)),
        ("2027-03", date(2027, 3, 31)),
        ("3/2027", date(2027, 3, 31)),
        ("Q4", date(2026, 12, 31)),
        ("end of Q3", date(2027, 9, 30)),
        ("2027-Q1", date(2027, 3, 31)),
        ("Q1 2027", date(2027, 3, 31)),
        ("Q3 2026/27", date(2026, 12, 31)),
        ("2026/27", date(2027, 3, 31)),
        ("end of 2027", date(2027, 12, 31)),
        ("end of the quarter", date(2026, 12, 31)),
        ("end of this month", date(2026, 11, 30)),
        ("tomorrow", date(2026, 11, 23)),
    ],
)
def test_dates_are_read_as_people_here_type_them(typed: str, day: date) -> None:
    assert read_date(typed, TODAY, Numbering.CALENDAR) == day


@pytest.mark.parametrize(
    ("typed", "day"), [("Q3", date(2026, 12, 31)), ("Q3 2026", date(2026, 12, 31)), ("Q4", date(2027, 3, 31))]
)
def test_quarters_are_those_of_the_financial_year_where_the_network_counts_so(typed: str, day: date) -> None:
    assert read_date(typed, TODAY, Numbering.FINANCIAL) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("31/2/27", "31 Feb 2027", "30 February", "99/99/9999", "2027-13", "Q5", "2026/28", "soon", "", "1/1/1066"),
        *("2027", "３１/３/２７", "2027-03-31T10:00", "31/3/27 or so"),
    ],
)
def test_what_is_no_date_is_said_back_with_what_to_write(typed: str) -> None:
    with pytest.raises(HelpfulError) as raised:
        read_date(typed, TODAY, Numbering.CALENDAR)
    assert str(raised.value) == (
        f"I read “{typed}”, which is no date that I know. Write it like 31/3/2027, end of March 2027 or Q3 2026/27. "
        "Nothing was saved."
    )


@given(
    st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"])
)
def test_a_day_is_the_one_that_another_reader_finds(day: date, form: str) -> None:
    typed = day.strftime(form)
    assert read_date(typed, TODAY, Numbering.CALENDAR) == parsed_elsewhere(typed, dayfirst="/" in typed).date()


@given(st.text(max_size=30), st.sampled_from(Numbering))
def test_whatever_is_typed_is_a_day_or_a_helpful_error(typed: str, numbering: Numbering) -> None:
    try:
        found = read_date(typed, TODAY, numbering)
    except HelpfulError:
        return
    assert 2000 <= found.year <= 2100
