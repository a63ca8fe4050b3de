"""The charter as dialogues: everybody of the network reads, the secretariat notes."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dispatch import reply_to
from bot.reply import Choice, Form
from bot.request import Conversation, Request
from bot.words.plain import as_text
from knowledge.people import Identity
from knowledge.store.people_rows import remove_person
from tests.bot.handlers.recording import GUS, OTTO, audit, buttons, everything_in_the_audit, with_more_people
from tests.bot.handlers.test_meetings import ANN, BOB, Place

Say = Callable[..., str]
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
STEPS = (
    'sign "Leigh Council" recommended 1 October 2026 to Cabinet https://leigh.example/report',
    'sign "Leigh Council" decided 2 November 2026 by Cabinet until 9 November 2026',
)
README = Path(__file__).resolve().parents[3] / "README.md"
NOTHING = "Nothing is noted on the charter yet."


@pytest.fixture
def place(place: Place) -> Place:
    found = with_more_people(place)
    found.now = NOW
    return found


def note(place: Place, say: Say, *steps: str) -> None:
    for typed in steps:
        assert say(GUS, f"/charter {typed}").startswith("Noted."), typed


def test_a_recommendation_is_told_as_no_decision_and_a_decision_as_no_signature(place: Place, say: Say) -> None:
    note(place, say, 'sign "Leigh Council" recommended 1 October 2026 to Cabinet', "sign tyde recommended 1/11/2026")
    assert say(BOB, "/charter list").splitlines() == [
        "On the charter: 2 organisations. 2 recommended, no decision recorded.",
        "  • Leigh Council: signing was recommended to Cabinet on Thursday 1 October 2026. No decision is recorded.",
        "  • Tyde NHS Trust: signing was recommended on Sunday 1 November 2026. No decision is recorded.",
    ]
    note(place, say, 'sign "Leigh Council" decided 20 November 2026 by Cabinet until 27 November 2026')
    assert (
        "Cabinet decided on Friday 20 November 2026 to sign. It can be called in until Friday 27 November 2026. "
        "Not signed yet." in say(BOB, "/charter list")
    )
    place.now = datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert "The call-in period ended on Friday 27 November 2026. Not signed yet." in say(
        BOB, "/charter list stage:call-in-over"
    )
    assert "Tyde" not in say(BOB, "/charter list stage:call-in-over")


def test_the_whole_way_with_its_history(place: Place, say: Say) -> None:
    note(place, say, *STEPS, "sign leigh signed 12 November 2026 version 1.2 https://leigh.example/charter.pdf")
    assert say(BOB, "/charter list org:leigh").splitlines() == [
        "Leigh Council: signed version 1.2 of the charter on Thursday 12 November 2026. Cabinet decided on Monday "
        "2 November 2026 to sign. https://leigh.example/charter.pdf",
        "As it was noted:",
        "  • 1: recommended, Thursday 1 October 2026, to Cabinet, https://leigh.example/report (noted by Gus, Sunday "
        "22 November 2026, 9am)",
        "  • 2: decided, Monday 2 November 2026, by Cabinet, call-in until Monday 9 November 2026 (noted by Gus, "
        "Sunday 22 November 2026, 9am)",
        "  • 3: signed, Thursday 12 November 2026, version 1.2, https://leigh.example/charter.pdf (noted by Gus, "
        "Sunday 22 November 2026, 9am)",
    ]
    note(place, say, "sign leigh withdrawn 20 November 2026 because it merged with Tyde.")
    assert say(BOB, "/charter list stage:withdrawn").splitlines()[1:] == [
        "  • Leigh Council: withdrew on Friday 20 November 2026, because it merged with Tyde."
    ]
    assert "Nobody is noted as “signed”." in say(BOB, "/charter list stage:signed")


def test_a_skipped_stage_is_asked_about_and_takes_a_reason(place: Place, say: Say) -> None:
    asked = buttons(place, GUS, "/charter sign leigh signed 12 November 2026 version 1.2")
    assert NOTHING in say(GUS, "/charter list")
    reply = place.ask(GUS, asked["Yes, note it"])
    (form,) = (part for part in reply.parts if isinstance(part, Form))
    assert NOTHING in say(GUS, "/charter list")
    assert send(place, form, {"why": "the letter came first"}).startswith("Noted. Leigh Council: signed version 1.2")
    assert "because the letter came first" in say(BOB, "/charter list org:leigh")


def send(place: Place, form: Form, fields: dict[str, str]) -> str:
    where = Conversation("test", "", GUS, is_direct=True)
    request = Request(form.command, Identity("test", "", f"{GUS}.example"), where, fields=fields)
    return as_text(reply_to(place.desk, request))


def test_the_form_says_the_same_as_a_line(place: Place, say: Say) -> None:
    (form,) = (part for part in place.ask(GUS, "/charter sign").parts if isinstance(part, Form))
    fields = {"organisation": "leigh council", "stage": "recommended", "day": "1 October 2026", "by": "Cabinet"}
    assert send(place, form, fields).startswith("Noted. Leigh Council: signing was recommended by Cabinet on Thursday")
    for wrong, told in (
        ({"day": "someday"}, "“someday” is no day that I can read."),
        ({"day": "31/11/2026"}, "31/11/2026 is not a day in the calendar."),
        ({"stage": "maybe"}, "Please choose how far it is."),
        ({"organisation": ""}, "Please name the organisation."),
        ({"link": "ftp://x.example/a"}, "is no link that I keep"),
    ):
        assert told in send(place, form, fields | wrong)


def test_a_correction_is_a_new_entry_with_its_reason_and_the_old_one_stays(place: Place, say: Say) -> None:
    note(place, say, *STEPS)
    assert "A correction takes a reason" in say(GUS, "/charter correct leigh 2 decided 3/11/2026 by Cabinet")
    note(place, say, "correct leigh 2 decided 3 November 2026 by Cabinet because the minutes say so")
    history = say(BOB, "/charter list org:leigh")
    assert "Cabinet decided on Tuesday 3 November 2026 to sign." in history
    assert "2: decided, Monday 2 November 2026" in history
    assert "corrected by entry 3)" in history
    assert "because the minutes say so, in place of entry 2" in history
    note(place, say, "correct leigh 3 never because it was another council")
    assert "No decision is recorded." in say(BOB, "/charter list")
    assert [outcome for _, outcome in audit(place, "charter entry")] == [
        "recommended", "decided", "corrects 2", "corrects 3",
    ]  # fmt: skip
    assert "another council" not in everything_in_the_audit(place)


@pytest.mark.parametrize("typed", ["by Scrutiny", 'by the "Scrutiny"', "to Cabinet", 'to the "Cabinet"'])
def test_who_recommended_and_to_whom_are_told_apart(place: Place, say: Say, typed: str) -> None:
    note(place, say, f"sign leigh recommended 1 November 2026 {typed}")
    said = " ".join(typed.replace('"', "").replace("the ", "").split())
    assert f"signing was recommended {said} on Sunday 1 November 2026" in say(BOB, "/charter list")
    assert f"1: recommended, Sunday 1 November 2026, {said} (" in say(BOB, "/charter list org:leigh")


def test_what_is_unusual_is_said_once(place: Place, say: Say) -> None:
    signed = ("sign leigh signed 12 November 2026 version 1.2", "sign leigh signed 13 November 2026 version 1.3")
    note(place, say, *STEPS, *signed)
    asked = say(GUS, "/charter correct leigh 2 never because it was another council")
    assert asked.count("No entry of Leigh Council says that there was a decision") == 1


def test_a_bare_stage_chooses_those_of_that_stage(place: Place, say: Say) -> None:
    note(place, say, *STEPS)
    assert say(BOB, "/charter list signed") == say(BOB, "/charter list stage:signed")
    assert say(BOB, "/charter list call-in over") == say(BOB, "/charter list stage:call-in-over")


def test_withdraw_is_understood(place: Place, say: Say) -> None:
    note(place, say, *STEPS, "sign leigh signed 12 November 2026 version 1.2")
    note(place, say, 'withdraw "Leigh Council" 20 November 2026 because it merged with Tyde')
    assert "withdrew on Friday 20 November 2026, because it merged with Tyde." in say(BOB, "/charter list")
    assert say(GUS, "/charter withdraw tyde") == (
        "I read “withdrawn” of Tyde NHS Trust. I need the day. Nothing was saved. With that in place of the dots: "
        '/charter sign "Tyde NHS Trust" withdrawn … because …'
    )
    assert "Nothing was saved. Try: /charter withdraw" in say(GUS, "/charter withdraw")


def test_who_withdraws_before_it_signed_is_asked_about(place: Place, say: Say) -> None:
    note(place, say, *STEPS)
    asked = say(GUS, '/charter withdraw "Leigh Council" 20 November 2026 because it merged with Tyde')
    assert "No entry of Leigh Council says that it signed before it was “withdrawn”." in asked
    assert "Nothing is saved yet." in asked
    assert "withdrew" not in say(BOB, "/charter list")


@pytest.mark.parametrize("typed", ["decided", "signed", "decided 2 November 2026", "signed version …"])
def test_no_day_body_or_version_is_proposed_that_nobody_typed(place: Place, say: Say, typed: str) -> None:
    said = say(GUS, f"/charter sign tyde {typed}")
    assert "Nothing was saved." in said
    line = said.partition("dots: ")[2]
    assert "Nothing was saved." in say(GUS, line), "dots are never saved"
    assert "Tyde" not in say(BOB, "/charter list")


def test_the_examples_of_the_readme_work_in_their_order(place: Place, say: Say) -> None:
    lines = [line for line in README.read_text("utf-8").splitlines() if "/charter sign" in line]
    typed = [one for line in lines for one in re.findall(r"`/charter (sign [^`]+)`", line)]
    assert len(typed) == 3
    note(place, say, *(one.replace("Leeds City Council", "Leigh Council") for one in typed))


def test_what_was_not_saved_is_said_before_the_example(place: Place, say: Say) -> None:
    for typed in ("/charter sign leigh", "/charter correct leigh", "/charter sign leigh signed so to say"):
        assert "Nothing was saved. Try: /charter" in say(GUS, typed)


def test_only_the_secretariat_notes(place: Place, say: Say) -> None:
    for who in (ANN, BOB, OTTO):
        assert say(who, f"/charter {STEPS[0]}") == (
            "Who is on the way to the charter is noted by the secretariat. Ask them. Nothing was saved."
        )
        assert say(who, "/charter sign").startswith("Who is on the way to the charter is noted by the secretariat.")
    assert NOTHING in say(GUS, "/charter list")


def test_a_stranger_and_a_channel_with_one_learn_nothing(place: Place, say: Say) -> None:
    asked = ("/charter list", "/charter list stage:recommended", "/charter list org:leigh")
    before = [say(OTTO, typed) for typed in asked]
    note(place, say, *STEPS)
    assert [say(OTTO, typed) for typed in asked] == before
    assert "Leigh" in say(ANN, "/charter list", in_channel=True)
    place.people.is_open = True
    assert say(ANN, "charter list", in_channel=True) == before[0]


def test_a_name_that_nobody_knows_is_asked_about_and_one_of_several_chosen(place: Place, say: Say) -> None:
    found = buttons(place, GUS, '/charter sign "Leigh Counsil" recommended 1 October 2026')
    assert list(found) == ["Leigh Council", "It is a new one"]
    assert say(GUS, found["Leigh Council"]).startswith("Noted. Leigh Council: signing was recommended")
    new = buttons(place, GUS, '/charter sign "Nowhere Housing" recommended 1 October 2026')
    assert say(GUS, new["It is a new one"]).startswith("Noted. Nowhere Housing: signing was recommended")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("sign leigh", "I read “leigh”. I need an organisation and a stage."),
        (
            "sign leigh recomended 1 October 2026 by Scrutiny",
            "I read “leigh recomended 1 October 2026 by Scrutiny”, and no stage in it. Stages are recommended, "
            "decided, call-in over, signed, withdrawn. Nothing was saved. Try: /charter sign leigh recommended "
            "1 October 2026 by Scrutiny",
        ),
        (
            "sign leigh decided 2/11/2026",
            'that decided. Nothing was saved. With that in place of the dots: /charter sign "Leigh Council" decided',
        ),
        ("sign leigh decided", "I need the day and the body that decided."),
        ("sign leigh signed 12/11/2026", "I need the version that was signed."),
        ("sign leigh signed 12/11/2027 version 1", "Friday 12 November 2027 is still to come"),
        ("sign leigh signed 31/11/2026 version 1", "31/11/2026 is not a day in the calendar."),
        ("sign leigh signed 12/11/2026 version 1 hurray", "I do not know what “hurray” means there."),
        ("sign leigh signed 12/11/2026 version 1 javascript://x", "is no link that I keep"),
        ("sign leigh withdrawn 12/11/2026", "To note that Leigh Council withdrew takes a reason."),
        ("sign leigh never", "Only a correction can say that something never was."),
        ("correct leigh 9 never because x", "Leigh Council has no entry 9."),
        ("correct leigh never", "I need an organisation, the number of an entry and a stage."),
        ("list stage:done", "I read “stage:done”, and there is no such stage."),
        ("list org:nowhere", "Nothing is noted on the charter of “nowhere”."),
        ("lst", "Did you mean /charter list?"),
        ("sign leigh recommended 1/10/2026 because " + "x" * 1_500, "I keep up to 1,000"),
    ],
)
def test_what_is_wrong_is_told_with_a_line_to_type_and_nothing_is_saved(
    place: Place, typed: str, told: str, say: Say
) -> None:
    said = say(GUS, f"/charter {typed}")
    assert told in said
    assert "incident" not in said
    assert NOTHING in say(GUS, "/charter list")


def test_whoever_noted_it_and_left_is_named_by_their_organisation(place: Place, say: Say) -> None:
    note(place, say, *STEPS)
    with place.database() as db:
        remove_person(db, "gus@office.example", NOW, "test")
    assert "noted by former member (Office)" in say(BOB, "/charter list org:leigh")


@pytest.mark.parametrize("text", ["=SUM(A1:A9)", "<!channel> <@U0000042>", "*bold* `x`", "\u202egnol"])
def test_what_is_typed_stays_text(place: Place, text: str, say: Say) -> None:
    note(place, say, f'sign leigh recommended 1 October 2026 by "{text}"')
    assert text.strip("\u202e") in say(BOB, "/charter list")
    assert "\u202e" not in say(BOB, "/charter list")


def test_every_button_is_a_command_that_is_understood(place: Place, say: Say) -> None:
    note(place, say, *STEPS)
    reply = place.ask(GUS, "/charter sign leigh signed 3/11/2026 version 1")
    for part in reply.parts:
        if isinstance(part, Choice):
            assert "I do not" not in as_text(place.ask(GUS, part.command))
