"""Invitations by e-mail: at most once for each person and each change of the meeting, over a real mail server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import vobject

from bot.letter import Letter
from bot.reply import Choice, Reply
from bot.smtp import mailer_of
from bot.words.plain import as_text
from knowledge.groups.group import Member
from knowledge.notices import Outcome, Sent
from knowledge.people_list import read_people_list
from knowledge.store.people_rows import save_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, ZOE, Place
from tests.bot.test_smtp import settings_for
from tests.fakes.smtp import FakeSmtp, Trouble
from tests.knowledge.groups.test_read_group import GROUP, changed

GUS = "gus@office"
SEND = "/meeting send-invitations social-value 2026-11-17"


@pytest.fixture
def server() -> Iterator[FakeSmtp]:
    with FakeSmtp() as server:
        yield server


@pytest.fixture
def place(tmp_path: Path, server: FakeSmtp) -> Place:
    found = Place(tmp_path)
    found.groups(GROUP)
    found.desk = replace(found.desk, mailer=mailer_of(settings_for(server)))
    return found


def with_secretariat(place: Place) -> None:
    people = read_people_list(b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\n")
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")


def labels(reply: Reply) -> dict[str, str]:
    return {one.label: one.command for one in reply.parts if isinstance(one, Choice)}


def events(server: FakeSmtp):  # type: ignore[no-untyped-def]
    parts = (part for letter in server.letters for part in letter.walk() if part.get_content_type() == "text/calendar")
    return [vobject.readOne(part.get_content()) for part in parts]


def test_everybody_with_a_seat_is_invited_once(place: Place, server: FakeSmtp) -> None:
    told = place.ask(ANN, SEND)
    assert as_text(told).splitlines() == [
        "Invitations for Social value, Tuesday 17 November 2026, 10am: 2 sent now.",
        "Nobody to send it to: Marsh College (vacant).",
    ]
    assert server.recipients == ["ann@leigh.example", "bob@tyde.example"]
    assert {letter["Subject"] for letter in server.letters} == {
        "Invitation: Social value, Tuesday 17 November 2026, 10am"
    }
    assert [event.vevent.attendee.value for event in events(server)] == [
        "mailto:ann@leigh.example",
        "mailto:bob@tyde.example",
    ]
    assert {event.vevent.organizer.value for event in events(server)} == {"mailto:meetings@network.example"}
    again = as_text(place.ask(ANN, SEND))
    assert "0 sent now." in again
    assert "Sent before: 2." in again
    assert len(server.letters) == 2


def test_what_changes_is_sent_anew_by_the_button_below_the_change(place: Place, server: FakeSmtp) -> None:
    place.ask(ANN, SEND)
    moved = place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 at 2pm keep")
    send = labels(moved)["Send the invitations by e-mail"]
    assert send == "meeting send-invitations social-value 2026-11-17"
    assert "2 sent now." in as_text(place.ask(ANN, send))
    cancelled = place.ask(ANN, "/meeting cancel social-value 2026-11-17 because of the strike")
    assert "Cancellations for Social value" in as_text(
        place.ask(ANN, labels(cancelled)["Send the invitations by e-mail"])
    )
    back = place.ask(ANN, labels(cancelled)["Put it back"])
    place.ask(ANN, labels(back)["Send the invitations by e-mail"])
    mine = [event for event, to in zip(events(server), server.recipients, strict=True) if to.startswith("ann")]
    assert [(one.method.value, one.vevent.sequence.value) for one in mine] == [
        ("REQUEST", "0"),
        ("REQUEST", "1"),
        ("CANCEL", "2"),
        ("REQUEST", "3"),
    ]
    assert len({one.vevent.uid.value for one in mine}) == 1
    assert [letter["Subject"].partition(":")[0] for letter in server.letters[::2]] == [
        "Invitation",
        "Moved",
        "Cancelled",
        "Changed",
    ]
    assert "The reason given: of the strike" in server.letters[4].get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_meeting_that_was_added_is_offered_to_be_sent_too(place: Place, server: FakeSmtp) -> None:
    added = place.ask(ANN, "/meeting add social-value 2026-12-01 at 2pm")
    place.ask(ANN, labels(added)["Send the invitations by e-mail"])
    assert [event.vevent.dtstart.value.isoformat() for event in events(server)] == ["2026-12-01T14:00:00+00:00"] * 2


def test_only_what_was_refused_is_tried_again(place: Place, server: FakeSmtp) -> None:
    server.troubles["bob@tyde.example"] = Trouble.NOT_NOW
    told = place.ask(ANN, SEND)
    assert "1 sent now." in as_text(told)
    assert "Not taken by the mail server: Bob (451)." in as_text(told)
    server.troubles.clear()
    again = as_text(place.ask(ANN, labels(told)["Try those again"]))
    assert "1 sent now." in again
    assert "Sent before: 1." in again
    assert server.recipients == ["ann@leigh.example", "bob@tyde.example"]


def test_of_what_nobody_knows_nothing_is_sent_again(place: Place, server: FakeSmtp) -> None:
    server.troubles["ann@leigh.example"] = Trouble.LOST_ANSWER
    unknown = "I cannot tell whether it was sent, and do not send it again: Ann. Please ask them."
    told = place.ask(ANN, SEND)
    assert unknown in as_text(told)
    assert "Try those again" not in labels(told)
    server.troubles.clear()
    assert unknown in as_text(place.ask(ANN, SEND))
    assert server.recipients == ["ann@leigh.example", "bob@tyde.example"]


@dataclass
class Dying:
    """Sends the first letter; at the second its process ends, before or after it was sent."""

    sent: list[str]
    sender: Member

    @contextmanager
    def connected(self) -> Iterator[Callable[[Letter], Outcome]]:
        yield self._send

    def _send(self, letter: Letter) -> Outcome:
        self.sent.append(letter.to.email)
        if len(self.sent) == 2:
            raise KeyboardInterrupt
        return Sent()


def test_a_process_that_ends_while_it_sends_leaves_that_one_unknown_and_the_rest_can_be_sent(place: Place) -> None:
    place.groups(
        changed(members=[*GROUP["members"], {**GROUP["members"][1], "name": "Dee", "email": "dee@tyde.example"}])
    )
    dying = Dying([], Member("meetings@network.example", "Anchor network"))
    place.desk = replace(place.desk, mailer=dying)
    with pytest.raises(KeyboardInterrupt):
        place.ask(ANN, SEND)
    told = as_text(place.ask(ANN, SEND))
    assert "Being sent at this moment, by somebody else: Bob." in told
    assert "1 sent now." in told
    place.now += timedelta(minutes=11)
    told = as_text(place.ask(ANN, SEND))
    assert "do not send it again: Bob." in told
    assert "Sent before: 2." in told
    assert dying.sent == ["ann@leigh.example", "bob@tyde.example", "dee@tyde.example"]


def test_where_no_server_can_be_reached_nothing_is_claimed(place: Place, server: FakeSmtp) -> None:
    mailer = place.desk.mailer
    with FakeSmtp() as gone:
        pass
    place.desk = replace(place.desk, mailer=mailer_of(settings_for(gone)))
    assert as_text(place.ask(ANN, SEND)) == (
        "I cannot send e-mails: the mail server cannot be reached. Nothing was sent. Try again later."
    )
    place.desk = replace(place.desk, mailer=mailer)
    assert "2 sent now." in as_text(place.ask(ANN, SEND))


def test_co_chairs_and_the_secretariat_send_and_nobody_else(place: Place, server: FakeSmtp) -> None:
    for who in (BOB, CY):
        assert "are sent by its co-chairs and the secretariat. Ask one of them. Nothing was sent." in as_text(
            place.ask(who, SEND)
        )
    assert as_text(place.ask(ZOE, SEND)) == as_text(place.ask(ZOE, SEND.replace("social-value", "no-such-group")))
    assert server.letters == []


def test_without_a_mail_server_there_is_no_button_and_a_clear_word(place: Place) -> None:
    place.desk = replace(place.desk, mailer=None)
    moved = place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-19 keep")
    assert "Send the invitations by e-mail" not in labels(moved)
    assert "no mail server is set (ANCHORBOT_SMTP_HOST)" in as_text(place.ask(ANN, SEND))


def test_nobody_is_invited_to_what_is_over(place: Place, server: FakeSmtp) -> None:
    place.now = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
    assert "has begun, or is over. Nothing was sent." in as_text(place.ask(ANN, SEND))
    assert server.letters == []


def test_a_clash_is_told_in_the_letter(place: Place, server: FakeSmtp) -> None:
    place.ask(ANN, SEND.replace("2026-11-17", "2026-12-29"))
    body = server.letters[0].get_body(("plain",))
    assert body is not None
    assert "That day clashes with a break: it may be moved still." in body.get_content()


def test_the_audit_knows_what_became_of_each_and_no_address(place: Place, server: FakeSmtp) -> None:
    server.troubles["bob@tyde.example"] = Trouble.UNKNOWN_TO_IT
    place.ask(ANN, SEND)
    with place.database() as db:
        rows = db.execute("SELECT actor, target, outcome FROM audit WHERE action = 'meeting invitation'").fetchall()
    assert [row[2] for row in rows] == ["sent", "refused"]
    assert all("sequence 0 person" in row[1] and "@" not in "".join(row) for row in rows)
    assert all(row[0].startswith("person ") for row in rows)


def test_with_a_mail_server_the_file_asks_for_an_answer_too(place: Place) -> None:
    (file,) = (part for part in place.ask(ANN, "/meeting invite").parts if hasattr(part, "content"))
    event = vobject.readOne(file.content.decode())
    assert (event.method.value, event.vevent.attendee.value) == ("REQUEST", "mailto:ann@leigh.example")


def test_another_place_is_a_change_that_calendars_take(place: Place, server: FakeSmtp) -> None:
    with_secretariat(place)
    place.ask(GUS, "/meeting place social-value Leigh Town Hall")
    place.ask(ANN, SEND)
    place.ask(GUS, "/meeting place social-value Leigh Town Hall")
    assert "0 sent now." in as_text(place.ask(ANN, SEND))
    place.ask(GUS, "/meeting place social-value Tyde Library")
    place.ask(GUS, "/meeting link social-value https://meet.example/sv")
    assert "2 sent now." in as_text(place.ask(ANN, SEND))
    mine = [event.vevent for event, to in zip(events(server), server.recipients, strict=True) if to.startswith("ann")]
    assert [(one.sequence.value, one.location.value) for one in mine] == [
        ("1", "Leigh Town Hall"),
        ("3", "Tyde Library"),
    ]
    assert len({one.uid.value for one in mine}) == 1
    subjects = [letter["Subject"].partition(":")[0] for letter in server.letters[::2]]
    assert subjects == ["Invitation", "Changed"]


def test_whoever_is_invited_for_the_first_time_hears_of_no_change(place: Place, server: FakeSmtp) -> None:
    with_secretariat(place)
    place.ask(ANN, "/meeting move social-value 2026-11-17 to 2026-11-17 at 2pm keep")
    place.ask(GUS, "/meeting place social-value Tyde Library")
    place.ask(ANN, "/meeting send-invitations social-value 2026-12-29")
    assert {letter["Subject"].partition(":")[0] for letter in server.letters} == {"Invitation"}
