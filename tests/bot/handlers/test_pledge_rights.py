"""Who may do what about pledges: every command as everybody, and what cannot be told apart from what is not there."""

from pathlib import Path

import pytest

from tests.bot.handlers.pledging import ANN, CO, GUS, KIM, LEE, OTTO, SAM, Pledging

ELSEWHERE = "kim@other-workspace"
"""Somebody of another workspace who calls herself Kim Lee."""
EVERYBODY = (KIM, LEE, SAM, CO, GUS, ANN, OTTO, ELSEWHERE)


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    found = Pledging(tmp_path)
    found.say(KIM, "/pledge update P-001 amber 12")
    found.say(KIM, "/pledge handover P-002 sam@police.example")
    return found


ALL = frozenset(EVERYBODY)
KNOWN = ALL - {OTTO, ELSEWHERE}
MAY = [
    ("show P-001", KNOWN),
    ("show P-005", {KIM, LEE, SAM, GUS}),
    ("show P-006", ALL),
    ('update P-001 amber 13 "as agreed"', {KIM, LEE, GUS}),
    ('update P-005 amber 13% "as agreed"', {KIM, LEE, GUS}),
    ('update P-006 amber 13 "as agreed"', {CO, GUS}),
    ("update P-001", {KIM, LEE, GUS}),
    ('same P-001 "as agreed"', {KIM, LEE, GUS}),
    ('correct P-001 amber 14 "as agreed"', {KIM, LEE, GUS}),
    ('handover P-003 "Sam Okafor" because she leaves', {KIM, LEE, GUS}),
    ("handover P-002 off because she stays", {KIM, LEE, GUS}),
    ("accept P-002", {SAM}),
    ("decline P-002", {SAM}),
    ('target P-001 60 agreed by us "wider"', {CO, GUS}),
    ("target P-001", {CO, GUS}),
    ('deputy P-003 "Sam Okafor" because she leaves', {KIM, LEE, GUS}),
    ('deputy P-005 off "gone"', {KIM, LEE, GUS}),
    ('reword P-001 "Fifty start" because clearer', {CO, GUS}),
    ("reword P-001", {CO, GUS}),
    ('blocked P-001 resourcing "as told"', {KIM, LEE, GUS}),
    ('status P-001 met "all there"', {CO, GUS}),
    ("status P-001", {CO, GUS}),
    ('withdraw P-001 "it has closed"', {CO, GUS}),
    ("add", {GUS}),
    ("board", {GUS}),
    ("exceptions", {CO, GUS}),
    ("export csv", KNOWN),
    ("list", ALL),
    ("help", ALL),
]  # fmt: skip
_REFUSED = (
    "There is no pledge", "only its owner", "only the co-chairs", "is for the secretariat", "not offered to you",
    "for the co-chairs and the secretariat", "I do not know you",
)  # fmt: skip


@pytest.mark.parametrize(("typed", "by"), MAY, ids=[typed[:30] for typed, _ in MAY])
@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_type_what(chat: Pledging, who: str, typed: str, by: frozenset[str]) -> None:
    before = chat.everything()
    said = chat.text_of(chat.ask(who, f"/pledge {typed}")) or "(a form)"
    was_refused = any(words in said for words in _REFUSED)
    assert was_refused == (who not in by), said
    assert "incident" not in said
    if was_refused:
        assert chat.everything() == before


ON_ONE = [typed for typed, _ in MAY if "P-" in typed]


@pytest.mark.parametrize(
    "typed", [*dict.fromkeys(typed.replace(typed[typed.index("P-") :][:5], "{}") for typed in ON_ONE)]
)
@pytest.mark.parametrize("who", [ANN, CO, OTTO, ELSEWHERE])
def test_what_may_not_be_seen_answers_like_what_is_not_there(chat: Pledging, who: str, typed: str) -> None:
    hidden = chat.say(who, f"/pledge {typed.format('P-005')}")
    missing = chat.say(who, f"/pledge {typed.format('P-999')}")
    assert hidden.replace("P-005", "P-999") == missing
    assert hidden.startswith("There is no pledge P-005.")


def test_an_owner_is_told_whom_to_ask_for_a_withdrawal_with_a_line_to_send(chat: Pledging) -> None:
    before = chat.everything()
    assert chat.say(KIM, '/pledge withdraw P-001 "it has closed"') == (
        "P-001 is yours to update and to hand over, but only the co-chairs and the secretariat may withdraw it. "
        "Nothing was saved. Ask one of them (Co Chair, Gus Office), and send them this line: "
        '/pledge withdraw P-001 "it has closed"'
    )
    assert chat.say(LEE, "/pledge withdraw P-005").endswith(
        '(Gus Office), and send them this line: /pledge withdraw P-005 "…"'
    )
    assert chat.everything() == before


PRESSED = [typed for typed, _ in MAY if "export" not in typed]


@pytest.mark.parametrize("typed", PRESSED, ids=[typed[:30] for typed in PRESSED])
@pytest.mark.parametrize("who", EVERYBODY)
def test_no_reply_offers_a_button_that_its_reader_may_not_press(chat: Pledging, who: str, typed: str) -> None:
    for label, command in chat.buttons(who, f"/pledge {typed}").items():
        said = chat.say(who, command)
        assert not any(words in said for words in (*_REFUSED, "It takes a reason", "I know nobody")), (label, said)


def test_lists_counts_and_boards_leave_out_what_may_not_be_seen(chat: Pledging) -> None:
    for who, typed in (
        (ANN, "list"),
        (CO, "exceptions"),
        (CO, "list"),
        (ANN, "list org:essex-police theme:employment"),
    ):
        assert "P-005" not in chat.say(who, f"/pledge {typed}")
    assert chat.say(ANN, "/pledge list").startswith("5 pledges.")


def test_the_secretariat_writes_for_others_with_a_reason_only(chat: Pledging) -> None:
    before = chat.everything()
    said = chat.say(GUS, "/pledge update P-001 amber 13")
    assert said.startswith("It takes a reason to update it: that is kept in the history of P-001.")
    assert chat.everything() == before


def test_every_entry_is_audited_without_its_words(chat: Pledging) -> None:
    chat.say(GUS, '/pledge target P-001 60 agreed by us "a secret reason"')
    with chat.database() as db:
        rows = db.execute("SELECT actor, action, target FROM audit WHERE action LIKE 'pledge%' ORDER BY id").fetchall()
        everything = repr(db.execute("SELECT * FROM audit").fetchall())
    assert [target for _, _, target in rows[-3:]] == ["pledge P-001", "pledge P-002", "pledge P-001"]
    assert all(actor.startswith("person ") for actor, _, _ in rows[-3:])
    assert "secret" not in everything
