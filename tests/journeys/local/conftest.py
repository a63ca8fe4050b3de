"""The workspace in the browser, in this process, with the real model, the sample documents and the sample people."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring.local import make_local
from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from tests.journeys.local.visitor import Visitor
from tests.journeys.slack.conftest import free_port, index  # noqa: F401 - the same index serves both
from tests.journeys.slack.workspace import ROOT

SAMPLE_PEOPLE = ROOT / "samples" / "people.csv"


@pytest.fixture
def data(index: Path, tmp_path: Path) -> Path:  # noqa: F811
    """A database of this test's own, with the sample people."""
    shutil.copytree(index, tmp_path / "data", dirs_exist_ok=True)
    with open_database(tmp_path / "data") as db:
        save_people(db, read_people_list(SAMPLE_PEOPLE.read_bytes()).entries, datetime.now(UTC), "tests")
    return tmp_path / "data"


@contextmanager
def a_workspace(data: Path, first_question: str = "", port: int = 0) -> Iterator[str]:
    """Where it is, while it runs."""
    running = make_local(Settings(data=data, local_port=port or free_port()), first_question)
    running.start()
    try:
        yield running.name
    finally:
        running.stop()


@pytest.fixture
def url(data: Path) -> Iterator[str]:
    with a_workspace(data) as url:
        yield url


@pytest.fixture
def visitor(url: str) -> Visitor:
    """Somebody who has just opened it."""
    visitor = Visitor(url)
    visitor.open("/")
    return visitor
