"""Actions as dialogues: given by co-chairs and the secretariat, done by their owners."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from knowledge.store.people_rows import remove_person
from tests.bot.handlers.recording import (
    DEE,
    GUS,
    MEETING,
    OTTO,
    audit,
    buttons,
    everything_in_the_audit,
    with_more_people,
)
from tests.bot.handlers.test_meetings import ANN, BOB, CY, ZOE, Place

Say = Callable[..., str]


@pytest.fixture
def place(place: Place) -> Place:
    return with_more_people(place)


@pytest.mark.parametrize(
    "typed",
    [
        "action @bob Send the survey by 3 December",
        "action bob@tyde.example Send the survey by 3/12/2026",
        "action social-value Bob to Send the survey by Thursday 3 December.",
        "action for social value: BOB: Send the survey, by 2026-12-03",
    ],
)
def test_an_action_has_an_owner_and_a_day(place: Place, typed: str, say: Say) -> None:
    said = say(ANN, f"/meeting {typed}")
    noted = "Action 1: Bob (Tyde NHS Trust): Send the survey, by Thursday 3 December 2026"
    assert f"Noted for Social value. {noted}." in said
    assert noted in say(CY, "/meeting actions")


@pytest.mark.parametrize("who", [BOB, CY, DEE, ZOE])
def test_only_co_chairs_and_the_secretariat_give_actions(place: Place, who: str, say: Say) -> None:
    told = "Actions of Social value are noted by its co-chairs and the secretariat."
    assert told in say(who, "/meeting action for social-value: bob Send it")
    assert told in say(who, "/meeting unassign 1 social-value")
    assert "Action 1: Bob" in say(GUS, "/meeting action social-value bob Send it")
    assert told in say(who, "/meeting unassign 1 social-value")


def test_a_stranger_hears_of_no_group(place: Place, say: Say) -> None:
    for typed in ("action bob Send it", "actions", "done 1", "undone 1 social-value"):
        assert say(OTTO, f"/meeting {typed}").startswith("I know of no working group that you belong to.")


def test_the_open_ones_are_listed_the_overdue_first(place: Place, say: Say) -> None:
    for typed in ("bob Later by 1 February", "dee Whenever", "cy Soon by 20 November", "ann Sooner by 19 November"):
        say(ANN, f"/meeting action {typed}")
    place.now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert say(BOB, "/meeting actions").splitlines() == [
        "Open actions of Social value: 4, 1 of them overdue.",
        "  • Action 4: Ann (Leigh Council): Sooner, by Thursday 19 November 2026 (overdue)",
        "  • Action 3: Cy (Tyde NHS Trust): Soon, by Friday 20 November 2026",
        "  • Action 1: Bob (Tyde NHS Trust): Later, by Monday 1 February 2027",
        "  • Action 2: Dee (Marsh College): Whenever, no day given",
    ]
    assert list(buttons(place, BOB, "/meeting actions")) == ["Done: 1"]
    assert list(buttons(place, ANN, "/meeting actions")) == ["Done: 4", "Done: 3", "Done: 1", "Done: 2"]
    assert list(buttons(place, GUS, "/meeting actions social-value")) == ["Done: 4", "Done: 3", "Done: 1", "Done: 2"]
    assert "Actions of Social value are for its members" in say(ZOE, "/meeting actions social-value")
    assert "Action 1" in say(BOB, "/meeting actions 2026-11-17")
    assert "no open actions" in say(BOB, "/meeting actions 2026-12-29")


def test_its_owner_says_that_it_is_done_and_takes_it_back(place: Place, say: Say) -> None:
    say(ANN, "/meeting action bob Send the survey")
    (done,) = buttons(place, BOB, "/meeting actions").values()
    (undo,) = buttons(place, BOB, done).values()
    assert "was done already" in say(BOB, done)
    assert "no open actions" in say(BOB, "/meeting actions")
    assert "is open again" in say(BOB, undo)
    assert "was open already" in say(BOB, undo)
    assert "Send the survey" in say(BOB, "/meeting actions")
    assert audit(place, "meeting action") == [
        ("group social-value action 1", outcome) for outcome in ("given", "done", "not done")
    ]


def test_nobody_elses_action_is_called_done_but_by_who_leads(place: Place, say: Say) -> None:
    say(ANN, "/meeting action bob Send the survey")
    for who in (CY, DEE):
        assert "is for its owner, the co-chairs and the secretariat to say" in say(who, "/meeting done 1")
        assert "is for its owner, the co-chairs and the secretariat to say" in say(who, "/meeting undone 1")
    for number in (1, 9):
        assert "You have no seat in Social value." in say(ZOE, f"/meeting done {number} social-value")
    assert "is done" in say(GUS, "/meeting done 1 social-value")
    assert "is open again" in say(ANN, "/meeting undone 1")


def test_an_action_is_taken_back_and_put_back_and_its_row_stays(place: Place, say: Say) -> None:
    (take_back,) = buttons(place, ANN, "/meeting action bob Send the survey").values()
    (put_back,) = buttons(place, ANN, take_back).values()
    assert "no open actions" in say(BOB, "/meeting actions")
    assert "Action 1 was taken back." in say(BOB, "/meeting done 1")
    assert "is on the list again" in say(ANN, put_back)
    assert "Action 1 is on the list." in say(ANN, put_back)
    assert "Send the survey" in say(BOB, "/meeting actions")


def test_whose_owner_is_forgotten_keeps_their_organisation(place: Place, say: Say) -> None:
    say(ANN, "/meeting action bob Send the survey")
    with place.database() as db:
        remove_person(db, "bob@tyde.example", MEETING, "test")
    assert "Action 1: former member (Tyde NHS Trust): Send the survey" in say(ANN, "/meeting actions")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("action", "I do not know what is to be done, and by whom."),
        ("action social-value", "I do not know whose it is."),
        ("action Send the survey by Friday", "“Send” is nobody of Social value, as far as I know."),
        ("action zoe@elsewhere.example Send it", "“zoe@elsewhere.example” is nobody of Social value"),
        ("action nobody@nowhere.example Send it", "“nobody@nowhere.example” is nobody of Social value"),
        ("action bob", "I do not know what Bob is to do."),
        ("action bob Send it by 31/11/2026", "31/11/2026 is not a day in the calendar."),
        ("action bob Send it by 1 November 2026", "1 November 2026 is over."),
        ("action bob " + "x" * 5_000, "That is 5,000 characters; I keep up to 1,000"),
        ("action for nowhere: bob Send it", 'There is no group "nowhere"'),
        ("done", "I need the number of the action. To see the numbers: /meeting actions."),
        ("done soon", "I read “done soon”. I need the number of the action."),
        ("done 9", "Social value has no action 9."),
        ("reassign 9", "Social value has no action 9."),
        ("done 1 skills", "You have no seat in Skills."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_saved(place: Place, typed: str, told: str, say: Say) -> None:
    said = say(ANN, f"/meeting {typed}")
    assert told in said
    assert "incident" not in said
    assert "no open actions" in say(ANN, "/meeting actions")


def test_in_several_groups_it_is_asked_which(place: Place, say: Say) -> None:
    found = buttons(place, GUS, "/meeting action bob Send it by Friday")
    assert found["Social value"] == "meeting action for social-value: bob Send it by Friday"
    assert "Action 1: Bob" in say(GUS, found["Social value"])


@pytest.mark.parametrize("text", ["=SUM(A1:A9)", "<b>bold</b> *stars*", "<!channel> <@U0000042>"])
def test_whatever_is_to_be_done_stays_text_and_is_in_no_log(place: Place, text: str, say: Say) -> None:
    assert text in say(ANN, f"/meeting action bob {text}")
    assert text in say(BOB, "/meeting actions")
    assert text not in everything_in_the_audit(place)
