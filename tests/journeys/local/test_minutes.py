"""A meeting in the workspace in Chromium: not quorate, provisional, quorate, confirmed, and its minutes as a file."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.local.browsing import ANSWER_MS, barriers, become, go_to, said, write
from tests.journeys.meetings import add_group_that_meets


@pytest.fixture
def data(data: Path) -> Path:
    add_group_that_meets(
        data,
        ("Esi Mensah", "esi.mensah@essex.example", "Essex County Council", "member"),
        ("Col Fraser", "col.fraser@essex.example", "University of Essex", "co-chair"),
    )
    return data


def test_a_meeting_from_the_first_reply_to_its_minutes(page: Page, tmp_path: Path) -> None:
    def ask(typed: str, told: str) -> None:
        write(page, typed)
        expect(said(page, told).last).to_be_visible(timeout=ANSWER_MS)

    become(page, "Esi")
    go_to(page, "anchorbot")
    ask("/meeting rsvp yes skills", "Noted: Esi Mensah (Essex County Council) will be there")
    ask("/meeting here skills", "Not quorate: 1 of 2 organisations are there.")

    become(page, "Col")
    go_to(page, "anchorbot")
    ask("/meeting confirm 1 skills", "Only a quorate meeting confirms decision 1")
    ask('/meeting decide skills "Pay <b>now</b> *all*"', "It is provisional, and put to the next quorate meeting.")
    ask("/meeting action skills @Esi Send the survey by 3 December", "Action 1: Esi Mensah (Essex County Council)")
    ask("/meeting here skills", "Quorate: 2 of 2 organisations are there.")
    write(page, "/meeting decisions skills")
    page.get_by_role("button", name="Confirm 1: no objection").last.click()
    expect(said(page, "confirmed, no objection from those present").last).to_be_visible(timeout=ANSWER_MS)
    assert barriers(page) == []

    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, "/meeting actions skills")
    page.get_by_role("button", name="Done: 1").last.click()
    expect(said(page, "Action 1 (Send the survey) is done.").last).to_be_visible(timeout=ANSWER_MS)
    ask("/meeting minutes skills", "“Pay <b>now</b> *all*”: no objection from those present")
    with page.expect_download() as saving:
        page.get_by_role("link", name="The draft for Word").last.click()
    saving.value.save_as(tmp_path / "minutes.docx")
    lines = [one.text for one in Document(str(tmp_path / "minutes.docx")).paragraphs]
    assert "Col Fraser (University of Essex, co-chair)" in lines
    assert any("“Pay <b>now</b> *all*”" in one for one in lines)


def test_who_is_in_no_group_hears_of_no_decision(page: Page) -> None:
    become(page, "Olive")
    go_to(page, "anchorbot")
    write(page, "/meeting decisions skills")
    expect(said(page, "I know of no working group that you belong to.")).to_be_visible(timeout=ANSWER_MS)
