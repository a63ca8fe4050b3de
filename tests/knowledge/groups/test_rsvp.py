"""Who may reply to a meeting, for which seat, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Change, Occurrence, Status
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp, rsvp_of
from knowledge.people import Role
from tests.knowledge.groups.groups import group, member, seat

SEATS = (
    seat(1, "Leigh Council", "ann", Role.CO_CHAIR),
    seat(2, "Tyde NHS Trust", "bob", deputies=["cy"]),
    seat(3, "Marsh College", None, deputies=["dee"]),
)
SKILLS = group(SEATS)
MEETING = Occurrence(date(2026, 11, 17), date(2026, 11, 17), time(10), Status.SCHEDULED)
BEFORE, AT_START = datetime(2026, 11, 17, 9, 59, tzinfo=UTC), datetime(2026, 11, 17, 10, tzinfo=UTC)


def test_a_holder_answers_for_their_seat_in_whatever_capitals() -> None:
    reply = rsvp_of(SKILLS, MEETING, " ANN@example.org ", Answer.MAYBE, BEFORE)
    assert reply == Rsvp(SEATS[0], Answer.MAYBE)


def test_a_holder_may_name_who_comes_instead_but_not_themselves() -> None:
    cy = member("cy")
    assert rsvp_of(SKILLS, MEETING, "bob@example.org", Answer.DEPUTY, BEFORE, cy) == Rsvp(SEATS[1], Answer.DEPUTY, cy)
    assert rsvp_of(SKILLS, MEETING, "bob@example.org", Answer.YES, BEFORE, cy).deputy is None
    with pytest.raises(HelpfulError, match="your own deputy"):
        rsvp_of(SKILLS, MEETING, "bob@example.org", Answer.DEPUTY, BEFORE, member("bob"))


def test_a_deputy_who_comes_comes_for_the_seat() -> None:
    coming = rsvp_of(SKILLS, MEETING, "cy@example.org", Answer.YES, BEFORE)
    assert coming == Rsvp(SEATS[1], Answer.DEPUTY, member("cy"))
    assert rsvp_of(SKILLS, MEETING, "dee@example.org", Answer.YES, BEFORE).seat == SEATS[2]
    assert rsvp_of(SKILLS, MEETING, "cy@example.org", Answer.NO, BEFORE, before=coming) == Rsvp(SEATS[1], Answer.NO)
    with pytest.raises(HelpfulError, match="You are deputy of Bob"):
        rsvp_of(SKILLS, MEETING, "cy@example.org", Answer.NO, BEFORE, before=Rsvp(SEATS[1], Answer.YES))
    with pytest.raises(HelpfulError, match="You are deputy of the vacant seat"):
        rsvp_of(SKILLS, MEETING, "dee@example.org", Answer.MAYBE, BEFORE)


def test_a_stranger_cannot_answer() -> None:
    with pytest.raises(HelpfulError, match=r"zed@example\.org has no seat in Skills"):
        rsvp_of(SKILLS, MEETING, "zed@example.org", Answer.YES, BEFORE)


def test_answers_are_taken_until_the_start() -> None:
    with pytest.raises(HelpfulError, match="on Tuesday 17 November 2026 has begun"):
        rsvp_of(SKILLS, MEETING, "ann@example.org", Answer.YES, AT_START)


def test_a_cancelled_meeting_takes_no_answers() -> None:
    gone = Occurrence(MEETING.original, MEETING.day, MEETING.at, Status.CANCELLED)
    with pytest.raises(HelpfulError, match="is cancelled"):
        rsvp_of(SKILLS, gone, "ann@example.org", Answer.YES, BEFORE)


def test_a_moved_meeting_is_found_by_both_its_days() -> None:
    change = Change(date(2026, 11, 19), time(10), sequence=1)
    calendar = Calendar(SKILLS.calendar.grids, {date(2026, 11, 17): change})
    moved = replace(SKILLS, calendar=calendar)
    assert occurrence_on(moved, date(2026, 11, 17)) == occurrence_on(moved, date(2026, 11, 19))
    with pytest.raises(HelpfulError, match="no meeting on Wednesday 18 November 2026"):
        occurrence_on(moved, date(2026, 11, 18))


def test_the_next_meeting_is_the_one_going_on_and_not_a_cancelled_one() -> None:
    end = datetime(2026, 11, 17, 11, 30, tzinfo=UTC)
    assert next_occurrence(SKILLS, end - timedelta(seconds=1)).day == date(2026, 11, 17)
    assert next_occurrence(SKILLS, end).day == date(2026, 12, 29)
    change = Change(date(2026, 12, 29), time(10), is_cancelled=True)
    without = replace(SKILLS, calendar=Calendar(SKILLS.calendar.grids, {date(2026, 12, 29): change}))
    assert next_occurrence(without, end).day == date(2027, 2, 9)
