"""What a tick with nothing due costs: the same after years of meetings as on the first day."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.groups.read_group import read_groups
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import open_database, write
from knowledge.store.group_rows import save_groups
from tests.jobs.telling import Telling
from tests.jobs.test_plan import MADE
from tests.knowledge.groups.test_read_group import GROUP

NOW = MADE + timedelta(minutes=10)
STATES = ("sent", "skipped", "superseded", "dead")
"""In which reminders stay. The few that stay unknown, since nobody can look for them, are gone through each time."""


def aged(db: Database, meetings: int) -> None:
    """So many past meetings that were moved, each with reminders in every state in which they stay, and a reply."""
    for number in range(meetings):
        day = (date(2026, 8, 1) - timedelta(days=number)).isoformat()
        db.execute(
            "INSERT INTO occurrences (group_id, original, day, at, sequence) VALUES (1, ?, ?, '10:00:00', 1)",
            [day, day],
        )
        for state in STATES:
            db.execute(
                "INSERT INTO reminders (key, kind, group_id, subject, version, rung, person_id, planned_for, due_at, "
                "expires_at, bundle, planned_at, changed_at, state, is_looked_for, told_in) VALUES "
                "(?, 'meeting', 1, ?, 0, 'papers', 1, ?, ?, ?, '', ?, ?, ?, 1, 1)",
                [f"{day} {state}", *[day] * 6, state],
            )
        record_audit(db, MADE - timedelta(days=number), "test", "meeting rsvp", "group 1", "yes")


def counting(data: Path, steps: list[int]) -> Callable[[], AbstractContextManager[Database]]:
    """Opens the database, and counts the steps that SQLite takes."""

    @contextmanager
    def database() -> Iterator[Database]:
        with open_database(data) as db:
            db.conn.set_progress_handler(lambda: steps.append(1), 1)
            yield db

    return database


def idle_steps(data: Path, planned_at: datetime) -> int:
    """Of a tick that follows on one that has planned."""
    steps = list[int]()
    for now in (planned_at, planned_at + timedelta(minutes=1)):
        steps.clear()
        report = tick(Delivery(counting(data, steps), Telling(), partial(_same, now)))
        assert not report.sent
    return len(steps)


def _same(now: datetime) -> datetime:
    return now


def test_a_tick_with_nothing_due_reads_no_more_after_years_of_meetings(tmp_path: Path) -> None:
    found, problems = read_groups({"groups": [GROUP]})
    assert not problems
    with open_database(tmp_path) as db:
        save_groups(db, found, MADE, "test")
        before = idle_steps(tmp_path, NOW)
        with write(db):
            aged(db, 400)
        after = idle_steps(tmp_path, NOW + timedelta(hours=2))
        assert after < before + 20, "to pass over a row of an index takes a step or two, and there are 1,600"
