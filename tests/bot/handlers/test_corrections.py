"""Calendars that show a meeting later than it was: they are put right with whatever is sent next, each once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject

from bot.words.plain import as_text
from knowledge.store.database import write
from tests.bot.handlers.test_fallen_dates import ANNS, BOBS, letters, send, take
from tests.bot.handlers.test_meetings import ANN, BOB, Place
from tests.fakes.calendar_client import ToCalendars

EARLIER = "/meeting move social-value 2026-11-17 to 2026-11-14 keep"
AFTER = datetime(2026, 11, 15, 9, tzinfo=UTC)
PUT_RIGHT = "Corrections for meetings of Social value that were earlier than calendars have them: {} sent now."


@pytest.fixture
def mailer() -> ToCalendars:
    return ToCalendars({})


@pytest.fixture
def place(place: Place, mailer: ToCalendars) -> Place:
    place.desk = replace(place.desk, mailer=mailer)
    return place


def moved_into_the_past(place: Place) -> None:
    send(place)
    place.ask(ANN, EARLIER)
    place.now = AFTER


def test_a_meeting_that_was_earlier_than_its_invitation_is_put_right_with_the_next_sending(
    place: Place, mailer: ToCalendars
) -> None:
    moved_into_the_past(place)
    assert PUT_RIGHT.format(2) in send(place, "2026-12-29")
    assert letters(mailer)[-1] == ("REQUEST", "20261117", "1")
    assert {one.strftime("%d %B") for one in mailer.calendars[ANNS].starts(place.now)} == {"29 December"}
    assert "Corrections" not in send(place, "2026-12-29")
    assert len(letters(mailer)) == 3


def test_its_letter_says_when_it_was_and_asks_for_nothing(place: Place, mailer: ToCalendars) -> None:
    moved_into_the_past(place)
    send(place, "2026-12-29")
    letter = mailer.sent[-2]
    assert letter.subject == "Earlier than in your calendar: Social value, Saturday 14 November 2026, 10am"
    assert letter.text.splitlines() == [
        "Dear Ann,",
        "",
        "The meeting of Social value that your calendar may have on Tuesday 17 November 2026, 10am, was moved: it took "
        "place on Saturday 14 November 2026, 10am (Europe/London).",
        "",
        "There is nothing to answer. This letter only puts the entry in your calendar where the meeting was.",
        "",
        "anchorbot, for the secretariat",
    ]
    assert vobject.readOne(letter.calendar.decode()).vevent.attendee.params["RSVP"] == ["FALSE"]


def test_of_a_meeting_that_is_going_on_the_letter_says_so(place: Place, mailer: ToCalendars) -> None:
    moved_into_the_past(place)
    place.now = datetime(2026, 11, 14, 10, 30, tzinfo=UTC)
    send(place, "2026-12-29")
    assert "was moved: it has begun on Saturday 14 November 2026, 10am" in mailer.sent[-1].text


def test_a_meeting_moved_and_then_cancelled_is_taken_out_where_calendars_have_it(
    place: Place, mailer: ToCalendars
) -> None:
    send(place)
    place.ask(ANN, EARLIER)
    place.ask(ANN, "/meeting cancel social-value 2026-11-17 because of the strike")
    place.now = AFTER
    assert "Cancellations for dates that Social value has no more: 2 sent now." in send(place, "2026-12-29")
    assert letters(mailer)[-1] == ("CANCEL", "20261117", "2")
    assert "Your calendar may have it on Tuesday 17 November 2026, 10am still" in mailer.sent[-1].text
    assert mailer.calendars[BOBS].starts(place.now) == {datetime(2026, 12, 29, 10, tzinfo=UTC)}


def test_whoever_took_the_file_is_put_right_by_mail(place: Place, mailer: ToCalendars) -> None:
    take(place, BOB, "2026-11-17")
    place.ask(ANN, EARLIER)
    place.now = AFTER
    assert PUT_RIGHT.format(1) in send(place, "2026-12-29")
    assert ("REQUEST", "20261117", "1") in letters(mailer, BOBS)
    assert ("REQUEST", "20261117", "1") not in letters(mailer, ANNS)


def test_it_is_told_with_the_next_change_and_with_the_file_where_nothing_sends_mail(place: Place) -> None:
    send(place)
    place.ask(ANN, EARLIER)
    place.now = AFTER
    told = as_text(place.ask(ANN, "/meeting move social-value 2026-12-29 to 2027-01-05 keep"))
    assert "2 invitations for meetings that were earlier than that were given out: they will be put right by" in told
    place.desk = replace(place.desk, mailer=None)
    told = as_text(place.ask(ANN, "/meeting restore social-value 2026-12-29"))
    assert "“/meeting invite social-value 2026-11-17” gives the file that puts it right in a calendar" in told
    for who in (ANN, BOB):
        take(place, who, "2026-11-17")
    assert "given out" not in as_text(place.ask(ANN, "/meeting cancel social-value 2026-12-29"))


def test_what_was_refused_is_tried_again_and_what_went_astray_is_not(place: Place, mailer: ToCalendars) -> None:
    moved_into_the_past(place)
    mailer.refuses = {BOBS}
    assert "Not taken by the mail server: Bob (451)." in send(place, "2026-12-29")
    mailer.refuses = set()
    assert PUT_RIGHT.format(1) in send(place, "2026-12-29")
    assert [letters(mailer, who).count(("REQUEST", "20261117", "1")) for who in (ANNS, BOBS)] == [1, 1]


def test_a_correction_during_which_the_process_ends_is_told_as_unknown_as_long_as_it_matters(place: Place) -> None:
    moved_into_the_past(place)
    send(place, "2026-12-29")
    with place.database() as db, write(db):
        db.execute("UPDATE invitations SET state = 'sending' WHERE sequence = 1")
    place.now += timedelta(minutes=11)
    unknown = "I cannot tell whether it was sent, and do not send it again: Ann and Bob. Please ask them."
    assert unknown in send(place, "2026-12-29")
    assert "given out" not in as_text(place.ask(ANN, "/meeting move social-value 2026-12-29 to 2027-01-05 keep"))
    place.now += timedelta(days=3)
    assert "Ann" not in send(place, "2026-12-29")


def test_what_was_given_out_before_its_start_was_kept_stays_as_it_is(place: Place) -> None:
    send(place)
    with place.database() as db, write(db):
        db.execute("UPDATE invitations SET starts_at = NULL")
    place.ask(ANN, EARLIER)
    place.now = AFTER
    assert "Corrections" not in send(place, "2026-12-29")
