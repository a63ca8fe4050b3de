"""Seats kept in chat by the secretariat: taken, vacated, with deputies, and gone."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.reply import Choice
from knowledge.groups.forecast import History
from knowledge.groups.replies import Answer
from knowledge.people import Grant, Role
from knowledge.people_list import read_people_list
from knowledge.store.attendance_rows import histories, present
from knowledge.store.group_rows import group_named
from knowledge.store.people_rows import person_with_email, save_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, Place

GUS = "gus@office"
DAY = date(2026, 11, 17)


@pytest.fixture
def place(place: Place) -> Place:
    with place.database() as db:
        people = read_people_list(b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\n")
        save_people(db, people.entries, NOW, "test")
    return place


def undo(place: Place, typed: str) -> str:
    choices = [part for part in place.ask(GUS, typed).parts if isinstance(part, Choice)]
    return next(choice.command for choice in choices if choice.label == "Undo")


def grants(place: Place, email: str) -> frozenset[Grant]:
    with place.database() as db:
        person = person_with_email(db, email)
    assert person
    return person.grants


def test_the_seats_with_vacancies_first(say: Callable[..., str]) -> None:
    assert say(GUS, "/meeting seat social-value").splitlines() == [
        "Social value: 3 seats, 1 vacant.",
        "  • Marsh College: vacant",
        "  • Leigh Council: Ann, ann@leigh.example, co-chair",
        "  • Tyde NHS Trust: Bob, bob@tyde.example; deputy Cy (cy@tyde.example)",
        'To fill one: /meeting seat add "Essex Police" Kim Lee kim@police.example for social-value',
    ]


def test_a_new_seat_and_a_vacant_one_are_taken(place: Place, say: Callable[..., str]) -> None:
    told = say(GUS, '/meeting seat add "Essex Police" Kim Lee kim@police.example co-chair')
    assert "Kim Lee has a new seat of Essex Police in Social value, as co-chair." in told
    assert "New to the network, and added to it: kim@police.example." in told
    assert "The quorum is now: 2 organisations of 4" in told
    assert grants(place, "kim@police.example") == {Grant(Role.CO_CHAIR, "Social value")}
    assert "May Hill has the seat that was vacant of Marsh College in Social value, as member." in say(
        GUS,
        "/meeting seat add “marsh college” May Hill may@marsh.example".replace("“marsh college”", '"Marsh College"'),
    )
    assert "4 seats, 0 vacant" in say(GUS, "/meeting seats")
    assert "Noted: May Hill (Marsh College) will be there" in say("may@marsh", "/meeting rsvp yes")


def test_who_left_is_not_listed_asked_or_counted_and_was_there_before(place: Place, say: Callable[..., str]) -> None:
    place.now = datetime(2026, 10, 6, 9, 30, tzinfo=UTC)
    say(BOB, "/meeting here")
    place.now = NOW
    say(BOB, "/meeting rsvp yes")
    told = say(GUS, "/meeting seat vacate bob@tyde.example")
    assert "The seat of Tyde NHS Trust in Social value is vacant: Bob has left it." in told
    assert "Tyde NHS Trust: vacant" in say(ANN, "/meeting status")
    assert "Bob" not in say(ANN, "/meeting quorum")
    assert "0 of 2 organisations so far" in say(ANN, "/meeting quorum")
    assert grants(place, "bob@tyde.example") == frozenset()
    assert "has no seat in Social value" in say(BOB, "/meeting rsvp yes social-value")
    with place.database() as db:
        assert present(db, group_named(db, "social-value"), date(2026, 10, 6)) == {"bob@tyde.example"}
    assert "sends a deputy (Cy)" in say(CY, "/meeting rsvp yes"), "a deputy may come for the vacant seat"


def test_who_takes_a_seat_begins_without_the_past_of_others(place: Place, say: Callable[..., str]) -> None:
    place.now = datetime(2026, 10, 5, 9, tzinfo=UTC)
    say(BOB, "/meeting rsvp yes social-value 2026-10-06")
    place.now = datetime(2026, 10, 6, 9, 30, tzinfo=UTC)
    say(ANN, "/meeting here")
    place.now = NOW
    with place.database() as db:
        group = group_named(db, "social-value")
        seat = group.seats[1].id
        assert histories(db, group, DAY)[seat, Answer.YES] == History(1, 0)
    say(GUS, "/meeting seat vacate Bob social value")
    say(GUS, '/meeting seat add "Tyde NHS Trust" Al Reed al@tyde.example')
    with place.database() as db:
        group = group_named(db, "social-value")
        assert not [key for key in histories(db, group, DAY) if key[0] == seat]


def test_every_change_is_undone_by_its_button(place: Place, say: Callable[..., str]) -> None:
    before = say(GUS, "/meeting seat")
    for typed, back in (
        ("seat vacate ann@leigh.example", 'seat add "Leigh Council" Ann ann@leigh.example co-chair for social-value'),
        (
            "seat deputy bob@tyde.example is not cy@tyde.example",
            "seat deputy bob@tyde.example is cy@tyde.example for social-value",
        ),
        ('seat remove "Marsh College"', 'seat add "Marsh College" member for social-value'),
        ('seat add "Marsh College" May may@marsh.example', "seat vacate may@marsh.example for social-value"),
    ):
        assert undo(place, f"/meeting {typed}") == f"meeting {back}"
        say(GUS, f"meeting {back}")
        assert say(GUS, "/meeting seat") == before
    assert grants(place, "ann@leigh.example") == {Grant(Role.CO_CHAIR, "Social value")}


def test_a_deputy_is_listed_and_counts_from_then_on(say: Callable[..., str]) -> None:
    told = say(GUS, "/meeting seat deputy ann@leigh.example is Lee Park lee@leigh.example for social-value")
    assert "Lee Park is a deputy of Ann (Leigh Council) in Social value." in told
    assert "counts for the quorum" in say(ANN, "/meeting rsvp deputy lee@leigh.example")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("add Essex Police Kim Lee kim@police.example", "I need the organisation in quotation marks"),
        ('add "Essex Police" Kim Lee', "I need the e-mail address of Kim Lee."),
        ('add "Essex Police" Kim Lee kim@police', "I need one e-mail address."),
        ('add "Leigh Council" Bob bob@tyde.example', "bob@tyde.example holds a seat in Social value already."),
        ("vacate", "I need the address of who leaves."),
        ("vacate cy@tyde.example", "cy@tyde.example holds no seat in Social value."),
        ("vacate kim@police.example", 'I know nobody called "kim@police.example" in Social value.'),
        ("deputy bob@tyde.example lee@tyde.example", "I need the address of who holds the seat"),
        ("deputy bob@tyde.example is bob@tyde.example", "Nobody can be their own deputy."),
        ("deputy bob@tyde.example is cy@tyde.example", "cy@tyde.example is deputy there already."),
        ("deputy bob@tyde.example is not ann@leigh.example", "ann@leigh.example is no deputy there."),
        ('remove "Leigh Council"', "is not vacant. First: /meeting seat vacate ann@leigh.example"),
        ('remove "Essex Police"', '"Essex Police" has no seat in Social value.'),
        ('remove "Marsh College" for nowhere', 'There is no group "nowhere".'),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changed(typed: str, told: str, say: Callable[..., str]) -> None:
    before = say(GUS, "/meeting seat")
    reply = say(GUS, f"/meeting seat {typed}")
    assert told in reply
    assert say(GUS, "/meeting seat") == before


def test_a_seat_without_which_the_quorum_cannot_be_reached_stays(say: Callable[..., str]) -> None:
    say(GUS, '/meeting seat remove "Marsh College"')
    say(GUS, "/meeting seat vacate bob@tyde.example")
    assert "the quorum of Social value could never be reached: it takes 2 of 1." in say(
        GUS, '/meeting seat remove "Tyde NHS Trust"'
    )


@pytest.mark.parametrize("who", [ANN, BOB, CY])
def test_only_the_secretariat_keeps_seats(who: str, say: Callable[..., str]) -> None:
    for typed in ("seat", "seat vacate bob@tyde.example", 'seat add "Essex Police"', 'seat remove "Marsh College"'):
        assert (
            say(who, f"/meeting {typed}")
            == "The seats of Social value are kept by the secretariat. Nothing was changed."
        )
    assert "I know of no working group" in say("stranger@nowhere", "/meeting seat vacate bob@tyde.example")
    assert "3 seats, 1 vacant" in say(GUS, "/meeting seat")
