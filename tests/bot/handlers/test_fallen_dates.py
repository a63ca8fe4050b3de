"""Invitations for dates that a change of rhythm takes away: they are cancelled, each once, and can come back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import vobject

from bot.handlers.feeds import feed_of
from bot.letter import Letter
from bot.reply import File, Reply
from bot.words.plain import as_text
from knowledge.notices import Outcome
from knowledge.store.feed_rows import save_feed
from knowledge.store.people_rows import person_with_email
from tests.bot.handlers.test_meetings import ANN, BOB, NOW, Place
from tests.fakes.calendar_client import ToCalendars
from tests.knowledge.groups.test_read_group import changed

ANNS, BOBS = f"{ANN}.example", f"{BOB}.example"
FOLLOW = "/meeting move social-value 2026-11-17 to 2026-11-19 follow"


@pytest.fixture
def mailer() -> ToCalendars:
    return ToCalendars({})


@pytest.fixture
def place(place: Place, mailer: ToCalendars) -> Place:
    place.desk = replace(place.desk, mailer=mailer)
    return place


def send(place: Place, day: str = "2026-11-17") -> str:
    return as_text(place.ask(ANN, f"/meeting send-invitations social-value {day}"))


def letters(mailer: ToCalendars, who: str = ANNS) -> list[tuple[str, str, str]]:
    """What somebody was sent: the method, the day in the UID, the SEQUENCE."""
    events = [(one.method, vobject.readOne(one.calendar.decode()).vevent) for one in mailer.sent if one.to.email == who]
    return [(method, event.uid.value[:8], event.sequence.value) for method, event in events]


def take(place: Place, who: str, day: str) -> tuple[str, Reply]:
    reply = place.ask(who, f"/meeting invite social-value {day}")
    (file,) = (part for part in reply.parts if isinstance(part, File))
    return vobject.readOne(file.content.decode()).method.value, reply


def test_invitations_for_old_dates_are_cancelled_once_with_the_next_sending(place: Place, mailer: ToCalendars) -> None:
    send(place)
    send(place, "2026-12-29")
    moved = as_text(place.ask(ANN, FOLLOW))
    told = "2 invitations for dates that are no more were given out: they will be cancelled by e-mail"
    assert f"{told} when invitations are next sent." in moved
    assert "Cancellations for dates that Social value has no more: 2 sent now." in send(place)
    assert letters(mailer)[2:] == [("REQUEST", "20261117", "1"), ("CANCEL", "20261229", "1")]
    assert mailer.sent[-1].subject == "Cancelled: Social value, Tuesday 29 December 2026, 10am"
    assert "The reason given: the dates of the group have changed" in mailer.sent[-1].text
    assert "Cancellations" not in send(place)
    assert len(letters(mailer)) == 4


def test_where_nothing_was_given_out_nothing_is_said_of_it(place: Place) -> None:
    assert "given out" not in as_text(place.ask(ANN, FOLLOW))
    assert "Cancellations" not in send(place)


def test_a_date_that_comes_back_is_taken_up_again(place: Place, mailer: ToCalendars) -> None:
    send(place, "2026-12-29")
    place.ask(ANN, FOLLOW)
    send(place)
    place.ask(ANN, "/meeting restore social-value 2026-11-17")
    send(place, "2026-12-29")
    assert [one for one in letters(mailer) if one[1] == "20261229"] == [
        ("REQUEST", "20261229", "0"),
        ("CANCEL", "20261229", "1"),
        ("REQUEST", "20261229", "2"),
    ]


def test_later_meetings_that_follow_at_another_hour_of_the_same_days_are_sent_anew(
    place: Place, mailer: ToCalendars
) -> None:
    send(place, "2026-12-29")
    place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-17 at 2pm follow")
    assert "2 sent now." in send(place, "2026-12-29")
    method, _, sequence = letters(mailer)[-1]
    assert (method, int(sequence) > 0) == ("REQUEST", True)
    assert {f"{one:%d %H:%M}" for one in mailer.calendars[ANNS].starts(NOW)} == {"29 14:00"}


def test_what_the_mail_server_refused_is_tried_again_and_nothing_else(place: Place, mailer: ToCalendars) -> None:
    send(place, "2026-12-29")
    place.ask(ANN, FOLLOW)
    mailer.refuses = {BOBS}
    told = send(place)
    assert "no more: 1 sent now." in told
    assert "Not taken by the mail server: Bob (451)." in told
    mailer.refuses = set()
    assert "no more: 1 sent now." in send(place)
    assert [letters(mailer, who).count(("CANCEL", "20261229", "1")) for who in (ANNS, BOBS)] == [1, 1]


class Dying(ToCalendars):
    """Its process ends with the first cancellation."""

    @contextmanager
    def connected(self) -> Iterator[Callable[[Letter], Outcome]]:
        def send_one(letter: Letter) -> Outcome:
            outcome = self._send(letter)
            if letter.method == "CANCEL":
                raise KeyboardInterrupt
            return outcome

        yield send_one


def test_a_cancellation_during_which_the_process_ends_is_unknown_and_not_sent_again(
    place: Place, mailer: ToCalendars
) -> None:
    send(place, "2026-12-29")
    place.ask(ANN, FOLLOW)
    dying = Dying({})
    place.desk = replace(place.desk, mailer=dying)
    with pytest.raises(KeyboardInterrupt):
        send(place)
    place.desk = replace(place.desk, mailer=mailer)
    told = send(place)
    assert "no more: 1 sent now." in told
    assert "Being sent at this moment, by somebody else: Ann." in told
    place.now += timedelta(minutes=11)
    assert "I cannot tell whether it was sent, and do not send it again: Ann. Please ask them." in send(place)
    assert [("CANCEL", "20261229", "1") in letters(one, ANNS) for one in (dying, mailer)] == [True, False]


def test_whoever_took_the_file_is_sent_the_cancellation(place: Place, mailer: ToCalendars) -> None:
    take(place, BOB, "2026-12-29")
    told = "1 invitation for Tuesday 29 December 2026, which is no more, was given out: it will be cancelled by e-mail"
    assert f"{told} when invitations are next sent." in as_text(place.ask(ANN, FOLLOW))
    send(place)
    assert ("CANCEL", "20261229", "1") in letters(mailer, BOBS)
    assert ("CANCEL", "20261229", "1") not in letters(mailer, ANNS)


def test_without_a_mail_server_the_file_takes_an_old_date_out(place: Place) -> None:
    place.desk = replace(place.desk, mailer=None)
    take(place, BOB, "2026-12-29")
    assert "“/meeting invite social-value 2026-12-29” gives the file that takes it out of a calendar." in as_text(
        place.ask(ANN, FOLLOW)
    )
    method, reply = take(place, BOB, "2026-12-29")
    assert method == "CANCEL"
    assert "Open the file, and your calendar takes the meeting out." in as_text(reply)
    assert "given out" not in as_text(place.ask(ANN, "/meeting cancel social-value 2026-11-17")), "he has it now"


def test_what_is_past_stays_in_calendars(place: Place, mailer: ToCalendars) -> None:
    send(place, "2026-12-29")
    place.ask(ANN, FOLLOW)
    place.now = place.now.replace(year=2027, month=1, day=4)
    assert "Cancellations" not in send(place, "2027-02-11")


def test_a_feed_shows_old_dates_as_cancelled_for_three_months(place: Place) -> None:
    with place.database() as db:
        ann = person_with_email(db, ANNS)
        assert ann
        save_feed(db, ann.id, "a-secret", NOW, "test")

    def statuses() -> dict[str, str]:
        content = feed_of(place.desk, "a-secret")
        assert content
        events = vobject.readOne(content.decode()).contents["vevent"]
        return {event.uid.value[:8]: event.status.value for event in events}

    assert statuses()["20270209"] == "CONFIRMED"
    place.ask(ANN, FOLLOW)
    assert (statuses()["20270209"], statuses()["20270211"]) == ("CANCELLED", "CONFIRMED")
    place.now += timedelta(days=91)
    assert "20270504" not in statuses()


def test_a_new_rhythm_from_a_file_cancels_the_old_dates_too(place: Place, mailer: ToCalendars) -> None:
    send(place, "2026-12-29")
    place.groups(changed(first_meeting="2026-12-01T10:00"))
    send(place)
    assert letters(mailer)[-1] == ("CANCEL", "20261229", "1")
    place.groups(changed(first_meeting="2026-12-29T10:00"))
    send(place, "2026-12-29")
    assert letters(mailer)[-1] == ("REQUEST", "20261229", "2")


def test_another_length_of_the_meetings_is_a_change_that_calendars_take(place: Place, mailer: ToCalendars) -> None:
    send(place)
    place.groups(changed(duration_minutes=120))
    assert "2 sent now." in send(place)
    assert letters(mailer)[-1] == ("REQUEST", "20261117", "1")
