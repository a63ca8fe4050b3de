"""Reminders held back and let go, as dialogues."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import PauseReminders, ResumeReminders, parse, to_text
from bot.reply import Choice
from bot.words.plain import as_text
from jobs.plan import plan
from knowledge.store.administrator_rows import ensure_administrator
from tests.bot.handlers.test_meetings import ANN, BOB, NOW, Place, place, say

__all__ = ["place", "say"]

SEC = "sec@leigh"
DAYS = st.dates(date(2026, 11, 11), date(2099, 1, 1))
GROUPS = st.sampled_from(["", "social-value", "skills"])


@pytest.fixture(autouse=True)
def secretariat(place: Place) -> None:
    with place.database() as db:
        ensure_administrator(db, f"{SEC}.example", NOW)
        plan(db, NOW)


def undo(place: Place, typed: str) -> str:
    (choice,) = [part for part in place.ask(SEC, typed).parts if isinstance(part, Choice)]
    assert choice.label == "Undo"
    return choice.command


def audited(place: Place) -> list[tuple[str, str, str]]:
    with place.database() as db:
        sql = "SELECT action, target, outcome FROM audit WHERE action LIKE 'reminders %' ORDER BY id"
        return list(db.execute(sql).fetchall())


@given(st.builds(PauseReminders, st.none() | DAYS, GROUPS) | st.builds(ResumeReminders, GROUPS))
def test_both_commands_are_read_as_they_are_written(command: PauseReminders | ResumeReminders) -> None:
    assert parse(to_text(command)) == parse(f"/anchor {to_text(command)}") == command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("pause", PauseReminders()),
        ("pause all reminders", PauseReminders()),
        ("pause everything until 4 January 2027", PauseReminders(date(2027, 1, 4))),
        ("PAUSE until 4/1/27 for the social value group.", PauseReminders(date(2027, 1, 4), "social value group")),
        ("pause social-value till 2027-01-04", PauseReminders(date(2027, 1, 4), "social-value")),
        ("pause reminders for social-value", PauseReminders(None, "social-value")),
        ("resume social-value", ResumeReminders("social-value")),
        ("Resume all", ResumeReminders()),
    ],
)
def test_they_are_read_in_the_ways_people_type_them(typed: str, command: PauseReminders | ResumeReminders) -> None:
    assert parse(f"/anchor {typed}") == command


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "pause until Christmas",
            "I need the day after “until”. Nothing was changed. Try: /anchor pause until 2027-01-04",
        ),
        ("pause until 2026-02-30", "2026-02-30 is not a day in the calendar. Nothing was changed."),
        ("pause until 2026-11-10", "Tuesday 10 November 2026 is not to come. Give a later day. Nothing was changed."),
        ("pause for estates", "There is no group"),
        ("resume until 2027-01-04", "resume takes no day."),
        ("resume", "Reminders are not held back: they are sent already. Nothing was changed."),
        ("pause untl friday", "I read “pause until friday”: I need the day after “until”."),
        ("resume for social-value", "The reminders of Social value are not held back. Nothing was changed."),
        ("pauze", "Did you mean /anchor pause?"),
    ],
)
def test_what_cannot_be_done_is_told(typed: str, told: str, place: Place, say: Callable[..., str]) -> None:
    assert told in say(SEC, f"/anchor {typed}")
    assert audited(place) == []


@pytest.mark.parametrize("who", [ANN, BOB])
def test_only_the_secretariat_holds_anything_back(who: str, place: Place, say: Callable[..., str]) -> None:
    assert say(who, "/anchor pause") == "Reminders are held back by the secretariat. Ask them. Nothing was changed."
    assert audited(place) == []


def test_everything_is_held_until_a_day_and_let_go(place: Place, say: Callable[..., str]) -> None:
    assert say(SEC, "/anchor pause until 2026-11-17").splitlines()[:2] == [
        "I hold all reminders back until Tuesday 17 November 2026, and send them again from that day on.",
        "Until then I would have sent up to 5.",
    ]
    held = "All reminders are held back until Tuesday 17 November 2026."
    for typed in ("/anchor status", "/meeting board", "/meeting preview social-value"):
        assert held in say(SEC, typed), typed
    assert held in say(ANN, "/meeting preview social-value"), "a co-chair sees why nothing comes"
    assert say(SEC, "/anchor resume").splitlines() == ["Reminders are sent again.", "Nothing was waiting."]
    for typed in ("/anchor status", "/meeting board", "/meeting preview social-value"):
        assert "held back" not in say(SEC, typed)
    assert [action for action, *_ in audited(place)] == ["reminders pause", "reminders resume"]


def test_one_group_is_held_and_what_it_is_held_by_besides_is_told(place: Place, say: Callable[..., str]) -> None:
    assert "I hold the reminders of Social value back until you let them go." in say(SEC, "pause for social-value")
    assert "Reminders of Social value are held back until you type /anchor resume for Social value." in say(
        SEC, "/meeting board"
    )
    say(SEC, "/anchor pause")
    told = say(SEC, "/anchor resume for social value")
    assert "The reminders of Social value are sent again." in told
    assert "All reminders are held back until you type /anchor resume." in told
    assert [target for _, target, _ in audited(place)] == ["group social-value", "all reminders", "group social-value"]


def test_the_button_puts_back_what_was(place: Place) -> None:
    assert undo(place, "/anchor pause for social-value") == "resume for social-value"
    assert undo(place, "/anchor pause until 2026-12-01 for social-value") == "pause for social-value"
    assert undo(place, "resume for social-value") == "pause until 2026-12-01 for social-value"
    assert undo(place, "pause until 2026-12-01 for social-value") == "resume for social-value"


def test_in_a_channel_it_is_told_to_its_asker_alone(place: Place) -> None:
    reply = place.ask(SEC, "/anchor pause", in_channel=True)
    assert reply.into and reply.into.is_direct
    assert "What comes too late by then is left out, with the reason “paused”" in as_text(reply)


def test_help_says_what_is_sent_and_what_can_be_said_about_it(say: Callable[..., str]) -> None:
    told = say(BOB, "help reminders")
    assert all(typed in told for typed in ("/anchor pause until", "/anchor resume", "/meeting preview", "help notify"))
