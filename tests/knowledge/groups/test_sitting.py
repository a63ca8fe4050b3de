"""Which meeting is being recorded, and who counts as there."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from knowledge.errors import HelpfulError
from knowledge.groups.attendance import Stay
from knowledge.groups.sitting import last_begun, meeting_in_hand, sitting
from tests.knowledge.groups.groups import group, seat

SKILLS = group([seat(1, "Leigh", "ann")])
"""Meets on Tuesday 6 October 2026 at 10am in London (9am UTC) for 90 minutes, and every six weeks."""
FIRST, SECOND = date(2026, 10, 6), date(2026, 11, 17)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def test_it_is_going_on_from_half_an_hour_before_until_two_hours_after() -> None:
    with pytest.raises(HelpfulError, match="No meeting of Skills is going on"):
        sitting(SKILLS, at(6, 8, 29))
    for now in (at(6, 8, 30), at(6, 9), at(6, 12, 30)):
        found = sitting(SKILLS, now)
        assert (found.occurrence.day, found.is_late, found.arrived_by) == (FIRST, False, now)


def test_afterwards_it_is_late_for_five_working_days() -> None:
    for now in (at(6, 12, 31), at(13, 22, 59)):
        assert sitting(SKILLS, now).is_late
    with pytest.raises(HelpfulError, match="none was in the last five working days"):
        sitting(SKILLS, at(13, 23))
    with pytest.raises(HelpfulError, match="more than five working days ago"):
        sitting(SKILLS, at(14, 9), FIRST)


def test_a_day_and_a_time_are_taken_if_the_meeting_was_going_on_then() -> None:
    found = sitting(SKILLS, at(7, 9), FIRST, time(10, 45))
    assert found.arrived_by == found.left_after == at(6, 9, 45)
    for wrong in (time(9, 29), time(13, 31)):
        with pytest.raises(HelpfulError, match="was not going on"):
            sitting(SKILLS, at(7, 9), FIRST, wrong)
    with pytest.raises(HelpfulError, match="has not begun"):
        sitting(SKILLS, at(7, 9), SECOND)
    with pytest.raises(HelpfulError, match="was not going on"):
        sitting(SKILLS, at(6, 9, 30), None, time(11))


def test_who_is_there_is_who_has_come_and_not_left() -> None:
    stays = [
        Stay("early@x.example", "Early", at(6, 8, 50), at(6, 9, 20)),
        Stay("all@x.example", "All", at(6, 9)),
        Stay("late@x.example", "Late", at(6, 9, 40)),
        Stay("end@x.example", "End", at(6, 9), at(6, 10, 31)),
        Stay("mended@x.example", "Mended", at(6, 11)),
    ]
    assert sitting(SKILLS, at(6, 9, 10)).there(stays) == {"early@x.example", "all@x.example", "end@x.example"}
    assert sitting(SKILLS, at(6, 9, 20)).there(stays) == {"all@x.example", "end@x.example"}
    assert sitting(SKILLS, at(7, 9)).there(stays) == {
        "all@x.example",
        "late@x.example",
        "end@x.example",
        "mended@x.example",
    }


def test_the_last_meeting_that_has_begun() -> None:
    with pytest.raises(HelpfulError, match="No meeting of Skills has begun yet"):
        last_begun(SKILLS, at(5, 9))
    assert last_begun(SKILLS, at(6, 9)).day == FIRST
    assert last_begun(SKILLS, at(6, 9) + timedelta(days=30)).day == FIRST
    assert meeting_in_hand(SKILLS, at(6, 9) + timedelta(days=30)) is None
    assert last_begun(SKILLS, at(6, 10) + timedelta(days=42)).day == SECOND
