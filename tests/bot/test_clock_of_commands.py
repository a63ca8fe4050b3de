"""Commands on the command line go by the clock of the workspace, where that was moved."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.groups_command import run_schedule
from bot.cli.jobs_log import run_log
from bot.cli.meeting_command import run_quorum
from jobs.plan import plan
from knowledge.groups.read_group import read_groups
from knowledge.notices import Became
from knowledge.store.clock_rows import keep_clock_ahead
from knowledge.store.database import open_database
from knowledge.store.group_rows import save_groups
from tests.knowledge.groups.test_read_group import GROUP

AHEAD = timedelta(days=700)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A workspace whose clock is almost two years ahead; a reminder was skipped a week ago by the true time."""
    found, problems = read_groups({"groups": [GROUP]})
    assert not problems
    call = datetime(2026, 11, 3, 9, tzinfo=UTC)
    with open_database(tmp_path) as db:
        save_groups(db, found, call - timedelta(days=20), "test")
        plan(db, call)
        at = (datetime.now(UTC) - timedelta(days=7)).isoformat(timespec="seconds")
        db.execute("UPDATE reminders SET state = 'skipped', reason = 'paused', changed_at = ?", [at])
        db.conn.commit()
    return tmp_path


def test_what_became_of_reminders_is_of_the_last_two_weeks_there(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_log(Became.ALL, "", 14, data, as_json=False) == 0
    assert "paused" in capsys.readouterr().out
    with open_database(data) as db:
        keep_clock_ahead(db, AHEAD)
    assert run_log(Became.ALL, "", 14, data, as_json=False) == 0
    assert capsys.readouterr().out.startswith("No reminder fell due in the last 14 days.")


def test_the_next_meeting_is_the_next_one_there(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_database(data) as db:
        keep_clock_ahead(db, AHEAD)
    there = (datetime.now(UTC) + AHEAD).date() - timedelta(days=1)
    assert run_schedule("social-value", "", "", data, as_json=True) == 0
    assert date.fromisoformat(json.loads(capsys.readouterr().out.splitlines()[0])["occurrence"]) >= there
    assert run_quorum("social-value", "", data, as_json=True) == 0
    assert date.fromisoformat(json.loads(capsys.readouterr().out)["occurrence"]) >= there
