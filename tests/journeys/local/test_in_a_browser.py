"""The workspace in Chromium: as a member, the secretariat and an outsider use it, by mouse, by keyboard, on a phone."""

import os
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.local.browsing import ANSWER_MS, LEVY, QUORUM, become, go_to, said, write
from tests.journeys.local.conftest import a_workspace


def test_ask_follow_up_sources_wrong_and_the_secretariat_sees_it(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")
    write(page, QUORUM)
    expect(page.locator("figure.quote").first).to_contain_text("Ten members", timeout=ANSWER_MS)
    expect(page.locator("figure.quote figcaption").first).to_contain_text("Terms of reference, 5. Meetings")
    write(page, "and how often does it meet?")
    expect(said(page, "Understood as:")).to_be_visible(timeout=ANSWER_MS)

    page.get_by_role("button", name="Sources").first.click()
    dialogue = page.get_by_role("dialog")
    expect(dialogue.get_by_role("heading", name="Sources")).to_be_visible(timeout=ANSWER_MS)
    expect(dialogue.locator("mark")).to_contain_text("Ten members must take part")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sources").first).to_be_focused()

    page.get_by_role("button", name="Not right", exact=True).first.click()
    expect(dialogue.get_by_role("heading", name="Not right")).to_be_visible(timeout=ANSWER_MS)
    dialogue.get_by_label("Something else").check()
    dialogue.get_by_role("button", name="Send").click()
    note = dialogue.get_by_label("In a few words")
    expect(note).to_be_focused()
    expect(dialogue.get_by_text("Please say in a few words what it was.")).to_be_visible()
    expect(dialogue.get_by_label("Something else")).to_be_checked()
    note.fill("I meant <b>Braintree</b>")
    dialogue.get_by_role("button", name="Send").click()
    expect(dialogue).to_be_hidden()
    expect(said(page, "Thank you, noted as not right.")).to_be_visible(timeout=ANSWER_MS)

    become(page, "Amina")
    go_to(page, "anchorbot")
    write(page, "/anchor unanswered")
    expect(said(page, "marked as not right (something else: I meant <b>Braintree</b>)")).to_be_visible(
        timeout=ANSWER_MS
    )


def test_an_outsider_gets_public_documents_only(page: Page) -> None:
    become(page, "Olive")
    go_to(page, "anchorbot")
    write(page, QUORUM)
    expect(said(page, "I do not know you yet")).to_be_visible(timeout=ANSWER_MS)
    write(page, LEVY)
    expect(page.locator("figure.quote").last).to_contain_text("levy transfer", ignore_case=True, timeout=ANSWER_MS)
    assert page.get_by_role("navigation").get_by_role("link", name="#network").count() == 0


def test_a_mistyped_command_gets_the_nearest_one(page: Page) -> None:
    become(page, "Amina")
    go_to(page, "#network")
    write(page, "/anchor unanswerd")
    expect(said(page, "Did you mean /anchor unanswered?")).to_be_visible(timeout=ANSWER_MS)
    expect(said(page, "only you see this").last).to_be_visible()


def test_two_pages_agree_and_a_mention_is_answered_for_everybody(page: Page, browser: Browser, url: str) -> None:
    other = browser.new_context(base_url=url).new_page()
    other.goto("/")
    become(other, "Hal")
    go_to(other, "#network")
    become(page, "Esi")
    go_to(page, "#network")
    write(page, f"@anchorbot {LEVY}")
    for seen in (page, other):
        expect(seen.locator("figure.quote").first).to_contain_text("Levy transfers", timeout=ANSWER_MS)
        assert seen.locator("article").count() == 2
    other.context.close()


def test_what_is_answered_in_the_direct_messages_is_waited_for_no_more(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "#network")
    write(page, "@anchorbot whoami")
    page.locator("#notice").get_by_role("link", name="anchorbot").click(timeout=ANSWER_MS)
    expect(said(page, "You are Esi Mensah").last).to_be_visible()


def test_a_question_in_its_thread_goes_on_without_a_mention(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "#network")
    write(page, f"@anchorbot {QUORUM}")
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    page.get_by_text("Reply in this thread").first.click()
    reply = page.locator("details form input[name=text]").first
    reply.fill("and how often does it meet?")
    reply.press("Enter")
    expect(page.locator("ol.replies").get_by_text("Once in every six weeks")).to_be_visible(timeout=ANSWER_MS)


def test_home_leads_to_an_answer(page: Page) -> None:
    become(page, "Esi")
    page.get_by_role("link", name="Home").click()
    page.locator("form.choice button").first.click()
    expect(page.locator("figure.quote").last).to_be_visible(timeout=ANSWER_MS)


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    def press_until(matches: str, key: str = "Tab") -> None:
        for _ in range(60):
            page.keyboard.press(key)
            if page.evaluate("(css) => document.activeElement.matches(css)", matches):
                return
        raise AssertionError(f"the focus never came to {matches}")

    become(page, "Esi")
    go_to(page, "anchorbot")
    page.evaluate("document.activeElement.blur()")
    press_until("#write")
    page.keyboard.type(QUORUM)
    page.keyboard.press("Enter")
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    expect(page.locator("#write")).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("Ten members")
    press_until("button[value^='feedback'][value$='wrong']", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=ANSWER_MS)
    press_until("input[type=radio]")
    page.keyboard.press("Space")
    press_until("dialog .fields button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden(timeout=ANSWER_MS)
    expect(said(page, "Thank you, noted as not right.")).to_be_visible(timeout=ANSWER_MS)


def test_on_a_phone_nothing_is_cut_off(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation").get_by_role("link", name="anchorbot").first.click()
    write(page, QUORUM)
    expect(page.locator("figure.quote").first).to_be_visible(timeout=ANSWER_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto("/home")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_script_that_comes_three_seconds_late_loses_nothing(page: Page) -> None:
    become(page, "Esi")
    go_to(page, "anchorbot")

    def late(route: Route) -> None:
        page.wait_for_timeout(3_000)
        route.continue_()

    page.route("**/static/app.js", late)
    page.goto(page.url, wait_until="commit")
    page.locator("#write").fill(QUORUM)
    page.locator("#write").press("Enter")
    expect(page.locator("figure.quote").first).to_contain_text("Ten members", timeout=2 * ANSWER_MS)
    assert page.locator("p.said", has_text=QUORUM).count() == 1
    page.unroute_all(behavior="wait")


def test_the_tour_of_the_readme(browser: Browser, data: Path, tmp_path: Path) -> None:
    """Its five steps, as they stand there; the picture beside them goes where ANCHORBOT_SCREENSHOT says."""
    picture = Path(os.environ.get("ANCHORBOT_SCREENSHOT") or tmp_path / "workspace.png")
    with a_workspace(data, LEVY) as url:
        page = browser.new_context(base_url=url, viewport={"width": 1280, "height": 960}).new_page()
        page.goto("/")
        expect(said(page, "Levy transfers by the Council")).to_be_visible(timeout=ANSWER_MS)
        page.get_by_role("button", name="Sources").first.click()
        expect(page.get_by_role("dialog").locator("mark").first).to_be_visible(timeout=ANSWER_MS)
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        become(page, "Esi Mensah")
        go_to(page, "anchorbot (just you)")
        write(page, "what is the quorum of the Essex group?")
        expect(said(page, "Ten members")).to_be_visible(timeout=ANSWER_MS)
        write(page, "and how often does it meet?")
        expect(said(page, "Once in every six weeks")).to_be_visible(timeout=ANSWER_MS)
        page.screenshot(path=picture, animations="disabled")
        page.get_by_role("button", name="Not right", exact=True).last.click()
        page.get_by_role("dialog").get_by_label("Out of date").check(timeout=ANSWER_MS)
        page.get_by_role("dialog").get_by_role("button", name="Send").click()
        expect(said(page, "Thank you, noted as not right.")).to_be_visible(timeout=ANSWER_MS)
        become(page, "Amina Khan")
        write(page, "/anchor unanswered")
        expect(said(page, "marked as not right (out of date)")).to_be_visible(timeout=ANSWER_MS)
        become(page, "Olive Outsider")
        go_to(page, "anchorbot (just you)")
        write(page, "what is the quorum of the Essex group?")
        expect(said(page, "I do not know you yet")).to_be_visible(timeout=ANSWER_MS)
        page.context.close()
