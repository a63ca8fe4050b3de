"""The charter and the picture of a pledge in the workspace, in Chromium."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from knowledge.pledges.entries import PledgeUpdate, Target, contact_of
from knowledge.pledges.kinds import Rag, Source
from knowledge.pledges.periods import period_of
from knowledge.store.database import open_database
from knowledge.store.people_rows import person_with_email
from knowledge.store.pledge_rows import add_pledge
from tests.journeys.local.browsing import ANSWER_MS, barriers, become, go_to, said, write
from tests.knowledge.pledges.pledges import pledge


@pytest.fixture
def data(data: Path) -> Path:
    """With a pledge of Esi's that stands above its target, after a quarter that nobody reported."""
    made = datetime.now(UTC).replace(microsecond=0) - timedelta(days=280)
    with open_database(data) as db:
        person = person_with_email(db, "esi.mensah@essex.example")
        assert person
        esi = contact_of(person)
        first = Target(
            at=made, by=esi, source=Source.IMPORT, value=Decimal(40), due=(made + timedelta(days=480)).date()
        )
        then = period_of(made.date())
        early = PledgeUpdate(at=made, by=esi, source=Source.IMPORT, period=then, value=Decimal(0), rag=Rag.RED)
        late = replace(early, at=made + timedelta(days=270), value=Decimal(46), rag=Rag.GREEN)
        late = replace(late, period=period_of(late.at.date()))
        given = pledge(number=1, organisation=esi.organisation, owner=esi, deputy=None, entries=(first, early, late))
        add_pledge(db, replace(given, baseline_on=made.date()), "tests")
    return data


def test_a_pledge_is_shown_with_its_picture_its_words_and_its_figures(page: Page) -> None:
    become(page, "Col")
    go_to(page, "anchorbot")
    write(page, "/pledge show P-001")
    picture = page.locator(".chart img")
    expect(picture).to_be_visible(timeout=ANSWER_MS)
    expect(picture).to_have_attribute(
        "alt", re.compile("46 apprentices; the target is 40 apprentices by .*, 120% of the way")
    )
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 960
    page.locator(".chart summary").click()
    table = page.locator(".chart table")
    expect(table.get_by_role("columnheader").first).to_be_visible()
    expect(table.get_by_text("not reported").first).to_be_visible()
    expect(table.get_by_text("0 apprentices", exact=True)).to_be_visible()
    assert barriers(page) == []


def test_a_question_on_a_pledge_is_answered_from_the_register(page: Page) -> None:
    become(page, "Col")
    go_to(page, "anchorbot")
    write(page, "what has Essex County Council pledged on apprenticeships?")
    expect(said(page, "From the register of pledges (1 pledge):")).to_be_visible(timeout=ANSWER_MS)
    expect(said(page, "P-001 (Essex County Council, Employment): Take on 40 apprentices.")).to_be_visible()


def test_the_secretariat_fills_in_a_step_and_a_member_reads_it(page: Page) -> None:
    become(page, "Amina")
    go_to(page, "anchorbot")
    write(page, "/charter sign")
    page.get_by_role("button", name="The charter").first.click(timeout=ANSWER_MS)
    dialogue = page.locator("form.fields")
    dialogue.get_by_label("Which organisation?").fill("Essex County Council")
    dialogue.get_by_label("Recommended").check()
    dialogue.get_by_label("On which day?").fill("1 October 2025")
    dialogue.get_by_role("button", name="Note it").click()
    expect(said(page, "Noted. Essex County Council: signing was recommended")).to_be_visible(timeout=ANSWER_MS)
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, "/charter list")
    expect(said(page, "No decision is recorded.").first).to_be_visible(timeout=ANSWER_MS)
    become(page, "Olive")
    go_to(page, "anchorbot")
    write(page, "/charter list")
    expect(said(page, "Nothing is noted on the charter yet.")).to_be_visible(timeout=ANSWER_MS)
