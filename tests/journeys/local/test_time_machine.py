"""Six weeks in the workspace in Chromium, with its clock moved forward; and what a clock must not do."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.settings import Settings
from bot.wiring.local import make_local
from knowledge.groups.read_group import read_groups
from knowledge.store.database import open_database
from knowledge.store.group_rows import save_groups
from tests.journeys.local.browsing import ANSWER_MS, barriers, become, go_to, said, write
from tests.journeys.local.visitor import Visitor
from tests.journeys.slack.conftest import free_port
from tests.journeys.slack.workspace import ROOT

OPENED = datetime(2026, 11, 22, 9, tzinfo=UTC)
GROUP = "Essex jobs pilots steering group"


@pytest.fixture
def data(data: Path) -> Path:
    """With the sample groups, too, as `make demo` has them."""
    groups, problems = read_groups(json.loads((ROOT / "samples" / "groups.json").read_text("utf-8")))
    assert not problems
    with open_database(data) as db:
        save_groups(db, groups, OPENED, "tests")
    return data


@contextmanager
def opened(data: Path, began: float | None = None) -> Iterator[str]:
    """The workspace, opened on a Sunday in November (`began` ago, in monotonic seconds)."""
    began = time.monotonic() if began is None else began
    running = make_local(
        Settings(data=data, local_port=free_port()),
        true_now=lambda: OPENED + timedelta(seconds=time.monotonic() - began),
    )
    running.start()
    try:
        yield running.name
    finally:
        running.stop()


@pytest.fixture
def url(data: Path) -> Iterator[str]:
    with opened(data) as url:
        yield url


def move(page: Page, label: str, to: str) -> None:
    """Presses a button of the bar, and waits until it is that time."""
    page.locator("#clock").get_by_role("button", name=label).click()
    expect(clock_of(page)).to_contain_text(to, timeout=2 * ANSWER_MS)
    expect(page.locator("#looking")).to_be_hidden(timeout=2 * ANSWER_MS)


def clock_of(page: Page) -> Locator:
    return page.locator(".clock-now")


def answer(page: Page, name: str, label: str = "I'll be there") -> None:
    """Becomes somebody, and answers what they got last."""
    become(page, name)
    go_to(page, "anchorbot (just you)")
    page.locator("#messages").get_by_role("button", name=label).last.click()
    expect(said(page, f"Noted: {name}")).to_be_visible(timeout=ANSWER_MS)


def test_six_weeks_a_quorum_at_risk_and_its_rescue(page: Page) -> None:
    become(page, "Dora Finch")
    go_to(page, "anchorbot (just you)")
    move(page, "To the next reminder", "Tuesday 24 November 2026, 10am the clock is 2 days")
    expect(said(page, f"Reminder: {GROUP} meets on Tuesday 8 December 2026, 10am")).to_be_visible()
    expect(said(page, "to Dora Finch, Nia Rees, Kofi Asante and Bea Lund")).to_be_visible(timeout=ANSWER_MS)
    answer(page, "Dora Finch")

    move(page, "To the next reminder", "Tuesday 1 December 2026, 10am")
    expect(said(page, "1 of 2 organisations so far: quorum is unlikely")).to_be_visible(timeout=ANSWER_MS)
    move(page, "To the next reminder", "Thursday 3 December 2026, 10am")
    expect(said(page, "to Dora Finch: they have answered")).to_be_visible(timeout=ANSWER_MS)
    move(page, "To the next reminder", "Monday 7 December 2026, 10am")
    expect(said(page, "the warning about quorum of").last).to_be_visible(timeout=ANSWER_MS)

    become(page, "Nia Rees")
    go_to(page, "anchorbot (just you)")
    expect(said(page, f"Quorum is not safe: {GROUP} meets on Tuesday 8 December 2026, 10am")).to_be_visible()
    answer(page, "Nia Rees")
    answer(page, "Kofi Asante")
    write(page, "/meeting quorum jobs-pilots")
    expect(said(page, "3 organisations so far, 2 needed: quorum looks safe").last).to_be_visible(timeout=ANSWER_MS)

    move(page, "A day on", "Tuesday 8 December 2026, 10")
    for name in ("Nia Rees", "Kofi Asante"):
        become(page, name)
        go_to(page, "anchorbot (just you)")
        write(page, "/meeting here jobs-pilots")
    expect(said(page, "2 of 2").last).to_be_visible(timeout=ANSWER_MS)
    move(page, "A day on", "Wednesday 9 December 2026, 10")
    expect(said(page, "Tuesday 8 December 2026").last).to_be_visible(timeout=ANSWER_MS)
    expect(said(page, "the note after the meeting of").last).to_be_visible(timeout=ANSWER_MS)

    write(page, "/anchor clock 5 January 2027")
    expect(clock_of(page)).to_contain_text("Tuesday 5 January 2027, 10am", timeout=2 * ANSWER_MS)
    expect(said(page, f"Reminder: {GROUP} meets on Tuesday 19 January 2027")).to_be_visible(timeout=2 * ANSWER_MS)


def test_without_scripts_it_is_moved_by_the_same_buttons_and_set_back(url: str) -> None:
    visitor = Visitor(url)
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.open(f"/c/{direct}")
    visitor.send("/click", in_the_bar(visitor, "To the next reminder"))
    assert "Sent on the way:" in visitor.wait_for(
        f"/c/{direct}", "The clock went on to Tuesday 24 November 2026, 10am."
    )
    visitor.send("/submit", {**in_the_bar(visitor, "Go"), "field-day": "2026-12-08"})
    visitor.wait_for(f"/c/{direct}", "The clock went on to Tuesday 8 December 2026, 10am.")
    assert "the clock is 2 weeks and 2 days ahead" in bar(visitor)

    visitor.send("/click", in_the_bar(visitor, "Back to the true time"))
    assert "is not sent again" in visitor.wait_for(f"/c/{direct}", "Set it back to the true time?")
    before = visitor.open(f"/c/{direct}").get_text().count("Reminder: ")
    visitor.send("/click", visitor.button("Set it back"))
    visitor.wait_for(f"/c/{direct}", "The clock shows the true time again: Sunday 22 November 2026, 9")
    assert "the true time" in bar(visitor)
    visitor.send("/submit", {**in_the_bar(visitor, "Go"), "field-day": "2026-12-09"})
    visitor.wait_for(f"/c/{direct}", "The clock went on to Wednesday 9 December 2026, 10am.")
    assert visitor.page.get_text().count("Reminder: ") == before


def in_the_bar(visitor: Visitor, label: str) -> dict[str, str]:
    """What a form of the bar sends."""
    form = next(one for one in visitor.page.select("#clock form") if label in one.text)
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    pressed = form.select("button[name=command]")
    return {**fields, "command": str(pressed[0]["value"])} if pressed else fields


def bar(visitor: Visitor) -> str:
    return " ".join(visitor.page.select(".clock-now")[0].get_text(" ").split())


def test_a_button_pressed_twice_moves_once(url: str) -> None:
    visitor = Visitor(url)
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.open(f"/c/{direct}")
    fields = in_the_bar(visitor, "A day on")
    for _ in range(2):
        visitor.send("/click", fields)
    visitor.wait_for(f"/c/{direct}", "The clock went on to")
    assert "Monday 23 November 2026" in bar(visitor)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-21", "That time has passed here. The clock only goes forward."),
        ("2031-01-01", "That is more than two years ahead of the true time."),
        ("2027-02-30", "2027-02-30 is not a day in the calendar."),
        ("0000-00-00", "0000-00-00 is not a day in the calendar."),
        ("<script>alert(1)</script>", "do not know where the clock is to go"),
        ("9" * 5_000, "do not know where the clock is to go"),
        ("back now", "“back now” is no day."),
        ("", "Please choose a day for the clock."),
    ],
)
def test_a_hostile_date_is_told_in_words_and_moves_nothing(url: str, day: str, told: str) -> None:
    visitor = Visitor(url)
    visitor.is_somebody("Esi")
    direct = visitor.channel("anchorbot")
    visitor.open(f"/c/{direct}")
    visitor.send("/submit", {**in_the_bar(visitor, "Go"), "field-day": day})
    if visitor.status == 200:
        visitor.wait_for(f"/c/{direct}", told)
    else:
        assert visitor.status == 400
        assert told in visitor.page.get_text()
    assert not visitor.page.select("main script")
    assert "ahead" not in visitor.open(f"/c/{direct}").select(".clock-now")[0].text


def test_two_tabs_show_the_same_time(page: Page, browser: Browser, url: str) -> None:
    other = browser.new_context(base_url=url).new_page()
    other.goto("/")
    become(other, "Amina")
    become(page, "Esi")
    move(page, "A day on", "Monday 23 November 2026")
    expect(clock_of(other)).to_contain_text("Monday 23 November 2026", timeout=ANSWER_MS)
    move(other, "A day on", "Tuesday 24 November 2026")
    expect(clock_of(page)).to_contain_text("Tuesday 24 November 2026", timeout=ANSWER_MS)
    other.context.close()


def test_after_a_restart_it_goes_on_from_where_it_was(data: Path) -> None:
    began = time.monotonic()
    with opened(data, began) as url:
        visitor = Visitor(url)
        visitor.is_somebody("Esi")
        direct = visitor.channel("anchorbot")
        visitor.say(direct, "/anchor clock 1 December 2026")
        visitor.wait_for(f"/c/{direct}", "The clock went on to Tuesday 1 December 2026, 10am.")
    with opened(data, began) as url:
        visitor = Visitor(url)
        visitor.is_somebody("Dora Finch")
        direct = visitor.channel("anchorbot")
        visitor.open(f"/c/{direct}")
        assert bar(visitor).startswith("Tuesday 1 December 2026, 10")
        assert visitor.page.get_text().count(f"Reminder: {GROUP}") == 2
        visitor.say(direct, "/anchor clock next")
        text = visitor.wait_for(f"/c/{direct}", "The clock went on to Thursday 3 December 2026, 10am.")
        assert text.count(f"Please answer: {GROUP}") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_has_no_barrier_at_a_desk_or_on_a_phone(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    become(page, "Esi")
    move(page, "A day on", "Monday 23 November 2026")
    found = {"at a desk": barriers(page)}
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    opens = page.get_by_role("button", name="Monday 23 November 2026")
    opens.click()
    found["on a phone"] = barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#clock").get_by_label("To a day").fill("2026-11-25")
    page.locator("#clock").get_by_role("button", name="Go").click()
    expect(page.get_by_role("button", name="Wednesday 25 November 2026")).to_be_visible(timeout=2 * ANSWER_MS)
    expect(page.locator("#clock")).to_be_hidden()
    assert found == {name: [] for name in found}


def test_the_clock_is_moved_by_the_keyboard(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot (just you)")
    page.evaluate("document.activeElement.blur()")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "A day on":
            break
    page.keyboard.press("Enter")
    expect(clock_of(page)).to_contain_text("Monday 23 November 2026", timeout=ANSWER_MS)
    expect(said(page, "The clock went on to Monday 23 November 2026")).to_be_visible(timeout=ANSWER_MS)
