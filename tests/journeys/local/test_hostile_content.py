"""Documents, file names, people and questions with scripts in them: all of it is text."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.settings import Settings
from bot.wiring import make_desk
from indexer.build_index import build_index
from knowledge.people_list import read_people_list
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from tests.journeys.local.browsing import ANSWER_MS, become, go_to, write
from tests.journeys.local.conftest import a_workspace

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"
LINK = "[the form](javascript:alert(3))"
FILES = {
    f"{IMAGE}.md": f"# Charter {SCRIPT}\n\n## Fees {IMAGE}\n\n"
    f"The yearly fee is £400 {escape(SCRIPT)}, see {LINK}.\n".encode(),
    "levy'\"><svg onload=alert(4)>.txt": "Levy note \ud83d\n\nThe levy officer is Ms \u202eBond\u202c "
    "\U0001f984 \ufffe <a href=javascript:alert(5)>here</a>.\n".encode(errors="surrogatepass"),
    "page.html": b"<title>Hours<svg/onload=alert(6)></title><h1>Opening hours</h1>"
    b"<p>The desk opens at 9am <a href='javascript:alert(7)'>call &lt;script&gt;alert(8)&lt;/script&gt;</a>.</p>",
}
PEOPLE = f'name,email,organisation,roles\n{SCRIPT} Bo {IMAGE},bo@kent.example,"Kent{IMAGE}",member: {IMAGE} group\n'


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of a workspace of hostile documents and people. No script of theirs runs, nothing is fetched for them."""
    folder, data = tmp_path / "documents", tmp_path / "data"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    embedder = make_desk(Settings(data=data)).library().embedder
    with open_database(data) as db:
        build_index(db, folder, embedder, datetime.now(UTC))
        save_people(db, read_people_list(PEOPLE.encode()).entries, datetime.now(UTC), "tests")
    ran: list[str] = []
    with a_workspace(data) as url:
        page = browser.new_context(base_url=url).new_page()
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        page.on("request", lambda one: ran.append(one.url) if not one.url.startswith(url) or "/x" in one.url else None)
        page.on("console", lambda message: ran.append(message.text) if message.type == "error" else None)
        page.goto("/")
        yield page
        page.context.close()
    assert ran == []


def test_documents_and_names_with_scripts_show_as_text(page: Page) -> None:
    become(page, "Bo")
    expect(page.locator("#account-about")).to_contain_text(f"{SCRIPT} Bo {IMAGE}: Kent{IMAGE}")
    expect(page.get_by_role("navigation")).to_contain_text(f"#{IMAGE} group")
    go_to(page, "anchorbot")
    for question, shown in (
        ("what is the yearly fee?", f"£400 {SCRIPT}"),
        ("who is the levy officer?", "Bond"),
        ("when does the desk open?", "9am"),
        (f"what is the yearly fee {IMAGE}?", f"£400 {SCRIPT}"),
    ):
        write(page, question)
        expect(page.locator("#messages figure.quote").last).to_contain_text(shown, timeout=ANSWER_MS)
        caption = page.locator("#messages figcaption").last.text_content()
        page.get_by_role("button", name="Sources").last.click()
        expect(page.get_by_role("dialog").locator("mark").first).to_contain_text(shown, timeout=ANSWER_MS)
        assert caption
        page.keyboard.press("Escape")
    write(page, "/anchor documents")
    expect(page.locator("#messages")).to_contain_text(f"{IMAGE}.md", timeout=ANSWER_MS)
    assert page.locator("main :is(script, img, a[href^='javascript'], svg[onload], [onerror])").count() == 0
