"""A working group set up in the workspace in Chromium, from the sample terms of reference."""

import re

from playwright.sync_api import Page, expect

from knowledge.dates import spoken
from tests.journeys.local.browsing import ANSWER_MS, barriers, become, go_to, said, write
from tests.journeys.meetings import DAY, WHEN

TERMS = "essex-social-value-terms-of-reference.md"


def test_the_form_is_filled_from_the_document_and_sets_the_group_up(page: Page) -> None:
    become(page, "Amina")
    go_to(page, "anchorbot")
    write(page, "/meeting setup")
    page.get_by_role("button", name="Social Value Learning Community").first.click(timeout=ANSWER_MS)
    form = page.locator("form.fields")
    expect(form.get_by_label("Quorum", exact=True)).to_have_value("10", timeout=ANSWER_MS)
    expect(form.get_by_label("How often it meets")).to_have_value("every 6 weeks")
    expect(form.get_by_text("Ten members must take part for a meeting to be quorate")).to_be_visible()
    expect(form.get_by_label("Who sits in it")).to_have_value(re.compile(r"^Essex County Council\nSouthend Council\n"))
    expect(form.get_by_label("Channel of the group")).to_have_value("")
    assert barriers(page) == []

    form.get_by_label("Name of the group").fill("Essex social value")
    form.get_by_label("First meeting: day and time").fill("31/11/2026 10am")
    form.get_by_label("Organisations").check()
    for question in ("Do co-chairs count", "Do named deputies count"):
        form.get_by_role("group", name=question).get_by_label("Yes").check()
    seats = "Essex County Council; Esi Mensah; esi.mensah@essex.example; co-chair\nUniversity of Essex"
    form.get_by_label("Who sits in it").fill(seats)
    form.get_by_label("Quorum", exact=True).fill("2")
    form.get_by_role("button", name="Set up").click()
    expect(page.get_by_text("31/11/2026 is not a day in the calendar.")).to_be_visible(timeout=ANSWER_MS)
    form = page.locator("form.fields")
    expect(form.get_by_label("Who sits in it")).to_have_value(seats)  # nothing typed is lost

    form.get_by_label("First meeting: day and time").fill(f"{DAY} 10am")
    form.get_by_label("Breaks").fill(f"{DAY} to {DAY} moving house")
    form.get_by_role("button", name="Set up").click()
    expect(said(page, f"Essex social value is set up: it meets every 6 weeks on {DAY:%A}s.")).to_be_visible(
        timeout=ANSWER_MS
    )
    expect(said(page, "2 seats of 2 organisations, 1 of them vacant.")).to_be_visible()
    expect(said(page, f"{WHEN} clashes with moving house. What should become of it?")).to_be_visible()
    page.get_by_role("button", name=f"Skip {spoken(DAY)}").first.click()
    expect(said(page, f"The meeting of Essex social value on {WHEN} is cancelled.")).to_be_visible(timeout=ANSWER_MS)
