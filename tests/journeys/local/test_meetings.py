"""Meetings in the workspace in Chromium: a member replies by a button, the secretariat sees the forecast."""

from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Page, expect

from tests.journeys.local.browsing import ANSWER_MS, become, go_to, said, write
from tests.journeys.meetings import DAY, WHEN, add_group


@pytest.fixture
def data(data: Path) -> Path:
    add_group(
        data,
        ("Esi Mensah", "esi.mensah@essex.example", "Essex County Council", "member"),
        ("Col Fraser", "col.fraser@essex.example", "University of Essex", "co-chair"),
    )
    return data


def test_a_reply_by_button_is_in_the_forecast(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, "/meeting next")
    expect(said(page, f"Skills meets next on {WHEN}")).to_be_visible(timeout=ANSWER_MS)
    page.get_by_role("button", name="I'll be there").first.click()
    expect(said(page, "Noted: Esi Mensah (Essex County Council) will be there")).to_be_visible(timeout=ANSWER_MS)

    become(page, "Amina")
    go_to(page, "anchorbot")
    write(page, "/meeting quorum skills")
    expect(said(page, "1 of 2 organisations so far: quorum is unlikely (about 1 in 10).")).to_be_visible(
        timeout=ANSWER_MS
    )
    expect(said(page, "Not heard from: Col Fraser.")).to_be_visible()


def test_a_deputy_is_named_and_taken_back(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, "/meeting rsvp deputy Col Fraser")
    expect(said(page, "Noted: Esi Mensah (Essex County Council) sends a deputy (Col Fraser)")).to_be_visible(
        timeout=ANSWER_MS
    )
    page.get_by_role("button", name="Undo").first.click()
    expect(said(page, "Taken back. For Esi Mensah (Essex County Council) there is no answer")).to_be_visible(
        timeout=ANSWER_MS
    )


def test_an_outsider_hears_of_no_group(page: Page) -> None:
    become(page, "Olive")
    go_to(page, "anchorbot")
    write(page, "/meeting next skills")
    expect(said(page, "I know of no working group that you belong to.")).to_be_visible(timeout=ANSWER_MS)


def test_a_meeting_is_saved_for_ones_calendar(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, "/meeting rsvp yes")
    page.get_by_role("button", name="Put it in my calendar").click(timeout=ANSWER_MS)
    link = page.get_by_role("link", name="For your calendar")
    expect(link).to_be_visible(timeout=ANSWER_MS)
    with page.expect_download() as saving:
        link.click()
    assert saving.value.suggested_filename == f"skills-{DAY}.ics"
    assert vobject.readOne(saving.value.path().read_text("utf-8")).vevent.summary.value == "Skills"


def test_the_board_asks_who_is_silent_and_they_answer(page: Page) -> None:
    become(page, "Amina")
    go_to(page, "anchorbot")
    write(page, "/meeting board")
    expect(said(page, f"Skills: {WHEN}")).to_be_visible(timeout=ANSWER_MS)
    page.get_by_role("button", name="Ask those who have not answered").first.click()
    expect(said(page, "I am asking Esi Mensah and Col Fraser.")).to_be_visible(timeout=ANSWER_MS)
    become(page, "Esi")
    go_to(page, "anchorbot")
    expect(said(page, f"Will you be there? Skills, {WHEN}.")).to_be_visible(timeout=ANSWER_MS)
    page.get_by_role("button", name="I'll be there").first.click()
    expect(said(page, "Noted: Esi Mensah (Essex County Council) will be there")).to_be_visible(timeout=ANSWER_MS)
