"""Killed between any two statements of planning and delivering, nothing is doubled, and nothing is lost in silence."""

import os
import shutil
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.store.database import open_database
from knowledge.store.reminder_states import counts
from tests.jobs.killed_sender import WritingDown
from tests.jobs.test_deliver import CALL, CHASE, Office

KILLED, TO_ITS_END = 9, 0
NEVER_HANGS = 0


class Ticking:
    """One tick in a process of its own, which ends, without a chance to clean up, before its `last` statement."""

    def __init__(self, data: Path, posted: Path, at: datetime, last: int) -> None:
        self.data, self.posted, self.at, self.left = data, posted, at, last

    def run(self) -> int:
        """How it ended."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a process with threads forks: this one has none that hold a lock
            child = os.fork()
        if child == 0:
            try:
                tick(Delivery(self._database, WritingDown(self.posted, NEVER_HANGS), lambda: self.at))
            except BaseException:  # never into the test runner's own code
                os._exit(1)
            os._exit(TO_ITS_END)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    @contextmanager
    def _database(self) -> Iterator[Database]:
        with open_database(self.data) as db:
            db.conn.set_trace_callback(self._count)
            yield db

    def _count(self, _: str) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("planned", "at"), [(None, CALL), (CALL - timedelta(days=1), CHASE + timedelta(minutes=5))],
    ids=["planned and sent", "several that were missed"],
)  # fmt: skip
def test_killed_before_any_statement_nothing_is_doubled_and_nothing_lost(
    tmp_path: Path, planned: datetime | None, at: datetime
) -> None:
    first = Office(tmp_path / "first")
    if planned:
        first.tick(planned)
    last = 1
    while True:
        data, posted = tmp_path / f"{last}", tmp_path / f"{last}.posted"
        shutil.copytree(tmp_path / "first", data)
        ended = Ticking(data, posted, at, last).run()
        assert ended in (KILLED, TO_ITS_END)
        _restarted(data, posted, at, f"killed before statement {last}")
        shutil.rmtree(data)
        if ended == TO_ITS_END:
            break
        last += 1
    assert last > 40, "there are statements to be killed between"


def _same(instant: datetime) -> datetime:
    return instant


def _restarted(data: Path, posted: Path, at: datetime, when: str) -> None:
    """Ticks again until everything has settled, and looks at what became of it."""
    for minutes in (1, 3, 4, 20, 21):
        instant = at + timedelta(minutes=minutes)
        tick(Delivery(partial(open_database, data), WritingDown(posted, NEVER_HANGS), partial(_same, instant)))
    posts = Counter(posted.read_text("utf-8").split())
    assert set(posts.values()) == {1}, when
    with open_database(data) as db:
        states = counts(db)
        rows = db.execute("SELECT key, state, reason, rung, said_in FROM reminders").fetchall()
    assert not {"due", "sending"} & states.keys(), (when, rows)
    silent = [one for one in rows if one[1] != "sent" and not one[2]]
    assert silent == [], when
    people = {one[0].split(":")[-2] for one in rows if one[3] != "trouble"}
    assert len(people) == 2, (when, rows)
    told = any(one[3] == "trouble" and one[1] == "sent" for one in rows)
    assert told == ("unknown" in states), (when, rows)
