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
    said = chat.say(KIM, "/pledge correct P-001 15 for 2026/27-Q3")
    assert said.startswith("Corrected for Q4 2026 (October to December 2026): P-001 is amber, 15 apprentices.")
    assert "Before: amber, 12 apprentices." in said
    asked = chat.ask(KIM, "/pledge correct P-001 red 8 for 2026/27-Q3")
    assert asked.summary == (
        "Not saved yet. I read red, 8 apprentices, for P-001 (a correction), Q4 2026 (October to December 2026)."
    )
    filled = chat.fill(KIM, chat.buttons_of(asked)["Change it"], figure="16", rag="amber")
    assert filled.startswith("Corrected for Q4 2026 (October to December 2026): P-001 is amber, 16 apprentices.")
    form = chat.ask(KIM, "/pledge correct P-001 for 2026-Q4")
    assert form.summary.endswith("50 apprentices start, for Q4 2026 (October to December 2026)")
    assert chat.say(KIM, "/pledge correct P-001 31 for this quarter").startswith(
        "Corrected: P-001 is green, 31 apprentices"
    )


def test_a_correction_for_a_quarter_of_which_nothing_was_said_saves_nothing(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12")
    before = chat.everything()
    assert chat.say(KIM, "/pledge correct P-001 15 for 2026-Q3") == (
        "Nothing was said of P-001 for Q3 2026 (July to September 2026), so there is nothing to correct. "
        "Nothing was saved. To enter it: /pledge update P-001 15 for:2026-Q3"
    )
    assert chat.everything() == before


@pytest.mark.parametrize(
    ("typed", "asked", "line"),
    [
        ("yellow 12", "I read no colour in “yellow 12”. Did you mean amber?", "amber 12"),
        ("gren 12", "I read no colour in “gren 12”. Did you mean green?", "green 12"),
        ("twelve", "I read no figure in “twelve”. Did you mean 12?", "12"),
        (
            "12 held up by sign-off",
            "I read no blocker in “held up by sign-off”. Did you mean senior sign-off?",
            '12 blocked:senior sign-off "held up by sign-off"',
        ),
        (
            "amber late for us in Q3 2026",
            "I read no quarter in “late for us in Q3 2026”. Did you mean Q3 2026?",
            'amber for:Q3-2026 "late for us in Q3 2026"',
        ),
        ("amber P-003 1%", "I read P-001 and “P-003 1%”: is that of P-003 a line of its own?", "amber"),
    ],
)
def test_what_may_be_more_than_a_note_is_asked_first(chat: Pledging, typed: str, asked: str, line: str) -> None:
    before = chat.everything()
    reply = chat.ask(KIM, f"/pledge update P-001 {typed}")
    assert reply.summary == f"{asked} Nothing was saved. Try: /pledge update P-001 {line}"
    assert chat.everything() == before
    yes, note = chat.buttons_of(reply).values()
    assert yes == f"pledge update P-001 {line}"
    assert chat.say(KIM, note).startswith("Saved: P-001")


def test_what_says_nothing_is_told_so(chat: Pledging) -> None:
    assert chat.say(KIM, "/pledge update P-001 -").startswith("I read “-”, which says nothing. Nothing was saved.")


@pytest.mark.parametrize(
    ("typed", "saved", "quarter"),
    [
        ("P-001 GREEN!", "P-001 is green.", "Q4 2026"),
        ("P-002 two suppliers left amber £50k", "P-002 is amber, £50,000: “two suppliers left”.", "Q4 2026"),
        ('P-001 20 amber for last quarter "x"', "P-001 is amber, 20 apprentices: “x”.", "Q3 2026"),
        ("P-001 19 for last quarter", "P-001 stands at 19 apprentices.", "Q3 2026"),
        (
            "P-001 17 blocked by timescales",
            "P-001 stands at 17 apprentices, blocked by timescales and process.",
            "Q4 2026",
        ),
    ],
)
def test_what_is_clear_is_understood(chat: Pledging, typed: str, saved: str, quarter: str) -> None:
    said = chat.say(KIM, f"/pledge update {typed}")
    assert said.startswith(f"Saved: {saved}")
    assert f"For {quarter}" in said


def test_a_second_blocker_is_not_lost(chat: Pledging) -> None:
    assert chat.say(KIM, "/pledge update P-001 17 blocked:timescales blocked:resourcing") == (
        "I read that it is blocked by timescales and process and by resourcing; I keep one, the one that weighs most. "
        "Nothing was saved. Try: /pledge update P-001 17 blocked:timescales and process"
    )


def test_what_an_update_leaves_as_it_was_is_said(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12")
    assert "Colour and figure as before: amber, 12 apprentices" in chat.say(KIM, '/pledge update P-001 "a new partner"')
    assert "Colour as before: amber" in chat.say(KIM, "/pledge update P-001 13")
