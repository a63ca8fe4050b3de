"""What people do in a page of the workspace, and what axe-core finds there."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

LEVY = "what did Leeds do on apprenticeship levy transfer?"
QUORUM = "what is the quorum of the Essex group?"
ANSWER_MS = 60_000
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def become(page: Page, name: str) -> None:
    option = page.locator("select[name=account] option", has_text=name).first
    page.locator("select[name=account]").select_option(value=option.get_attribute("value"))
    with page.expect_navigation():
        page.get_by_role("button", name="Change").click()


def go_to(page: Page, channel: str) -> None:
    with page.expect_navigation():  # the page before has the same fields: what is typed too soon is lost with it
        page.get_by_role("navigation").get_by_role("link", name=channel).first.click()


def write(page: Page, text: str) -> None:
    page.locator("#write").fill(text)
    page.locator("#write").press("Enter")


def said(page: Page, words: str) -> Locator:
    """Where that stands in the conversation (and not only where screen readers hear it)."""
    return page.locator("#messages").get_by_text(words)


def barriers(page: Page) -> list[str]:
    """What axe-core finds, in a line each."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0]['any']}" for one in violations]
