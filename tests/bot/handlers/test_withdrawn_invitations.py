"""Whoever loses their seat has its meetings taken out of their calendar; whoever gets one back has them again."""

from dataclasses import replace
from datetime import timedelta

import pytest
import vobject

from bot.words.plain import as_text
from tests.bot.handlers.test_fallen_dates import ANNS, BOBS, letters, send, take
from tests.bot.handlers.test_meetings import ANN, BOB, CY, Place
from tests.bot.handlers.test_sending import GUS, labels, with_secretariat
from tests.fakes.calendar_client import ToCalendars
from tests.knowledge.groups.test_read_group import GROUP, changed

LEAVES = "/meeting seat vacate bob@tyde.example for social-value"
COMES_BACK = '/meeting seat add "Tyde NHS Trust" Bob bob@tyde.example for social-value'
WITHDRAWN = "Invitations withdrawn from whoever holds no seat in Social value any more: {} sent now."


@pytest.fixture
def mailer() -> ToCalendars:
    return ToCalendars({})


@pytest.fixture
def place(place: Place, mailer: ToCalendars) -> Place:
    place.desk = replace(place.desk, mailer=mailer)
    with_secretariat(place)
    return place


def bobs(place: Place, mailer: ToCalendars) -> set[str]:
    """The days of meetings that Bob's calendar shows."""
    assert mailer.calendars[BOBS].faults == []
    return {f"{one:%d %B}" for one in mailer.calendars[BOBS].starts(place.now)}


def test_whoever_leaves_is_disinvited_with_the_next_sending_and_nobody_else(place: Place, mailer: ToCalendars) -> None:
    send(place)
    send(place, "2026-12-29")
    reply = place.ask(GUS, LEAVES)
    told = as_text(reply)
    assert labels(reply)["Send the invitations by e-mail"] == "meeting send-invitations social-value"
    assert "2 invitations for people who hold no seat any more were given out: they will be withdrawn by e-mail" in told
    assert WITHDRAWN.format(2) in as_text(place.ask(GUS, "meeting send-invitations social-value"))
    assert letters(mailer, BOBS)[2:] == [("CANCEL", "20261117", "1"), ("CANCEL", "20261229", "1")]
    assert len(letters(mailer, ANNS)) == 2
    assert bobs(place, mailer) == set()
    assert "withdrawn" not in send(place)


def test_the_letter_says_why_and_that_the_meeting_takes_place(place: Place, mailer: ToCalendars) -> None:
    send(place)
    place.ask(GUS, LEAVES)
    send(place)
    letter = mailer.sent[-1]
    assert letter.subject == "Invitation withdrawn: Social value, Tuesday 17 November 2026, 10am"
    assert letter.text.splitlines()[2:5] == [
        "You hold no seat in Social value any more, so your invitation to its meeting on Tuesday 17 November 2026, "
        "10am (Europe/London) is withdrawn. The meeting itself takes place.",
        "",
        "There is nothing to answer. If that is a mistake, please tell the secretariat.",
    ]
    event = vobject.readOne(letter.calendar.decode()).vevent
    assert (event.attendee.value, hasattr(event, "status")) == (f"mailto:{BOBS}", False)
    assert event.attendee.params["RSVP"] == ["FALSE"]


def test_whoever_is_back_before_the_next_sending_is_told_nothing(place: Place, mailer: ToCalendars) -> None:
    send(place)
    place.ask(GUS, LEAVES)
    place.ask(GUS, COMES_BACK)
    assert "withdrawn" not in send(place)
    assert letters(mailer, BOBS) == [("REQUEST", "20261117", "0")]


def test_whoever_is_back_later_is_invited_above_what_took_it_out_and_follows_every_change(
    place: Place, mailer: ToCalendars
) -> None:
    send(place)
    place.ask(GUS, LEAVES)
    send(place)
    place.ask(GUS, COMES_BACK)
    send(place)
    assert mailer.sent[-1].subject == "Invitation: Social value, Tuesday 17 November 2026, 10am"
    place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 keep")
    send(place)
    assert [number for _, _, number in letters(mailer, BOBS)] == ["0", "1", "2", "3"]
    assert [number for _, _, number in letters(mailer, ANNS)] == ["0", "1"]
    assert bobs(place, mailer) == {"19 November"}
    take(place, BOB, "2026-11-17")
    assert "0 sent now." in send(place)


def test_whoever_left_is_told_of_a_meeting_that_is_cancelled_too(place: Place, mailer: ToCalendars) -> None:
    send(place)
    place.ask(GUS, LEAVES)
    place.ask(ANN, "/meeting cancel social-value 2026-11-17 because of the strike")
    send(place)
    assert mailer.sent[-1].to.email == BOBS
    assert mailer.sent[-1].subject == "Cancelled: Social value, Tuesday 17 November 2026, 10am"
    assert bobs(place, mailer) == set()


def test_a_seat_that_a_file_gives_to_somebody_else_is_one_lost(place: Place, mailer: ToCalendars) -> None:
    take(place, BOB, "2026-11-17")
    ann, bob, *_ = GROUP["members"]
    place.groups(changed(members=[ann, {**bob, "name": "Dee", "email": "dee@tyde.example"}]))
    assert WITHDRAWN.format(1) in send(place)
    assert letters(mailer, BOBS) == [("CANCEL", "20261117", "1")]


def test_a_file_that_a_deputy_took_is_theirs(place: Place, mailer: ToCalendars) -> None:
    take(place, CY, "2026-11-17")
    assert "withdrawn" not in send(place)
    assert letters(mailer, "cy@tyde.example") == []


def test_a_holder_who_becomes_a_deputy_may_take_the_file_again(place: Place, mailer: ToCalendars) -> None:
    send(place)
    ann, bob, *_ = GROUP["members"]
    dee = {**bob, "name": "Dee", "email": "dee@tyde.example"}
    place.groups(changed(members=[ann, dee, {**bob, "deputy_of": "dee@tyde.example"}]))
    assert WITHDRAWN.format(1) in send(place)
    _, reply = take(place, BOB, "2026-11-17")
    (file,) = (part for part in reply.parts if hasattr(part, "content"))
    mailer.calendars[BOBS].take(file.content)
    assert bobs(place, mailer) == {"17 November"}
    assert "withdrawn" not in send(place)


def test_meetings_that_are_over_stay_in_the_calendar_of_whoever_leaves(place: Place, mailer: ToCalendars) -> None:
    send(place)
    place.now += timedelta(days=8)
    place.ask(GUS, LEAVES)
    assert "withdrawn" not in send(place, "2026-12-29")


def test_without_a_mail_server_the_secretariat_is_asked_to_tell_them(place: Place) -> None:
    send(place)
    place.desk = replace(place.desk, mailer=None)
    told = as_text(place.ask(GUS, LEAVES))
    assert "1 invitation for Tuesday 17 November 2026, of somebody who holds no seat any more, was given out." in told
    assert "No mail server is set, so please tell them to take it out of their calendars." in told
