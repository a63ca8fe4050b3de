"""The line that an error proposes: it can be pasted, it is taken, and nothing that was understood is lost in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands import UpdatePledge, parse
from tests.bot.handlers.pledging import CO, GUS, KIM, Pledging

GOOD = {
    "amber": "amber",
    "confidence:low": "confidence:low",
    "https://files.example.org/q3": "https://files.example.org/q3",
    "for 2026/27-Q2": "for:2026/27-Q2",
    '"Q3 spend done"': "Q3 spend done",
    "blocked:resourcing": "blocked:resourcing",
}
WRONG = (
    "red", "12 14", "blocked:weather", "confidence:total", "ftp://x.example/a", "www.example.org/q3", "https://…",
    "-5", "+2",
    "nan", "1e309", "£48k", "48%", "48.00001", "46 of 60", "blocked by sign-off", "blocked:timescales", "９９",
    "mailto:kim@police.example", "9999999999999999",
)  # fmt: skip


NOTHING = ("n/a", "N/A", "TBC", "unknown", "don’t know", "none", "ditto", "-", "?")


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    return Pledging(tmp_path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["P-001", "P-002", "P-003", "P-004"]),
    st.lists(st.sampled_from(sorted(GOOD)), unique=True, max_size=4),
    st.lists(st.sampled_from(WRONG), unique=True, min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
def test_the_line_to_paste_is_taken_and_keeps_all_that_was_right(
    chat: Pledging, code: str, good: list[str], wrong: list[str], shuffle: object
) -> None:
    parts = [*good, *wrong]
    shuffle.shuffle(parts)  # type: ignore[attr-defined]
    said = told_by(chat, f"/pledge update {code} {' '.join(parts)}")
    told = ""
    for told in lines(chat, said):
        assert isinstance(parse(told), UpdatePledge)
    if not told:
        return
    for one in good:
        if not (one == "amber" and "red" in wrong) and not one.startswith("blocked"):
            assert GOOD[one] in told, (parts, told)


def told_by(chat: Pledging, line: str) -> str:
    reply = chat.ask(KIM, line)
    return chat.text_of(reply) or reply.summary


def lines(chat: Pledging, said: str) -> Iterator[str]:
    """What each error proposes, one after the other, until it is taken."""
    for _ in range(4):
        if "Which do you mean?" in said or "in place of the dots" in said:
            assert "Nothing was saved." in said
            said = said.partition("dots: ")[2] or said.partition("  • ")[2].partition(": ")[2].splitlines()[0]
            yield said.replace("…", "7") if "…" in said else said
            return
        if "Try: /" not in said:
            assert said.startswith(("Saved", "Not saved yet", "That is saved already", "Update: P-0")) or (
                "Nothing was saved." in said
            ), said
            return
        line = said.partition("Try: ")[2].splitlines()[0]
        yield line
        said = told_by(chat, line)
    raise AssertionError(f"still wrong: {said}")


@pytest.mark.parametrize(
    ("who", "typed", "line"),
    [
        (KIM, "update P-002 amber £1,2m", "/pledge update P-002 amber £1.2m"),
        (KIM, "update P-001 amber blocked:weather 12", '/pledge update P-001 amber blocked:other "weather 12"'),
        (GUS, "update P-001 amber 12", '/pledge update P-001 amber 12 "…"'),
        (GUS, "same P-001", '/pledge same P-001 "…"'),
        (
            GUS,
            'target P-002 1,500,000 by 31/3/2029 agreed by the board "wider"',
            '/pledge target P-002 £1,500,000 by 31/3/2029 agreed by the board "wider"',
        ),
        (CO, "target P-001 60 agreed by the board", '/pledge target P-001 60 agreed by the board "…"'),
        (CO, 'target P-001 60 "wider"', '/pledge target P-001 60 agreed by … "wider"'),
        (CO, 'status P-001 closd "it is over"', '/pledge status P-001 closed "it is over"'),
    ],
)
def test_the_line_has_what_was_understood_and_dots_for_what_only_the_person_knows(
    chat: Pledging, who: str, typed: str, line: str
) -> None:
    chat.say(KIM, "/pledge update P-001 amber 11")
    before = chat.everything()
    said = chat.say(who, f"/pledge {typed}")
    assert said.endswith(line)
    assert "Nothing was saved." in said
    if "…" in line:
        assert "Nothing was saved." in chat.say(who, line), "dots are never saved"
    assert chat.everything() == before
    assert chat.say(who, line.replace("…", "the board")).startswith(("Saved", "Not saved yet"))


DOTS = " With the number in place of the dots: "
WHICH = " Nothing was saved. Which do you mean?"
FORM = "Open the form"


@pytest.mark.parametrize(
    ("typed", "told", "offered"),
    [
        (
            "P-001 amber £1.2m",
            f"so I need a number of them. Nothing was saved.{DOTS}/pledge update P-001 amber …",
            {FORM: "P-001 amber change:yes"},
        ),
        (
            'P-003 amber £48k "phoned"',
            f'so I need a percentage. Nothing was saved.{DOTS}/pledge update P-003 amber …% "phoned"',
            {FORM: 'P-003 amber change:yes "phoned"'},
        ),
        (
            'P-001 amber 12,5 "phoned"',
            f"commas stand before three digits, one point before the decimals.{WHICH}",
            {"12.5": 'P-001 amber 12.5 "phoned"', "125": 'P-001 amber 125 "phoned"'},
        ),
        (
            'P-002 amber £230,00 "call"',
            f"one point before the decimals.{WHICH}",
            {"£230.00": 'P-002 amber £230.00 "call"', "£23,000": 'P-002 amber £23,000 "call"'},
        ),
        (
            "P-001 amber 48%",
            f"so I need a number of them.{WHICH}",
            {"48% of the 50 promised, 24 apprentices": "P-001 amber 24", "48 apprentices": "P-001 amber 48"},
        ),
        (
            "P-002 amber 48%",
            f"so I need an amount.{WHICH}",
            {"48% of the £1,200,000 promised, £576,000": "P-002 amber £576,000"},
        ),
        (
            "P-001 -5",
            f"A figure cannot be less than nought.{WHICH}",
            {"5 fewer than before": "P-001 5 fewer", "5": "P-001 5"},
        ),
        (
            "P-001 2 more",
            f"no figure was reported of it so far.{WHICH}",
            {
                "12 apprentices in all, with 10 apprentices at the start": "P-001 12 apprentices",
                "2 apprentices in all": "P-001 2 apprentices",
            },
        ),
    ],
)
def test_no_figure_is_proposed_that_nobody_typed(
    chat: Pledging, typed: str, told: str, offered: dict[str, str]
) -> None:
    before = chat.everything()
    reply = chat.ask(KIM, f"/pledge update {typed}")
    said = chat.text_of(reply)
    assert told in said
    assert chat.buttons_of(reply) == {label: f"pledge update {line}" for label, line in offered.items()}
    assert all(label == FORM or f"{label}: /pledge update {line}" in said for label, line in offered.items())
    assert chat.everything() == before
    for label, line in chat.buttons_of(reply).items():
        if label == FORM:
            assert {one.name: one.value for one in chat.form(KIM, line).fields}["rag"] == "amber"
        else:
            assert chat.say(KIM, line).startswith(("Saved", "Not saved yet", "I read 5 apprentices fewer"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("P-001 £1.5m by 31/3/28 agreed by the board “wider”", f"{DOTS}/pledge target P-001 … by 31/3/28 agreed by"),
        ("P-001 60 by 31/2/28 agreed by the board “wider”", "the dots: /pledge target P-001 60 by … agreed by the"),
        ("P-002 1.5 agreed by the board “wider”", "£1.5m: /pledge target P-002 £1.5m agreed by the board"),
        ("P-002 1.5 agreed by the board “wider”", "£1.5k: /pledge target P-002 £1.5k agreed by the board"),
    ],
)
def test_no_target_is_proposed_that_nobody_typed(chat: Pledging, typed: str, told: str) -> None:
    before = chat.everything()
    said = chat.say(CO, f"/pledge target {typed}")
    assert told in said and "Nothing was saved." in said
    assert chat.everything() == before


@pytest.mark.parametrize(
    ("typed", "read", "button", "saved"),
    [
        ("P-001 2 more", "46 + 2 = 48 apprentices", "Save 48 apprentices", "amber, 48 apprentices."),
        ("P-001 +2", "46 + 2 = 48 apprentices", "Save 48 apprentices", "48 apprentices."),
        ("P-001 green +2 “two more”", "46 + 2 = 48 apprentices", "Save 48 apprentices", "green, 48 apprentices: “two"),
        ("P-001 2 more apprentices began", "46 + 2 = 48 apprentices", "Save 48 apprentices", "apprentices: “began”."),
        ("P-001 another 2, both local", "46 + 2 = 48 apprentices", "Save 48 apprentices", "apprentices: “both local”."),
        ("P-001 3 fewer than last time", "46 − 3 = 43 apprentices", "Save 43 apprentices", "43 apprentices."),
        ("P-001 down by 3", "46 − 3 = 43 apprentices", "Save 43 apprentices", "43 apprentices."),
        ("P-001 2 extra", "46 + 2 = 48 apprentices", "No, 2 in all", "Not saved yet"),
        ("P-002 £2k more", "£48,000 + £2,000 = £50,000", "Save £50,000", "£50,000."),
        ("P-003 5% more", "20% + 5% = 25%", "Save 25%", "25%."),
    ],
)  # fmt: skip
def test_more_is_reckoned_from_what_was_reported_last_and_shown_before_it_is_saved(
    chat: Pledging, typed: str, read: str, button: str, saved: str
) -> None:
    for line in ("P-001 amber 20", "P-001 amber 46", "P-002 amber £48k", "P-003 amber 20%"):
        chat.say(KIM, f"/pledge update {line}")
    before = chat.everything()
    said = chat.say(KIM, f"/pledge update {typed}")
    assert said.splitlines()[0] == f"Not saved yet. I read {read}, for {typed[:5]}. Is that right?"
    assert chat.everything() == before
    told = chat.say(KIM, chat.buttons(KIM, f"/pledge update {typed}")[button])
    assert saved.removeprefix("amber, ") in told.splitlines()[0]
    assert "Save it" in chat.buttons(KIM, chat.buttons(KIM, "/pledge update P-001 1 more")["No, 1 in all"])


@pytest.mark.parametrize(
    "typed", ["48 more or less", "48 more than half of them", "48 more to come", '48 "2 more"', "48 morels planted"]
)
def test_a_figure_with_more_about_something_else_is_what_has_been_reached(chat: Pledging, typed: str) -> None:
    chat.say(KIM, "/pledge update P-001 amber 20")
    assert chat.say(KIM, f"/pledge update P-001 {typed}").startswith("Saved: P-001 stands at 48 apprentices")


@pytest.mark.parametrize(
    ("who", "typed", "told"),
    [
        (
            KIM,
            "P-002 2 more",
            "I read P-002 and “2 more”. This pledge is in £, so I need an amount. Nothing was saved. "
            "Which do you mean?\n"
            "  • £2: /pledge update P-002 £2 more\n"
            "  • £2k: /pledge update P-002 £2k more\n"
            "  • £2m: /pledge update P-002 £2m more",
        ),
        (
            KIM,
            "P-003 9 fewer",
            "I read 9% fewer of P-003, which stands at 5%. Nothing was saved. With the number in place of the dots: "
            "/pledge update P-003 …%",
        ),
        (
            GUS,
            "P-003 2 more",
            "It takes a reason to update it: that is kept in the history of P-003. Nothing was saved. Put it at the "
            'end, in place of the dots: /pledge update P-003 2 more "…"',
        ),
    ],
)
def test_more_of_what_is_not_known_is_asked_for(chat: Pledging, who: str, typed: str, told: str) -> None:
    chat.say(KIM, "/pledge update P-003 amber 5%")
    before = chat.everything()
    assert chat.say(who, f"/pledge update {typed}") == told
    assert chat.everything() == before


def test_more_is_reckoned_within_the_quarter_that_it_is_about_and_falls_if_that_was_said(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 16 for last quarter")
    chat.say(KIM, "/pledge update P-001 amber 46")
    assert "16 + 2 = 18 apprentices" in chat.say(KIM, "/pledge update P-001 2 more for 2026-Q3")
    fewer = chat.buttons(KIM, "/pledge update P-001 3 fewer")["Save 43 apprentices"]
    assert chat.say(KIM, fewer).startswith("Saved: P-001 stands at 43 apprentices.")
    assert chat.say(KIM, chat.buttons(KIM, "/pledge correct P-001 1 more")["Save 44 apprentices"]).startswith(
        "Corrected:"
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("update P-001 same as last time", "Saved: P-001 is amber, 20 apprentices: “No change”."),
        ("update P-001 no change", "Saved: P-001 is amber, 20 apprentices: “No change”."),
        ("update P-001 no change but note: two left", "Saved: P-001 is amber, 20 apprentices: “two left”."),
        ("update P-001 unchanged, “all fine”", "Saved: P-001 is amber, 20 apprentices: “all fine”."),
        ("update P-001 nothing new, amber 24", "Saved: P-001 is amber, 24 apprentices: “nothing new”."),
        ("update\u00a0P-001\u00a0amber\u00a024", "Saved: P-001 is amber, 24 apprentices."),
        ("update P-001 24 apprentices, 3 more to come", "Saved: P-001 stands at 24 apprentices: “3 more to come”."),
        ("update P-001 zero", "I read no figure in “zero”. Did you mean 0? Nothing was saved."),
        ("update P-003 ５０%", "I read P-003 and “５０%”. Its digits are not the plain ones, 0 to 9. Nothing"),
        ("deputy P-001 remove Sam", "I read “remove Sam”. To take the deputy out, whoever that is, say “off”."),
        ("handover P-001 me", "P-001 is Kim Lee’s already. Nothing was saved."),
        ("handover P-001 to Sam Okafor please", "P-001 is offered to Sam Okafor."),
        ('handover P-001 "Sam Okafor', "P-001 is offered to Sam Okafor."),
        ("mine please", "5 pledges that are yours."),
        ("how is P-001 doing?", "I do not know “/pledge how is P-001 doing?”. Nothing was saved. Try: /pledge show"),
        ("amber 48%", "I read “update amber 48%”. I need the code of the pledge."),
        *((f"update P-001 {one}", f"I read “{one}”, which says nothing. Nothing was saved.") for one in NOTHING),
    ],
)  # fmt: skip
def test_what_a_tired_person_types_is_taken_as_it_is_meant_or_told(chat: Pledging, typed: str, told: str) -> None:
    chat.say(KIM, "/pledge update P-001 amber 20")
    before = chat.everything()
    said = chat.say(KIM, f"/pledge {typed}")
    assert said.startswith(told)
    assert ("Nothing was saved" in said) <= (chat.everything() == before)


@pytest.mark.parametrize(("typed", "line"), [("P-002 £1,2m", "P-002 £1.2m"), ("P-003 1,5%", "P-003 1.5%")])
def test_a_comma_before_the_decimals_is_mended(chat: Pledging, typed: str, line: str) -> None:
    assert chat.say(KIM, f"/pledge update {typed}").endswith(f"Nothing was saved. Try: /pledge update {line}")
