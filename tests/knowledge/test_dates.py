import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays, instant, is_zone, zone_named
from knowledge.errors import HelpfulError

LONDON = zone_named("Europe/London")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("subdivision", "day", "name"),
    [
        ("ENG", date(2027, 3, 29), "Easter Monday"),
        ("SCT", date(2027, 3, 29), None),
        ("ENG", date(2027, 8, 30), "Late Summer Bank Holiday"),
        ("SCT", date(2027, 8, 2), "Summer Bank Holiday"),
        ("NIR", date(2027, 7, 12), "Battle of the Boyne"),
        ("NIR", date(2027, 3, 17), "Saint Patrick's Day"),
        ("ENG", date(2026, 12, 28), "Boxing Day (observed)"),
        ("ENG", date(2023, 5, 8), "Coronation of Charles III"),
        ("WLS", date(2026, 12, 29), None),
    ],
)
def test_bank_holidays_are_those_of_the_subdivision(subdivision: str, day: date, name: str | None) -> None:
    assert WorkingDays(subdivision).holiday(day) == name


def test_an_override_makes_a_holiday_and_takes_one_away() -> None:
    days = WorkingDays(overrides={date(2027, 6, 1): "Jubilee", date(2027, 5, 31): "", date(2027, 6, 5): ""})
    assert days.why_closed(date(2027, 6, 1)) == "Jubilee"
    assert days.is_open(date(2027, 5, 31))
    assert days.is_open(date(2027, 6, 5)), "people may be told to work on a Saturday"
    assert days.before(date(2027, 6, 2)) == date(2027, 5, 31)


def test_a_break_closes_its_days_the_last_among_them() -> None:
    days = WorkingDays(breaks=(Break(date(2026, 12, 21), date(2027, 1, 3)),))
    assert days.after(date(2026, 12, 18)) == date(2027, 1, 4)
    assert days.before(date(2027, 1, 4)) == date(2026, 12, 18)
    assert days.holiday(date(2026, 12, 29)) == "a break"


def test_bad_input_is_named() -> None:
    with pytest.raises(HelpfulError, match="ends before it begins"):
        Break(date(2027, 1, 3), date(2026, 12, 21))
    with pytest.raises(HelpfulError, match='no part of the United Kingdom "UK"'):
        WorkingDays("UK")
    with pytest.raises(HelpfulError, match='no time zone "Europe/Leeds"'):
        zone_named("Europe/Leeds")
    with pytest.raises(HelpfulError, match=r'no time zone "[.]{2}/etc"'):
        zone_named("../etc")
    with pytest.raises(HelpfulError, match="no working day within a year"):
        WorkingDays(breaks=(Break(date(2020, 1, 1), date(2030, 1, 1)),)).after(date(2024, 1, 1))


@contextmanager
def folders_read() -> Iterator[list[str]]:
    """The folders that are read within, as Python's own audit tells; a hook stays, so it falls silent afterwards."""
    read, is_within = list[str](), True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if is_within and event in ("os.scandir", "os.listdir"):
            read.append(str(arguments[0]))

    sys.addaudithook(note)
    yield read
    is_within = False


def test_time_zones_are_not_gathered_from_their_folders_for_each_question() -> None:
    """It takes hundreds of files, and is asked before each message."""
    assert is_zone("Asia/Kolkata")
    with folders_read() as read:
        assert is_zone("Europe/Paris")
        assert not is_zone("")
    assert read == []


@given(day=DAYS, count=st.integers(1, 30), subdivision=st.sampled_from(["ENG", "WLS", "SCT", "NIR"]))
def test_so_many_working_days_lie_between(day: date, count: int, subdivision: str) -> None:
    days = WorkingDays(subdivision)
    later = days.after(day, count)
    assert days.is_open(later)
    between = [day + timedelta(days=at) for at in range(1, (later - day).days + 1)]
    assert sum(map(days.is_open, between)) == count
    earlier = days.before(day, count)
    assert days.is_open(earlier)
    between = [earlier + timedelta(days=at) for at in range((day - earlier).days)]
    assert sum(map(days.is_open, between)) == count
    assert days.on_or_before(day) <= day
    assert days.on_or_before(later) == later


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2026, 10, 6), time(10), datetime(2026, 10, 6, 9, tzinfo=UTC)),
        (date(2026, 11, 17), time(10), datetime(2026, 11, 17, 10, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # shown twice: the first
        (date(2027, 3, 28), time(1, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # skipped: 02:30 in London
    ],
)
def test_wall_time_becomes_an_instant(day: date, at: time, utc: datetime) -> None:
    assert instant(day, at, LONDON) == utc
