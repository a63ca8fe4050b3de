"""The note after a meeting: to who was there, with what it came to."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.reply import Choice, Reply
from bot.wiring.wording import in_words
from bot.words.plain import as_text
from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import all_people
from tests.bot.handlers.recording import GUS, with_more_people
from tests.bot.handlers.test_meetings import ANN, BOB, Place
from tests.jobs.telling import Telling

Say = Callable[..., str]
NEXT_DAY = datetime(2026, 11, 18, 10, tzinfo=UTC)


@pytest.fixture
def place(place: Place) -> Place:
    """Where everything up to the meeting has been planned."""
    place = with_more_people(place)
    notes(place, place.now)
    return place


def notes(place: Place, at: datetime) -> dict[str, Reply]:
    """What a tick at that time tells people after a meeting, by their addresses."""
    telling = Telling()
    tick(Delivery(place.database, telling, lambda: at))
    with place.database() as db:
        addresses = {one.id: one.email or "" for one in all_people(db)}
        posted = [one for one in telling.posted if one.rung == "minutes"]
        said = {addresses[one.person_id]: in_words(db, GroupsNow(), one) for one in posted}
    return {email: reply for email, reply in said.items() if reply}


def buttons(reply: Reply) -> list[tuple[str, str]]:
    return [(one.label, one.command) for one in reply.parts if isinstance(one, Choice)]


def test_who_was_there_reads_what_it_came_to_the_next_working_day(place: Place, say: Say) -> None:
    for typed in (
        "here bob social-value", "here social-value", 'decide social-value "Adopt the levy transfer protocol"',
        "action social-value bob Send the survey by 3 December", "action social-value ann Book the room",
    ):  # fmt: skip
        say(ANN, f"/meeting {typed}")
    assert notes(place, NEXT_DAY.replace(hour=9)) == {}
    told = notes(place, NEXT_DAY)
    assert set(told) == {"ann@leigh.example", "bob@tyde.example"}
    assert as_text(told["bob@tyde.example"]).splitlines() == [
        "You were at Social value on Tuesday 17 November 2026, 10am.",
        "What was decided:",
        "  • Decision 1: “Adopt the levy transfer protocol” (decided)",
        "What you are to do (I remind you when it falls due):",
        "  • Action 1: Send the survey, by Thursday 3 December 2026",
        "The draft of the minutes, with files to keep: /meeting minutes social-value 2026-11-17",
        "If any of this is wrong, tell a co-chair by Tuesday 24 November 2026: until then it can be mended.",
    ]
    assert buttons(told["bob@tyde.example"]) == [
        ("Done: 1", "meeting done 1 social-value"),
        ("The draft of the minutes", "meeting minutes social-value 2026-11-17"),
    ]
    assert "Action 2: Book the room, no day given" in as_text(told["ann@leigh.example"])
    assert "Adopt the levy transfer protocol" in say(BOB, buttons(told["bob@tyde.example"])[1][1])


def test_who_took_on_nothing_and_where_nothing_was_decided_it_says_so(place: Place, say: Say) -> None:
    say(ANN, "/meeting here bob social-value")
    said = as_text(notes(place, NEXT_DAY)["bob@tyde.example"])
    assert "No decision was noted." in said
    assert "You took on no action there." in said


def test_a_decision_without_a_quorum_is_called_provisional(place: Place, say: Say) -> None:
    say(ANN, "/meeting here social-value")
    say(ANN, '/meeting decide social-value "Adopt the levy transfer protocol"')
    assert "(provisional)" in as_text(notes(place, NEXT_DAY)["ann@leigh.example"])


def test_who_has_left_the_group_since_reads_none_of_its_records(place: Place, say: Say) -> None:
    say(ANN, "/meeting here bob social-value")
    say(ANN, '/meeting decide social-value "Adopt the levy transfer protocol"')
    say(GUS, "/meeting seat remove bob@tyde.example social-value")
    say(GUS, "/meeting seat vacate bob@tyde.example social-value")
    said = as_text(notes(place, NEXT_DAY)["bob@tyde.example"])
    assert said.startswith("You were at Social value on Tuesday 17 November 2026, 10am.")
    assert "levy" not in said and "minutes" not in said
