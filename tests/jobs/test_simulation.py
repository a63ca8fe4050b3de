"""The simulation of reminders: a short one comes out clean, and whoever looks at it would see what is wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from benchmarks.reminders.audit import (
    APART,
    CHASED,
    DOUBLED,
    EXPIRED,
    HOURS,
    LOST,
    UNCALLED,
    Audit,
    Findings,
)
from benchmarks.reminders.conduct import Play, run
from benchmarks.reminders.excuses import Excuses
from benchmarks.reminders.mail import Mail
from benchmarks.reminders.rules import CALL, CHASE, MINUTES, PAPERS, QUORUM, closed_days, steps_of
from benchmarks.reminders.simulate import as_text, is_wrong, wrong_in_full
from benchmarks.reminders.truth import Given, Group, Meeting, Standing, Tenure, Truth

LONDON = ZoneInfo("Europe/London")
MADE, LATER = datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
DAY = date(2026, 11, 17)
NAMES = {CALL: "call", PAPERS: "papers", CHASE: "chase", QUORUM: "quorum", MINUTES: "minutes"}
ANN, BOB = "ann@leigh.example", "bob@tyde.example"


@pytest.mark.slow
def test_three_months_with_kills_and_an_outage_leave_nothing_doubled_and_nothing_lost(tmp_path: Path) -> None:
    found = run(Play(seed=8, days=92, groups=3, people=30, kills=0.5, faults=0.05), tmp_path)
    assert not is_wrong(found), "\n".join([as_text(found, 0), *wrong_in_full(found)])
    assert found.findings.received > 50
    assert found.did["kills"] > 5
    assert sum(count for what, count in found.did.items() if what.startswith("posts: ")) > 5


class World:
    """A group of two whose meeting takes place, and who got everything they should."""

    def __init__(self) -> None:
        self.group = Group("g", "Working group 00", LONDON, 6, time(10))
        self.meeting = Meeting(DAY, [Standing(DAY, time(10), False, MADE)])
        self.group.meetings[DAY] = self.meeting
        self.group.tenures = [Tenure(ANN, "Leigh", True, MADE), Tenure(BOB, "Tyde", False, MADE)]
        self.truth = Truth([self.group])
        self.truth.came["g", DAY] = dict.fromkeys((ANN, BOB), datetime(2026, 11, 17, 12, tzinfo=UTC))
        steps = steps_of(DAY, time(10), LONDON, closed_days(()), MADE, was_changed=False)
        self.mail = [
            self.written(email, step.rungs[-1], step.due + timedelta(minutes=1))
            for step in steps
            for email in (ANN, BOB)
            if step.rungs != (QUORUM,) or email == ANN
        ]

    def written(self, email: str, rung: str, at: datetime) -> Mail:
        opening = {CHASE: "Please answer: ", QUORUM: "Quorum is not safe: "}.get(rung, "Reminder: ")
        key = f"n:1/{DAY}:{NAMES[rung]}:{email}:0"
        return Mail(at, email, key, f"{opening}Working group 00 meets", "Working group 00", DAY, rung, frozenset())

    def one(self, email: str, rung: str) -> Mail:
        return next(one for one in self.mail if (one.email, one.rung) == (email, rung))

    def change(self, one: Mail, to: Mail) -> None:
        self.mail[self.mail.index(one)] = to

    def look(self) -> Findings:
        excuses = Excuses(self.truth, {}, {one.key: one for one in self.mail}, frozenset({ANN, BOB}))
        return Audit(self.truth, self.mail, excuses, LATER).look()

    def kinds(self) -> set[str]:
        return {kind for kind, some in self.look().wrong.items() if some}


@pytest.fixture
def world() -> World:
    return World()


def test_where_everybody_got_what_they_should_nothing_is_found(world: World) -> None:
    found = world.look()
    assert not any(found.wrong.values())
    assert (found.expected, found.received) == (9, 9)


def test_a_message_that_came_twice_is_found(world: World) -> None:
    twice = world.one(BOB, PAPERS)
    world.mail.append(replace(twice, at=twice.at + timedelta(hours=1), key="another"))
    assert world.kinds() == {DOUBLED}


def test_a_message_that_never_came_is_found(world: World) -> None:
    world.mail.remove(world.one(BOB, CALL))
    assert world.kinds() == {LOST}


def test_a_message_after_its_time_is_found(world: World) -> None:
    late = world.one(ANN, CALL)
    world.change(late, replace(late, at=datetime(2026, 11, 10, 10, 30, tzinfo=UTC)))
    assert world.kinds() == {EXPIRED}


def test_a_message_in_the_evening_is_found(world: World) -> None:
    late = world.one(ANN, CALL)
    world.change(late, replace(late, at=datetime(2026, 11, 3, 18, 0, tzinfo=UTC)))
    assert world.kinds() == {HOURS}


def test_chasing_somebody_who_had_answered_is_found(world: World) -> None:
    world.truth.answers["g", DAY, BOB].append(Given("no", DAY, time(10), datetime(2026, 11, 5, tzinfo=UTC)))
    assert world.kinds() == {CHASED}


def test_whoever_answered_need_not_be_chased_and_a_maybe_has_to_be(world: World) -> None:
    world.truth.answers["g", DAY, BOB].append(Given("yes", DAY, time(10), datetime(2026, 11, 5, tzinfo=UTC)))
    world.mail.remove(world.one(BOB, CHASE))
    assert world.kinds() == set()
    world.truth.answers["g", DAY, BOB].append(Given("maybe", DAY, time(10), datetime(2026, 11, 6, tzinfo=UTC)))
    assert world.kinds() == {LOST}


@pytest.mark.parametrize("why", ["left", "cancelled", "early", "another day"])
def test_a_message_that_was_not_called_for_is_found(world: World, why: str) -> None:
    papers = world.one(BOB, PAPERS)
    match why:
        case "left":
            world.group.tenures[1].until = papers.at - timedelta(minutes=5)
            del world.truth.came["g", DAY][BOB]
        case "cancelled":
            world.meeting.change(papers.at - timedelta(minutes=5), Standing(DAY, time(10), True, papers.at, 1))
        case "early":
            world.change(papers, replace(papers, at=papers.at - timedelta(hours=1)))
        case _:
            world.change(papers, replace(papers, day=date(2026, 11, 18)))
    assert UNCALLED in world.kinds()


def test_two_messages_where_one_should_have_come_after_the_outage_are_found(world: World) -> None:
    up = datetime(2026, 11, 12, 12, tzinfo=UTC)
    world.truth.outage = (datetime(2026, 11, 10, 9, tzinfo=UTC), up)
    papers, chase = world.one(BOB, PAPERS), world.one(BOB, CHASE)
    world.mail.remove(papers)
    for one in (world.one(ANN, CHASE), chase):
        world.change(one, replace(one, at=up, merged=frozenset({PAPERS})))
    world.mail.remove(world.one(ANN, PAPERS))
    assert world.kinds() == set(), "one message says both"
    assert world.look().merged_after_outage == 2
    both = world.one(BOB, CHASE)
    world.change(both, replace(both, merged=frozenset()))
    world.mail.append(replace(papers, at=up))
    assert APART in world.kinds()


def test_a_meeting_added_half_an_hour_before_it_begins_has_a_note_afterwards_alone() -> None:
    known = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    steps = steps_of(DAY, time(10), LONDON, closed_days(()), known, was_changed=False)
    assert [step.rungs for step in steps] == [(MINUTES,)]
