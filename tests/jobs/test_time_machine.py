"""A clock that is moved forward: everything due on the way is sent at its own time, once; and back again."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.cli.jobs_command import run_preview
from bot.wiring.clock import WorkspaceClock, now_in, refuse_moved
from jobs.deliver import Delivery
from jobs.time_machine import TimeMachine
from knowledge.errors import HelpfulError
from knowledge.groups.changes import move
from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.read_group import read_groups
from knowledge.groups.reminders import Rung
from knowledge.groups.replies import Answer
from knowledge.notices import Notice, Outcome, Sent
from knowledge.store.database import open_database, write
from knowledge.store.group_rows import group_named, save_groups
from knowledge.store.meeting_rows import save_calendar
from knowledge.store.outbox_rows import put_out
from knowledge.store.reminder_rows import reminders_of_meeting
from knowledge.store.reply_rows import save_answer, take_back_answer
from tests.jobs.telling import Telling
from tests.knowledge.groups.test_read_group import GROUP

TRUE = datetime(2026, 10, 12, 12, tzinfo=UTC)
DAY = date(2026, 11, 17)
CALL, PAPERS, CHASE, QUORUM = (datetime(2026, 11, day, 10, tzinfo=UTC) for day in (3, 10, 12, 16))
ANN = "ann@leigh.example"


class Town:
    """A database with one group, and a clock of its own; the true time stands still until it is set."""

    def __init__(self, data: Path) -> None:
        self.data, self.true_now = data, TRUE
        self.database = partial(open_database, data)
        found, problems = read_groups({"groups": [GROUP]})
        assert not problems
        with self.database() as db:
            save_groups(db, found, TRUE, "test")
        self.said: list[tuple[datetime, Notice]] = []
        self.stopping, self.stops_at = Event(), datetime.max.replace(tzinfo=UTC)
        self.start()

    def start(self) -> None:
        """As after the process began, with whatever the database has."""
        self.clock = WorkspaceClock(self.database, lambda: self.true_now)
        telling = Telling(self._note)
        delivery = Delivery(self.database, telling, self.clock.now, self.stopping.is_set)
        self.machine = TimeMachine(self.clock, delivery, self.stopping, lambda: None)

    def _note(self, notice: Notice) -> Outcome:
        self.said.append((self.clock.now(), notice))
        if self.clock.now() >= self.stops_at:
            self.stopping.set()
        return Sent(notice.key)

    def answer(self, email: str, answer: Answer) -> None:
        with self.database() as db:
            group = group_named(db, "social-value")
            save_answer(db, group, occurrence_on(group, DAY), email, answer, self.clock.now(), "test")

    def states(self) -> set[tuple[str, str]]:
        with self.database() as db:
            group = group_named(db, "social-value")
            return {(one.rung, one.state) for one in reminders_of_meeting(db, group.id, DAY)}


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def test_every_reminder_on_the_way_is_sent_at_its_own_time_and_none_stands_for_another(town: Town) -> None:
    town.machine.go_to(QUORUM + timedelta(hours=1))
    of_the_meeting = [(at, one) for at, one in town.said if one.about[0].name == DAY.isoformat()]
    assert list(dict.fromkeys(at for at, _ in of_the_meeting)) == [CALL, PAPERS, CHASE, QUORUM]
    assert all(not one.missed and len(one.rungs) == 1 for _, one in of_the_meeting)
    assert len({one.key for _, one in town.said}) == len(town.said)
    assert town.machine.read().now == QUORUM + timedelta(hours=1)


def test_to_the_next_reminder_it_stops_where_something_was_sent(town: Town) -> None:
    town.machine.go_to(CALL - timedelta(days=1))
    before = len(town.said)
    passed = town.machine.go_to_next()
    assert town.machine.read().now == CALL
    assert [one for _, one in passed.sent] == [one for _, one in town.said[before:]] != []


def test_it_goes_past_reminders_that_nobody_is_to_get_any_more(town: Town) -> None:
    town.machine.go_to(PAPERS)
    for member in GROUP["members"]:
        if member["email"] and not member.get("deputy_of"):
            town.answer(member["email"], Answer.YES)
    passed = town.machine.go_to_next()
    assert {why for _, why in passed.not_sent} == {"they have answered"}
    assert town.machine.read().now > CHASE


def test_the_clock_survives_a_restart_and_goes_on_from_there(town: Town) -> None:
    town.machine.go_to(CALL)
    town.true_now += timedelta(hours=2)
    town.start()
    assert town.machine.read().now == CALL + timedelta(hours=2)
    assert town.machine.read().ahead == CALL - TRUE
    assert now_in(town.data) - datetime.now(UTC) > timedelta(days=20)


def test_stopped_on_its_way_it_stands_where_it_came_to_and_nothing_is_lost(town: Town) -> None:
    town.stops_at = CALL
    assert town.machine.go_to(QUORUM).was_stopped
    assert town.machine.read().now == CALL
    town.stopping, town.stops_at = Event(), QUORUM + timedelta(days=1)
    town.start()
    town.machine.go_to(QUORUM)
    assert len({one.key for _, one in town.said}) == len(town.said)
    assert ("agenda call", "due") not in town.states()


@pytest.mark.parametrize("days", [-1, 0])
def test_it_only_goes_forward(town: Town, days: int) -> None:
    with pytest.raises(HelpfulError, match="has passed"):
        town.machine.go_to(TRUE + timedelta(days=days))
    assert town.machine.read().ahead == timedelta()


def test_two_years_ahead_of_the_true_time_is_the_end(town: Town) -> None:
    with pytest.raises(HelpfulError, match="two years"):
        town.machine.go_to(TRUE + timedelta(days=732))
    assert town.machine.read().ahead == timedelta()


def test_without_a_group_there_is_no_next_reminder_and_it_stays(tmp_path: Path) -> None:
    town = Town(tmp_path)
    with town.database() as db, write(db):
        db.execute("DELETE FROM groups")
    with pytest.raises(HelpfulError, match="No reminder is to come"):
        town.machine.go_to_next()
    assert town.machine.read().ahead == timedelta()


def test_set_back_nothing_is_sent_a_second_time_when_its_time_really_comes(town: Town) -> None:
    town.machine.go_to(QUORUM)
    town.machine.set_back()
    assert town.machine.read().now == TRUE
    sent = [one.key for _, one in town.said]
    town.machine.go_to(QUORUM)
    assert [one.key for _, one in town.said] == sent


def test_what_was_skipped_in_the_time_to_come_is_not_lost_when_the_clock_was_set_back(town: Town) -> None:
    town.machine.go_to(PAPERS)
    town.answer(ANN, Answer.YES)
    town.machine.go_to(CHASE)
    assert not [one for at, one in town.said if at == CHASE and one.person_id == ann(town)]
    town.machine.set_back()
    with town.database() as db:
        group = group_named(db, "social-value")
        take_back_answer(db, group, occurrence_on(group, DAY), ANN, town.clock.now(), "test")
    before = len(town.said)
    town.machine.go_to(CHASE)
    assert [one.person_id for _, one in town.said[before:]] == [ann(town)]


def ann(town: Town) -> int:
    with town.database() as db:
        return int(db.execute("SELECT id FROM people WHERE email = ?", [ANN]).fetchone()[0])


def test_a_meeting_moved_in_the_time_to_come_has_all_its_reminders_when_the_clock_was_set_back(town: Town) -> None:
    later = DAY + timedelta(days=7)
    town.machine.go_to(CHASE)
    with town.database() as db:
        group = group_named(db, "social-value")
        now = town.clock.now()
        calendar = move(group, occurrence_on(group, DAY), later, None, "", False, now)
        save_calendar(db, group, calendar, now, "test", "moved")
    town.machine.set_back()
    before = len(town.said)
    town.machine.go_to(QUORUM + timedelta(days=7))
    moved = [(at, one.rung) for at, one in town.said[before:] if one.about[0].name == DAY.isoformat()]
    assert min(moved) == (CALL + timedelta(days=7), Rung.CALL.value)


def test_a_data_folder_of_slack_refuses_it(town: Town) -> None:
    with town.database() as db, write(db):
        put_out(db, "k", "slack", "C1", "{}", "{}", TRUE)
    with pytest.raises(HelpfulError, match="is of a bot in Slack"):
        town.machine.go_to(CALL)
    assert town.machine.read().ahead == timedelta()
    assert town.said == []


def test_a_folder_whose_clock_was_moved_is_no_place_for_slack_any_more(town: Town) -> None:
    with town.database() as db:
        refuse_moved(db)
    town.machine.go_to(CALL)
    town.machine.set_back()
    with town.database() as db, pytest.raises(HelpfulError, match="was moved"):
        refuse_moved(db)


def test_two_moves_at_once_come_one_after_the_other_and_double_nothing(town: Town) -> None:
    moves = [Thread(target=town.machine.go_to_next) for _ in range(3)]
    for one in moves:
        one.start()
    for one in moves:
        one.join()
    instants = list(dict.fromkeys(at for at, _ in town.said))
    assert len(instants) == 3
    assert len({one.key for _, one in town.said}) == len(town.said)


def test_the_terminal_goes_by_the_same_clock(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    town.true_now = datetime.now(UTC)
    town.machine.go_to(town.true_now + timedelta(days=100))
    last = (town.true_now + timedelta(days=110)).date()
    assert run_preview(last.isoformat(), town.data, as_json=True) == 0
    reminders = json.loads(capsys.readouterr().out)["reminders"]
    assert all(one["expires_at"] >= (town.true_now + timedelta(days=99)).date().isoformat() for one in reminders)
    assert run_preview(town.true_now.date().isoformat(), town.data, as_json=True) == 2
