"""A workspace with people in it, and the bot, for the journeys."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings, SlackSettings
from bot.wiring.slack import make_slack
from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from tests.fakes.slack import FakeSlack

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples" / "documents"
PEOPLE = """name,email,organisation,roles
Amina Khan,amina@leeds.example,Leeds City Council,secretariat
Ben Okafor,ben@nhs.example,Leeds Teaching Hospitals,member: social-value
Cara Lund,cara@college.example,Leeds College,
"""


def make_index(data: Path) -> None:
    """The sample documents, indexed by the real command with the real model."""
    command = [sys.executable, "-m", "bot", "index", str(SAMPLES), "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def copy_of(index: Path, data: Path) -> Path:
    """A database of its own, with the sample documents and the people above."""
    shutil.copytree(index, data, dirs_exist_ok=True)
    with open_database(data) as db:
        people = read_people_list(PEOPLE.encode())
        assert not people.problems
        save_people(db, people.entries, datetime.now(UTC), "tests")
    return data


@dataclass(frozen=True)
class People:
    """User ids: Amina of the secretariat, Ben and Cara of the network, Otto whom nobody knows."""

    amina: str
    ben: str
    cara: str
    otto: str


@dataclass(frozen=True)
class Place:
    """The workspace with its people. Everybody in #network is known; Otto is in #open, too."""

    slack: FakeSlack
    people: People
    network: str
    open: str


@contextmanager
def a_workspace(slack: FakeSlack) -> Iterator[Place]:
    with slack:
        people = People(
            slack.add_person("Amina", "amina@leeds.example"),
            slack.add_person("Ben", "ben@nhs.example"),
            slack.add_person("Cara", "cara@college.example"),
            slack.add_person("Otto", "otto@elsewhere.example"),
        )
        known = [people.amina, people.ben, people.cara]
        yield Place(
            slack, people, slack.add_channel("network", known), slack.add_channel("open", [*known, people.otto])
        )


def settings_for(slack: FakeSlack) -> SlackSettings:
    return SlackSettings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=slack.signing_secret,
        api_url=slack.api_url,
    )


@contextmanager
def bot_in(
    slack: FakeSlack, data: Path, way: str = "socket", port: int = 3000, open_channels: str = "network"
) -> Iterator[None]:
    """The bot, running in this process."""
    settings = settings_for(slack).model_copy(update={"open_channels": open_channels})
    running = make_slack(Settings(data=data, http_port=port), settings, way)
    running.start()
    try:
        yield
    finally:
        running.stop()


def nothing_more(slack: FakeSlack, seconds: float = 1.6) -> None:
    """Nothing else is posted: not even a second message to a channel, which would wait its second."""
    before = len(slack.messages)
    time.sleep(seconds)
    assert slack.messages[before:] == []
