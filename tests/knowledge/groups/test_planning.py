"""Who is to get which reminder, and when people may be written to."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays, zone_named
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.planning import people_for, planned, reminders_of
from knowledge.groups.reminders import Rung, ladder
from knowledge.groups.sending_hours import CLOSES, OPENS, next_opening
from knowledge.notices import Recipient
from knowledge.people import Role
from tests.knowledge.groups.groups import group, seat

LONDON = zone_named("Europe/London")
ENGLAND = WorkingDays("ENG")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2026, 11, 17)
SEATS = (
    seat(1, "Leigh", "ann", Role.CO_CHAIR),
    seat(2, "Tyde", "bob"),
    seat(3, "Marsh", None),
    seat(4, "Looker", "olga", Role.OBSERVER),
    seat(5, "Secretariat", "sam", Role.SECRETARIAT),
    seat(6, "Other", "bob"),
)
HOLDERS = {1: 10, 2: 20, 4: 40, 5: 50, 6: 20}


def meeting(day: date, sequence: int = 0, at: time = time(10)) -> Occurrence:
    return Occurrence(DAY, day, at, Status.MOVED if sequence else Status.SCHEDULED, sequence=sequence)


@pytest.mark.parametrize(
    ("recipient", "people"),
    [
        (Recipient.SEATS, {10, 20}),
        (Recipient.UNANSWERED, {10, 20}),
        (Recipient.CO_CHAIRS, {10}),
        (Recipient.ATTENDED, {20, 40}),
    ],
)
def test_members_and_co_chairs_are_reminded_nobody_for_a_vacant_seat(recipient: Recipient, people: set[int]) -> None:
    assert people_for(recipient, SEATS, HOLDERS, {20, 40}) == people


def test_the_key_names_network_meeting_rung_person_and_version() -> None:
    one = meeting(date(2026, 11, 19), sequence=2)
    found = list(planned("n1", group(SEATS), one, ladder(one, LONDON, ENGLAND), HOLDERS, ()))
    assert found[0].key == "n1:0/2026-11-17:call:10:2"
    assert len({each.key for each in found}) == len(found)


def test_when_a_meeting_is_moved_after_its_call_people_are_asked_again_at_once() -> None:
    moved_at = datetime(2026, 11, 11, 22, tzinfo=UTC)
    call, *rest = reminders_of(meeting(date(2026, 11, 24), 1), LONDON, ENGLAND, moved_at)
    assert (call.rung, call.recipient) == (Rung.CALL, Recipient.SEATS)
    assert call.due_at == datetime(2026, 11, 12, 8, tzinfo=UTC)
    assert call.expires_at == rest[0].due_at
    assert [one.rung for one in rest] == [Rung.PAPERS, Rung.CHASE, Rung.QUORUM, Rung.MINUTES]


def test_where_the_next_reminder_comes_first_it_asks_again() -> None:
    moved_at = datetime(2026, 11, 15, 22, tzinfo=UTC)  # a Sunday; the Monday is one working day before the meeting
    first, *_ = reminders_of(meeting(DAY, 1, time(15)), LONDON, ENGLAND, moved_at)
    assert (first.rung, first.merged_from, first.recipient) == (Rung.CALL, (), Recipient.SEATS)
    late = datetime(2026, 11, 13, 18, 30, tzinfo=UTC)
    first, *_ = reminders_of(meeting(date(2026, 11, 19), 1), LONDON, ENGLAND, late)
    assert (first.rung, first.merged_from, first.recipient) == (Rung.CALL, (), Recipient.SEATS)
    working = WorkingDays("ENG", (Break(date(2026, 11, 13), date(2026, 11, 13)),))
    with_monday_shut = WorkingDays("ENG", (*working.breaks, Break(date(2026, 11, 16), date(2026, 11, 16))))
    first, *_ = reminders_of(meeting(date(2026, 11, 20), 1), LONDON, with_monday_shut, late)
    assert first.rung is Rung.CALL


def test_nothing_is_said_of_a_cancelled_meeting_and_a_new_one_has_what_is_left() -> None:
    cancelled = replace(meeting(DAY, 1), status=Status.CANCELLED)
    assert reminders_of(cancelled, LONDON, ENGLAND, LONG_AGO) == []
    late = datetime(2026, 11, 11, tzinfo=UTC)
    assert [one.rung for one in reminders_of(meeting(DAY), LONDON, ENGLAND, late)] == [
        Rung.CHASE,
        Rung.QUORUM,
        Rung.MINUTES,
    ]


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-17T07:59:00+00:00", "2026-11-17T08:00:00+00:00"),
        ("2026-11-17T08:00:00+00:00", "2026-11-17T08:00:00+00:00"),
        ("2026-11-17T17:59:59+00:00", "2026-11-17T17:59:59+00:00"),
        ("2026-11-17T18:00:00+00:00", "2026-11-18T08:00:00+00:00"),
        ("2026-11-20T18:00:00+00:00", "2026-11-23T08:00:00+00:00"),  # a Friday evening
        ("2026-12-24T19:00:00+00:00", "2026-12-29T08:00:00+00:00"),  # the 28th is a bank holiday
        ("2026-07-01T06:30:00+00:00", "2026-07-01T07:00:00+00:00"),  # summer time
    ],
)
def test_people_are_written_to_in_working_hours(now: str, opens: str) -> None:
    assert next_opening(datetime.fromisoformat(now), LONDON, ENGLAND) == datetime.fromisoformat(opens)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]),
)
def test_an_opening_is_always_open_and_never_earlier(now: datetime, zone_name: str) -> None:
    zone = zone_named(zone_name)
    found = next_opening(now, zone, ENGLAND)
    local = found.astimezone(zone)
    assert found >= now
    assert ENGLAND.is_open(local.date())
    assert OPENS <= local.time() < CLOSES
    assert next_opening(found, zone, ENGLAND) == found


@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 1)),
    st.times(time(0), time(23, 59)),
    st.integers(-30, 20),
    st.integers(0, 2),
)
def test_however_a_meeting_changes_every_reminder_is_due_at_a_sensible_time(
    day: date, at: time, days: int, sequence: int
) -> None:
    known = datetime.combine(day + timedelta(days=days), time(2, 30), UTC)
    one = replace(meeting(day, sequence, at), original=day)
    found = reminders_of(one, LONDON, ENGLAND, known)
    for each, later in pairwise(found):
        assert each.due_at < later.due_at
        assert each.due_at <= each.expires_at <= later.due_at or later.rung is Rung.MINUTES
    for each in found:
        assert each.expires_at > known
        if each.rung is not Rung.CALL or not sequence:
            assert each.due_at.astimezone(LONDON).hour == 10
