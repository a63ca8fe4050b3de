"""Who comes in whose stead, answers taken back, and answers to a day that is no more."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.reply import Choice
from tests.bot.handlers.test_meetings import ANN, BOB, CY, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

MEMBERS = [
    *GROUP["members"],
    {"name": "Sam Okafor", "email": "sam@college.example", "organisation": "Marsh College", "role": "observer"},
    {"name": "Sam Bell", "email": "sam.bell@leigh.example", "organisation": "Leigh Council", "role": "observer"},
]


@pytest.fixture
def place(place: Place) -> Place:
    place.groups(changed(members=MEMBERS))
    return place


@pytest.mark.parametrize(
    "named",
    [
        "sam@college.example",
        "SAM@college.example.",
        "Sam Okafor",
        "“Sam Okafor”",
        "sam okafor for social-value",
        "Sam Okafor for the social value 2026-11-17",
        "Sam Okafor social value",
        "social-value 2026-11-17 sam@college.example",
        "@sam.bell for social-value",
    ],
)
def test_who_comes_instead_is_named_by_address_or_name(named: str, say: Callable[..., str]) -> None:
    who = "Sam Bell" if "bell" in named else "Sam Okafor"
    assert f"Bob (Tyde NHS Trust) sends a deputy ({who})" in say(BOB, f"/meeting rsvp deputy {named}")
    assert f"Bob (Tyde NHS Trust): sends a deputy ({who})" in say(ANN, "/meeting status")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("sam", '"sam" may be Sam Bell (Leigh Council) and Sam Okafor (Marsh College). Give the e-mail address'),
        ("Pat Nobody", 'I know nobody called "Pat Nobody" in the network. Give their e-mail address.'),
        ("pat@nowhere.example", 'I know nobody called "pat@nowhere.example" in the network. The secretariat can add'),
        ("bob@tyde.example", "You cannot be your own deputy."),
        ('"Sam Okafor" for social-vlaue', 'There is no group "social-vlaue". Did you mean social-value?'),
    ],
)
def test_who_cannot_be_told_is_asked_for_and_nothing_is_saved(named: str, told: str, say: Callable[..., str]) -> None:
    reply = say(BOB, f"/meeting rsvp deputy {named}")
    assert told in reply
    assert "Bob (Tyde NHS Trust): no answer" in say(ANN, "/meeting status")


def test_the_reply_says_who_counts_for_the_quorum(place: Place, say: Callable[..., str]) -> None:
    assert "Cy is listed as a deputy of this seat, and counts for the quorum." in say(BOB, "/meeting rsvp deputy cy")
    assert "1 of 2 organisations so far" in say(ANN, "/meeting quorum")
    other = say(BOB, "/meeting rsvp deputy Sam Okafor")
    assert (
        "For the quorum only deputies who are listed with a seat count (Cy for yours), so Sam Okafor does not." in other
    )
    assert "0 of 2 organisations so far" in say(ANN, "/meeting quorum")
    assert "count: Cy for yours. To say who comes: /meeting rsvp deputy" in say(BOB, "/meeting rsvp deputy")
    assert "and yours has none." in say(ANN, "/meeting rsvp deputy")
    place.groups(changed(members=MEMBERS, deputies_count=False))
    assert "Deputies do not count for this group's quorum." in say(BOB, "/meeting rsvp deputy cy")
    assert "0 of 2 organisations so far" in say(ANN, "/meeting quorum")


def test_whoever_has_no_seat_learns_nothing_of_names(place: Place, say: Callable[..., str]) -> None:
    zoe = {"name": "Zoe", "email": "zoe@elsewhere.example", "organisation": "Elsewhere"}
    place.groups(changed(name="Skills", slug="skills", members=[zoe], quorum={"count": 1}))
    assert "has no seat in Social value" in say(ZOE, "/meeting unrsvp social-value")
    known = say(ZOE, "/meeting rsvp deputy Sam Okafor social-value")
    assert known == say(ZOE, "/meeting rsvp deputy Pat Nobody for social-value")
    assert "has no seat in Social value" in known
    outside = say("stranger@nowhere", "/meeting rsvp deputy Sam Okafor")
    assert "I do not know you by an e-mail address" in outside


def test_an_answer_is_taken_back_once_and_what_stood_before_stands_again(place: Place, say: Callable[..., str]) -> None:
    say(ANN, "/meeting rsvp yes")
    reply = place.ask(ANN, "/meeting rsvp no")
    undo = next(part for part in reply.parts if isinstance(part, Choice) and part.label == "Undo")
    assert undo.command == "meeting unrsvp social-value 2026-11-17"
    assert "Taken back. For Ann (Leigh Council) it is again: will be there: Social value, Tuesday 17" in say(
        ANN, undo.command
    )
    assert "You said: will be there." in say(ANN, "/meeting next")
    assert "There is no answer of yours to take back." in say(ANN, undo.command), "a second click takes nothing more"
    assert "You said: will be there." in say(ANN, "/meeting next")


def test_the_first_answer_taken_back_leaves_none(say: Callable[..., str]) -> None:
    assert "There is no answer of yours to take back. Nothing was changed." in say(ANN, "/meeting unrsvp")
    say(ANN, "/meeting rsvp yes")
    say(ANN, "/meeting rsvp yes")
    assert "there is no answer: Social value" in say(ANN, "/meeting unrsvp")
    assert "You have not answered yet." in say(ANN, "/meeting next")


def test_nothing_is_taken_back_once_the_meeting_has_begun(place: Place, say: Callable[..., str]) -> None:
    say(ANN, "/meeting rsvp yes")
    place.now = datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert "has begun" in say(ANN, "/meeting unrsvp social-value 2026-11-17")


def test_a_deputy_takes_back_their_own_word_and_no_other(say: Callable[..., str]) -> None:
    say(BOB, "/meeting rsvp maybe")
    assert "That answer is not yours to take back. Nothing was changed." in say(CY, "/meeting unrsvp")
    say(CY, "/meeting rsvp yes")
    assert "it is again: may be there" in say(CY, "/meeting unrsvp")


def test_an_answer_to_a_day_that_is_no_more_counts_as_none_and_is_shown(place: Place, say: Callable[..., str]) -> None:
    say(BOB, "/meeting rsvp yes")
    say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 keep")
    said = "said yes to Tuesday 17 November 2026, 10am"
    assert f"You have not answered yet: you {said}, before it was moved." in say(BOB, "/meeting next")
    assert f"Bob (Tyde NHS Trust): no answer ({said})" in say(ANN, "/meeting status")
    standing = say(ANN, "/meeting quorum")
    assert "0 of 2 organisations so far" in standing
    assert "Not heard from: Ann and Bob" in standing
    say(BOB, "/meeting rsvp no")
    assert "Bob (Tyde NHS Trust): can't make it" in say(ANN, "/meeting status")


def test_an_answer_counts_again_when_the_meeting_is_put_back(say: Callable[..., str]) -> None:
    say(BOB, "/meeting rsvp yes")
    say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-17 at 2pm keep")
    assert "You have not answered yet: you said yes to Tuesday 17 November 2026, 10am" in say(BOB, "/meeting next")
    say(ANN, "/meeting restore social-value 2026-11-17")
    assert "You said: will be there." in say(BOB, "/meeting next")
