"""Reminders where the disk is full or can only be read, by the command line as a real process, and in the midst of
sending: a line that says so, nothing doubled, and it goes on when the disk is well again."""

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from jobs.deliver import Delivery
from jobs.tick import tick_or_tell
from knowledge.notices import Notice, Outcome, Sent
from knowledge.store.database import FILE_NAME, open_database
from tests.jobs.test_deliver import CALL, Office
from tests.test_reminders_in_the_terminal import data

__all__ = ["data"]

ROOT = Path(__file__).resolve().parents[1]
AT = "2026-11-03T10:00:00Z"
_CAPBSET_DROP, _DAC_OVERRIDE = 24, 1
LITTLE_ROOM = 36_000  # bytes: the table of the write-ahead log, and no more than a few of its pages


def full() -> None:
    """For this process no file grows beyond that."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LITTLE_ROOM, resource.RLIM_INFINITY))


def minding_permissions() -> None:
    """For root files that can only be read are no obstacle; from here on they are."""
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(_CAPBSET_DROP, _DAC_OVERRIDE, 0, 0, 0) != 0:
        os._exit(99)


def run(data: Path, *arguments: str, begin: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments, "--data", str(data)],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=begin,
    )  # fmt: skip
    if done.returncode == 99:
        pytest.skip("this root cannot give up its rights")
    return done


def said(data: Path) -> int:
    with open_database(data) as db:
        return int(db.execute("SELECT count(*) FROM messages").fetchone()[0])


def goes_on(data: Path) -> None:
    """The next tick sends to both, the one after that to nobody."""
    for sent in (2, 0):
        done = run(data, "jobs", "tick", "--now", AT, "--json")
        assert (done.returncode, len(json.loads(done.stdout)["sent"])) == (0, sent)
    assert said(data) == 2


def test_a_full_disk_is_told_and_nothing_is_doubled_when_there_is_room_again(data: Path) -> None:
    done = run(data, "jobs", "tick", "--now", AT, begin=full)
    assert done.returncode == 2
    assert "The database cannot be used: " in done.stderr
    assert "Nothing is sent twice." in done.stderr
    assert "Traceback" not in done.stderr
    assert said(data) == 0
    status = run(data, "status", "--json", begin=full)
    assert status.returncode == 1
    assert json.loads(status.stdout)["stands_still"] is True
    goes_on(data)


@pytest.mark.parametrize("what", ["the file", "the folder"])
def test_a_database_that_can_only_be_read_is_told_and_it_goes_on_when_it_can_be_written(data: Path, what: str) -> None:
    held = {data / FILE_NAME: 0o444} if what == "the file" else {data / FILE_NAME: 0o444, data: 0o555}
    before = {path: path.stat().st_mode for path in held}
    for path, mode in held.items():
        path.chmod(mode)
    try:
        done = run(data, "jobs", "tick", "--now", AT, begin=minding_permissions)
        status = run(data, "status", "--json", begin=minding_permissions)
    finally:
        for path, mode in reversed(before.items()):
            path.chmod(mode)
    assert done.returncode == 2
    assert "The database" in done.stderr and "cannot be" in done.stderr
    assert "Traceback" not in done.stderr
    assert status.returncode == 1
    assert json.loads(status.stdout)["stands_still"] is True
    goes_on(data)


def test_a_disk_that_fills_up_after_the_post_and_before_it_is_noted_doubles_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    office = Office(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    telling = office.telling

    def fill_up(notice: Notice) -> Outcome:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        return Sent("m1")

    telling.answers, telling.can_look, office.now = fill_up, True, CALL
    try:
        tick_or_tell(Delivery(office.database, telling, lambda: office.now))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "no reminder was sent or noted: the database cannot be used" in caplog.text
    assert len(telling.tried) == 1
    telling.answers = lambda notice: Sent("m2")
    for minutes in (1, 2, 3, 4):
        office.tick(CALL + timedelta(minutes=minutes))
    assert len({one.key for one in telling.tried}) == len(telling.tried) == 2
    assert {one.state for one in office.rows()} == {"sent"}
