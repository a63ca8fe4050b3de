"""Every line for chat that README and docs offer works on the demo's data as written, in the order of the page."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dispatch import reply_or_raise
from bot.request import Conversation, Request
from bot.settings import Settings
from bot.wiring import make_desk
from bot.words.plain import as_text
from knowledge.errors import HelpfulError
from knowledge.groups.read_group import read_groups
from knowledge.people import Identity
from knowledge.people_list import read_people_list
from knowledge.pledges.periods import Numbering
from knowledge.pledges.register_rows import rows_in
from knowledge.store.group_rows import save_groups
from knowledge.store.people_rows import save_people
from knowledge.store.register_rows import save_register
from tests.pasted import PAGES, ROOT, Typed, typed_in_chat

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MEETING = datetime(2026, 12, 8, 10, 5, tzinfo=UTC)
"""Five minutes into the first meeting of the jobs pilots after NOW."""
ESI, COL, AMINA, LOU, NIA = (
    "esi.mensah@essex.example", "col.fraser@essex.example", "amina.khan@leeds.example", "lou.harte@essex.example",
    "nia.rees@college.example",
)  # fmt: skip
TYPES = {
    "everybody": ESI, "everybody of the network": ESI, "member": ESI, "owner, deputy": ESI,
    "co-chair, secretariat": COL, "secretariat": AMINA, "member, at the meeting": "kofi.asante@partnership.example",
    "co-chair, secretariat, at the meeting": NIA,
}  # fmt: skip
OFFERED = {"/pledge accept P-003": LOU}
ONLY_ELSEWHERE = {
    "/anchor clock": "only where there is a clock to move",
    "/meeting channel": "the terminal has no channels",
    "/meeting reminders in the channel": "the terminal has no channels",
    "/meeting send-invitations": "only where a mail server is set",
    "/meeting here jobs-pilots": "the tour types it on the day of the meeting; its own test walks it",
    "/meeting setup undo GROUP": "GROUP is one that nobody has used yet",
}
QUESTIONS_BACK = ("Which group", "Not saved yet", "I do not know", "I found nothing", "I could not find")


class Demo:
    """The data of `make demo` but for its documents, at a fixed clock."""

    def __init__(self, data: Path) -> None:
        self.now, samples = NOW, ROOT / "samples"
        self.wrong: list[tuple[str, list[str]]] = []
        settings = Settings(data=data, public_url="https://bot.example.org")
        self.desk = make_desk(settings, clock=lambda: self.now)
        groups, _ = read_groups(json.loads((samples / "groups.json").read_text("utf-8")))
        rows, _ = rows_in((samples / "pledges.csv").read_bytes())
        with self.desk.database() as db:
            save_people(db, read_people_list((samples / "people.csv").read_bytes()).entries, NOW, "test")
            save_groups(db, groups, NOW, "test")
            assert save_register(db, rows, NOW, Numbering.CALENDAR, "test").problems == ()

    def wrong_of(self, typed: Typed, people: Sequence[str]) -> list[str]:
        """What keeps a line from working, for each of `people`; empty where it works for one of them."""
        told = []
        for who in people:
            sender, where = Identity("terminal", "", who), Conversation("terminal", "", who, is_direct=True)
            try:
                said = as_text(reply_or_raise(self.desk, Request(typed.line, sender, where)))
            except HelpfulError as error:
                said = f"I do not know: {error}"
            if not said.startswith(QUESTIONS_BACK):
                return []
            told.append(said)
        return told


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """One for the whole file: docs go on where README ends."""
    demo = Demo(tmp_path_factory.mktemp("demo"))
    demo.wrong = [problem for one in typed_here("README.md") if (problem := _tried(demo, one))]
    return demo


def _tried(demo: Demo, one: Typed) -> tuple[str, list[str]] | None:
    demo.now = MEETING if "at the meeting" in one.who else demo.now
    people = [OFFERED.get(one.line, TYPES[one.who])] if one.who else [ESI, COL, AMINA, NIA]
    told = demo.wrong_of(one, people)
    return (one.line, told) if told else None


def test_what_is_typed_in_chat_works_in_the_order_of_the_readme(demo: Demo) -> None:
    assert len([one for one in typed_here("README.md") if one.who]) > 60
    assert demo.wrong == []


@pytest.mark.parametrize("page", [name for name in PAGES if name != "README.md"])
def test_what_docs_name_can_be_typed_by_somebody_of_the_demo(demo: Demo, page: str) -> None:
    assert [problem for one in typed_here(page) if (problem := _tried(demo, one))] == []


def typed_here(page: str) -> list[Typed]:
    return [one for one in typed_in_chat(page) if not any(one.line.startswith(begin) for begin in ONLY_ELSEWHERE)]
