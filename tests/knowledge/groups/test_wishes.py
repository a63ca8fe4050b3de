"""What people's wishes make of a reminder: now, later, gathered with others, or never and why."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays, zone_named, zone_typed
from knowledge.errors import HelpfulError
from knowledge.groups.reminders import Rung
from knowledge.groups.sending_hours import CLOSES, OPENS
from knowledge.groups.wishes import (
    FEWER,
    OFF,
    TOO_LATE,
    Amount,
    Later,
    Never,
    Now,
    Wishes,
    digest_at,
    turned_on,
    when_to_say,
    why_less,
)

LONDON, MADRID, AUCKLAND = zone_named("Europe/London"), zone_named("Europe/Madrid"), zone_named("Pacific/Auckland")
WORKING = WorkingDays("ENG", (Break(date(2026, 12, 21), date(2027, 1, 3)),))
CALL_DUE, CALL_ENDS = datetime(2026, 11, 3, 10, tzinfo=UTC), datetime(2026, 11, 10, 10, tzinfo=UTC)
TUESDAY, FRIDAY = 1, 4
DIGEST = Wishes(Amount.DIGEST)


def said(
    wishes: Wishes, due: datetime = CALL_DUE, ends: datetime = CALL_ENDS, zone: ZoneInfo = LONDON, late_by: int = 0
) -> Now | Later | Never:
    return when_to_say(wishes, due, ends, due + timedelta(minutes=late_by), zone, WORKING)


def test_whoever_has_said_nothing_gets_everything_when_it_is_due() -> None:
    assert said(Wishes()) == Now()
    assert [rung for rung in Rung if why_less(Wishes(), rung)] == []


def test_quieter_leaves_the_call_the_chase_and_the_duty_of_co_chairs() -> None:
    wishes = Wishes(Amount.QUIETER)
    assert [rung for rung in Rung if not why_less(wishes, rung)] == [Rung.CALL, Rung.CHASE, Rung.QUORUM]
    assert why_less(wishes, Rung.PAPERS) == why_less(wishes, Rung.MINUTES) == FEWER


def test_off_is_nothing_unasked_until_it_is_turned_on_again() -> None:
    wishes = Wishes(Amount.QUIETER, is_off=True)
    assert {why_less(wishes, rung) for rung in Rung} == {OFF}
    assert turned_on(wishes) == Wishes(Amount.QUIETER)


def test_a_digest_gathers_what_is_worth_saying_still_on_its_day() -> None:
    friday = datetime(2026, 11, 6, 10, tzinfo=UTC)
    assert said(replace(DIGEST, weekday=FRIDAY)) == Later(friday, "digest 2026-11-06")
    assert when_to_say(
        replace(DIGEST, weekday=FRIDAY), CALL_DUE, CALL_ENDS, friday + timedelta(minutes=3), LONDON, WORKING
    ) == Now("digest 2026-11-06")


def test_what_would_expire_before_the_digest_comes_on_its_own() -> None:
    ends = datetime(2026, 11, 6, 10, tzinfo=UTC)
    assert said(replace(DIGEST, weekday=FRIDAY), ends=ends) == Now()
    assert said(replace(DIGEST, weekday=FRIDAY), ends=ends + timedelta(minutes=1)) == Later(ends, "digest 2026-11-06")


def test_what_falls_due_at_the_digest_is_in_it() -> None:
    assert said(replace(DIGEST, weekday=TUESDAY)) == Now("digest 2026-11-03")
    assert said(replace(DIGEST, weekday=TUESDAY), late_by=5) == Now("digest 2026-11-03")


@pytest.mark.parametrize(
    ("after", "day"),
    [
        (date(2026, 11, 4), date(2026, 11, 9)),
        (date(2026, 12, 28), date(2027, 1, 4)),  # a bank holiday in the break, then the first day after it
        (date(2027, 3, 26), date(2027, 3, 30)),  # Good Friday, then the Tuesday after Easter Monday
    ],
)
def test_a_digest_on_a_closed_day_comes_on_the_next_working_day(after: date, day: date) -> None:
    at = digest_at(0, datetime(after.year, after.month, after.day, 12, tzinfo=UTC), LONDON, WORKING)
    assert at.astimezone(LONDON).replace(tzinfo=None) == datetime(day.year, day.month, day.day, 10)  # noqa: DTZ001


def test_nothing_is_said_before_the_day_somebody_named_and_what_is_valid_then_comes_gathered() -> None:
    until = Wishes(not_before=date(2026, 11, 9))
    assert said(until) == Later(datetime(2026, 11, 9, 8, tzinfo=UTC), "after 2026-11-09")
    papers = datetime(2026, 11, 10, 10, tzinfo=UTC)
    assert said(until, papers, papers + timedelta(days=2)) == Now(), "what falls due later is said as ever"
    sunday = said(replace(until, not_before=date(2026, 11, 8)))
    assert sunday == Later(datetime(2026, 11, 9, 8, tzinfo=UTC), "after 2026-11-08")


def test_what_is_not_valid_then_is_never_said_and_the_reason_is_theirs() -> None:
    late = Wishes(not_before=date(2026, 11, 11))
    assert said(late) == Never("they asked for no reminders before Wednesday 11 November 2026")


def test_hours_are_those_of_the_person() -> None:
    assert said(Wishes(), zone=MADRID) == Now()
    night = said(Wishes(), zone=AUCKLAND)  # 11pm there
    assert night == Later(datetime(2026, 11, 3, 19, tzinfo=UTC))
    soon = CALL_DUE + timedelta(hours=4)
    assert said(Wishes(), ends=soon, zone=AUCKLAND) == Never(TOO_LATE)


def test_a_chosen_time_zone_goes_before_the_one_a_platform_tells() -> None:
    told = Wishes(told_zone="Europe/Madrid")
    assert (Wishes().zone(LONDON), told.zone(LONDON)) == (LONDON, MADRID)
    assert replace(told, time_zone="Pacific/Auckland").zone(LONDON) == AUCKLAND


wishes = st.builds(
    Wishes,
    st.sampled_from(Amount),
    st.integers(0, 4),
    st.none() | st.dates(date(2026, 10, 1), date(2027, 2, 28)),
)
instants = st.datetimes(datetime(2026, 10, 1), datetime(2027, 2, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(
    wishes,
    instants,
    st.timedeltas(timedelta(minutes=1), timedelta(days=14)),
    st.timedeltas(timedelta(), timedelta(days=20)),
    st.sampled_from([LONDON, MADRID, AUCKLAND]),
)
@example(  # Monday morning in Auckland is Sunday evening in UTC
    Wishes(Amount.DIGEST, 1, None), datetime(2026, 10, 17, tzinfo=UTC), timedelta(days=2), timedelta(), AUCKLAND
)
def test_whatever_is_wished_nothing_is_said_too_late_or_out_of_hours_and_nothing_is_lost_without_a_reason(
    wished: Wishes, due: datetime, valid: timedelta, late: timedelta, zone: ZoneInfo
) -> None:
    now, ends = due + late, due + valid
    for _ in range(3):  # looked at again whenever it is put off to
        match when_to_say(wished, due, ends, now, zone, WORKING):
            case Never(reason):
                assert reason
                return
            case Later(until, gathered):
                assert now < until < ends
                assert until.astimezone(zone).date() >= (wished.not_before or date.min)
                assert (
                    bool(gathered) or wished.amount is not Amount.DIGEST or until.astimezone(zone).weekday() <= FRIDAY
                )
                now = until
            case Now():
                local = now.astimezone(zone)
                assert now < ends
                assert WORKING.is_open(local.date())
                assert OPENS <= local.time() < CLOSES
                assert local.date() >= (wished.not_before or date.min)
                return
    raise AssertionError("it is put off for ever")


@given(st.integers(0, 4), instants, st.sampled_from([LONDON, AUCKLAND]))
def test_a_digest_is_never_early_never_more_than_a_week_off_and_stays_where_it_is(
    weekday: int, after: datetime, zone: ZoneInfo
) -> None:
    at = digest_at(weekday, after, zone, WorkingDays("ENG"))
    local = at.astimezone(zone)
    assert after <= at <= after + timedelta(days=7 + 4, hours=1)
    assert WorkingDays("ENG").is_open(local.date())
    assert local.hour == 10
    assert digest_at(weekday, at, zone, WorkingDays("ENG")) == at


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Europe/Madrid", "Europe/Madrid"), ("europe/madrid", "Europe/Madrid"), ("madrid", "Europe/Madrid"),
     ("New York", "America/New_York"), ("UTC", "UTC")],
)  # fmt: skip
def test_a_time_zone_is_known_however_it_is_typed(typed: str, name: str) -> None:
    assert zone_typed(typed) == name


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Europe/Madird", "Europe/Madrid"), ("Londn", "Europe/London"), ("Mars/Base", "Only some cities")],
)
def test_a_time_zone_that_is_not_there_is_told_with_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(HelpfulError) as raised:
        zone_typed(typed)
    assert f'There is no time zone "{typed}"' in str(raised.value)
    assert near in str(raised.value)
