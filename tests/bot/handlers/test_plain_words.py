"""What is said in plain words and is no question: the way back, an answer to a meeting, a complaint, a slip."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands import parse, to_text
from tests.bot.handlers.pledging import KIM, LEE, Pledging
from tests.bot.handlers.recording import buttons
from tests.bot.handlers.test_meetings import ANN, BOB, Place

UNDOING = ("undo", "oops", "cancel that", "I made a mistake", "how do I undo something", "undo that.")


@pytest.mark.parametrize("typed", UNDOING)
def test_undo_offers_the_way_back_from_ones_own_last_answer(typed: str, place: Place, say: Callable[..., str]) -> None:
    say(BOB, "/meeting rsvp yes social-value")
    reply = say(BOB, typed)
    assert reply.startswith("Your last change: your answer to Social value, Tuesday 17 November 2026, 10am.")
    assert "Bob (Tyde NHS Trust): will be there" in say(ANN, "/meeting status")
    (back,) = buttons(place, BOB, typed).values()
    assert say(BOB, back).startswith("Taken back. For Bob (Tyde NHS Trust) there is no answer")


def test_undo_after_a_move_offers_to_put_the_meeting_back(place: Place, say: Callable[..., str]) -> None:
    say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 at 2pm keep")
    assert buttons(place, ANN, "undo") == {"Put it back": "meeting restore social-value 2026-11-17"}


@pytest.mark.parametrize("typed", UNDOING)
def test_whoever_changed_nothing_is_told_how_changes_are_undone(typed: str, say: Callable[..., str]) -> None:
    reply = say(BOB, typed)
    assert reply.startswith("I found no last change of yours that one button takes back.")
    assert "/meeting unrsvp" in reply
    assert "English" not in reply


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("i can't make the next meeting", "no"),
        ("i cant make the next meeting", "no"),
        ("sorry, can't make it", "no"),
        ("can't come on Tuesday", "no"),
        ("Apologies for the next meeting", "no"),
        ("I won’t be able to come", "no"),
        ("I'll be there", "yes"),
        ("I will be there on 17 November 2026", "yes"),
        ("I might come", "maybe"),
    ],
)
def test_whether_somebody_comes_said_in_plain_words_is_offered_and_not_noted(
    typed: str, answer: str, place: Place, say: Callable[..., str]
) -> None:
    reply = say(BOB, typed)
    assert reply.startswith("Nothing is noted yet.")
    label = f"Say {answer} for Social value, Tuesday 17 November 2026, 10am"
    assert buttons(place, BOB, typed) == {label: f"meeting rsvp {answer} social-value 2026-11-17"}
    assert "Bob (Tyde NHS Trust): no answer" in say(ANN, "/meeting status")


@pytest.mark.parametrize("typed", ["can't come on Friday", "I'll be there on 18 November 2026"])
def test_a_day_without_a_meeting_is_said_to_have_none(typed: str, say: Callable[..., str]) -> None:
    assert "Your groups have no meeting then." in say(BOB, typed)


@pytest.mark.parametrize("typed", ["rsvp no", "RSVP no.", "/rsvp no", "rsvp no social-value"])
def test_an_answer_without_meeting_before_it_is_noted(typed: str, say: Callable[..., str]) -> None:
    assert "Noted: Bob (Tyde NHS Trust) can't make it: Social value" in say(BOB, typed)


def test_a_complaint_gets_an_apology_and_the_way_to_say_what_was_wrong(place: Place, say: Callable[..., str]) -> None:
    assert say(BOB, "this is useless").startswith("I am sorry that this did not help.")
    assert buttons(place, BOB, "this is useless")["Tell what was not right"] == "feedback wrong"


def test_whoever_wants_no_messages_is_shown_how_they_are_reminded(say: Callable[..., str]) -> None:
    assert "I remind you of everything" in say(BOB, "stop sending me messages")


@pytest.mark.parametrize(
    ("typed", "meant"), [("mp pledges", "my pledges"), ("metting next", "meeting next"), ("rspv no", "rsvp no")]
)
def test_a_command_with_a_slip_typed_without_its_slash_is_asked_back(
    typed: str, meant: str, say: Callable[..., str]
) -> None:
    assert f"Did you mean: {meant}?" in say(BOB, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "can't we come to the next meeting?",
        "what can I undo in the charter?",
        "who can't make the next meeting?",
        "meeting dates",
        "is this useless?",
        "what was the mistake in the minutes",
    ],
)
def test_questions_stay_questions(typed: str) -> None:
    assert to_text(parse(typed)) == f"ask {typed}"


@pytest.mark.parametrize("typed", ["oops", "this is rubbish", "can't come", "I'll be there on Monday", "I might come"])
def test_plain_words_survive_as_text(typed: str) -> None:
    command = parse(typed)
    assert parse(to_text(command)) == command


def test_undo_after_an_update_tells_what_it_says_and_what_stood_before(tmp_path: Path) -> None:
    chat = Pledging(tmp_path)
    chat.say(KIM, '/pledge update P-003 green 20% "a new partner"')
    assert chat.say(KIM, "undo").startswith(
        "Your last change: an entry on P-003. It says: green, 20%: “a new partner” (for October to December 2026, "
        "Tuesday 17 November 2026); before it nothing was reported. Nothing is taken back yet."
    )
    chat.say(KIM, '/pledge correct P-003 amber 2% "one was counted twice"')
    assert (
        "before: green, 20%: “a new partner” (for October to December 2026, Tuesday 17 November 2026). Nothing"
    ) in chat.say(KIM, "undo")  # fmt: skip
    chat.now += timedelta(days=1)
    chat.say(LEE, "/pledge show P-003")
    assert "Saved" in chat.say(LEE, '/pledge update P-003 amber 3% "another one"')
    assert chat.say(KIM, "undo").startswith("Your last change: an entry on P-003. Nothing is taken back yet.")


def test_undo_names_an_entry_where_others_read_who_may_not_see_the_pledge_but_not_what_it_says(tmp_path: Path) -> None:
    chat = Pledging(tmp_path)
    chat.say(KIM, '/pledge update P-005 green 20% "inside first"')
    assert "inside first" in chat.say(KIM, "undo")
    assert chat.say(KIM, "undo", in_channel=True).startswith(
        "Your last change: an entry on P-005. Nothing is taken back yet."
    )
