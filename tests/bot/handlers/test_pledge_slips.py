"""Lines that are almost a command on a pledge: nothing is lost in them, and nothing is saved by a guess."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bot.handlers.pledging import CO, KIM, Pledging


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    found = Pledging(tmp_path)
    found.say(KIM, "/pledge update P-001 amber 10")
    return found


SHOW = ("Show P-001", "pledge show P-001")
CORRECT = ("Correct P-001", "pledge correct P-001")


@pytest.mark.parametrize("slash", ["", "/pledge "])
@pytest.mark.parametrize(
    ("typed", "told", "offered"),
    [
        ("upate P-001 15", "Did you mean /pledge update P-001 15?", ("Yes, update P-001", "pledge update P-001 15")),
        ("P-001 upate 15", "Did you mean /pledge update P-001 15?", ("Yes, update P-001", "pledge update P-001 15")),
        ("corect P-001 9", "Did you mean /pledge correct P-001 9?", ("Yes, correct P-001", "pledge correct P-001 9")),
        (
            'withdrw P-001 "gone"',
            'Did you mean /pledge withdraw P-001 "gone"?',
            ("Yes, withdraw P-001", 'pledge withdraw P-001 "gone"'),
        ),
        ("shwo P-001", "Did you mean /pledge show P-001?", ("Yes, show P-001", "pledge show P-001")),
        ("delete P-001", "A pledge is not deleted", ("Withdraw P-001", "pledge withdraw P-001")),
        ("please remove pledge P-001", "A pledge is not deleted", CORRECT),
        ("undo P-001", "To correct its last update, in a form: /pledge correct P-001.", CORRECT),
        ("undo my last update of P-001", "a new entry puts it right", CORRECT),
        (
            "we have reached 17 on P-001",
            'Did you mean /pledge update P-001 17 "we have reached 17 on P-001"?',
            ("Yes, update P-001", 'pledge update P-001 17 "we have reached 17 on P-001"'),
        ),
    ],
)
def test_what_may_be_meant_is_offered_and_nothing_saved(
    chat: Pledging, slash: str, typed: str, told: str, offered: tuple[str, str]
) -> None:
    before = chat.everything()
    reply = chat.ask(KIM, f"{slash}{typed}")
    assert told in chat.text_of(reply)
    assert "Nothing was saved." in chat.text_of(reply)
    assert offered in chat.buttons_of(reply).items()
    assert chat.everything() == before


@pytest.mark.parametrize("slash", ["", "/pledge "])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2 more on P-001", "Not saved yet. I read 10 + 2 = 12 apprentices, for P-001."),
        ("2 more apprentices on P-001, both local", "Not saved yet. I read 10 + 2 = 12 apprentices, for P-001."),
        ("add 2 to P-001", "Not saved yet. I read 10 + 2 = 12 apprentices, for P-001."),
        ("another 2 on P-001", "Not saved yet. I read 10 + 2 = 12 apprentices, for P-001."),
        ("14 for P-001", "Saved: P-001 "),
        ("green on P-001", "Saved: P-001 is green."),
        ("green 14 on P-001", "Saved: P-001 is green, 14 apprentices."),
        ("set P-001 to 15", "Saved: P-001 "),
        ("P-001 update 12", "Saved: P-001 "),
        ("P-001 no change", "Saved: P-001 is amber, 10 apprentices: “No change”."),
    ],
)
def test_the_code_may_stand_last_and_the_verb_behind_it(chat: Pledging, slash: str, typed: str, said: str) -> None:
    assert chat.say(KIM, f"{slash}{typed}").startswith(said)


@pytest.mark.parametrize(
    "typed",
    [
        "how is P-001 doing", "P-001 since March 2026", "updates on P-001", "what was P-001 on 3 March 2026",
        "did P-001 reach 40?", "P-001 met the board", "has P-001 got to 65",
    ],
)  # fmt: skip
def test_a_question_on_a_pledge_stays_a_question(chat: Pledging, typed: str) -> None:
    assert chat.say(KIM, typed).startswith("From the register of pledges (1 pledge):")


def test_a_sentence_with_a_figure_may_be_asked_all_the_same(chat: Pledging) -> None:
    asked = chat.buttons(KIM, "we have reached 17 on P-001")["It is a question"]
    assert chat.say(KIM, asked).startswith("From the register of pledges (1 pledge):")


@pytest.mark.parametrize(
    ("typed", "ours", "others"),
    [
        ("for 2026-Q3", "July to September 2026", "October to December 2026"),
        ("for Q4", "October to December 2026", "January to March 2026"),
        ("for Q3 2026", "July to September 2026", "October to December 2026"),
    ],
)
def test_who_names_a_quarter_by_its_number_is_told_the_months_before_it_is_saved(
    chat: Pledging, typed: str, ours: str, others: str
) -> None:
    before = chat.everything()
    reply = chat.ask(KIM, f"/pledge update P-001 amber 12 {typed}")
    said, buttons = chat.text_of(reply), chat.buttons_of(reply)
    assert said.startswith("Not saved yet. I read amber, 12 apprentices, for P-001, Q")
    assert f"is {ours}; of the financial year it would be {others}. Is that right?" in said
    assert chat.everything() == before
    assert list(buttons) == [f"Save it for {ours}", f"No, for {others}", "Change it"]
    assert f"({others})" in chat.say(KIM, buttons[f"No, for {others}"])
    save = chat.buttons(KIM, f"/pledge update P-001 amber 13 {typed}")[f"Save it for {ours}"]
    assert f"({ours})" in chat.say(KIM, save)


def test_the_button_saves_it_for_those_months_also_in_the_next_quarter(chat: Pledging) -> None:
    save = chat.buttons(KIM, "/pledge update P-001 amber 12 for Q4")["Save it for October to December 2026"]
    chat.now = datetime(2027, 11, 17, 10, tzinfo=UTC)
    assert "For Q4 2026 (October to December 2026)" in chat.say(KIM, save)


@pytest.mark.parametrize("typed", ["for last quarter", "for 2026/27-Q2", ""])
def test_what_can_be_one_quarter_alone_is_not_asked_about(chat: Pledging, typed: str) -> None:
    assert chat.say(KIM, f"/pledge update P-001 amber 12 {typed}").startswith("Saved")


def test_more_for_a_quarter_names_its_months_at_once(chat: Pledging) -> None:
    asked = "/pledge update P-001 2 more for Q4"
    assert chat.say(KIM, asked).startswith(
        "Not saved yet. I read 10 + 2 = 12 apprentices, for P-001, Q4 2026 (October to December 2026). Is that right?"
    )
    assert chat.say(KIM, chat.buttons(KIM, asked)["Save 12 apprentices"]).startswith("Saved")


def test_a_target_due_by_the_end_of_a_numbered_quarter_is_asked_about(chat: Pledging) -> None:
    typed = '/pledge target P-001 60 by Q4 2027 agreed by the board "wider"'
    before = chat.everything()
    assert "Q4 is October to December 2027; of the financial year it would be January to March 2028." in chat.say(
        CO, typed
    )
    assert chat.everything() == before
    assert chat.say(CO, chat.buttons(CO, typed)["Save it"]).startswith("Saved: P-001")
