"""What the model knows to have happened, and what anchorbot has kept of it."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time

from hypothesis.stateful import RuleBasedStateMachine
from sqlite_utils import Database

from benchmarks.reminders.rules import Step, steps_of
from knowledge.groups.group import WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.notices import Kind, Notice, Outcome, Subject
from knowledge.store.group_rows import group_named
from knowledge.store.reminder_rows import Kept, reminders_about, reminders_of_meeting
from tests.jobs.reminding.world import CLOSED, GROUP_ID, LONDON, Meeting


class Records(RuleBasedStateMachine):
    """One group for some weeks: `meetings`, `answers`, who is `seated` and was `there` as the model knows them; what
    `arrived`, what the platform `answered` to it, and the `states` of the reminders after the last step."""

    folder: tempfile.TemporaryDirectory[str]
    opened: list[AbstractContextManager[Database]]
    connections: list[Database]
    in_use: int
    now: datetime
    meetings: dict[date, Meeting]
    seated: set[str]
    answers: dict[tuple[date, str], tuple[date, time, Answer]]
    there: set[tuple[date, str]]
    is_paused: bool
    arrived: dict[str, Notice]
    said: set[tuple[int, date, int, str]]
    answered: dict[str, Outcome | None]
    states: dict[str, Kept]
    coming: list[str]
    wrong: list[AssertionError]
    looking: str
    is_disturbed: bool
    people: dict[int, str]

    def saying(self, notice: Notice) -> set[tuple[int, date, int, str]]:
        return {(notice.person_id, notice.about[-1].original, notice.version, rung) for rung in notice.rungs}

    def steps(self, one: Meeting) -> list[Step]:
        return steps_of(one.day, one.at, LONDON, CLOSED, one.since, one.number > 0)

    def is_silent(self, original: date, email: str) -> bool:
        one, said = self.meetings[original], self.answers.get((original, email))
        return said is None or said[:2] != (one.day, one.at) or said[2] is Answer.MAYBE

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
