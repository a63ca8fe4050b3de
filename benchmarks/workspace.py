"""The workspace in Debian's Chromium: `python benchmarks/workspace.py`.

Runs in this process, on the sample documents. Prints one JSON object: milliseconds to the first paint of a channel,
with nothing in it and with 5,000 messages, and from pressing Enter to the answer in the page, beside the bare
question's own time (no workspace, no browser) in the same run.
"""

import json
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402
from questions import QUESTIONS, bare_seconds, figures  # noqa: E402

from bot.local.workspace import NETWORK  # noqa: E402
from knowledge.messages import Draft  # noqa: E402
from knowledge.people_list import read_people_list  # noqa: E402
from knowledge.store import message_rows as rows  # noqa: E402
from knowledge.store.database import open_database, write  # noqa: E402
from knowledge.store.people_rows import save_people  # noqa: E402
from tests.journeys.local.conftest import SAMPLE_PEOPLE, a_workspace  # noqa: E402
from tests.journeys.slack.workspace import make_index  # noqa: E402

MANY = 5_000
LOADS = 20
FIRST_PAINT = """new Promise((done) => {
    const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const look = () => painted() === undefined ? setTimeout(look, 5) : done(painted());
    look();
})"""
ASK = """(text) => new Promise((done) => {
    const field = document.getElementById("write");
    const answers = () => document.querySelectorAll("#messages [data-bot]").length;
    const before = answers();
    const began = performance.now();
    new MutationObserver((_, observer) => {
        if (answers() === before) return;
        observer.disconnect();
        requestAnimationFrame(() => done(performance.now() - began));
    }).observe(document.getElementById("messages"), { childList: true, subtree: true });
    field.value = text;
    field.form.requestSubmit();
})"""


def first_paints(page: Page) -> list[float]:
    """Seconds from opening a channel to its first contentful paint, after one load to warm up."""
    seconds = []
    for _ in range(LOADS + 1):
        page.goto(f"/c/{NETWORK}")
        seconds.append(page.evaluate(FIRST_PAINT) / 1000)
    return seconds[1:]


def answers(page: Page) -> list[float]:
    """Seconds from pressing Enter to the frame with the answer."""
    page.goto(f"/c/{NETWORK}")
    return [page.evaluate(ASK, f"@anchorbot {question}") / 1000 for question in QUESTIONS]


def fill(data: Path) -> None:
    """5,000 messages between people in the channel."""
    now = datetime.now(UTC)
    with open_database(data) as db, write(db):
        for number in range(MANY):
            rows.say(db, Draft(NETWORK, 0, "p1", f"Message {number} of a long conversation about procurement."), now)


def main() -> None:
    browser_path = shutil.which("chromium")
    if not browser_path:
        sys.exit("There is no chromium here; `make chromium` installs Debian's.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        make_index(data)
        with open_database(data) as db:
            save_people(db, read_people_list(SAMPLE_PEOPLE.read_bytes()).entries, datetime.now(UTC), "benchmark")
        bare = bare_seconds(data)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        with a_workspace(data) as url:
            page = browser.new_context(base_url=url).new_page()
            found: dict[str, object] = {
                "machine": {
                    "cpus": os.cpu_count(),
                    "python": platform.python_version(),
                    "chromium": browser.version,
                },
                "bare": figures(bare, bare),
                "first paint, nothing said": figures(first_paints(page), bare),
                "answer in the page": figures(answers(page), bare),
            }
            fill(data)
            found["first paint, 5,000 messages"] = figures(first_paints(page), bare)
            found["answer in the page, 5,000 messages"] = figures(answers(page), bare)
        browser.close()
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
