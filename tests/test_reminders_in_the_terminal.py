"""Reminders by the command line, as a real process, in the data of the workspace in the browser."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.local.surface import LocalSurface
from bot.wiring.local import StoredBoard
from bot.wiring.reminders import in_workspace
from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.store.clock_rows import keep_clock_ahead
from knowledge.store.database import open_database, write
from knowledge.store.outbox_rows import put_out
from tests.knowledge.groups.test_read_group import GROUP
from tests.terminal import anchorbot

MADE = datetime(2026, 10, 12, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = tmp_path / "groups.json"
    file.write_text(json.dumps({"groups": [{**GROUP, "link": "https://meet.example.org/sv"}]}), "utf-8")
    done = anchorbot("groups", "import", str(file), data=tmp_path / "data")
    assert (done.returncode, done.stderr) == (0, "")
    database = partial(open_database, tmp_path / "data")
    surface = LocalSurface(StoredBoard(database, lambda: MADE), lambda: None)
    tick(Delivery(database, in_workspace(database, surface), lambda: MADE))
    return tmp_path / "data"


def ticked(data: Path, at: str) -> dict[str, list[dict[str, str]]]:
    done = anchorbot("jobs", "tick", "--now", at, "--json", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return found


def test_six_weeks_of_a_meeting_tick_by_tick(data: Path) -> None:
    report = ticked(data, "2026-11-03T10:00:00Z")
    assert [(one["rung"], one["occurrence"], one["recipient"]) for one in report["sent"]] == [
        ("agenda call", "2026-11-17", "ann@leigh.example"),
        ("agenda call", "2026-11-17", "bob@tyde.example"),
    ]
    text = report["sent"][0]["text"]
    assert "Social value meets on Tuesday 17 November 2026, 10am" in text
    assert "https://meet.example.org/sv" in text
    assert ticked(data, "2026-11-03T10:01:00Z") == {
        "sent": [], "skipped": [], "unknown": [], "refused": [], "put_off": [],
    }  # fmt: skip
    late = ticked(data, "2026-11-12T10:01:00Z")
    assert {one["rung"] for one in late["sent"]} == {"unanswered"}
    assert "This stands for the note on the papers, too, which I could not send in time." in late["sent"][0]["text"]
    assert [one["reason"] for one in late["skipped"]] == [f"said in {one['key']}" for one in late["sent"]]
    with open_database(data) as db:
        said = db.execute("SELECT channel, key FROM messages ORDER BY id").fetchall()
    assert said == [
        ("dm-p1", report["sent"][0]["key"]), ("dm-p2", report["sent"][1]["key"]),
        ("dm-p1", late["sent"][0]["key"]), ("dm-p2", late["sent"][1]["key"]),
    ]  # fmt: skip


def test_with_data_of_a_live_slack_only_the_true_time_is_accepted(data: Path) -> None:
    with open_database(data) as db, write(db):
        put_out(db, "k", "slack", "C1", "{}", "{}", MADE)
    done = anchorbot("jobs", "tick", "--now", "2026-11-03T10:00:00Z", data=data)
    assert done.returncode == 2
    assert "only the true time is accepted" in done.stderr
    with open_database(data) as db:
        assert not db.execute("SELECT 1 FROM reminders WHERE state = 'sent'").fetchone()


@pytest.mark.parametrize(("typed", "told"), [("soon", "is no instant"), ("2026-11-03T10:00", "in which time zone")])
def test_an_instant_that_cannot_be_read_is_told(data: Path, typed: str, told: str) -> None:
    done = anchorbot("jobs", "tick", "--now", typed, data=data)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_preview_says_what_would_be_sent_and_sends_nothing(data: Path) -> None:
    until = (date.today() + timedelta(days=90)).isoformat()  # noqa: DTZ011
    done = anchorbot("jobs", "preview", "--to", until, "--json", data=data)
    reminders = json.loads(done.stdout)["reminders"]
    assert {one["recipient"] for one in reminders} >= {"ann@leigh.example", "bob@tyde.example"}
    assert [one["due_at"] for one in reminders] == sorted(one["due_at"] for one in reminders)
    said = anchorbot("jobs", "preview", "--to", until, data=data).stdout
    assert "agenda call of Social value on " in said
    assert "to Ann and Bob" in said
    with open_database(data) as db:
        assert not db.execute("SELECT 1 FROM messages").fetchone()


def test_the_status_fails_where_nothing_has_ticked_for_five_minutes(data: Path) -> None:
    done = anchorbot("status", "--json", data=data)
    assert done.returncode == 1
    assert json.loads(done.stdout)["last_tick"] == "2026-10-12T00:00:00Z"
    assert anchorbot("jobs", "tick", data=data).returncode == 0
    done = anchorbot("status", "--json", data=data)
    assert done.returncode == 0
    assert json.loads(done.stdout)["stands_still"] is False


def test_the_log_says_what_became_of_reminders(data: Path) -> None:
    sent = ticked(data, "2026-11-03T10:00:00Z")["sent"]
    done = anchorbot("jobs", "log", "--days", "9999", "--json", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)["reminders"]
    assert {one["key"] for one in record} == {one["key"] for one in sent}
    assert {(one["state"], one["kind"], one["occurrence"], one["at"]) for one in record} == {
        ("sent", "meeting", "2026-11-17", "2026-11-03T10:00:00Z")
    }
    said = anchorbot("jobs", "log", "sent", "--group", "social-value", "--days", "9999", data=data).stdout
    assert "agenda call of Social value on Tuesday 17 November 2026, to Bob and Ann: sent" in said
    assert anchorbot("jobs", "log", "astray", "--days", "9999", data=data).stdout == (
        "No reminder went astray in the last 9999 days. What is to come: anchorbot jobs preview\n"
    )


def test_where_the_clock_of_the_workspace_is_ahead_the_command_line_goes_by_it(data: Path) -> None:
    with open_database(data) as db:
        keep_clock_ahead(db, datetime(2031, 3, 3, tzinfo=UTC) - datetime.now(UTC))
    assert anchorbot("jobs", "tick", data=data).returncode == 0
    status = anchorbot("status", "--json", data=data)
    assert (status.returncode, json.loads(status.stdout)["last_tick"][:10]) == (0, "2031-03-03")
    assert anchorbot("jobs", "preview", "--to", "2031-03-20", data=data).returncode == 0
