"""What is going to be sent, as those ask who look after a group."""

import pytest

from bot.commands import MeetingView, ShowMeeting, parse, to_text
from bot.words.plain import as_text
from tests.bot.handlers.test_meetings import ANN, BOB, ZOE, Place, place

__all__ = ["place"]


def test_a_co_chair_sees_what_will_be_sent_to_whom(place: Place) -> None:
    said = as_text(place.ask(ANN, "/meeting preview social-value 17 November 2026"))
    assert said.splitlines() == [
        "Reminders of Social value until Tuesday 17 November 2026, as things stand: nothing of it is sent yet.",
        "  • Tuesday 10 November 2026, 10am: papers of Social value on Tuesday 17 November 2026, to Ann and Bob",
        "  • Thursday 12 November 2026, 10am: call to answer of Social value on Tuesday 17 November 2026, unless they "
        "have answered by then, to Ann and Bob",
        "  • Monday 16 November 2026, 10am: quorum warning of Social value on Tuesday 17 November 2026, if quorum is "
        "not safe then, to Ann",
    ]


@pytest.mark.parametrize("who", [BOB, ZOE])
def test_nobody_else_does(place: Place, who: str) -> None:
    said = as_text(place.ask(who, "/meeting preview social-value"))
    assert "Ann and Bob" not in said
    assert "quorum warning" not in said


def test_in_a_channel_it_is_told_to_its_asker_alone(place: Place) -> None:
    reply = place.ask(ANN, "/meeting preview social-value", in_channel=True)
    assert reply.into and reply.into.is_direct


def test_a_day_that_is_over_cannot_be_looked_ahead_to(place: Place) -> None:
    assert "Give a day to come." in as_text(place.ask(ANN, "/meeting preview social-value 2020-01-01"))


def test_the_command_is_read_as_it_is_written() -> None:
    assert parse(to_text(ShowMeeting(MeetingView.PREVIEW, "social-value"))) == ShowMeeting(
        MeetingView.PREVIEW, "social-value"
    )


def test_each_is_shown_when_their_own_wish_lets_it_come_and_who_gets_nothing_why(place: Place) -> None:
    place.ask(ANN, "/anchor notify quieter")
    place.ask(BOB, "/anchor notify digest wednesday, timezone Pacific/Auckland")
    assert as_text(place.ask(ANN, "/meeting preview social-value 17 November 2026")).splitlines()[1:] == [
        "  • Tuesday 10 November 2026, 9pm: papers of Social value on Tuesday 17 November 2026, to Bob (in their "
        "weekly message; Wednesday 11 November 2026, 10am by their clock)",
        "  • Thursday 12 November 2026, 10am: call to answer of Social value on Tuesday 17 November 2026, unless they "
        "have answered by then, to Ann",
        "  • Thursday 12 November 2026, 7pm: call to answer of Social value on Tuesday 17 November 2026, unless they "
        "have answered by then, to Bob (Friday 13 November 2026, 8am by their clock)",
        "  • Monday 16 November 2026, 10am: quorum warning of Social value on Tuesday 17 November 2026, if quorum is "
        "not safe then, to Ann",
        "  • Not to Ann (they asked for fewer reminders): papers of Social value on Tuesday 17 November 2026",
    ]


def test_what_comes_never_or_later_is_shown_with_the_wish(place: Place) -> None:
    place.ask(ANN, "/anchor notify snooze until 2026-11-16")
    place.ask(BOB, "/anchor notify off")
    said = as_text(place.ask(ANN, "/meeting preview social-value 17 November 2026")).splitlines()
    assert said[1:] == [
        "  • Monday 16 November 2026, 8am: call to answer of Social value on Tuesday 17 November 2026, unless they "
        "have answered by then, to Ann (put off until then, as they wish)",
        "  • Monday 16 November 2026, 10am: quorum warning of Social value on Tuesday 17 November 2026, if quorum is "
        "not safe then, to Ann",
        "  • Not to Ann (they asked for no reminders before Monday 16 November 2026): papers of Social value on "
        "Tuesday 17 November 2026",
        "  • Not to Bob (they have turned reminders off): papers of Social value on Tuesday 17 November 2026; "
        "call to answer of Social value on Tuesday 17 November 2026",
    ]
