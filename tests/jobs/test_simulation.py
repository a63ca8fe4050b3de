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
    HELD,
    HOURS,
    LOST,
    UNCALLED,
    UNTOLD,
    UNWISHED,
    Audit,
    Findings,
)
from benchmarks.reminders.conduct import Play, run
from benchmarks.reminders.excuses import FEWER, Excuses
from benchmarks.reminders.founding import SECRETARIAT
from benchmarks.reminders.mail import Mail
from benchmarks.reminders.rules import CALL, CHASE, MINUTES, PAPERS, QUORUM, Step, closed_days, steps_of
from benchmarks.reminders.seen import look_again
from benchmarks.reminders.simulate import as_text, is_wrong, wrong_in_full
from benchmarks.reminders.truth import Given, Group, Hold, Meeting, Standing, Tenure, Truth, Wish
from knowledge.notices import Kind, Subject
from knowledge.store.reminder_rows import Kept

LONDON = ZoneInfo("Europe/London")
MADE, LATER = datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
DAY = date(2026, 11, 17)
NAMES = {CALL: "call", PAPERS: "papers", CHASE: "chase", QUORUM: "quorum", MINUTES: "minutes"}
ANN, BOB = "ann@leigh.example", "bob@tyde.example"


@pytest.mark.slow
def test_three_months_with_kills_and_an_outage_leave_nothing_doubled_and_nothing_lost(tmp_path: Path) -> None:
    play = Play(days=92, groups=3, people=30, kills=0.5, faults=0.05, elsewhere=0.4, wishes=0.02, holds=0.02)
    found = run(play, tmp_path)
    assert not is_wrong(found), "\n".join([as_text(found, 0), *wrong_in_full(found)])
    assert found.findings.received > 50
    assert look_again(tmp_path) == found.findings
    assert found.did["kills"] > 5
    assert found.did["pauses of a group"] > 1
    assert sum(count for what, count in found.did.items() if what.startswith("people who wished")) > 10
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


def test_whoever_has_left_the_network_before_a_note_is_due_does_not_lack_it(world: World) -> None:
    minutes = world.one(BOB, MINUTES)
    world.mail.remove(minutes)
    world.truth.removed[BOB] = minutes.at + timedelta(minutes=1)
    assert world.kinds() == {LOST}
    world.truth.removed[BOB] = minutes.at - timedelta(hours=20)
    assert world.kinds() == set()


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


def test_a_message_at_night_where_its_reader_lives_is_found(world: World) -> None:
    world.truth.wishes[BOB] = [Wish(MADE, zone=ZoneInfo("America/New_York"))]
    assert world.kinds() == {HOURS}, "ten in London is five in New York"
    for one in [one for one in world.mail if one.email == BOB]:
        world.change(one, replace(one, at=one.at + timedelta(hours=3)))
    assert world.kinds() == set()


def test_what_somebody_does_not_wish_to_be_told_is_found(world: World) -> None:
    world.truth.wishes[BOB] = [Wish(MADE, "quieter")]
    found = world.look().wrong
    assert len(found[UNWISHED]) == 2, "the papers, and the minutes"
    assert not any(some for kind, some in found.items() if kind != UNWISHED)
    world.truth.wishes[BOB] = [Wish(MADE, "off")]
    assert len(world.look().wrong[UNWISHED]) == 4


def test_a_message_before_the_day_of_a_digest_is_found_unless_that_is_too_late_for_it(world: World) -> None:
    friday = 4
    world.truth.wishes[BOB] = [Wish(MADE, "digest", friday)]
    assert len(world.look().wrong[UNWISHED]) == 3, "the papers are told before Friday"
    for rung, day in ((CALL, date(2026, 11, 6)), (CHASE, date(2026, 11, 13)), (MINUTES, date(2026, 11, 20))):
        early = world.one(BOB, rung)
        world.change(early, replace(early, at=datetime.combine(day, time(10, 1), UTC)))
    assert world.kinds() == set()


def test_what_is_told_further_in_a_message_counts_as_told(world: World) -> None:
    tuesday = 1
    world.truth.wishes[BOB] = [Wish(MADE, "digest", tuesday)]
    late = world.one(BOB, MINUTES)
    world.change(late, replace(late, at=datetime(2026, 11, 24, 10, 1, tzinfo=UTC)))
    chase = world.one(BOB, CHASE)
    world.change(chase, replace(chase, rung="", is_further=True))
    assert world.kinds() == set()
    world.mail.append(replace(world.one(BOB, CALL), at=chase.at, rung="", is_further=True))
    assert world.kinds() == {DOUBLED}


def test_a_message_that_was_held_back_is_found(world: World) -> None:
    world.truth.held = [Hold("", datetime(2026, 11, 9, tzinfo=UTC), datetime(2026, 11, 11, tzinfo=UTC))]
    assert len(world.look().wrong[HELD]) == 2
    world.truth.held[0].slug = "another"
    assert world.kinds() == set()


def test_two_messages_after_a_pause_are_found(world: World) -> None:
    up = datetime(2026, 11, 12, 12, tzinfo=UTC)
    world.truth.held = [Hold("g", datetime(2026, 11, 10, 9, tzinfo=UTC), up)]
    for rung in (PAPERS, CHASE):
        for email in (ANN, BOB):
            early = world.one(email, rung)
            world.change(early, replace(early, at=up))
    assert APART in world.kinds()


def test_whoever_is_asked_nothing_while_the_secretariat_does_not_know_is_found(world: World) -> None:
    world.truth.wishes[BOB] = [Wish(MADE, "off")]
    assert UNTOLD in world.kinds()
    note = replace(world.one(ANN, CALL), email=SECRETARIAT, key="n:silence:2/1:3", text="bob of Tyde has turned")
    world.mail.append(replace(note, text="jim of Tyde has turned"))
    assert UNTOLD in world.kinds()
    world.mail.append(note)
    assert UNTOLD not in world.kinds()


def test_that_somebody_asked_for_fewer_reminders_is_no_reason_where_their_answer_is_wanted(world: World) -> None:
    step = Step((PAPERS, CHASE), datetime(2026, 11, 12, 10, tzinfo=UTC), datetime(2026, 11, 16, 10, tzinfo=UTC))
    record = Kept(
        1, "n:1", Subject(Kind.MEETING, 1, str(DAY)), 0, CHASE, (PAPERS,), 2, step.due, step.due, step.expires, "", "",
        "skipped", FEWER, "", step.due,
    )  # fmt: skip
    excuses = Excuses(world.truth, {("g", DAY, 0, CHASE, BOB): record}, {}, frozenset())

    def is_good() -> bool:
        return excuses.why(world.group, world.meeting, world.meeting.now, step, BOB)[1]

    world.truth.wishes[BOB] = [Wish(MADE, "quieter")]
    assert not is_good()
    world.truth.answers["g", DAY, BOB].append(Given("no", DAY, time(10), datetime(2026, 11, 5, tzinfo=UTC)))
    assert is_good(), "only the papers were left to tell"
    world.truth.wishes[BOB].append(Wish(datetime(2026, 11, 6, tzinfo=UTC)))
    assert not is_good(), "they wanted everything by then"


def test_a_meeting_added_half_an_hour_before_it_begins_has_a_note_afterwards_alone() -> None:
    known = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    steps = steps_of(DAY, time(10), LONDON, closed_days(()), known, was_changed=False)
    assert [step.rungs for step in steps] == [(MINUTES,)]
