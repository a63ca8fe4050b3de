"""Killed between posting a message and recording it, a process leaves it unknown, and nobody posts it again."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from jobs.deliver import Report
from knowledge.store.reminder_states import counts
from tests.jobs.test_deliver import CALL, Office
from tests.terminal import ROOT


def start(data: Path, file: Path, hangs_after: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.jobs.killed_sender", str(data), CALL.isoformat(), str(file)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([*command, str(hangs_after)], cwd=ROOT, env=environment)


def posted(file: Path) -> list[str]:
    return file.read_text("utf-8").split() if file.exists() else []


def kill_after(data: Path, file: Path, posts: int) -> None:
    process = start(data, file, posts)
    deadline = time.monotonic() + 60
    while len(posted(file)) < posts and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()


def test_what_was_being_sent_is_unknown_and_the_rest_is_sent_once(tmp_path: Path) -> None:
    office, file = Office(tmp_path / "data"), tmp_path / "posted"
    kill_after(tmp_path / "data", file, 1)
    (lost,) = posted(file)

    report: Report = office.tick(CALL + timedelta(minutes=1))  # its lease still lasts
    assert [one.key for one, _ in report.unknown] == []
    assert [one.key for one in report.sent if one.rung != "trouble"] != [lost]
    report = office.tick(CALL + timedelta(minutes=3))
    assert [one.key for one, _ in report.unknown] == [lost]
    for minutes in (4, 10, 120):
        office.tick(CALL + timedelta(minutes=minutes))
    reminders = [one.key for one in office.telling.tried if one.rung == "agenda call"]
    assert lost not in reminders
    assert len(reminders) == 1
    assert {one.key: one.state for one in office.rows()}[lost] == "unknown"
    with office.database() as db:
        assert counts(db) == {"unknown": 1, "sent": 2}, "and the secretariat was told"
