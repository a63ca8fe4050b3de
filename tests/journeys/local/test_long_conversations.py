"""Channels and threads with thousands of messages: read page by page, and nothing in them out of reach."""

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from bot.local.workspace import NETWORK
from knowledge.messages import Draft
from knowledge.store import message_rows as rows
from knowledge.store.database import open_database, write
from tests.journeys.local.browsing import ANSWER_MS, LEVY, QUORUM, become, go_to, said
from tests.journeys.local.browsing import write as type_in
from tests.journeys.local.visitor import Visitor

MANY = 5_000


def filled(data: Path, count: int, in_one_thread: bool = False) -> int:
    """Messages of Esi's in #network, numbered, in one transaction; the id of the first."""
    with open_database(data) as db, write(db):
        (esi,) = db.execute("SELECT id FROM people WHERE name LIKE 'Esi %'").fetchone()
        author, now = f"p{esi}", datetime.now(UTC)
        first = rows.say(db, Draft(NETWORK, 0, author, "number 0"), now)
        for number in range(1, count):
            rows.say(db, Draft(NETWORK, first if in_one_thread else 0, author, f"number {number}"), now)
    return first


def test_a_channel_with_thousands_of_messages_is_read_page_by_page(visitor: Visitor, data: Path) -> None:
    filled(data, MANY)
    visitor.open(f"/c/{NETWORK}")
    seen: list[str] = []
    while True:
        seen = [one.text for one in visitor.page.select("p.said")] + seen
        link = visitor.page.select_one("p.earlier a")
        if link is None:
            break
        visitor.open(str(link["href"]))
        assert visitor.page.select_one("p.notice a")["href"] == f"/c/{NETWORK}#end"  # type: ignore[index]
    assert seen == [f"number {number}" for number in range(MANY)]


def test_a_thread_with_thousands_of_replies_is_read_page_by_page(visitor: Visitor, data: Path) -> None:
    root = filled(data, MANY, in_one_thread=True)
    visitor.open(f"/c/{NETWORK}")
    assert [one.text for one in visitor.page.select(".replies p.said")] == [
        f"number {MANY - n}" for n in range(20, 0, -1)
    ]
    link = visitor.page.select_one("p.earlier a")
    seen: list[str] = []
    while link is not None:
        visitor.open(str(link["href"]))
        seen = [one.text for one in visitor.page.select(".replies p.said")] + seen
        link = visitor.page.select_one("p.earlier a")
    assert seen == [f"number {number}" for number in range(1, MANY)]
    visitor.open(f"/c/{NETWORK}/t/{root + 1}")
    assert (visitor.status, "not there any more" in visitor.page.get_text()) == (400, True)


def test_what_is_written_in_a_thread_page_stays_in_its_thread(visitor: Visitor, data: Path) -> None:
    visitor.is_somebody("Esi")
    root = filled(data, 30, in_one_thread=True)
    visitor.open(f"/c/{NETWORK}/t/{root}")
    form = visitor.page.select_one("form.write:has(#write)")
    assert form is not None
    fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden]")}
    visitor.send("/say", {**fields, "text": f"@anchorbot {QUORUM}"})
    assert visitor.where.startswith(f"/c/{NETWORK}/t/{root}")
    assert "Ten members" in visitor.page.select(".replies article")[-1].get_text()


def test_a_page_with_five_thousand_messages_stays_usable(page: Page, data: Path) -> None:
    filled(data, MANY)
    become(page, "Esi")
    go_to(page, "#network")
    expect(said(page, f"number {MANY - 1}")).to_be_in_viewport()
    type_in(page, f"@anchorbot {LEVY}")
    expect(page.locator("figure.quote").first).to_contain_text("Levy transfers", timeout=ANSWER_MS)
    assert page.locator("article").count() == 102


def test_a_thread_page_hears_of_its_own_replies_and_of_other_threads(page: Page, url: str, data: Path) -> None:
    root = filled(data, 150, in_one_thread=True)
    become(page, "Esi")
    page.goto(f"/c/{NETWORK}/t/{root}")
    type_in(page, f"@anchorbot {QUORUM}")
    expect(page.locator(".replies figure.quote")).to_contain_text("Ten members", timeout=ANSWER_MS)
    other = Visitor(url)
    other.is_somebody("Hal")
    other.say(NETWORK, "a new thread")
    expect(page.get_by_role("navigation").get_by_text("new", exact=True)).to_be_visible()
    elsewhere = str(other.page.select("ol.messages > li")[-1]["id"]).removeprefix("m")
    other.say(NETWORK, "and its reply", thread=elsewhere)
    page.locator("#notice").get_by_role("link", name="another thread").click()
    expect(said(page, "and its reply")).to_be_visible()
    page.goto(f"/c/{NETWORK}/t/{root}?before={root + 20}")
    expect(said(page, "number 19")).to_be_visible()
    page.get_by_role("link", name="Go to the newest").click()
    expect(page.locator(".replies figure.quote")).to_be_visible()
