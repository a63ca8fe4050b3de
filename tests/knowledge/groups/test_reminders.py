"""The ladder of reminders, around Christmas and Easter and everywhere else."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays, zone_named
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.reminders import Rung, ladder
from knowledge.notices import Recipient

LONDON = zone_named("Europe/London")
ENGLAND = WorkingDays("ENG")


def meeting(day: date, at: time = time(10)) -> Occurrence:
    return Occurrence(day, day, at, Status.SCHEDULED)


def told(day: date, working: WorkingDays = ENGLAND) -> list[str]:
    """The ladder, a line a rung, in London's time."""
    return [
        " ".join(
            [f"{one.due_at.astimezone(LONDON):%a %d %b %H:%M}", one.rung, f"({one.recipient})"]
            + ([f"with {', '.join(one.merged_from)}"] if one.merged_from else [])
        )
        for one in ladder(meeting(day), LONDON, working)
    ]


def test_an_ordinary_meeting() -> None:
    assert told(date(2026, 11, 17)) == [
        "Tue 03 Nov 10:00 agenda call (seats)",
        "Tue 10 Nov 10:00 papers (seats)",
        "Thu 12 Nov 10:00 unanswered (unanswered)",
        "Mon 16 Nov 10:00 quorum warning (co-chairs)",
        "Wed 18 Nov 10:00 minutes (attended)",
    ]


def test_ten_in_london_on_both_sides_of_a_clock_change() -> None:
    call, papers, *_ = ladder(meeting(date(2026, 11, 3)), LONDON, ENGLAND)
    assert call.due_at == datetime(2026, 10, 20, 9, tzinfo=UTC)
    assert papers.due_at == datetime(2026, 10, 27, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (  # Easter 2026: Good Friday is 3 April
            date(2026, 4, 7),
            [
                "Tue 24 Mar 10:00 agenda call (seats)",
                "Tue 31 Mar 10:00 unanswered (seats) with papers",
                "Thu 02 Apr 10:00 quorum warning (co-chairs)",
                "Wed 08 Apr 10:00 minutes (attended)",
            ],
        ),
        (  # Easter 2027: Good Friday is 26 March
            date(2027, 3, 30),
            [
                "Tue 16 Mar 10:00 agenda call (seats)",
                "Tue 23 Mar 10:00 unanswered (seats) with papers",
                "Thu 25 Mar 10:00 quorum warning (co-chairs)",
                "Wed 31 Mar 10:00 minutes (attended)",
            ],
        ),
        (  # Christmas 2026: the 28th is a bank holiday
            date(2026, 12, 30),
            [
                "Wed 16 Dec 10:00 agenda call (seats)",
                "Wed 23 Dec 10:00 unanswered (seats) with papers",
                "Tue 29 Dec 10:00 quorum warning (co-chairs)",
                "Thu 31 Dec 10:00 minutes (attended)",
            ],
        ),
        (
            date(2028, 1, 4),  # the 27th and 28th of December 2027 and the 3rd of January are bank holidays
            [
                "Tue 21 Dec 10:00 agenda call (seats)",
                "Fri 24 Dec 10:00 papers (seats)",
                "Wed 29 Dec 10:00 unanswered (unanswered)",
                "Fri 31 Dec 10:00 quorum warning (co-chairs)",
                "Wed 05 Jan 10:00 minutes (attended)",
            ],
        ),
        (  # Easter 2028: Good Friday is 14 April
            date(2028, 4, 18),
            [
                "Tue 04 Apr 10:00 agenda call (seats)",
                "Tue 11 Apr 10:00 unanswered (seats) with papers",
                "Thu 13 Apr 10:00 quorum warning (co-chairs)",
                "Wed 19 Apr 10:00 minutes (attended)",
            ],
        ),
        (  # Easter 2029: Good Friday is 30 March
            date(2029, 4, 3),
            [
                "Tue 20 Mar 10:00 agenda call (seats)",
                "Tue 27 Mar 10:00 unanswered (seats) with papers",
                "Thu 29 Mar 10:00 quorum warning (co-chairs)",
                "Wed 04 Apr 10:00 minutes (attended)",
            ],
        ),
        (  # Easter 2030: Good Friday is 19 April
            date(2030, 4, 23),
            [
                "Tue 09 Apr 10:00 agenda call (seats)",
                "Tue 16 Apr 10:00 unanswered (seats) with papers",
                "Thu 18 Apr 10:00 quorum warning (co-chairs)",
                "Wed 24 Apr 10:00 minutes (attended)",
            ],
        ),
        (  # Christmas 2028: a Monday and a Tuesday
            date(2028, 12, 28),
            [
                "Thu 14 Dec 10:00 agenda call (seats)",
                "Thu 21 Dec 10:00 unanswered (seats) with papers",
                "Wed 27 Dec 10:00 quorum warning (co-chairs)",
                "Fri 29 Dec 10:00 minutes (attended)",
            ],
        ),
        (  # New Year 2030: a Tuesday
            date(2030, 1, 3),
            [
                "Thu 20 Dec 10:00 agenda call (seats)",
                "Thu 27 Dec 10:00 papers (seats)",
                "Fri 28 Dec 10:00 unanswered (unanswered)",
                "Wed 02 Jan 10:00 quorum warning (co-chairs)",
                "Fri 04 Jan 10:00 minutes (attended)",
            ],
        ),
        (  # Christmas 2030: a Wednesday and a Thursday
            date(2030, 12, 31),
            [
                "Tue 17 Dec 10:00 agenda call (seats)",
                "Tue 24 Dec 10:00 unanswered (seats) with papers",
                "Mon 30 Dec 10:00 quorum warning (co-chairs)",
                "Thu 02 Jan 10:00 minutes (attended)",
            ],
        ),
    ],
)
def test_rungs_that_fall_together_around_holidays(day: date, expected: list[str]) -> None:
    assert told(day) == expected


def test_rungs_that_change_places_are_said_in_the_later_one() -> None:
    christmas = WorkingDays("ENG", (Break(date(2026, 12, 21), date(2027, 1, 3)),))
    assert told(date(2027, 1, 5), christmas) == [
        "Thu 17 Dec 10:00 unanswered (seats) with agenda call, papers",
        "Mon 04 Jan 10:00 quorum warning (co-chairs)",
        "Wed 06 Jan 10:00 minutes (attended)",
    ]


def test_what_was_due_when_a_meeting_was_made_is_dropped() -> None:
    made = datetime(2026, 11, 10, 10, 0, tzinfo=UTC)  # at the very time of the papers
    rungs = [one.rung for one in ladder(meeting(date(2026, 11, 17)), LONDON, ENGLAND, made)]
    assert rungs == [Rung.CHASE, Rung.QUORUM, Rung.MINUTES]


def test_a_cancelled_meeting_has_no_reminders() -> None:
    day = date(2026, 11, 17)
    assert ladder(Occurrence(day, day, time(10), Status.CANCELLED), LONDON, ENGLAND) == []


def test_each_is_valid_until_the_next_the_last_until_the_start_and_the_minutes_for_five_working_days() -> None:
    call, papers, chase, quorum, minutes = ladder(meeting(date(2026, 11, 17)), LONDON, ENGLAND)
    assert [call.expires_at, papers.expires_at, chase.expires_at] == [papers.due_at, chase.due_at, quorum.due_at]
    assert quorum.expires_at == datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert minutes.expires_at == datetime(2026, 11, 25, 10, tzinfo=UTC)


@given(
    day=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    at=st.times(),
    subdivision=st.sampled_from(["ENG", "WLS", "SCT", "NIR"]),
    length=st.integers(0, 20),
    made=st.integers(-30, 0),
)
def test_a_ladder_goes_up(day: date, at: time, subdivision: str, length: int, made: int) -> None:
    christmas = Break(date(day.year, 12, 20), date(day.year, 12, 20) + timedelta(days=length))
    working = WorkingDays(subdivision, (christmas,))
    occurrence = meeting(day, at)
    made_at = datetime.combine(day + timedelta(days=made), time(12), UTC)
    found = ladder(occurrence, LONDON, working, made_at)
    *before, minutes = found
    assert minutes.rung is Rung.MINUTES
    dues = [one.due_at for one in before]
    assert dues == sorted(set(dues)), "no two at once"
    assert all(made_at < due < occurrence.starts(LONDON) for due in dues)
    assert all(one.due_at < one.expires_at for one in found)
    assert all(working.is_open(one.due_at.astimezone(LONDON).date()) for one in found)
    said = [Rung(rung) for one in before for rung in (*one.merged_from, one.rung)]
    assert said == sorted(said, key=list(Rung).index), "in the order of the ladder"
    assert len(said) == len(set(said))
    whole = ladder(occurrence, LONDON, working)
    assert [rung for one in whole for rung in (*one.merged_from, one.rung)] == list(Rung), "nothing is lost"
    for one in found:
        carries_papers = {Rung.CALL, Rung.PAPERS} & {one.rung, *one.merged_from}
        assert (one.recipient is Recipient.SEATS) is bool(carries_papers)
