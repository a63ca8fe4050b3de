"""The workspace in the browser, in this process, with the real model, the sample documents and the sample people."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import Page as BrowserPage

from bot.settings import Settings
from bot.wiring.local import make_local
from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from tests.journeys.local.browsing import ANSWER_MS
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Where there is none the journeys are skipped, but not in CI."""
    path = shutil.which("chromium")
    if not path:
        if os.environ.get("ANCHORBOT_BROWSER") == "required":
            pytest.fail("CI needs chromium, and it is not installed.")
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        expect.set_options(timeout=ANSWER_MS / 2)  # a busy machine is slow, not wrong
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[BrowserPage]:
    """A page of somebody who has just opened the workspace; whatever its console complains of fails the test."""
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(ANSWER_MS)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    assert [one for one in complaints if "Failed to load resource" not in one] == []
