"""The rules: whatever people, the platform, the processes and the clock may do next."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from benchmarks.reminders.rules import is_open
from jobs.kinds.kind import EXPIRED
from jobs.standing import how_sending_stands
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Calendar
from knowledge.groups.changes import add, cancel, move, put_back
from knowledge.groups.replies import Answer
from knowledge.notices import Kind
from knowledge.store.attendance_rows import note_arrivals
from knowledge.store.database import open_database
from knowledge.store.meeting_rows import save_calendar
from knowledge.store.pause_rows import EVERYTHING, pause, resume
from knowledge.store.people_rows import person_with_email
from knowledge.store.reply_rows import save_answer, take_back_answer
from knowledge.store.seat_change_rows import give_seat, vacate_seat
from knowledge.store.trouble_rows import told_in
from tests.jobs.reminding.platform import Ticking
from tests.jobs.reminding.world import (
    CLOSED,
    DAYS,
    DEPTH,
    GOOD,
    IN_GRID,
    LAST,
    LONDON,
    LOOKING,
    SEATS,
    START,
    WHAT,
    Meeting,
    made,
    occurrence_of,
)
from tests.jobs.test_deliver import ANN, BOB


class Reminding(Ticking):
    """What happens to one group for some weeks."""

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
        self.answers = {}
        self.there = set()
        self.is_paused = False
        self.arrived = {}
        self.said = set()
        self.answered = {}
        self.states = {}
        self.coming = []
        self.wrong = []
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

    def change(self, original: date, anew: Meeting, to: Callable[[], Calendar]) -> None:
        """Changes the meeting to that, if it may be."""
        try:
            with self.database() as db:
                save_calendar(db, self.group(), to(), self.now, "test", "changed")
        except HelpfulError:
            return
        self.meetings[original] = anew
