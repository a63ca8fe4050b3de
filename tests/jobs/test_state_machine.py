"""Planning and delivering against a simple model, whatever people, the platform, the processes and the clock do.

The model knows the rules of the ladder (benchmarks/reminders/rules.py) and what has really happened; of anchorbot's
records it looks at what became of each reminder.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlite_utils import Database

from benchmarks.reminders.rules import CHASE, MINUTES, QUORUM, Step, closed_days, is_open, steps_of
from jobs.deliver import Delivery
from jobs.kinds.kind import EXPIRED
from jobs.standing import how_sending_stands
from jobs.tick import tick
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar, Occurrence
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.group import WorkingGroup
from knowledge.groups.read_group import read_groups
from knowledge.groups.read_members import Listed
from knowledge.groups.replies import Answer
from knowledge.notices import (
    CannotLook,
    Kind,
    Looked,
    Notice,
    NotThere,
    Outcome,
    Refused,
    RetryAfter,
    Sent,
    Subject,
    Unavailable,
    Unknown,
)
from knowledge.people import Role
from knowledge.people_list import read_people_list
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.database import open_database
from knowledge.store.group_rows import group_named, save_groups
from knowledge.store.meeting_rows import save_calendar
from knowledge.store.pause_rows import EVERYTHING, pause, resume
from knowledge.store.people_rows import person_with_email, save_people
from knowledge.store.reminder_rows import Kept, reminders_about, reminders_of_meeting
from knowledge.store.reminder_states import LEASE
from knowledge.store.reply_rows import save_answer, take_back_answer
from knowledge.store.seat_change_rows import give_seat, vacate_seat
from knowledge.store.trouble_rows import told_in
from tests.jobs.test_deliver import ANN, BOB
from tests.knowledge.groups.test_read_group import GROUP

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
DEE = "dee@marsh.example"
SEATS = {
    ANN: Listed("Ann", ANN, "Leigh Council", Role.CO_CHAIR),
    BOB: Listed("Bob", BOB, "Tyde NHS Trust", Role.MEMBER),
    DEE: Listed("Dee", DEE, "Marsh College", Role.MEMBER),
}
IN_GRID = date(2026, 11, 17)
DAYS = [IN_GRID + timedelta(days=days) for days in (-4, 0, 2, 3, 9, 13)]
CLOSED = closed_days(((date(2026, 12, 21), date(2027, 1, 3)),))
OFFICE_CLOSED = closed_days(())
BACK = timedelta(days=30)
LAST = datetime(2026, 12, 16, tzinfo=UTC)
GROUP_ID = 1
DEPTH = 12
GRID = {"first_meeting": "2026-11-17T10:00", "cadence": {"unit": "week", "interval": 26}}
_PEOPLE = b"name,email,organisation,roles\nSec,sec@leigh.example,Leigh,secretariat\nDee,dee@marsh.example,Marsh,\n"
FOLDER = tempfile.TemporaryDirectory()


@cache
def made() -> Path:
    """A folder with the database of a group that meets twice a year, of which nothing is planned yet."""
    data = Path(FOLDER.name)
    listed, problems = read_groups({"groups": [{**GROUP, **GRID}]})
    assert not problems
    people = read_people_list(_PEOPLE)
    with open_database(data) as db:
        save_people(db, people.entries, START, "test")
        save_groups(db, listed, START, "test")
    return data


def occurrence_of(group: WorkingGroup, original: date) -> Occurrence:
    found = group.calendar.occurrence(original, group.working)
    assert found
    return found


class Killed(BaseException):
    """The process has ended."""


@dataclass(frozen=True)
class Meeting:
    """A meeting as it is since `since`; `number` counts how often it was changed."""

    day: date
    at: time
    is_cancelled: bool
    since: datetime
    number: int = 0

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.day, self.at, LONDON).astimezone(UTC)


class What:
    """What the platform, or the process, does with a message."""

    ARRIVES = "arrives"
    REFUSED = "refused"
    ASKED_TO_WAIT = "asked to wait"
    OUT_OF_REACH = "out of reach"
    LOST_AFTER = "the answer is lost after it arrived"
    LOST_BEFORE = "the message is lost"
    KILLED_AFTER = "killed after it arrived"
    KILLED_BEFORE = "killed before"
    BREAKS = "breaks"
    OTHER_TICKS = "another process ticks, and it arrives"
    SLEEPS = "sleeps past its lease while another process ticks twice, and it arrives"
    SLEEPS_AND_WAITS = "sleeps past its lease while another process ticks twice, and is asked to wait"


GOOD = (What.ARRIVES,)
ANYTHING = [value for name, value in vars(What).items() if name.isupper()]
LOOKING = ["tells the truth", "cannot look", "asked to wait", "out of reach"]

WHAT = st.lists(st.sampled_from([What.ARRIVES, What.ARRIVES, *ANYTHING]), max_size=4)


class Reminding(RuleBasedStateMachine):
    """What happens to one group for some weeks."""

    folder: tempfile.TemporaryDirectory[str]

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        data = Path(self.folder.name) / "data"
        shutil.copytree(made(), data)
        self.opened = [open_database(data) for _ in range(DEPTH)]
        self.connections = [one.__enter__() for one in self.opened]
        self.in_use = 0
        self.now = START
        self.meetings = {IN_GRID: Meeting(IN_GRID, time(10), False, START)}
        self.seated = {ANN, BOB}
        self.answers: dict[tuple[date, str], tuple[date, time, Answer]] = {}
        self.there: set[tuple[date, str]] = set()
        self.is_paused = False
        self.arrived: dict[str, Notice] = {}
        self.said: set[tuple[int, date, int, str]] = set()
        self.answered: dict[str, Outcome | None] = {}
        self.states: dict[str, Kept] = {}
        self.coming: list[str] = []
        self.wrong: list[AssertionError] = []
        self.looking = LOOKING[0]
        self.is_disturbed = False
        with self.database() as db:
            people = {email: person_with_email(db, email) for email in (*SEATS, "sec@leigh.example")}
        self.people = {found.id: email for email, found in people.items() if found}
        self.tick_now(GOOD)

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        try:
            self.settle()
        finally:
            for one in self.opened:
                one.__exit__(None, None, None)
            self.folder.cleanup()

    # What happens

    @rule(hours=st.sampled_from([1, 9, 14, 24, 96]))
    def time_passes(self, hours: int) -> None:
        if self.now < LAST:
            self.now += timedelta(hours=hours)

    @rule(
        what=WHAT, looking=st.sampled_from([LOOKING[0], LOOKING[0], *LOOKING]), minutes=st.sampled_from([0, 0, 1, 600])
    )
    def the_next_reminder_falls_due(self, what: list[str], looking: str, minutes: int) -> None:
        due = [
            step.due
            for one in self.meetings.values() if not one.is_cancelled
            for step in self.steps(one) if step.due > self.now
        ]  # fmt: skip
        self.now = min(due, default=self.now) + timedelta(minutes=minutes)
        self.somebody_ticks(what, looking)

    @rule()
    def the_clock_is_set_back_a_day(self) -> None:
        self.now -= timedelta(days=1)

    @rule(what=WHAT, looking=st.sampled_from([LOOKING[0], LOOKING[0], *LOOKING]))
    def somebody_ticks(self, what: list[str], looking: str) -> None:
        self.looking = looking
        self.tick_now(what)

    @rule(minutes=st.integers(0, 3), what=WHAT, looking=st.sampled_from(LOOKING))
    def somebody_ticks_a_little_later(self, minutes: int, what: list[str], looking: str) -> None:
        self.now += timedelta(minutes=minutes)
        self.somebody_ticks(what, looking)

    @rule(email=st.sampled_from(sorted(SEATS)), answer=st.sampled_from(Answer), which=st.integers(0, 1))
    def somebody_answers(self, email: str, answer: Answer, which: int) -> None:
        original, one = self.meeting(which)
        group = self.group()
        try:
            with self.database() as db:
                save_answer(db, group, occurrence_of(group, original), email, answer, self.now, "test")
        except HelpfulError:
            return
        assert email in self.seated and not one.is_cancelled
        self.answers[original, email] = (one.day, one.at, answer)

    @rule(email=st.sampled_from(sorted(SEATS)), which=st.integers(0, 1))
    def somebody_takes_their_answer_back(self, email: str, which: int) -> None:
        original, one = self.meeting(which)
        group = self.group()
        try:
            with self.database() as db:
                _, stands = take_back_answer(db, group, occurrence_of(group, original), email, self.now, "test")
        except HelpfulError:
            return
        self.answers.pop((original, email), None)
        if stands and stands.given_for is None:
            self.answers[original, email] = (one.day, one.at, stands.answer)

    @rule(
        how=st.sampled_from(["move", "cancel", "put back", "put back", "add"]), which=st.integers(0, 1),
        day=st.sampled_from(DAYS), at=st.sampled_from([time(8), time(14)]),
    )  # fmt: skip
    def a_meeting_is_changed(self, how: str, which: int, day: date, at: time) -> None:
        original, one = self.meeting(which)
        group = self.group()
        there = occurrence_of(group, original)
        match how:
            case "move":
                anew = Meeting(day, at, False, self.now, one.number + 1)
                self.change(original, anew, lambda: move(group, there, day, at, "", False, self.now))
            case "cancel":
                anew = replace(one, is_cancelled=True, since=self.now, number=one.number + 1)
                self.change(original, anew, lambda: cancel(group, there, "", self.now))
            case "put back":
                anew = Meeting(original, time(10), False, self.now, one.number + 1)
                self.change(original, anew, lambda: put_back(group, there, self.now))
            case "add" if len(self.meetings) == 1:
                anew = Meeting(day, time(10), False, self.now)
                self.change(day, anew, lambda: add(group, day, None, "", self.now))

    @rule(email=st.sampled_from(sorted(SEATS)))
    def somebody_leaves_or_takes_a_seat(self, email: str) -> None:
        with self.database() as db:
            if email in self.seated:
                vacate_seat(db, "social-value", email, self.now, "test")
                for original, one in self.meetings.items():
                    if one.starts > self.now:
                        self.answers.pop((original, email), None)
            else:
                give_seat(db, "social-value", SEATS[email], self.now, "test")
        self.seated ^= {email}

    @rule(which=st.integers(0, 1))
    def a_meeting_is_met(self, which: int) -> None:
        original, one = self.meeting(which)
        if not one.is_cancelled and one.starts <= self.now < one.starts + timedelta(days=3):
            here = [number for number, email in self.people.items() if email in self.seated]
            with self.database() as db:
                note_arrivals(db, self.group(), original, here, one.starts, self.now, "test")
            self.there |= {(original, email) for email in self.seated}

    @rule()
    def reminders_are_held_or_let_go(self) -> None:
        with self.database() as db:
            if self.is_paused:
                resume(db, EVERYTHING, self.now, "test", "all")
            else:
                pause(db, EVERYTHING, None, self.now, "test", "all")
        self.is_paused = not self.is_paused

    # The platform

    def announce(self, notice: Notice) -> Outcome:
        what = self.coming.pop(0) if self.coming else What.ARRIVES
        try:
            self.check_may_be_posted(notice)
            outcome = self.become(notice, what)
        except AssertionError as error:  # which whoever delivers would take for a fault of the platform's
            self.wrong.append(error)
            raise Killed from error
        self.answered[notice.key] = outcome
        return outcome

    def become(self, notice: Notice, what: str) -> Outcome:
        self.is_disturbed |= what != What.ARRIVES
        self.answered[notice.key] = None
        match what:
            case What.REFUSED:
                return Refused("user_disabled")
            case What.ASKED_TO_WAIT:
                return RetryAfter(90)
            case What.OUT_OF_REACH:
                return Unavailable(60, "out of reach")
            case What.LOST_BEFORE:
                return Unknown("timeout")
            case What.KILLED_BEFORE:
                raise Killed
            case What.BREAKS:
                raise RuntimeError("broken pipe")
            case What.SLEEPS | What.SLEEPS_AND_WAITS:
                for _ in range(2):
                    self.now += LEASE + timedelta(seconds=1)
                    self.other_ticks()
                if what == What.SLEEPS_AND_WAITS:
                    return RetryAfter(90)
            case What.OTHER_TICKS:
                self.other_ticks()
        assert notice.key not in self.arrived, f"posted twice: {notice}"
        self.arrived[notice.key] = notice
        if notice.kind is Kind.MEETING:
            self.said |= self.saying(notice)
        if what == What.KILLED_AFTER:
            raise Killed
        return Unknown("timeout") if what == What.LOST_AFTER else Sent(notice.key)

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        match self.looking:
            case "cannot look":
                return CannotLook()
            case "asked to wait":
                return RetryAfter(30)
            case "out of reach":
                self.is_disturbed = True
                return Unavailable(60, "out of reach")
        return Sent(key) if key in self.arrived else NotThere()

    # The model

    def check_may_be_posted(self, notice: Notice) -> None:
        """Whether somebody may be told this now."""
        assert notice.key not in self.arrived, f"posted twice: {notice}"
        assert notice.key not in self.answered or isinstance(self.answered[notice.key], RetryAfter), notice
        if notice.kind is not Kind.MEETING:
            assert is_open(self.now, LONDON, OFFICE_CLOSED)
            return
        assert is_open(self.now, LONDON, CLOSED), f"outside of hours: {self.now} {notice}"
        assert not self.is_paused, f"while it is held: {notice}"
        original, email = notice.about[-1].original, self.people[notice.person_id]
        one = self.meetings[original]
        assert not one.is_cancelled and notice.version == one.number, f"an old version: {notice} {one}"
        step = next((step for step in self.steps(one) if step.rungs[-1] == notice.rung), None)
        assert step, f"no such step: {notice} {one}"
        assert step.due <= self.now < step.expires, f"not at {self.now}: {notice} {step}"
        assert (original, email) in self.there if notice.rung == MINUTES else email in self.seated, notice
        if CHASE in notice.rungs:
            assert self.is_silent(original, email), f"they have answered: {notice}"
        if QUORUM in notice.rungs:
            assert email == ANN
        assert not self.said & self.saying(notice), f"said before: {notice}"

    def saying(self, notice: Notice) -> set[tuple[int, date, int, str]]:
        return {(notice.person_id, notice.about[-1].original, notice.version, rung) for rung in notice.rungs}

    def steps(self, one: Meeting) -> list[Step]:
        return steps_of(one.day, one.at, LONDON, CLOSED, one.since, one.number > 0)

    def is_silent(self, original: date, email: str) -> bool:
        one, said = self.meetings[original], self.answers.get((original, email))
        return said is None or said[:2] != (one.day, one.at) or said[2] is Answer.MAYBE

    @invariant()
    def nothing_is_forgotten_or_tried_again(self) -> None:
        if not hasattr(self, "meetings"):
            return
        rows = {one.key: one for one in self.rows()}
        assert self.states.keys() <= rows.keys()
        for key, row in rows.items():
            before = self.states.get(key)
            self.check_row(before, row)
        self.states = rows

    def check_row(self, before: Kept | None, row: Kept) -> None:
        said = row.said_in or row.key
        where = f"{row} before {before}"
        if row.state in ("skipped", "superseded", "unknown", "dead"):
            assert row.reason, where
        if before and before.state in ("sent", "skipped"):
            assert row.state == before.state, where
        if before and before.state in ("unknown", "dead", "sending"):
            assert row.state not in ("superseded",), where
        if row.state in ("due", "superseded") and said in self.answered:
            assert isinstance(self.answered[said], RetryAfter), f"may have been sent: {where}"
        if row.state == "sent":
            assert row.key in self.arrived, where
        if row.key in self.arrived:
            assert row.state not in ("due", "superseded", "skipped"), where
        if isinstance(self.answered.get(row.key), Sent):
            assert row.state == "sent", where
        if row.state == "dead":
            assert row.reason == "user_disabled" or not {said, row.key} & self.arrived.keys(), where
        if row.reason == "they have answered" and not (before and before.state == "skipped"):
            assert not self.is_silent(row.about.original, self.people[row.person_id]), where

    def check_planned(self) -> None:
        """After a tick everything that has come due is known for each whom it is for."""
        kept = {(one.about.name, one.version, one.rung, one.person_id): one for one in self.rows()}
        for original, one in self.meetings.items():
            if one.is_cancelled:
                continue
            for step in [step for step in self.steps(one) if step.due <= self.now < step.due + BACK]:
                for number, email in self.people.items():
                    if self.is_for(step.rungs, original, email):
                        found = kept.get((original.isoformat(), one.number, step.rungs[-1], number))
                        assert found, f"lost: {step} of {one} for {email}"
                        assert found.state != "superseded", f"superseded: {found}"

    def is_for(self, rungs: tuple[str, ...], original: date, email: str) -> bool:
        if rungs[-1] == MINUTES:
            return (original, email) in self.there
        return email in self.seated and (email == ANN or rungs != (QUORUM,))

    def check_nothing_waits(self) -> None:
        """After a tick that nothing disturbed nothing that is due waits but what is held."""
        for row in self.rows():
            if row.state == "due" and row.due_at <= self.now:
                assert self.is_paused and row.about.kind is Kind.MEETING and row.expires_at > self.now, row

    # Doing it

    def tick_now(self, what: list[str] | tuple[str, ...]) -> None:
        self.coming, self.is_disturbed = list(what), False
        try:
            tick(self.delivery())
        except Killed:
            return
        finally:
            for error in self.wrong:
                raise error
        self.check_planned()
        if not self.is_disturbed:
            self.check_nothing_waits()

    def delivery(self) -> Delivery:
        return Delivery(self.database, self, lambda: self.now)

    def other_ticks(self) -> None:
        """Another process; where that is killed this one goes on."""
        with suppress(Killed):
            tick(self.delivery())

    def settle(self) -> None:
        """All is well from now on, for some weeks: then all is known of everything, and the secretariat, too."""
        self.looking = "cannot look"
        if self.is_paused:
            self.reminders_are_held_or_let_go()
        for minutes in (3, 30, 60):
            self.now += timedelta(minutes=minutes)
            self.tick_now(GOOD)
        for _ in range(3):
            self.now = max(self.now, START) + timedelta(days=20)
            while not is_open(self.now, LONDON, CLOSED):
                self.now += timedelta(hours=1)
            self.tick_now(GOOD)
            self.nothing_is_forgotten_or_tried_again()
        rows = self.rows()
        assert not [one for one in rows if one.state == "sending"]
        assert not [one for one in rows if one.state == "due" and min(one.due_at, one.expires_at) <= self.now]
        astray = {one.key for one in rows if one.state in ("dead", "unknown") and one.about.kind is Kind.MEETING}
        with self.database() as db:
            told = {one.key for note in self.notes(db) for one in told_in(db, int(note.about.name))}
            assert astray <= told, "the secretariat is told of all that went astray"
            for note in self.notes(db):
                was_lost = note.state in ("dead", "unknown") or note.reason == EXPIRED
                assert was_lost or note.state == "sent", note
                assert not was_lost or how_sending_stands(db, note.changed_at).notes_astray

    def rows(self) -> list[Kept]:
        with self.database() as db:
            group = GROUP_ID
            found = [one for original in self.meetings for one in reminders_of_meeting(db, group, original)]
            return [*found, *self.notes(db)]

    def notes(self, db: Database) -> list[Kept]:
        found: list[Kept] = []
        while some := reminders_about(db, Subject(Kind.TROUBLE, 0, str(len(found) + 1))):
            found += some
        return found

    def group(self) -> WorkingGroup:
        with self.database() as db:
            return group_named(db, "social-value")

    @contextmanager
    def database(self) -> Iterator[Database]:
        """One of the connections that stay open: another for each process that ticks while one is sending."""
        self.in_use += 1
        try:
            yield self.connections[self.in_use - 1]
        finally:
            self.in_use -= 1

    def meeting(self, which: int) -> tuple[date, Meeting]:
        some = list(self.meetings.items())
        return some[which % len(some)]

    def change(self, original: date, anew: Meeting, to: Callable[[], Calendar]) -> None:
        """Changes the meeting to that, if it may be."""
        try:
            with self.database() as db:
                save_calendar(db, self.group(), to(), self.now, "test", "changed")
        except HelpfulError:
            return
        self.meetings[original] = anew


_SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
"""The same examples every time: what fails here has failed for whoever changed the code."""


def test_whatever_happens_nothing_is_doubled_lost_in_silence_or_said_where_it_should_not_be() -> None:
    run_state_machine_as_test(Reminding, settings=settings(_SETTINGS, max_examples=40, stateful_step_count=30))


@pytest.mark.slow
def test_the_same_for_long() -> None:
    run_state_machine_as_test(Reminding, settings=settings(_SETTINGS, max_examples=200, stateful_step_count=40))
