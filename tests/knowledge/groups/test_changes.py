"""Moving, cancelling, putting back and adding meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Break, WorkingDays
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Occurrence, Status
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from tests.knowledge.groups.groups import group, seat

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SKILLS = group([seat(1, "Leigh Council", "ann")])
NOVEMBER, DECEMBER = date(2026, 11, 17), date(2026, 12, 29)


def at(found: WorkingGroup, original: date) -> Occurrence:
    one = found.calendar.occurrence(original, found.working)
    assert one
    return one


def after(found: WorkingGroup, calendar: Calendar) -> WorkingGroup:
    return replace(found, calendar=calendar)


def test_a_meeting_is_moved_put_back_cancelled_and_put_back() -> None:
    there = after(SKILLS, move(SKILLS, at(SKILLS, NOVEMBER), date(2026, 11, 19), time(14), "room", False, NOW))
    assert at(there, NOVEMBER) == Occurrence(NOVEMBER, date(2026, 11, 19), time(14), Status.MOVED, "room", (), 1)
    back = after(there, put_back(there, at(there, NOVEMBER), NOW))
    assert at(back, NOVEMBER) == Occurrence(NOVEMBER, NOVEMBER, time(10), Status.SCHEDULED, "", (), 2)
    gone = after(back, cancel(back, at(back, NOVEMBER), "strike", NOW))
    assert (at(gone, NOVEMBER).status, at(gone, NOVEMBER).sequence) == (Status.CANCELLED, 3)
    again = after(gone, put_back(gone, at(gone, NOVEMBER), NOW))
    assert (at(again, NOVEMBER).status, at(again, NOVEMBER).sequence) == (Status.SCHEDULED, 4)


def test_a_cancelled_meeting_keeps_where_it_had_been_moved() -> None:
    there = after(SKILLS, move(SKILLS, at(SKILLS, NOVEMBER), date(2026, 11, 19), None, "", False, NOW))
    gone = after(there, cancel(there, at(there, NOVEMBER), "strike", NOW))
    assert at(gone, NOVEMBER).day == date(2026, 11, 19)


def test_a_meeting_that_is_put_back_clashes_as_it_did() -> None:
    christmas = replace(SKILLS, working=WorkingDays(breaks=(Break(date(2026, 12, 21), date(2027, 1, 3), "Christmas"),)))
    planned = at(christmas, DECEMBER)
    assert (planned.status, planned.why) == (Status.CLASH, "Christmas")
    away = after(christmas, move(christmas, planned, date(2026, 12, 18), None, "", False, NOW))
    assert at(away, DECEMBER).status is Status.MOVED
    back = at(after(away, put_back(away, at(away, DECEMBER), NOW)), DECEMBER)
    assert back == replace(planned, sequence=2)


def test_later_meetings_stay_or_follow() -> None:
    to = date(2026, 11, 24)
    kept = after(SKILLS, move(SKILLS, at(SKILLS, NOVEMBER), to, None, "", False, NOW))
    assert kept.calendar.occurrence(DECEMBER, kept.working)
    followed = after(SKILLS, move(SKILLS, at(SKILLS, NOVEMBER), to, None, "", True, NOW))
    assert followed.calendar.occurrence(DECEMBER, followed.working) is None
    assert followed.calendar.occurrence(date(2027, 1, 5), followed.working)
    back = after(followed, put_back(followed, at(followed, NOVEMBER), NOW))
    assert back.calendar.grids == SKILLS.calendar.grids, "what followed from the new day goes back, too"
    assert back.calendar.occurrence(DECEMBER, back.working)


def test_one_more_meeting() -> None:
    more = after(SKILLS, add(SKILLS, date(2026, 12, 1), None, "budget", NOW))
    assert at(more, date(2026, 12, 1)) == Occurrence(
        date(2026, 12, 1), date(2026, 12, 1), time(10), Status.SCHEDULED, "budget", (), 0
    )
    there = after(more, move(more, at(more, date(2026, 12, 1)), date(2026, 12, 2), None, "", False, NOW))
    assert at(there, date(2026, 12, 1)).day == date(2026, 12, 2)
    back = after(there, put_back(there, at(there, date(2026, 12, 1)), NOW))
    assert at(back, date(2026, 12, 1)).day == date(2026, 12, 1)


def test_a_meeting_that_was_added_goes_back_to_the_hour_it_was_added_for() -> None:
    day = date(2026, 12, 1)
    more = after(SKILLS, add(SKILLS, day, time(14), "budget", NOW))
    later = after(more, move(more, at(more, day), day, time(16), "", False, NOW))
    away = after(later, move(later, at(later, day), date(2026, 12, 2), time(9), "", False, NOW))
    assert at(away, day).status is Status.MOVED
    for there in (later, away):
        back = at(after(there, put_back(there, at(there, day), NOW)), day)
        assert (back.day, back.at, back.status) == (day, time(14), Status.SCHEDULED)


def test_what_cannot_be_is_told() -> None:
    november = at(SKILLS, NOVEMBER)
    with pytest.raises(HelpfulError, match="Friday 30 October 2026 at 10:00 is in the past"):
        move(SKILLS, november, date(2026, 10, 30), None, "", False, NOW)
    with pytest.raises(HelpfulError, match="another meeting on Tuesday 29 December 2026"):
        move(SKILLS, november, DECEMBER, time(15), "", False, NOW)
    with pytest.raises(HelpfulError, match="is there already"):
        move(SKILLS, november, NOVEMBER, None, "", False, NOW)
    with pytest.raises(HelpfulError, match="has begun"):
        cancel(SKILLS, november, "", datetime(2026, 11, 17, 10, tzinfo=UTC))
    gone = after(SKILLS, cancel(SKILLS, november, "", NOW))
    with pytest.raises(HelpfulError, match="cancelled already"):
        cancel(gone, at(gone, NOVEMBER), "", NOW)
    with pytest.raises(HelpfulError, match=r"is cancelled\. Put it back first"):
        move(gone, at(gone, NOVEMBER), date(2026, 11, 20), None, "", False, NOW)
    with pytest.raises(HelpfulError, match="is where it was planned"):
        put_back(SKILLS, november, NOW)
    with pytest.raises(HelpfulError, match="has, or had, a meeting on Tuesday 17 November 2026"):
        add(gone, NOVEMBER, None, "", NOW)
    with pytest.raises(HelpfulError, match="in the past"):
        add(SKILLS, date(2026, 10, 30), None, "", NOW)


@given(st.lists(st.tuples(st.sampled_from("move cancel back".split()), st.integers(1, 30)), max_size=8))
def test_each_change_raises_the_sequence_by_one_and_nothing_else_moves(steps: list[tuple[str, int]]) -> None:
    found, sequence = SKILLS, 0
    for step, days in steps:
        one = at(found, NOVEMBER)
        try:
            if step == "move":
                calendar = move(found, one, date(2026, 11, days), None, "", False, NOW)
            elif step == "cancel":
                calendar = cancel(found, one, "", NOW)
            else:
                calendar = put_back(found, one, NOW)
        except HelpfulError:
            continue
        found, sequence = after(found, calendar), sequence + 1
        assert at(found, NOVEMBER).sequence == sequence
        assert at(found, DECEMBER) == at(SKILLS, DECEMBER)
        assert found.calendar.grids == SKILLS.calendar.grids
