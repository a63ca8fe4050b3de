"""Killed between receiving and answering, at any moment: after the restart every question has exactly one answer, or
stands on record as unknown."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.store.database import open_database
from tests.fakes.slack import FakeSlack
from tests.journeys.slack.workspace import ROOT, a_workspace, copy_of

KILLS = 50
TRIED_AGAIN_AFTER = (0.1, 3.0, *(10.0,) * 60)
"""Seconds. Slack gives up after minutes, in which a bot that is restarted once is back; this one is killed a moment
after it is back, fifty times in a row, so the tries go on until it stays."""
QUORUM = "what is the quorum of the Essex group?"

pytestmark = pytest.mark.slow


def serving(slack: FakeSlack, data: Path) -> subprocess.Popen[bytes]:
    """`anchorbot serve` in a process of its own, connected."""
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    before = slack.connections_opened
    command = [sys.executable, "-m", "bot", "serve", "--data", str(data)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    slack.wait_for(lambda: slack.connections_opened > before, seconds=60)
    return process


def open_rows(data: Path) -> int:
    """What is neither handled nor settled."""
    with open_database(data) as db:
        waiting = db.execute("SELECT count(*) FROM inbox WHERE state != 'handled'").fetchone()[0]
        unsettled = "SELECT count(*) FROM outbox WHERE state IN ('due', 'sending', 'unsure')"
        return int(waiting) + int(db.execute(unsettled).fetchone()[0])


def unknown_channels(data: Path) -> set[str]:
    with open_database(data) as db:
        return {channel for (channel,) in db.execute("SELECT channel FROM outbox WHERE state = 'unknown'").fetchall()}


def test_fifty_kills_leave_every_question_with_one_answer_or_a_recorded_unknown(index: Path, tmp_path: Path) -> None:
    data = copy_of(index, tmp_path / "data")
    chance = random.Random(4)
    with a_workspace(FakeSlack(retry_after=TRIED_AGAIN_AFTER)) as place:
        slack = place.slack
        askers = [slack.add_person(f"Asker {number}") for number in range(KILLS)]
        process = serving(slack, data)
        try:
            asked = []
            for asker in askers:
                asked.append(slack.direct_message(asker, QUORUM))
                time.sleep(chance.uniform(0, 0.25))
                process.send_signal(signal.SIGKILL)
                process.wait()
                process = serving(slack, data)
            slack.wait_for(lambda: all(one.acked_yet for one in asked), seconds=120)
            slack.wait_for(lambda: open_rows(data) == 0, seconds=120)
            process.terminate()
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
            process.wait()
        unknown = unknown_channels(data)
        counts = {slack.im_of(asker): len(slack.messages_in(slack.im_of(asker))) for asker in askers}
    wrong = {channel: count for channel, count in counts.items() if count != 1 and channel not in unknown}
    assert wrong == {}
    assert all(count <= 1 for count in counts.values())
    print(f"{KILLS} kills: {sum(counts.values())} answered once, {len(unknown)} unknown")
