"""Invitations in chat: who gets which file, and what a calendar reads in it."""

from pathlib import Path

import pytest
import vobject

from bot.reply import Choice, File, Reply
from bot.request import Conversation
from bot.words.plain import as_text
from tests.bot.handlers.test_meetings import ANN, BOB, CY, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

STRANGER = "stranger@nowhere"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path)
    found.groups(GROUP)
    return found


def file_in(reply: Reply) -> File:
    (file,) = (part for part in reply.parts if isinstance(part, File))
    return file


def read(reply: Reply):  # type: ignore[no-untyped-def]
    return vobject.readOne(file_in(reply).content.decode())


def test_who_will_be_there_puts_the_meeting_into_their_calendar_by_a_button(place: Place) -> None:
    noted = place.ask(ANN, "/meeting rsvp yes")
    (button,) = (one for one in noted.parts if isinstance(one, Choice) and one.label == "Put it in my calendar")
    assert button.command == "meeting invite social-value 2026-11-17"
    reply = place.ask(ANN, button.command)
    assert as_text(reply).splitlines() == [
        "Social value, Tuesday 17 November 2026, 10am.",
        "Open the file to put the meeting into your calendar.",
        "For your calendar: social-value-2026-11-17.ics",
    ]
    assert file_in(reply).media_type == "text/calendar"
    event = read(reply).vevent
    assert (event.summary.value, event.dtstart.value.isoformat()) == ("Social value", "2026-11-17T10:00:00+00:00")
    assert event.sequence.value == "0"


@pytest.mark.parametrize("answer", ["no", "maybe", "deputy"])
def test_who_will_not_be_there_for_sure_is_offered_none(place: Place, answer: str) -> None:
    labels = [one.label for one in place.ask(ANN, f"/meeting rsvp {answer}").parts if isinstance(one, Choice)]
    assert "Put it in my calendar" not in labels


def test_a_move_raises_the_sequence_and_a_cancelled_meeting_is_taken_out_under_the_same_uid(place: Place) -> None:
    first = read(place.ask(BOB, "/meeting invite social-value 2026-11-17"))
    place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 at 2pm keep")
    moved = place.ask(BOB, "/meeting invite social-value")
    assert "It was moved from Tuesday 17 November 2026." in as_text(moved)
    place.ask(ANN, "/meeting cancel social-value 2026-11-17 because of the strike")
    gone = place.ask(BOB, "/meeting invite social-value 2026-11-19")
    assert as_text(gone).splitlines()[:2] == [
        "Social value, Thursday 19 November 2026, 2pm: cancelled.",
        "Open the file, and your calendar takes the meeting out.",
    ]
    events = [first.vevent, read(moved).vevent, read(gone).vevent]
    assert [event.sequence.value for event in events] == ["0", "1", "2"]
    assert len({event.uid.value for event in events}) == 1
    assert read(gone).method.value == "CANCEL"
    assert {file_in(one).name for one in (moved, gone)} == {"social-value-2026-11-17.ics"}


def test_uids_are_of_this_network_alone_and_the_same_for_good(place: Place, tmp_path: Path) -> None:
    uids = [read(place.ask(who, "/meeting invite")).vevent.uid.value for who in (ANN, BOB)]
    other = Place(tmp_path / "other")
    other.groups(GROUP)
    assert uids[0] == uids[1] != read(other.ask(ANN, "/meeting invite")).vevent.uid.value


def test_a_deputy_has_one_and_a_clash_is_told(place: Place) -> None:
    assert file_in(place.ask(CY, "/meeting invite"))
    told = as_text(place.ask(CY, "/meeting invite social-value 2026-12-29"))
    assert "That day clashes with a break, and the secretariat has to decide: it may be moved still." in told


def test_invitations_are_for_the_group(place: Place) -> None:
    place.groups(
        changed(
            name="Skills",
            slug="skills",
            link="https://meet.example/skills",
            members=[{**GROUP["members"][0], "email": "zoe@elsewhere.example"}],
            quorum={"count": 1},
        )
    )
    told = place.ask(ANN, "/meeting invite skills")
    assert as_text(told) == "Invitations are for the members of Skills. Ask in its own channel."
    assert b"https://meet.example/skills" in file_in(place.ask(ZOE, "/meeting invite skills")).content


def test_for_a_stranger_there_is_no_group(place: Place) -> None:
    told = as_text(place.ask(STRANGER, "/meeting invite social-value"))
    assert told == as_text(place.ask(STRANGER, "/meeting invite no-such-group"))
    assert "I know of no working group that you belong to." in told


def test_asked_for_in_a_channel_it_is_given_in_private(place: Place) -> None:
    reply = place.ask(ANN, "/meeting invite", in_channel=True)
    assert reply.into == Conversation("test", "", f"{ANN}.example", is_direct=True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/meeting invite social-value 2026-11-31", "2026-11-31 is not a day in the calendar."),
        ("/meeting invite social-value 2026-11-18", "Social value has no meeting on Wednesday 18 November 2026."),
        ("/meeting invte", "Did you mean /meeting invite?"),
        ("/meeting invite social-vlaue", "Did you mean social-value?"),
    ],
)
def test_what_is_wrong_is_told(place: Place, typed: str, told: str) -> None:
    assert told in as_text(place.ask(ANN, typed))
