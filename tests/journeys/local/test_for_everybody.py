"""No barrier on any page and in any state, light and dark; on a phone, at 200% zoom, with less motion, on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.local.workspace import NETWORK, OPEN
from tests.journeys.local.browsing import ANSWER_MS, QUORUM, barriers, become, go_to, said, write
from tests.journeys.local.test_long_conversations import filled

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_and_no_state_has_a_barrier(page: Page, data: Path, scheme: str, size: dict[str, int]) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    become(page, "Esi")
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto("/home")
    found = {"home": barriers(page)}
    page.goto(f"/c/{OPEN}")
    found["an empty channel"] = barriers(page)
    page.goto(page.locator("nav a", has_text="just you").get_attribute("href") or "")
    write(page, QUORUM)
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    write(page, "what will the weather be like in Oslo?")
    expect(said(page, "The nearest I have").first).to_be_visible(timeout=ANSWER_MS)
    write(page, "/anchor documents")
    expect(said(page, "Terms of reference").last).to_be_visible(timeout=ANSWER_MS)
    page.get_by_text("Reply in this thread").last.click()
    found["answers, and a reply begun"] = barriers(page)

    page.get_by_role("button", name="Sources").first.click()
    expect(page.get_by_role("dialog")).to_be_visible(timeout=ANSWER_MS)
    found["sources"] = barriers(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Not right").first.click()
    expect(page.get_by_role("dialog")).to_be_visible(timeout=ANSWER_MS)
    found["a form"] = barriers(page)
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(page.get_by_role("dialog").locator(".error").first).to_be_visible(timeout=ANSWER_MS)
    found["a form with a mistake"] = barriers(page)
    page.goto("/dialogue/1")
    found["a dialogue as a page of its own"] = barriers(page)

    root = filled(data, 200)
    for path in (f"/c/{NETWORK}?before={root + 150}", f"/c/{NETWORK}/t/{root}", "/dialogue/4711", "/nowhere"):
        page.goto(path)
        found[path] = barriers(page)
    if size is PHONE:
        page.goto("/")
        page.get_by_role("button", name="Menu").click()
        found["the menu"] = barriers(page)
    page.goto(f"/c/{OPEN}")
    page.route("**/say", lambda route: route.abort())
    write(page, "is anybody there?")
    expect(page.get_by_role("alert")).to_contain_text("What you typed is still here.")
    found["a failure"] = barriers(page)
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("path", ["/home", "/", "/dialogue/1", "/nowhere"])
def test_nothing_is_cut_off_on_a_phone_or_at_200_percent(page: Page, path: str) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, QUORUM)
    page.get_by_role("button", name="Sources").first.click(timeout=ANSWER_MS)
    expect(page.get_by_role("dialog")).to_be_visible(timeout=ANSWER_MS)
    direct = page.url
    for width in (360, 640):  # a phone; 1280 pixels at 200% zoom, as WCAG 1.4.4 and 1.4.10 have it
        page.set_viewport_size({"width": width, "height": 740})
        for one in (path, direct):
            page.goto(one)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_twice_as_large_are_not_cut_off(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, QUORUM)
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    cut = """[...document.querySelectorAll("main *, header *")].filter((one) => one.clientWidth
        && !one.closest(".visually-hidden, .skip") && one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX === "hidden").map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(cut) == []


def test_with_less_motion_nothing_moves(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, QUORUM)
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    page.locator("#looking").evaluate("(line) => line.hidden = false")
    running = "document.getAnimations().filter((one) => one.playState === 'running').length"
    assert page.evaluate(running) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(running) > 0


def test_on_paper_there_is_the_conversation_and_nothing_to_press(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, QUORUM)
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("figure.quote").first).to_be_visible()
    expect(page.locator("figcaption").first).to_be_visible()
    for hidden in ("nav", "form.write", ".choices", "#account"):
        expect(page.locator(hidden).first).to_be_hidden()
    ink = "getComputedStyle(document.body).color"
    assert page.evaluate(ink) in ("rgb(0, 0, 0)", "rgb(17, 17, 17)")
