"""The states of reminders against a simple model, whatever the order of events."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlite_utils import Database

from knowledge.groups.reminders import Rung
from knowledge.notices import Kind, Planned, Recipient, Reminder, Subject
from knowledge.store.database import open_database, write
from knowledge.store.reminder_rows import Kept, keep_planned, reminders_of_meeting, supersede
from knowledge.store.reminder_states import LEASE, claim_due, doubt_interrupted, mark, put_off

START = datetime(2026, 11, 3, 10, tzinfo=UTC)
DAY = date(2026, 11, 17)
PEOPLE = 4
MEETING = Subject(Kind.MEETING, 1, DAY.isoformat())
DONE = ("sent", "skipped", "dead")


class Reminders(RuleBasedStateMachine):
    """What the rows have to do: the model is a state for each person, and how often each was really posted."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.opened = open_database(Path(self.folder.name))
        self.db: Database = self.opened.__enter__()
        self.now, self.model, self.posts = START, dict[int, str](), dict[int, int]()
        self.due, self.claimed_at = dict[int, datetime](), dict[int, datetime]()
        self.in_hand: list[list[Kept]] = []

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.__exit__(None, None, None)
            self.folder.cleanup()

    @rule(person=st.integers(1, PEOPLE), minutes=st.integers(0, 30))
    def plan(self, person: int, minutes: int) -> None:
        at = START + timedelta(minutes=minutes)
        reminder = Reminder(Rung.CALL, Recipient.SEATS, at, START + timedelta(days=7))
        with write(self.db):
            keep_planned(self.db, [Planned(f"k{person}", MEETING, 0, person, reminder, "meeting")], self.now)
        before = self.model.get(person, "superseded")
        if before == "superseded" or (before == "due" and self.planned.get(person) != at):
            self.model[person], self.due[person] = "due", at
            self.planned[person] = at

    @initialize()
    def nothing_planned(self) -> None:
        self.planned: dict[int, datetime] = {}

    @rule(person=st.integers(1, PEOPLE))
    def change_the_meeting(self, person: int) -> None:
        with write(self.db):
            supersede(self.db, [(f"k{person}", "moved")], self.now)
        if self.model.get(person) == "due":
            self.model[person] = "superseded"

    @rule(minutes=st.integers(1, 10))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def claim(self) -> None:
        some = claim_due(self.db, self.now)
        waiting = [one for one, state in self.model.items() if state == "due" and self.due[one] <= self.now]
        assert bool(some) == bool(waiting)
        for one in some:
            assert one.person_id in waiting
            self.model[one.person_id], self.claimed_at[one.person_id] = "sending", self.now
        self.in_hand += [some] if some else []

    @rule(outcome=st.sampled_from(["sent", "skipped", "dead", "unknown", "put off", "killed before", "killed after"]))
    def finish(self, outcome: Literal["sent", "put off", "killed before"]) -> None:
        if not self.in_hand:
            return
        (one,) = self.in_hand.pop(0)
        self.posts[one.person_id] = self.posts.get(one.person_id, 0) + (outcome in ("sent", "killed after", "unknown"))
        if outcome.startswith("killed"):
            return
        with write(self.db):
            if outcome == "put off":
                put_off(self.db, [one], self.now + timedelta(minutes=1), self.now)
                self.model[one.person_id], self.due[one.person_id] = "due", self.now + timedelta(minutes=1)
            else:
                mark(self.db, [one], outcome, self.now)
                self.model[one.person_id] = outcome

    @rule()
    def doubt(self) -> None:
        doubted = {one.person_id for one in doubt_interrupted(self.db, self.now)}
        expected = {
            one for one, state in self.model.items() if state == "sending" and self.claimed_at[one] + LEASE < self.now
        }
        assert doubted == expected
        for one in expected:
            self.model[one] = "unknown"

    @invariant()
    def the_rows_are_as_the_model_says(self) -> None:
        if hasattr(self, "planned"):
            found = {one.person_id: one.state for one in reminders_of_meeting(self.db, 1, DAY)}
            assert found == self.model

    @invariant()
    def nothing_is_posted_twice(self) -> None:
        assert all(count <= 1 for count in getattr(self, "posts", {}).values())


Reminders.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestReminders = Reminders.TestCase
