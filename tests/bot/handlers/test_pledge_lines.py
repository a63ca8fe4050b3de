"""What is typed in one line about a pledge: nothing of it is guessed away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bot.handlers.pledging import KIM, Pledging


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    return Pledging(tmp_path)


def test_a_correction_for_a_quarter_corrects_what_was_said_of_that_quarter(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12")
    chat.now = datetime(2027, 2, 17, 10, tzinfo=UTC)
    chat.say(KIM, "/pledge update P-001 green 30")
    said = chat.say(KIM, "/pledge correct P-001 15 for 2026-Q4")
    assert said.startswith("Corrected for Q4 2026 (October to December 2026): P-001 is amber, 15 apprentices.")
    assert "Before: amber, 12 apprentices." in said
    asked = chat.ask(KIM, "/pledge correct P-001 red 8 for 2026-Q4")
    assert asked.summary == (
        "Not saved yet. I read red, 8 apprentices, for P-001 (a correction), Q4 2026 (October to December 2026)."
    )
    filled = chat.fill(KIM, chat.buttons_of(asked)["Change it"], figure="16", rag="amber")
    assert filled.startswith("Corrected for Q4 2026 (October to December 2026): P-001 is amber, 16 apprentices.")
    form = chat.ask(KIM, "/pledge correct P-001 for 2026-Q4")
    assert form.summary.endswith("50 apprentices start, for Q4 2026 (October to December 2026)")
    assert chat.say(KIM, "/pledge correct P-001 31 for 2027-Q1").startswith("Corrected: P-001 is green, 31 apprentices")


def test_a_correction_for_a_quarter_of_which_nothing_was_said_saves_nothing(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12")
    before = chat.everything()
    assert chat.say(KIM, "/pledge correct P-001 15 for 2026-Q3") == (
        "Nothing was said of P-001 for Q3 2026 (July to September 2026), so there is nothing to correct. "
        "Nothing was saved. To enter it: /pledge update P-001 15 for:2026-Q3"
    )
    assert chat.everything() == before
