"""Pledges in chat, as dialogues: what is typed, and what comes back."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.reply import File
from knowledge.pledges.themes import Crosswalk
from knowledge.store.theme_rows import save_themes
from tests.bot.handlers.pledging import ANN, CO, GUS, KIM, LEE, OTTO, SAM, Pledging


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    return Pledging(tmp_path)


def test_an_update_is_saved_and_said_back_with_what_stood_before(chat: Pledging) -> None:
    assert chat.say(KIM, '/pledge update P-001 amber 12 "four started" https://files.example.org/q3').splitlines() == [
        "Saved: P-001 is amber, 12 apprentices: “four started” (https://files.example.org/q3).",
        "  • P-001 (Essex Police, employment): 50 apprentices start",
        "  • For Q4 2026 (October to December 2026)",
        "  • Promised: 50 apprentices by Friday 31 March 2028",
    ]
    chat.now += timedelta(days=9)
    assert (
        "Last time (Tuesday 17 November 2026, 10am): amber, 12 apprentices: “four started” "
        "(https://files.example.org/q3)"
    ) in chat.say(KIM, "/pledge update P-001 green 20 apprentices by now")
    assert "green, 20 apprentices: “by now”" in chat.say(ANN, "/pledge show P-001")


BAD = [
    ("update P-999 amber", "There is no pledge P-999. To see which there are: /pledge list. Nothing was saved."),
    (
        "update P-002 amber 48",
        "I read P-002 and “48”. This pledge is in £, so I need an amount. Nothing was saved. Which do you mean?\n"
        "  • £48: /pledge update P-002 amber £48\n"
        "  • £48k: /pledge update P-002 amber £48k\n"
        "  • £48m: /pledge update P-002 amber £48m",
    ),
    (
        "update P-002 amber 1e309",
        "I read P-002 and “1e309”. I read no powers of ten: please write the number out. Nothing "
        "was saved. With the number in place of the dots: /pledge update P-002 amber £…",
    ),
    (
        "update P-002 amber -£5k",
        "I read P-002 and “-£5k”. A figure cannot be less than nought. Nothing was saved. Which do you mean?\n"
        "  • £5k fewer than before: /pledge update P-002 amber £5k fewer\n"
        "  • £5k: /pledge update P-002 amber £5k",
    ),
    ("update P-002 nan", "I read P-002 and “nan”. I see no figure in that. Nothing was saved. With the number in "
    "place of the dots: /pledge update P-002 £…"),
    (
        "update P-003 ４８％",
        "I read P-003 and “４８％”. Its digits are not the plain ones, 0 to 9. Nothing was saved. "
        "Try: /pledge update P-003 48%",
    ),
    (
        "update P-001 46 of 60",
        "I read P-001 and “46 of 60”, but promised are 50 apprentices. Nothing was saved. Try: "
        "/pledge update P-001 46",
    ),
    (
        "update P-004 amber 48%",
        "I read P-004 and “48%”. This pledge is a milestone: it has no figure. Nothing was saved. "
        "Try: /pledge update P-004 amber",
    ),
    ("update P-001 amber amber", "I read two colours: “amber” and “amber”; there can be one."),
    (f'update P-001 amber "{"x" * 5_000}"', "I read a note of 5,000 characters; there is room for 1,000."),
    ("update P-001 amber ftp://x.example", "I read “ftp://x.example”, which is no address of a web page."),
    ("update P-001 amber for 2027-Q3", "July to September 2027 has not begun yet."),
    ("target P-001 60 by 31/2/28 agreed by us because wider", "I read “31/2/28”, which is no date that I know."),
    ("target P-001 48% agreed by us because wider", "I read P-001 and “48%”. This pledge is counted in apprentices"),
    ("same P-001", "Nothing is known of P-001 yet that could be the same."),
    ("correct P-001 12", "Nothing was said of P-001 yet that could be corrected."),
    ("handover P-001 nobody@police.example", "I know nobody called \"nobody@police.example\" in the network."),
    ("handover P-001 ann@leigh.example because away", "Ann Leigh is of Leigh Council, and P-001 is Essex Police’s."),
    ("handover P-001 off", "P-001 is not offered to anybody."),
    ("accept P-001", "P-001 is not offered to you."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "told"), BAD, ids=[typed[:40] for typed, _ in BAD])
def test_bad_input_is_told_and_nothing_is_saved(chat: Pledging, typed: str, told: str) -> None:
    before = chat.everything()
    said = chat.say(GUS if typed.startswith("target") else KIM, f"/pledge {typed}")
    assert said.startswith(told)
    assert "Nothing was saved." in said
    assert chat.everything() == before


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("P-001 amber 8", "The figure falls from 12 apprentices to 8 apprentices. Is that right?"),
        (
            "P-001 amber 37",
            "The figure jumps from 12 apprentices to 37 apprentices, more than threefold. Is that right?",
        ),
        ("P-001 red 12", "The colour goes from green to red, two steps at once. Is that right?"),
    ],
)
def test_what_is_odd_is_shown_before_it_is_saved(chat: Pledging, typed: str, why: str) -> None:
    chat.say(KIM, "/pledge update P-001 green 12")
    before = chat.everything()
    said = chat.say(KIM, f"/pledge update {typed}")
    assert said.startswith("Not saved yet. I read ")
    assert why in said
    assert chat.everything() == before
    save = chat.buttons(KIM, f"/pledge update {typed}")["Save it"]
    assert chat.say(KIM, save).startswith("Saved: P-001 is ")
    once = chat.everything()
    assert chat.say(KIM, save).startswith("That is saved already: P-001 is ")  # clicked twice
    assert chat.everything() == once


@pytest.mark.parametrize(
    ("typed", "why", "saved"),
    [
        (
            'target P-001 60 by 31/3/2026 agreed by us "wider"',
            "Tuesday 31 March 2026 has passed. Is that right?",
            "Saved: P-001 now promises 60 apprentices by Tuesday 31 March 2026.",
        ),
        (
            'target P-001 5 agreed by us "less"',
            "The figure is to go up from 10 apprentices, and the target is 5 apprentices. Is that right?",
            "Saved: P-001 now promises 5 apprentices by ",
        ),
        (
            'target P-003 110% agreed by us "more"',
            "110% is more than the whole. Is that right?",
            "Saved: P-003 now promises ",
        ),
        ('update P-003 green 110% "all"', "110% is more than the whole. Is that right?", "Saved: P-003 is green, 110%"),
        (
            'status P-001 met "all there"',
            "Promised are 50 apprentices, and reported is no figure. Is that right?",
            "Saved: P-001 is met, and was active: “all there”.",
        ),
    ],
)
def test_odd_terms_are_asked_before_they_are_saved(chat: Pledging, typed: str, why: str, saved: str) -> None:
    before = chat.everything()
    said = chat.say(GUS, f"/pledge {typed}")
    assert said.startswith("Not saved yet. I read ")
    assert why in said
    assert chat.everything() == before
    buttons = chat.buttons(GUS, f"/pledge {typed}")
    assert chat.say(GUS, buttons["Save it"]).startswith(saved)
    assert "I do not know" not in chat.say(GUS, buttons["Change it"])


def test_what_is_to_be_changed_comes_back_in_the_form(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 green 12")
    change = chat.buttons(KIM, '/pledge update P-001 red 8 "two left" https://x.example for 2026/27-Q2')["Change it"]
    form = chat.form(KIM, change)
    assert {field.name: field.value for field in form.fields} == {
        "rag": "red", "figure": "8 apprentices", "blocker": "nothing", "note": "two left", "links": "https://x.example",
        "period": "2026-Q3",
    }  # fmt: skip
    said = chat.fill(KIM, change, rag="amber", figure="18")
    assert said.startswith("Saved: P-001 is amber, 18 apprentices: “two left” (https://x.example).")
    assert "For Q3 2026 (July to September 2026), entered late" in said


def test_a_change_of_two_people_at_once_loses_nothing(chat: Pledging) -> None:
    form = chat.form(LEE, "/pledge update P-001")
    chat.say(KIM, '/pledge update P-001 amber 12 "Kim was quicker"')
    said = chat.ask(LEE, form.command, {"rag": "green", "figure": "14"})
    assert said.summary == "Not saved yet: Kim Lee entered something about P-001 meanwhile."
    told = chat.buttons_of(said)
    assert "Kim Lee said amber, 12 apprentices: “Kim was quicker”" in chat.text_of(said)
    chat.say(KIM, "/pledge update P-001 amber 13")
    assert "Kim Lee said amber, 13 apprentices" in chat.say(LEE, told["Save it"])  # once more somebody was quicker
    again = chat.buttons(LEE, told["Save it"])["Save it"]
    assert chat.say(LEE, again).startswith("Saved: P-001 is green, 14 apprentices.")
    story = chat.say(ANN, "/pledge show P-001")
    for entry in ("amber, 12 apprentices", "amber, 13 apprentices", "green, 14 apprentices"):
        assert entry in story


def test_who_types_over_what_somebody_else_has_just_said_is_asked_first(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12")
    assert chat.say(LEE, "/pledge update P-001 amber 13").startswith("Not saved yet: Kim Lee entered something")
    chat.now += timedelta(days=1)
    assert chat.say(LEE, "/pledge update P-001 amber 13").startswith("Saved: ")


def test_a_correction_is_a_new_entry_and_keeps_what_it_does_not_mention(chat: Pledging) -> None:
    chat.say(KIM, '/pledge update P-001 amber 12 "four started" https://x.example blocked:resourcing')
    chat.now += timedelta(minutes=5)
    said = chat.say(KIM, '/pledge correct P-001 13 "one more"')
    assert said.startswith(
        "Corrected: P-001 is amber, 13 apprentices, blocked by resourcing: “one more” (https://x.example)."
    )
    assert "Before: amber, 12 apprentices, blocked by resourcing: “four started” (https://x.example)." in said
    story = chat.say(KIM, "/pledge show P-001").splitlines()
    assert [line for line in story if "Kim Lee " in line and "Owner" not in line] == [
        "  • Tuesday 17 November 2026, 10am: Kim Lee said amber, 12 apprentices, blocked by resourcing: “four started” "
        "(https://x.example), for Q4 2026 (October to December 2026) (corrected on Tuesday 17 November 2026, 10:05am).",
        "  • Tuesday 17 November 2026, 10:05am: Kim Lee corrected the entry of Tuesday 17 November 2026, 10am to: "
        "amber, 13 apprentices, blocked by resourcing: “one more” (https://x.example), for Q4 2026 "
        "(October to December 2026).",
    ]
    assert chat.fill(KIM, "/pledge correct P-001", note="", blocker="nothing").startswith(
        "Corrected: P-001 is amber, 13 apprentices, no longer blocked (https://x.example)."
    )


def test_the_form_holds_what_was_said_last_time(chat: Pledging) -> None:
    chat.say(KIM, '/pledge update P-002 amber £48k "four started" blocked:senior sign-off')
    form = chat.form(KIM, "/pledge update P-002")
    assert (form.title, form.submit) == ("Update P-002", "Save")
    assert {field.name: field.value for field in form.fields} == {
        "rag": "amber", "figure": "£48,000", "blocker": "sign-off", "note": "", "links": "", "period": "2026-Q4",
    }  # fmt: skip
    assert chat.fill(KIM, "/pledge update P-002", figure="£50k").startswith(
        "Saved: P-002 is amber, £50,000, blocked by senior sign-off."
    )
    assert "figure" not in {field.name for field in chat.form(KIM, "/pledge update P-004").fields}


def test_no_change_says_again_what_was_said_last(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-003 amber 48% for 2026/27-Q2")
    same = chat.buttons(KIM, "/pledge show P-003")["No change"]
    assert chat.say(KIM, same).startswith("Saved: P-003 is amber, 48%: “No change”.")
    assert "“as before”" in chat.say(KIM, '/pledge same P-003 "as before"')


def test_no_change_on_several_says_once_what_was_saved_and_why_the_others_were_not(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12 for 2026/27-Q2")
    chat.say(KIM, "/pledge update P-002 amber £50k for 2026/27-Q2")
    chat.say(LEE, "/pledge update P-003 green 20%")
    chat.now += timedelta(hours=1)
    line = '/pledge same P-001 P-002 P-003 P-004 P-006 P-099 "as before"'
    assert chat.say(KIM, line).splitlines()[:12] == [
        "Saved: no change on 2 of 6 pledges.",
        "For Q4 2026 (October to December 2026):",
        "  • P-001: amber, 12 apprentices: “as before”",
        "  • P-002: amber, £50,000: “as before”",
        "Not saved:",
        "  • P-003: Lee Roy entered something meanwhile, which stands: green, 20%",
        "  • Nothing is known of P-004 yet that could be the same. For the form: /pledge update P-004",
        "  • P-006 belongs to Essex County Council, and only its owner, their deputy and the secretariat may update "
        "it. Its owner is Co Chair.",
        "  • There is no pledge P-099. To see which there are: /pledge list.",
    ]
    assert chat.buttons(KIM, line) == {"P-003: still no change": "pledge same P-003 seen:2", "P-003: update":
        "pledge update P-003"}  # fmt: skip
    assert chat.say(KIM, "pledge same P-003 seen:2").startswith("Saved: P-003 is green, 20%: “No change”.")
    before = chat.everything()
    assert chat.say(KIM, '/pledge same P-001 P-002 "as before"').splitlines() == [
        "That is saved already: no change on both pledges.",
        "For Q4 2026 (October to December 2026):",
        "  • P-001: amber, 12 apprentices: “as before” (saved already)",
        "  • P-002: amber, £50,000: “as before” (saved already)",
    ]
    assert chat.say(ANN, "/pledge same P-001 P-005").startswith(
        "Nothing was saved. I cannot enter “no change” on any of the 2 pledges.\nNot saved:\n  • P-001 belongs to"
    )
    assert "There is no pledge P-005." in chat.say(ANN, "/pledge same P-001 P-005")
    assert chat.say(OTTO, "/pledge same P-001 P-006").startswith("I do not know you as somebody of the network")
    assert chat.everything() == before


def test_the_secretariat_gives_a_reason_for_no_change_on_several(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12 for 2026/27-Q2")
    chat.say(CO, "/pledge update P-006 green 90 for 2026/27-Q2")
    assert "It takes a reason to update it" in chat.say(GUS, "/pledge same P-001 P-006")
    assert chat.say(GUS, '/pledge same P-001 P-006 "told me by telephone"').startswith(
        "Saved: no change on both pledges."
    )


def test_my_list_offers_no_change_on_all_that_are_not_reported_in_this_quarter(chat: Pledging) -> None:
    assert "No change" not in " ".join(chat.buttons(KIM, "/pledge list mine")), "nothing was ever said of them"
    for number, said in enumerate(("amber 12", "amber £50k", "green 20%"), 1):
        chat.say(KIM, f"/pledge update P-00{number} {said} for 2026/27-Q2")
    chat.say(KIM, "/pledge update P-003 green 22%")
    said = chat.say(KIM, "/pledge list mine")
    assert "No update yet for October to December 2026: P-001, P-002, P-004, P-005." in said
    same = chat.buttons(KIM, "/pledge list mine")["No change on the 2 with an update so far"]
    assert same == "pledge same P-001 seen:2 P-002 seen:2"
    assert "No change" not in " ".join(chat.buttons(KIM, "/pledge list"))
    chat.say(KIM, "/pledge update P-001 green 14")
    assert chat.say(KIM, same).splitlines()[:5] == [
        "Saved: no change on 1 of 2 pledges.",
        "For Q4 2026 (October to December 2026):",
        "  • P-002: amber, £50,000: “No change”",
        "Not saved:",
        "  • P-001: you entered something meanwhile, which stands: green, 14 apprentices",
    ]


def test_a_pledge_is_handed_over_once_the_new_owner_says_yes(chat: Pledging) -> None:
    assert chat.say(KIM, "/pledge handover P-001 @sam because I leave").splitlines() == [
        "P-001 is offered to Sam Okafor. It stays Kim Lee’s until they accept.",
        "Please tell Sam Okafor yourself: at the moment I send them nothing unasked. They can type /pledge accept "
        "P-001, or /pledge decline P-001.",
    ]
    assert chat.say(LEE, "/pledge accept P-001").startswith("P-001 is not offered to you.")
    offered = chat.buttons(SAM, "/pledge show P-001")
    assert offered == {"Take it over": "pledge accept P-001", "Decline": "pledge decline P-001"}
    assert chat.say(SAM, '/pledge decline P-001 "no time"').startswith("You declined P-001. It stays Kim Lee’s.")
    chat.say(KIM, '/pledge handover P-001 "Sam Okafor"')
    assert chat.say(KIM, "/pledge handover P-001 off").startswith("The offer to Sam Okafor is taken back.")
    chat.say(KIM, "/pledge handover P-001 sam@police.example")
    assert chat.say(SAM, offered["Take it over"]).startswith("P-001 is now yours: ")
    assert chat.say(SAM, "/pledge update P-001 amber 12").startswith("Saved: ")
    assert "only its owner, their deputy and the secretariat" in chat.say(KIM, "/pledge update P-001 amber 13")


def test_a_deputy_is_named_replaced_and_taken_out_and_the_history_says_so(chat: Pledging) -> None:
    assert chat.say(KIM, "/pledge deputy P-001 @sam because Lee is on leave").splitlines() == [
        "Saved: Sam Okafor is now the deputy of Kim Lee for P-001.",
        "  • P-001 (Essex Police, employment): 50 apprentices start",
        "  • Before: Lee Roy. That stays in the history",
        "  • Sam Okafor may update it and hand it over, as Kim Lee may, and is asked where Kim Lee does not answer",
        "Please tell Sam Okafor yourself: at the moment I send them nothing unasked.",
        "Please tell Lee Roy yourself that they are not its deputy any more.",
    ]
    assert chat.say(SAM, "/pledge update P-001 amber 12").startswith("Saved: ")
    assert "only its owner, their deputy and the secretariat may update it" in chat.say(LEE, "/pledge update P-001 red")
    assert chat.say(GUS, "/pledge deputy P-001 lee@police.example").endswith(
        "Put it at the end, in place of the dots: /pledge deputy P-001 lee@police.example because …"
    )
    assert chat.say(KIM, "/pledge deputy P-001 off").startswith("Saved: P-001 has no deputy any more.")
    back = chat.buttons(KIM, "/pledge deputy P-002 off")["Make Lee Roy deputy again"]
    assert chat.say(KIM, back).startswith("Saved: Lee Roy is now the deputy of Kim Lee for P-002.")
    story = chat.say(ANN, "/pledge show P-001")
    assert "Kim Lee made Sam Okafor the deputy: “Lee is on leave”." in story
    assert "Kim Lee named no deputy any more." in story


BAD_DEPUTIES = [
    ("P-001", "I do not know who is to be deputy. Nothing was saved. Try: /pledge deputy P-001 sam@college.example"),
    ("P-001 lee@police.example", "Lee Roy is the deputy of P-001 already. Nothing was saved."),
    ("P-001 kim@police.example", "Kim Lee is the owner of P-001 already. Nothing was saved."),
    ("P-001 ann@leigh.example", "Ann Leigh is of Leigh Council, and P-001 is Essex Police’s. Nothing was saved."),
    ("P-001 nobody@police.example", 'I know nobody called "nobody@police.example" in the network.'),
    ("sam@police.example", "I read “deputy sam@police.example”. I need the code of the pledge."),
]


@pytest.mark.parametrize(("typed", "told"), BAD_DEPUTIES)
def test_what_is_wrong_with_a_deputy_is_told(chat: Pledging, typed: str, told: str) -> None:
    before = chat.everything()
    said = chat.say(KIM, f"/pledge deputy {typed}")
    assert said.startswith(told) and "Nothing was saved." in said
    assert chat.everything() == before
    chat.say(GUS, '/pledge deputy P-001 off "left"')
    assert chat.say(KIM, "/pledge deputy P-001 off").startswith("P-001 has no deputy. Nothing was saved.")


REWORD = '/pledge reword P-001 "50 apprentices start, all of them local" because the board asked for it'


def test_a_pledge_is_worded_anew_with_a_reason_and_the_earlier_words_are_kept(chat: Pledging) -> None:
    assert chat.say(CO, REWORD).splitlines() == [
        "Saved: P-001 now says “50 apprentices start, all of them local”.",
        "  • Before: “50 apprentices start”. That stays in the history",
        "  • Why: “the board asked for it”",
        "  • Promised, as before: 50 apprentices by Friday 31 March 2028",
        "Please tell Kim Lee and Lee Roy yourself: at the moment I send them nothing unasked.",
    ]
    assert (
        "Co Chair changed the statement from “50 apprentices start” to “50 apprentices start, all of them local”: "
        "“the board asked for it”."
    ) in chat.say(ANN, "/pledge show P-001")
    form = chat.form(GUS, "/pledge reword P-001")
    assert [one.value for one in form.fields] == ["50 apprentices start, all of them local", ""]
    assert chat.fill(GUS, "/pledge reword P-001", statement="50 start", reason="shorter").startswith("Saved: P-001 now")
    late = chat.ask(CO, form.command, {"statement": "All start", "reason": "older form"})
    assert late.summary.startswith("Gus Office has just entered something about P-001.")
    back = chat.buttons(CO, REWORD)["Word it as before"]
    assert chat.say(CO, back).startswith("Saved: P-001 now says “50 start”.")


def test_an_owner_is_told_whom_to_ask_for_other_words_with_a_line_to_send(chat: Pledging) -> None:
    said = chat.say(KIM, REWORD)
    assert said.startswith("P-001 is yours to update and to hand over, but only the co-chairs and the secretariat may ")
    assert said.endswith(f"(Co Chair, Gus Office), and send them this line: {REWORD}")
    assert chat.say(CO, said.partition("line: ")[2]).startswith("Saved: P-001 now says")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('"All start"', "It takes a reason to word it anew: that is kept in the history of P-001. Nothing was saved."),
        ('"50 apprentices start" because x', "That is what the statement of P-001 says. Nothing was saved."),
        (f'"{"x" * 1_001}" because long', "I read 1,001 characters; there is room for 1,000."),
    ],
)
def test_what_is_wrong_with_other_words_is_told(chat: Pledging, typed: str, told: str) -> None:
    before = chat.everything()
    said = chat.say(GUS, f"/pledge reword P-001 {typed}")
    assert said.startswith(told) and "Nothing was saved." in said
    assert chat.everything() == before
    if "Try" in said or "dots: " in said:
        line = said.partition("Try: ")[2] or said.partition("dots: ")[2].replace("…", "why")
        assert chat.say(GUS, line).startswith("Saved: P-001 now says")


def test_other_words_that_name_another_figure_or_say_what_is_promised_already_are_asked_about(chat: Pledging) -> None:
    before = chat.everything()
    assert chat.say(GUS, '/pledge reword P-001 "60 apprentices start" because more').splitlines()[2] == (
        "60 was not in it before, and the target stays 50 apprentices by Friday 31 March 2028 (/pledge target changes "
        "that). Is that right?"
    )
    same = '/pledge reword P-001 "Half of all new starters live here" because clearer'
    assert "There is P-003 of Essex Police" in chat.say(GUS, same)
    assert chat.everything() == before
    assert chat.say(GUS, chat.buttons(GUS, same)["Save it"]).startswith("Saved: P-001 now says “Half of all")


def test_a_target_changes_by_agreement_and_keeps_its_versions(chat: Pledging) -> None:
    typed = '/pledge target P-002 £1.5m by end of March 2029 agreed by the steering group "wider scope"'
    assert chat.say(CO, typed).splitlines() == [
        "Saved: P-002 now promises £1,500,000 by Saturday 31 March 2029.",
        "  • P-002 (Essex Police, procurement): Spend with small firms here",
        "  • Before: £1,200,000 by Friday 31 March 2028. That stays in the history",
        "  • Why: “wider scope”; agreed by the steering group",
        "Please tell Kim Lee and Lee Roy yourself: at the moment I send them nothing unasked.",
    ]
    said = chat.fill(GUS, "/pledge target P-002", target="£2m", reason="wider still", agreed_by="co-chairs, 3 November")
    assert said.startswith("Saved: P-002 now promises £2,000,000 by Saturday 31 March 2029.")
    story = chat.say(ANN, "/pledge show P-002")
    assert "Gus Office entered the pledge for Kim Lee: £1,200,000 by Friday 31 March 2028." in story
    assert "Co Chair changed the target to £1,500,000 by Saturday 31 March 2029: “wider scope”, agreed by the" in story


def test_a_target_whose_form_was_opened_before_another_change_is_not_overwritten(chat: Pledging) -> None:
    form = chat.form(GUS, "/pledge target P-002")
    chat.say(CO, '/pledge target P-002 £1.5m agreed by the group "wider"')
    answers = {"target": "£3m", "due": "31/3/28", "reason": "wider", "agreed_by": "us"}
    said = chat.ask(GUS, form.command, answers).summary
    assert said == "Co Chair has just entered something about P-002."
    assert "£3,000,000" not in chat.say(GUS, "/pledge show P-002")


def test_status_and_withdrawal_take_a_reason_and_are_undone_by_a_button(chat: Pledging) -> None:
    assert chat.say(GUS, "/pledge status P-004 met").startswith("It takes a reason to change its status")
    assert chat.say(GUS, "/pledge status P-004 met all in place").startswith(
        "Saved: P-004 is met, and was active: “all in place”."
    )
    assert chat.say(KIM, "/pledge update P-004 green").startswith("P-004 is met, so nothing more is reported about it.")
    assert chat.say(CO, '/pledge withdraw P-001 "the scheme has closed"').startswith("Saved: P-001 is withdrawn")
    undo = chat.buttons(GUS, "/pledge withdraw P-002 closed")["Make it active again"]
    assert chat.say(GUS, undo).startswith("Saved: P-002 is active, and was withdrawn: “taken back”.")
    assert chat.say(CO, "/pledge status P-003").startswith("P-003 is active. What is it to be?")


NEW = {
    "organisation": "essex police", "theme": "skills", "statement": "Mentors for leavers",
    "owner": "sam@police.example", "unit": "mentors", "target": "1,200", "baseline": "", "due": "end of March 2028",
}  # fmt: skip


def test_the_secretariat_adds_a_pledge_by_a_form(chat: Pledging) -> None:
    said = chat.fill(GUS, "/pledge add", **NEW)
    assert said.splitlines() == [
        "Added: P-007 (Essex Police, skills): Mentors for leavers.",
        "  • Promised: 1,200 mentors by Friday 31 March 2028",
        "  • Owner: Sam Okafor",
        "  • Status: active",
    ]
    assert chat.say(SAM, "/pledge update P-007 green 30").startswith("Saved: ")
    assert "I know nobody of “Atlantis”" in chat.fill(GUS, "/pledge add", **(NEW | {"organisation": "Atlantis"}))
    assert "I know nobody of Essex Police with the address ann@" in chat.fill(
        GUS, "/pledge add", **(NEW | {"owner": "ann@leigh.example"})
    )


@pytest.mark.parametrize(
    ("who", "typed", "asked"),
    [
        (ANN, "list theme:procuremnt", "I know of no pledges on procuremnt. Did you mean on procurement?"),
        (ANN, "list org:Esex-Police", "I know of no pledges of Esex-Police. Did you mean of Essex Police?"),
        (OTTO, "list theme:procuremnt", "I know of no pledges on procuremnt."),
        (ANN, "list red theme:procurement", "I know of no pledges that are red on procurement."),
    ],
)
def test_a_mistyped_theme_or_organisation_of_a_list_is_asked_about(
    chat: Pledging, who: str, typed: str, asked: str
) -> None:
    assert chat.say(who, f"/pledge {typed}").splitlines()[0] == asked
    if button := chat.buttons(who, f"/pledge {typed}").get("Yes, that list"):
        assert "P-002" in chat.say(who, button)


LINE = (
    '/pledge add org:"Essex Police" theme:employment owner:sam@police.example due:31/3/2028 unit:mentors target:40 '
    '"Mentors for leavers"'
)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (("31/3/2028", "31/3/2026"), "Tuesday 31 March 2026 has passed. Is that right?"),
        (
            ("target:40", "target:40 from:50"),
            "The figure is to go up from 50 mentors, and the target is 40 mentors. Is that right?",
        ),
        (("mentors target:40", "% target:140%"), "140% is more than the whole. Is that right?"),
        (
            ("Mentors for leavers", "50 apprentices start."),
            "There is P-001 of Essex Police: “50 apprentices start”. Is that right?",
        ),
        (("employment", "employmnt"), "No pledge is on employmnt so far, and some are on employment. Is that right?"),
    ],
)
def test_what_is_odd_about_a_new_pledge_is_asked_before_it_is_added(
    chat: Pledging, changed: tuple[str, str], why: str
) -> None:
    line, before = LINE.replace(*changed), chat.everything()
    said = chat.say(GUS, line)
    assert said.startswith("Not added yet. I read “")
    assert why in said
    assert chat.everything() == before
    form = chat.form(GUS, chat.buttons(GUS, line)["Change it"])
    filled = {field.name: field.value for field in form.fields if field.value}
    assert filled["organisation"] == "Essex Police"
    assert why in chat.text_of(chat.ask(GUS, form.command, filled))
    assert chat.everything() == before
    assert chat.say(GUS, chat.buttons(GUS, line)["Add it as it is"]).startswith("Added: P-007 (Essex Police, ")


def test_a_new_pledge_in_a_line_is_added_at_once_where_nothing_is_odd(chat: Pledging) -> None:
    assert chat.say(GUS, LINE).startswith("Added: P-007 (Essex Police, employment): Mentors for leavers.")
    assert "There is P-007 of Essex Police" in chat.say(GUS, LINE)
    assert chat.say(KIM, LINE) == chat.say(KIM, "/pledge add")


def test_a_mistyped_theme_is_mended_with_a_click(chat: Pledging) -> None:
    mended = chat.buttons(GUS, LINE.replace("employment", "employmnt"))["Add it on employment"]
    assert chat.say(GUS, mended).startswith("Added: P-007 (Essex Police, employment): Mentors for leavers.")


def test_a_theme_that_is_in_no_list_is_told_with_the_whole_line(chat: Pledging) -> None:
    with chat.database() as db:
        save_themes(db, Crosswalk(("ours",), (("Employment",), ("Procurement",))), chat.now, "test")
    before = chat.everything()
    said = chat.say(GUS, LINE.replace("employment", "emploiment"))
    assert "Do you mean Employment? Nothing was saved. Try: /pledge add " in said
    assert chat.everything() == before
    assert chat.say(GUS, said.partition("Try: ")[2]).startswith("Added: P-007 (Essex Police, Employment)")


def test_what_a_line_leaves_out_is_asked_for_by_the_form(chat: Pledging) -> None:
    form = chat.form(GUS, '/pledge add org:"Essex Police" target:40 "Mentors for leavers"')
    assert {field.name: field.value for field in form.fields if field.value} == {
        "organisation": "Essex Police", "statement": "Mentors for leavers", "target": "40", "kind": "quantity",
        "direction": "up",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "typed", "codes"),
    [
        (KIM, "list mine", "P-001 P-002 P-003 P-004 P-005"),
        (SAM, "list mine", ""),
        (ANN, "list", "P-001 P-002 P-003 P-004 P-006"),
        (SAM, "list", "P-001 P-002 P-003 P-004 P-005 P-006"),
        (GUS, "list", "P-001 P-002 P-003 P-004 P-005 P-006"),
        (OTTO, "list", "P-006"),
        (ANN, "list org:essex-police", "P-001 P-002 P-003 P-004"),
        (ANN, "list org:essex-cc", "P-006"),
        (ANN, "list org:Leigh", ""),
        (ANN, "list theme:procurement", "P-002"),
        (ANN, "list due:2028-03", "P-001 P-002 P-003 P-004 P-006"),
        (ANN, "list due:2028-02", ""),
        (ANN, "list red", "P-001"),
        (ANN, "list amber", "P-003"),
        (ANN, "list stale", "P-002 P-004 P-006"),
        (KIM, "list mine stale", "P-002 P-004 P-005"),
    ],
)
def test_a_list_holds_what_was_asked_for_and_may_be_seen(chat: Pledging, who: str, typed: str, codes: str) -> None:
    chat.say(KIM, "/pledge update P-001 red 12")
    chat.say(KIM, "/pledge update P-003 amber 12%")
    listed = [line[4:9] for line in chat.say(who, f"/pledge {typed}").splitlines() if line.startswith("  • P-")]
    assert " ".join(listed) == codes


def test_in_a_channel_a_list_holds_what_everybody_there_may_see(chat: Pledging) -> None:
    assert "P-005" not in chat.say(KIM, "/pledge list", in_channel=True)
    there = chat.say(KIM, "/pledge show P-005", in_channel=True)
    assert there == chat.say(KIM, "/pledge show P-005".replace("5", "9"), in_channel=True).replace("P-009", "P-005")
    assert "direct messages" in chat.say(KIM, "/pledge list mine", in_channel=True)


def test_the_board_names_who_has_not_reported(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 red 12")
    assert chat.say(GUS, "/pledge board").splitlines() == [
        "Q4 2026 (October to December 2026): 1 of 6 pledges is reported.",
        "Not reported:",
        "  • Co Chair (Essex County Council): P-006 (stale)",
        "  • Kim Lee (Essex Police): P-002 (stale), P-003 (stale), P-004 (stale), P-005 (stale)",
    ]


def test_co_chairs_see_the_exceptions_only(chat: Pledging) -> None:
    for number, said in enumerate(
        ("red 12", "amber £50k blocked:senior sign-off", "green 40%", "amber blocked:other"), 1
    ):
        chat.say(KIM, f"/pledge update P-00{number} {said}")
    said = chat.say(CO, "/pledge exceptions")
    assert said.splitlines()[0] == "3 of 5 pledges need a look."
    assert [line for line in said.splitlines() if not line.startswith("  • ")][1:] == [
        "Red: 1", "Stale: 1", "Blocked by senior sign-off: 1",
    ]  # fmt: skip
    assert "P-003" not in said and "P-005" not in said


def test_what_is_red_and_blocked_has_its_line_once_among_the_exceptions(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 red 12 blocked:resourcing")
    said = chat.say(CO, "/pledge exceptions")
    assert said.count("50 apprentices start") == 1
    assert said.endswith("Blocked by resourcing: 1\n  • P-001 (above)")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_holds_what_its_asker_may_see(chat: Pledging, kind: str) -> None:
    reply = chat.ask(ANN, f"/pledge export {kind}")
    assert reply.summary == "5 pledges with all that was entered about them (5 entries)."
    (file,) = (part for part in reply.parts if isinstance(part, File))
    assert file.name == f"pledges-2026-11-17.{kind}"
    if kind == "csv":
        assert b"Land for homes" in file.content
        assert b"Vacancies are shared first inside" not in file.content
    assert chat.say(OTTO, f"/pledge export {kind}").startswith("I do not know you as somebody of the network")


def test_a_list_of_two_colours_holds_either(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 12 blocked:resourcing")
    chat.say(KIM, "/pledge update P-003 green 1%")
    assert chat.say(ANN, "/pledge list green amber").startswith("2 pledges that are amber or green.")
    assert chat.say(ANN, "/pledge list blocked").startswith("1 pledge that is blocked.")
    slow = chat.say(ANN, "/pledge list behind")
    assert slow.startswith("2 pledges that are behind (at less than half of the expected pace).")
    assert "P-001" in slow
    assert "P-003" in slow
    chat.say(CO, '/pledge withdraw P-004 "closed"')
    assert chat.say(ANN, "/pledge list withdrawn").startswith("1 pledge that is withdrawn.")


def test_who_gives_no_reason_gets_a_line_that_has_one(chat: Pledging) -> None:
    assert chat.say(GUS, "/pledge update P-001 amber").endswith(
        'Nothing was saved. Put it at the end, in place of the dots: /pledge update P-001 amber "…"'
    )


def test_a_blocker_stays_until_somebody_says_that_it_is_over(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 red 12 blocked:resourcing")
    said = chat.say(KIM, '/pledge update P-001 amber 14 "two more started"')
    assert "Still blocked by resourcing. Once that is over: /pledge update P-001 unblocked" in said
    assert "blocked by resourcing: “No change”" in chat.say(KIM, "/pledge same P-001")
    assert "P-001" in chat.say(KIM, "/pledge list blocked")
    assert "Blocked by resourcing: 1" in chat.say(CO, "/pledge exceptions")
    assert "blocked by resourcing" in chat.say(KIM, "/pledge show P-001").partition("No change")[0]
    over = chat.say(KIM, "/pledge update P-001 unblocked")
    assert over.startswith("Saved: P-001 is no longer blocked.") and "Still" not in over
    assert "blocked by" not in chat.say(KIM, "/pledge list mine")
    assert "Blocked" not in chat.say(CO, "/pledge exceptions")
    assert "no longer blocked" in chat.say(KIM, "/pledge show P-001")
    chat.say(KIM, "/pledge update P-001 amber 15")
    assert "blocked by" not in chat.say(KIM, "/pledge list mine"), "what is over stays over"


def test_a_form_holds_what_is_in_the_way_and_nothing_is_said_of_it_where_nothing_was(chat: Pledging) -> None:
    chat.fill(KIM, "/pledge update P-001", rag="red", figure="12", blocker="resourcing")
    said = chat.say(KIM, "/pledge update P-001 amber 14")
    assert "Still blocked by resourcing" in said
    fields = {one.name: one.value for one in chat.form(KIM, "/pledge update P-001").fields}
    assert fields["blocker"] == "resourcing"
    assert "no longer blocked" in chat.fill(KIM, "/pledge update P-001", blocker="nothing")
    assert "any more" not in chat.fill(KIM, "/pledge update P-001", note="goes on").partition("Last time")[0]
    assert (
        "Nothing is filled in."
        in chat.ask(KIM, chat.form(KIM, "/pledge update P-004").command, {"blocker": "nothing"}).summary
    )


def test_a_correction_by_form_leaves_a_blocker_that_another_entry_named(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 red 12 blocked:resourcing")
    chat.say(KIM, "/pledge update P-001 amber 14")
    said = chat.fill(KIM, "/pledge correct P-001", figure="15")
    assert said.startswith("Corrected: P-001 is amber, 15 apprentices.")
    assert "blocked by resourcing" in chat.say(KIM, "/pledge list mine")
