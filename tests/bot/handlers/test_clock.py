"""The clock as people move it: in the workspace in words, and elsewhere like any command that is not known."""

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from bot.commands import unknown_command
from bot.reply import Choice
from bot.wiring.clock import WorkspaceClock
from bot.words.clock import say_ahead
from bot.words.plain import as_text
from jobs.deliver import Delivery
from jobs.time_machine import TimeMachine
from tests.bot.handlers.test_meetings import ANN, NOW, Place
from tests.jobs.telling import Telling


@pytest.fixture
def with_clock(place: Place) -> Place:
    """The same chat where there is a clock to move, as in the workspace."""
    clock = WorkspaceClock(place.database, lambda: NOW)
    machine = TimeMachine(clock, Delivery(place.database, Telling(), clock.now), Event(), lambda: None)
    place.desk = replace(place.desk, now=clock.now, time_machine=machine)
    return place


@pytest.mark.parametrize("typed", ["clock", "clock next", "clock +1 day", "clock back now", "clock <script>"])
def test_elsewhere_it_is_no_command(place: Place, typed: str) -> None:
    assert as_text(place.ask(ANN, f"/anchor {typed}")) == str(unknown_command(typed))


def test_it_says_what_time_it_is_and_how_to_move_it(with_clock: Place) -> None:
    reply = with_clock.ask(ANN, "/anchor clock")
    assert as_text(reply).splitlines()[0] == "Here it is Tuesday 10 November 2026, 9am: the true time."
    assert [one.label for one in reply.parts if isinstance(one, Choice)] == ["A day on", "To the next reminder"]


def test_to_the_next_reminder_says_what_went_to_whom_and_when(with_clock: Place) -> None:
    said = as_text(with_clock.ask(ANN, "/anchor clock next")).splitlines()
    assert said[1] == "Sent on the way:"
    assert "of Social value on Tuesday 17 November 2026, to Ann" in said[2]


def test_what_is_answered_afterwards_is_answered_at_the_time_of_the_clock(with_clock: Place) -> None:
    with_clock.ask(ANN, "/anchor clock 18 November 2026")
    assert "Tuesday 17 November 2026" not in as_text(with_clock.ask(ANN, "/meeting next"))


def test_setting_it_back_is_asked_first_and_says_what_it_means(with_clock: Place) -> None:
    with_clock.ask(ANN, "/anchor clock +2 weeks")
    asked = with_clock.ask(ANN, "/anchor clock back")
    assert "is not sent again when that time really comes" in as_text(asked)
    (sure,) = (one.command for one in asked.parts if isinstance(one, Choice))
    assert as_text(with_clock.ask(ANN, sure)).startswith("The clock shows the true time again: ")
    assert as_text(with_clock.ask(ANN, "/anchor clock back")).splitlines()[0].endswith(": the true time.")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/anchor clock 1 October 2026", "That time has passed here. The clock only goes forward."),
        ("/anchor clock 1 January 2030", "That is more than two years ahead of the true time."),
        ("/anchor clock 31 February 2027", "not a day in the calendar"),
        ("/anchor clock yesterday", "I read “clock yesterday”, and do not know where the clock is to go."),
    ],
)
def test_what_it_does_not_do_is_told_and_it_stays(with_clock: Place, typed: str, told: str) -> None:
    assert told in as_text(with_clock.ask(ANN, typed))
    assert with_clock.desk.now() == NOW


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(), "the true time"),
        (timedelta(days=21), "the clock is 3 weeks ahead"),
        (timedelta(days=1, hours=2, minutes=3), "the clock is 1 day and 2 hours ahead"),
        (timedelta(days=2, minutes=59), "the clock is 2 days ahead"),
        (timedelta(days=400), "the clock is 1 year and 5 weeks ahead"),
        (timedelta(seconds=20), "the true time"),
    ],
)
def test_how_far_it_is_ahead_is_said_in_round_words(ahead: timedelta, words: str) -> None:
    assert say_ahead(ahead) == words
