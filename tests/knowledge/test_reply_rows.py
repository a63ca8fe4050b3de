"""Replies and attendance in the database, over meetings that move."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlite_utils import Database

from knowledge.groups.changes import move
from knowledge.groups.forecast import History
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.replies import Answer
from knowledge.store.attendance_rows import histories, note_arrivals
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named, save_groups
from knowledge.store.meeting_rows import save_calendar
from knowledge.store.people_rows import person_with_email
from knowledge.store.reply_rows import outdated_replies, replies, save_answer
from tests.knowledge.groups.test_read_group import GROUP
from tests.knowledge.test_group_rows import listed

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
DAY, MOVED = date(2026, 10, 6), date(2026, 10, 8)
BOB = "bob@tyde.example"


def answer(db: Database, given: Answer) -> None:
    group = group_named(db, "social-value")
    save_answer(db, group, occurrence_on(group, DAY), BOB, given, NOW, "test")


def moved(db: Database) -> WorkingGroup:
    group = group_named(db, "social-value")
    calendar = move(group, occurrence_on(group, DAY), MOVED, None, "", False, NOW)
    save_calendar(db, group, calendar, NOW, "test", "moved")
    return group_named(db, "social-value")


def came(db: Database, group: WorkingGroup) -> None:
    person = person_with_email(db, BOB)
    assert person
    note_arrivals(db, group, DAY, [person.id], NOW, NOW, "test")


def test_an_answer_to_a_day_that_is_no_more_is_no_answer_in_the_history(tmp_path: Path) -> None:
    with open_database(tmp_path) as db:
        save_groups(db, listed(GROUP), NOW, "test")
        answer(db, Answer.NO)
        group = moved(db)
        came(db, group)
        seat = group.seats[1].id
        assert histories(db, group, date(2026, 11, 17))[seat, None] == History(1, 1)
        answer(db, Answer.NO)
        assert histories(db, group, date(2026, 11, 17))[seat, Answer.NO] == History(1, 1)


def test_an_outdated_answer_keeps_the_day_it_was_given_for(tmp_path: Path) -> None:
    with open_database(tmp_path) as db:
        save_groups(db, listed(GROUP), NOW, "test")
        answer(db, Answer.YES)
        group = moved(db)
        assert replies(db, group, DAY) == {}
        (kept,) = outdated_replies(db, group, DAY).values()
        assert (kept.answer, kept.given_for) == (Answer.YES, (DAY, time(10)))


def test_answers_of_an_earlier_version_count_wherever_the_meeting_is(tmp_path: Path) -> None:
    with open_database(tmp_path) as db:
        save_groups(db, listed(GROUP), NOW, "test")
        answer(db, Answer.YES)
        db.execute("UPDATE replies SET day = NULL, at = NULL")
        db.conn.commit()
        group = moved(db)
        assert [one.answer for one in replies(db, group, DAY).values()] == [Answer.YES]
