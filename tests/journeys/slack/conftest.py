"""The bot in the fake Slack, in this process, over real sockets, with the real model and the sample documents."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.fakes.slack import FakeSlack
from tests.journeys.slack.workspace import Place, a_workspace, bot_in, copy_of, make_index


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, indexed once for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "slack-journeys-index"
    with FileLock(f"{shared}.lock"):
        if not (shared / "done").exists():
            make_index(shared)
            (shared / "done").touch()
    return shared


@pytest.fixture
def data(index: Path, tmp_path: Path) -> Path:
    """A database of this test's own."""
    return copy_of(index, tmp_path / "data")


@pytest.fixture(params=["socket", "http"])
def place(request: pytest.FixtureRequest, data: Path) -> Iterator[Place]:
    """A workspace with the bot in it, by Socket Mode and by signed HTTP."""
    with a_workspace(FakeSlack()) as place:
        port = free_port()
        if request.param == "http":
            place.slack.deliver_to(f"http://127.0.0.1:{port}/slack/events")
        with bot_in(place.slack, data, request.param, port):
            yield place


@pytest.fixture
def socket_place(data: Path) -> Iterator[Place]:
    """The same, by Socket Mode only."""
    with a_workspace(FakeSlack()) as place, bot_in(place.slack, data):
        yield place


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
