"""What is planned, and what becomes of it when things change, in a real database."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from jobs.plan import HORIZON, foresee, plan, plan_if_needed
from knowledge.groups.calendar import Calendar
from knowledge.groups.changes import cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.read_group import read_groups
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named, save_groups, set_day_overrides
from knowledge.store.meeting_rows import save_calendar
from knowledge.store.people_rows import person_with_email
from knowledge.store.reminder_rows import Kept, reminders_of_meeting
from tests.knowledge.groups.test_read_group import GROUP

MADE = datetime(2026, 9, 1, 12, tzinfo=UTC)
DAY = date(2026, 11, 17)
CALL_DAY = datetime(2026, 11, 3, 9, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    found, problems = read_groups({"groups": [GROUP]})
    assert not problems
    with open_database(tmp_path) as opened:
        save_groups(opened, found, MADE, "test")
        plan(opened, MADE)
        yield opened


def the_group(db: Database) -> WorkingGroup:
    return group_named(db, "social-value")


def rows(db: Database, original: date = DAY) -> list[Kept]:
    return reminders_of_meeting(db, the_group(db).id, original)


def told(db: Database, original: date = DAY) -> list[str]:
    return [f"{one.rung} {one.state} {one.due_at:%d %b %H:%M}" for one in rows(db, original)]


def change(db: Database, calendar: Calendar, now: datetime) -> None:
    save_calendar(db, the_group(db), calendar, now, "test", "changed")


def test_what_falls_due_within_two_days_is_kept_once(db: Database) -> None:
    plan(db, CALL_DAY - HORIZON)
    assert rows(db) == []
    plan(db, CALL_DAY)
    first = rows(db)
    plan(db, CALL_DAY + timedelta(minutes=1))
    assert rows(db) == first
    assert told(db) == ["agenda call due 03 Nov 10:00"] * 2
    assert {one.expires_at for one in first} == {datetime(2026, 11, 10, 10, tzinfo=UTC)}


def test_a_tick_plans_only_when_something_changed_or_an_hour_passed(db: Database) -> None:
    assert plan_if_needed(db, CALL_DAY)
    assert not plan_if_needed(db, CALL_DAY + timedelta(minutes=59))
    assert plan_if_needed(db, CALL_DAY + timedelta(minutes=60))
    set_day_overrides(db, [(date(2026, 11, 3), "A holiday")], CALL_DAY, "test")
    assert plan_if_needed(db, CALL_DAY + timedelta(minutes=61))
    assert plan_if_needed(db, CALL_DAY - timedelta(days=1)), "the clock was put back"


def test_moving_a_meeting_supersedes_what_is_unsent_at_once_and_raises_the_version(db: Database) -> None:
    plan(db, CALL_DAY)
    group = the_group(db)
    now = CALL_DAY + timedelta(minutes=1)
    change(db, move(group, occurrence_on(group, DAY), date(2026, 11, 19), None, "", False, now), now)
    assert {(one.state, one.reason) for one in rows(db)} == {("superseded", "the meeting was moved")}
    plan(db, CALL_DAY + timedelta(hours=2))
    assert {(one.version, one.state, one.due_at.day) for one in rows(db)} == {(0, "superseded", 3), (1, "due", 5)}


def test_a_cancelled_meeting_is_not_called_and_one_put_back_is_called_anew(db: Database) -> None:
    plan(db, CALL_DAY)
    group = the_group(db)
    change(db, cancel(group, occurrence_on(group, DAY), "", CALL_DAY), CALL_DAY)
    assert {(one.state, one.reason) for one in rows(db)} == {("superseded", "the meeting was cancelled")}
    group = the_group(db)
    later = CALL_DAY + timedelta(days=2)
    change(db, put_back(group, occurrence_on(group, DAY), later), later)
    plan(db, later + timedelta(minutes=1))
    assert [(one.version, one.due_at) for one in rows(db) if one.state == "due"] == [(2, later)] * 2


def test_where_a_holiday_changes_the_day_what_is_unsent_is_timed_anew(db: Database) -> None:
    plan(db, CALL_DAY - timedelta(days=1))
    set_day_overrides(db, [(date(2026, 11, 3), "A holiday")], CALL_DAY, "test")
    plan(db, CALL_DAY - timedelta(days=1))
    assert told(db) == ["agenda call due 02 Nov 10:00"] * 2
    set_day_overrides(db, [(date(2026, 11, 3), None)], CALL_DAY, "test")
    plan(db, CALL_DAY - timedelta(days=1))
    assert told(db) == ["agenda call due 03 Nov 10:00"] * 2


def test_what_goes_away_with_a_holiday_comes_back_when_it_goes(db: Database) -> None:
    plan(db, datetime(2026, 11, 11, tzinfo=UTC))
    before = told(db)
    assert "unanswered due 12 Nov 10:00" in before
    holidays = [(date(2026, 11, 10), "A holiday"), (date(2026, 11, 11), "A holiday")]
    shut = [*holidays, (date(2026, 11, 12), "A holiday"), (date(2026, 11, 9), "A holiday")]
    set_day_overrides(db, shut, CALL_DAY, "test")
    plan(db, datetime(2026, 11, 5, tzinfo=UTC))
    assert "papers superseded 10 Nov 10:00" in told(db)
    set_day_overrides(db, [(day, None) for day, _ in shut], CALL_DAY, "test")
    plan(db, datetime(2026, 11, 11, tzinfo=UTC))
    assert told(db) == before


def test_who_takes_a_seat_is_reminded_and_who_leaves_it_is_not(db: Database) -> None:
    plan(db, CALL_DAY)
    members = [{**one, "email": "new@tyde.example", "name": "New"} if one["name"] == "Bob" else one
               for one in GROUP["members"] if one["name"] != "Cy"]  # fmt: skip
    found, _ = read_groups({"groups": [{**GROUP, "members": members}]})
    save_groups(db, found, CALL_DAY, "test")
    plan(db, CALL_DAY)
    bob, new = (person_with_email(db, f"{name}@tyde.example") for name in ("bob", "new"))
    assert bob and new
    assert {one.person_id: one.state for one in rows(db)}.items() >= {bob.id: "superseded", new.id: "due"}.items()


def test_minutes_go_to_who_was_there_also_where_that_is_noted_late(db: Database) -> None:
    bob = person_with_email(db, "bob@tyde.example")
    assert bob
    plan(db, datetime(2026, 11, 18, 12, tzinfo=UTC))
    assert not [one for one in rows(db) if one.rung == "minutes"]
    note_arrivals(db, the_group(db), DAY, [bob.id], datetime(2026, 11, 17, 10, tzinfo=UTC), CALL_DAY, "test")
    plan(db, datetime(2026, 11, 18, 14, tzinfo=UTC))
    assert [(one.person_id, one.state) for one in rows(db) if one.rung == "minutes"] == [(bob.id, "due")]


def test_around_christmas_what_falls_together_is_one_reminder(db: Database) -> None:
    group = the_group(db)
    now = datetime(2026, 11, 2, 9, tzinfo=UTC)
    original = date(2026, 12, 29)
    change(db, move(group, occurrence_on(group, original), date(2027, 1, 5), None, "", False, now), now)
    plan(db, datetime(2026, 12, 16, tzinfo=UTC))
    assert {(one.rung, one.merged_from, one.due_at) for one in rows(db, original)} == {
        ("unanswered", ("agenda call", "papers"), datetime(2026, 12, 17, 10, tzinfo=UTC))
    }


def test_looking_ahead_changes_nothing_and_shows_each_person_each_reminder(db: Database) -> None:
    found = foresee(db, CALL_DAY, datetime(2026, 11, 17, tzinfo=UTC))
    assert [one.reminder.rung.value for one in found] == ["agenda call"] * 2 + ["papers"] * 2 + ["unanswered"] * 2 + [
        "quorum warning"
    ]
    assert rows(db) == []
