"""Dates of meetings, against tables written by hand and against dateutil's rules of recurrence."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays, zone_named
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import LAST, Calendar, Change, Grid, Occurrence, Status, moved
from knowledge.groups.terms import Cadence, Unit

LONDON = zone_named("Europe/London")
ENGLAND = WorkingDays("ENG")
SIX_WEEKS = Cadence(Unit.WEEK, 6)
TEN = time(10)
ESSEX = Calendar((Grid(date(2026, 10, 6), TEN, SIX_WEEKS),))


def days(calendar: Calendar, start: date, end: date, working: WorkingDays = ENGLAND) -> list[date]:
    return [one.day for one in calendar.occurrences(start, end, working)]


def test_six_weeks_are_wall_time() -> None:
    first, second = ESSEX.occurrences(date(2026, 10, 1), date(2026, 11, 30), ENGLAND)
    assert first.starts(LONDON) == datetime(2026, 10, 6, 9, tzinfo=UTC)
    assert second.starts(LONDON) == datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert second.starts(LONDON) - first.starts(LONDON) == timedelta(days=42, hours=1)


def test_the_grid_from_october_over_a_year() -> None:
    found = ESSEX.occurrences(date(2026, 10, 1), date(2027, 9, 30), ENGLAND)
    assert [one.day.isoformat() for one in found] == [
        "2026-10-06",
        "2026-11-17",
        "2026-12-29",
        "2027-02-09",
        "2027-03-23",
        "2027-05-04",
        "2027-06-15",
        "2027-07-27",
        "2027-09-07",
    ]
    assert {one.status for one in found} == {Status.SCHEDULED}


def test_a_break_and_a_bank_holiday_clash_and_days_are_proposed() -> None:
    christmas = WorkingDays("ENG", (Break(date(2026, 12, 21), date(2027, 1, 3), "Christmas"),))
    (clash,) = ESSEX.occurrences(date(2026, 12, 1), date(2027, 1, 31), christmas)
    assert (clash.status, clash.why) == (Status.CLASH, "Christmas")
    assert clash.day == date(2026, 12, 29), "it stays until somebody decides"
    assert clash.proposals == (date(2027, 1, 4), date(2026, 12, 18))
    mondays = Calendar((Grid(date(2027, 3, 1), TEN, Cadence(Unit.WEEK, 4)),))
    easter = mondays.occurrences(date(2027, 3, 29), date(2027, 3, 29), ENGLAND)[0]
    assert (easter.status, easter.why) == (Status.CLASH, "Easter Monday")
    assert easter.proposals == (date(2027, 3, 30), date(2027, 3, 25))
    in_scotland = mondays.occurrences(date(2027, 3, 29), date(2027, 3, 29), WorkingDays("SCT"))[0]
    assert in_scotland.status is Status.SCHEDULED


def test_a_proposal_is_never_another_meeting_of_the_group() -> None:
    christmas = WorkingDays("ENG", (Break(date(2026, 12, 21), date(2027, 1, 3)),))
    calendar = Calendar(ESSEX.grids, {date(2027, 1, 4): Change(date(2027, 1, 4), TEN, added_for=TEN)})
    clash = calendar.occurrence(date(2026, 12, 29), christmas)
    assert clash is not None
    assert clash.proposals == (date(2026, 12, 18),)


def test_a_group_that_meets_on_saturdays_does_not_clash_with_them() -> None:
    saturdays = Calendar((Grid(date(2026, 10, 3), TEN, SIX_WEEKS),))
    assert {one.status for one in saturdays.occurrences(date(2026, 10, 1), date(2026, 12, 25), ENGLAND)} == {
        Status.SCHEDULED
    }
    monthly = Calendar((Grid(date(2026, 10, 3), TEN, Cadence(Unit.MONTH, 1)),))
    assert monthly.occurrences(date(2026, 10, 1), date(2026, 10, 31), ENGLAND)[0].why == "a Saturday"


def test_a_moved_meeting_keeps_the_grid() -> None:
    change = Change(date(2026, 11, 19), time(14), why="room", sequence=1)
    calendar = moved(ESSEX, date(2026, 11, 17), change, starts_new_grid=False)
    assert days(calendar, date(2026, 10, 1), date(2027, 2, 28)) == [
        date(2026, 10, 6),
        date(2026, 11, 19),
        date(2026, 12, 29),
        date(2027, 2, 9),
    ]
    assert calendar.occurrence(date(2026, 11, 17), ENGLAND) == Occurrence(
        date(2026, 11, 17), date(2026, 11, 19), time(14), Status.MOVED, "room", (), 1
    )


@pytest.mark.parametrize(
    ("to", "next_one"), [(date(2026, 11, 24), date(2027, 1, 5)), (date(2026, 11, 12), date(2026, 12, 24))]
)
def test_a_moved_meeting_can_start_a_new_grid(to: date, next_one: date) -> None:
    calendar = moved(ESSEX, date(2026, 11, 17), Change(to, TEN, sequence=1), starts_new_grid=True)
    assert days(calendar, date(2026, 10, 1), date(2027, 1, 31)) == [date(2026, 10, 6), to, next_one]
    again = moved(calendar, next_one, Change(next_one + timedelta(days=1), TEN), starts_new_grid=True)
    assert days(again, date(2026, 10, 1), date(2027, 2, 28))[:4] == [
        date(2026, 10, 6),
        to,
        next_one + timedelta(days=1),
        next_one + timedelta(days=43),
    ]


def test_a_cancelled_meeting_stays_in_the_list_and_its_day_is_known() -> None:
    change = Change(date(2026, 11, 17), TEN, is_cancelled=True, why="strike")
    calendar = moved(ESSEX, date(2026, 11, 17), change, starts_new_grid=False)
    (one,) = calendar.occurrences(date(2026, 11, 1), date(2026, 11, 30), ENGLAND)
    assert (one.status, one.takes_place, one.why) == (Status.CANCELLED, False, "strike")


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (
            Grid(date(2027, 1, 31), TEN, Cadence(Unit.MONTH, 1)),
            ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
        ),
        (
            Grid(date(2028, 1, 30), TEN, Cadence(Unit.MONTH, 1)),
            ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"],
        ),
        (
            Grid(date(2027, 1, 5), TEN, Cadence(Unit.MONTH, 1), 1),
            ["2027-01-05", "2027-02-02", "2027-03-02", "2027-04-06"],
        ),
        (
            Grid(date(2027, 1, 29), TEN, Cadence(Unit.MONTH, 1), LAST),
            ["2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30"],
        ),
        (
            Grid(date(2026, 12, 8), TEN, Cadence(Unit.QUARTER, 1), 2),
            ["2026-12-08", "2027-03-09", "2027-06-08", "2027-09-14"],
        ),
        (Grid(date(2028, 2, 29), TEN, Cadence(Unit.YEAR, 1)), ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"]),
    ],
)
def test_months_quarters_and_years(grid: Grid, expected: list[str]) -> None:
    assert [day.isoformat() for day in list(grid.dates(grid.first, date(2032, 1, 1)))[:4]] == expected


def test_a_grid_that_cannot_be_is_refused() -> None:
    with pytest.raises(HelpfulError, match="every 0 weeks"):
        Grid(date(2026, 10, 6), TEN, Cadence(Unit.WEEK, 0))
    with pytest.raises(HelpfulError, match="not number 2"):
        Grid(date(2026, 10, 6), TEN, Cadence(Unit.MONTH, 1), 2)
    with pytest.raises(HelpfulError, match="of a month, not of a week"):
        Grid(date(2026, 10, 6), TEN, SIX_WEEKS, 1)


FIRSTS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@settings(max_examples=1_000)
@given(
    first=FIRSTS,
    interval=st.integers(1, 12),
    at=st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])),
    skip=st.integers(0, 1_500),
    length=st.integers(0, 900),
)
def test_weeks_are_those_of_dateutil(first: date, interval: int, at: time, skip: int, length: int) -> None:
    start = first + timedelta(days=skip)
    end = start + timedelta(days=length)
    grid = Grid(first, at, Cadence(Unit.WEEK, interval))
    rule = rrule(WEEKLY, datetime.combine(first, at), interval=interval)
    expected = rule.between(datetime.combine(start, time.min), datetime.combine(end, time.max), inc=True)
    found = Calendar((grid,)).occurrences(start, end, ENGLAND)
    assert [datetime.combine(one.day, one.at) for one in found] == expected


@settings(max_examples=1_000)
@given(first=FIRSTS, interval=st.integers(1, 12), skip=st.integers(0, 1_500), by_weekday=st.booleans())
def test_months_are_those_of_dateutil(first: date, interval: int, skip: int, by_weekday: bool) -> None:
    start, midnight = first + timedelta(days=skip), datetime.combine(first, time.min)
    end = start + timedelta(days=900)
    is_last = (first + timedelta(days=7)).month != first.month
    nth = LAST if is_last else (first.day - 1) // 7 + 1
    grid = Grid(first, TEN, Cadence(Unit.MONTH, interval), nth if by_weekday else None)
    if by_weekday:
        rule = rrule(MONTHLY, midnight, interval=interval, byweekday=rrule_weekday(first.weekday(), nth))
    else:  # the day itself, or the last day of a shorter month
        rule = rrule(MONTHLY, midnight, interval=interval, bymonthday=range(1, first.day + 1), bysetpos=-1)
    expected = rule.between(datetime.combine(start, time.min), datetime.combine(end, time.max), inc=True)
    assert list(grid.dates(start, end)) == [one.date() for one in expected]


def rrule_weekday(weekday: int, nth: int):  # type: ignore[no-untyped-def]
    from dateutil.rrule import weekday as of_weekday

    return of_weekday(weekday, nth)


@settings(max_examples=200)
@given(first=FIRSTS, interval=st.integers(1, 8), subdivision=st.sampled_from(["ENG", "SCT", "NIR", "WLS"]))
def test_every_meeting_on_a_working_day_stands_and_every_other_has_working_days_to_go_to(
    first: date, interval: int, subdivision: str
) -> None:
    working = WorkingDays(subdivision, (Break(date(first.year, 12, 20), date(first.year + 1, 1, 3)),))
    calendar = Calendar((Grid(first, TEN, Cadence(Unit.WEEK, interval)),))
    grid = rrule(DAILY, datetime.combine(first, time.min), interval=7 * interval, count=10)
    found = calendar.occurrences(first, first + timedelta(days=7 * interval * 9), working)
    assert [one.day for one in found] == [one.date() for one in grid]
    for one in found:
        if one.status is Status.CLASH:
            assert all(map(working.is_open, one.proposals))
            assert one.day not in one.proposals
        elif first.weekday() < 5:
            assert working.is_open(one.day)
