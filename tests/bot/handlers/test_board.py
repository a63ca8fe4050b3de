"""The board, and asking those who have not answered."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.reply import Choice, Reply
from bot.request import Conversation
from knowledge.people import Identity
from knowledge.people_list import read_people_list
from knowledge.store.people_rows import BY_ID, link_identity, person_with_email, save_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

GUS = "gus@office"
ASK = "meeting ask social-value 2026-11-17"


@pytest.fixture
def place(place: Place) -> Place:
    people = read_people_list(
        b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\nZoe,zoe@elsewhere.example,Else,\n"
    )
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")
    return place


def has_account(place: Place, who: str, platform: str = "test") -> None:
    with place.database() as db:
        person = person_with_email(db, f"{who}.example")
        assert person
        link_identity(db, Identity(platform, "", who.upper()), person.id, BY_ID, NOW)


def commands(reply: Reply) -> list[str]:
    return [part.command for part in reply.parts if isinstance(part, Choice)]


def test_the_board_says_what_is_to_be_done(place: Place, say: Callable[..., str]) -> None:
    say(ANN, "/meeting rsvp yes")
    assert say(GUS, "/meeting board").splitlines() == [
        "1 group.",
        "Social value: Tuesday 17 November 2026, 10am",
        "  • 1 yes, 1 not heard from",
        "  • 1 of 2 organisations so far: quorum is unlikely (about 1 in 10). Nothing is known yet of who came to "
        "earlier meetings.",
        "  • To chase: Bob",
        "  • Social value, Tuesday 29 December 2026, 10am, clashes with a break. You could move it to Monday 4 January "
        "2027 or Friday 18 December 2026, or skip it.",
        "  • Vacant: Marsh College",
        "  • No place and no link: /meeting link social-value https://…",
    ]
    assert commands(place.ask(GUS, "/meeting board")) == [
        "meeting move social-value 2026-12-29 to 2027-01-04 keep",
        "meeting move social-value 2026-12-29 to 2026-12-18 keep",
        "meeting cancel social-value 2026-12-29",
        ASK,
    ]


def test_every_button_of_the_board_does_what_it_says(place: Place, say: Callable[..., str]) -> None:
    move, _, _, ask = commands(place.ask(GUS, "/meeting board"))
    assert "Social value is moved to Monday 4 January 2027" in say(GUS, move)
    assert "clashes" not in say(GUS, "/meeting board")
    assert "Social value, Tuesday 17 November 2026, 10am" in say(GUS, ask)


def test_papers_are_missed_a_week_before(place: Place, say: Callable[..., str]) -> None:
    place.now = datetime(2026, 11, 10, 9, 59, tzinfo=UTC)
    assert "No papers yet" not in say(GUS, "/meeting board")
    place.now = datetime(2026, 11, 10, 10, tzinfo=UTC)
    assert "No papers yet: /meeting papers social-value 2026-11-17 https://…" in say(GUS, "/meeting board")
    say(GUS, "/meeting papers social-value 2026-11-17 https://files.example.org/agenda")
    say(GUS, "/meeting link social-value https://meet.example.org")
    board = say(GUS, "/meeting board")
    assert "No papers" not in board
    assert "No place" not in board


def test_a_co_chair_sees_their_own_groups_and_members_none(place: Place, say: Callable[..., str]) -> None:
    place.groups(changed(name="Skills", slug="skills", members=GROUP["members"][1:3], quorum={"count": 1}))
    assert "2 groups." in say(GUS, "/meeting board")
    own = say(ANN, "/meeting board")
    assert "1 group." in own
    assert "Skills" not in own
    assert say(ANN, "/meeting board skills") == say(BOB, "/meeting board")
    for who in (BOB, CY, ZOE):
        assert "The board is for the secretariat, and for co-chairs of their own groups." in say(who, "/meeting board")
    assert "I know of no working group that you belong to." in say("stranger@nowhere", "/meeting board")


def test_each_who_is_silent_is_asked_in_the_direct_messages(place: Place) -> None:
    has_account(place, ANN)
    has_account(place, BOB)
    place.ask(ANN, "/meeting rsvp maybe")
    reply = place.ask(GUS, ASK)
    assert reply.summary == "Social value, Tuesday 17 November 2026, 10am: I am asking Bob."
    (question,) = reply.also
    assert question.into == Conversation("test", "", BOB.upper(), is_direct=True)
    assert question.summary == "Will you be there? Social value, Tuesday 17 November 2026, 10am."
    assert commands(question)[0] == "meeting rsvp yes social-value 2026-11-17"
    assert question.if_refused
    assert question.if_refused.summary == "I could not write to Bob."
    assert question.once == f"ask:social-value:2026-11-17:2026-11-10:{_id(place, BOB)}"


def test_who_cannot_be_reached_is_named(place: Place, say: Callable[..., str]) -> None:
    has_account(place, ANN)
    has_account(place, BOB, platform="elsewhere")
    told = say(GUS, ASK)
    assert "I am asking Ann." in told
    assert "I cannot reach Bob: there is no account here with the address I know of them." in told


def test_who_answered_before_the_meeting_moved_is_asked_again(place: Place, say: Callable[..., str]) -> None:
    has_account(place, BOB)
    say(BOB, "/meeting rsvp yes")
    assert place.ask(GUS, ASK).also == ()
    say(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 keep")
    (question,) = place.ask(GUS, ASK).also
    assert "You said yes to Tuesday 17 November 2026, 10am, before it was moved." in [
        getattr(part, "text", "") for part in question.parts
    ]


@pytest.mark.parametrize("view", ["quorum", "status"])
def test_the_button_is_for_co_chairs_and_the_secretariat_alone(view: str, place: Place) -> None:
    for who in (ANN, GUS):
        assert ASK in commands(place.ask(who, f"/meeting {view}"))
    for who in (BOB, CY):
        assert ASK not in commands(place.ask(who, f"/meeting {view}"))
    assert ASK not in commands(place.ask(ANN, f"/meeting {view}", in_channel=True))
    place.now = datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert ASK not in commands(place.ask(ANN, f"/meeting {view}"))


@pytest.mark.parametrize("who", [BOB, CY, ZOE])
def test_others_ask_nobody(who: str, place: Place) -> None:
    has_account(place, ANN)
    reply = place.ask(who, ASK)
    assert "are asked by its co-chairs and the secretariat" in reply.summary
    assert reply.also == ()


def test_nobody_is_asked_once_the_meeting_has_begun_or_is_cancelled(place: Place, say: Callable[..., str]) -> None:
    say(ANN, "/meeting cancel social-value 2026-11-17")
    assert "takes no answers any more. Nobody was asked." in say(GUS, ASK)
    say(ANN, "/meeting restore social-value 2026-11-17")
    place.now = datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert "takes no answers any more. Nobody was asked." in say(GUS, ASK)
    assert "2026-11-31 is not a day in the calendar" in say(GUS, "/meeting ask social-value 2026-11-31")


def _id(place: Place, who: str) -> int:
    with place.database() as db:
        person = person_with_email(db, f"{who}.example")
    assert person
    return person.id


def test_the_board_and_the_status_say_who_gets_no_reminders(place: Place, say: Callable[..., str]) -> None:
    assert "eminders" not in say(GUS, "/meeting board")
    say(BOB, "/anchor notify off")
    say(ANN, "/anchor notify snooze until 2026-11-16")
    off = "Reminders turned off: Bob. Please ask them by other ways."
    away = "No reminders before Monday 16 November 2026, as they wish: Ann."
    for told in (say(GUS, "/meeting board"), say(ANN, "/meeting board"), say(GUS, "/anchor status")):
        assert f"  • {off}\n  • {away}" in told
    say(BOB, "/anchor notify on")
    assert "turned off" not in say(GUS, "/meeting board") + say(GUS, "/anchor status")
    assert away not in say(BOB, "/anchor status"), "that is for the secretariat"
