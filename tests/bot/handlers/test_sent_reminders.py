"""What became of reminders, as the secretariat asks."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.handlers.sent_reminders import SHOWN
from bot.reply import Choice
from bot.words.plain import as_text
from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.notices import Notice, Outcome, Refused, Sent, Unknown
from tests.bot.handlers.recording import GUS, buttons, with_more_people
from tests.bot.handlers.test_meetings import ANN, BOB, ZOE, Place
from tests.jobs.telling import Telling

Say = Callable[..., str]
PLANNED, CALL, PAPERS, CHASE = (datetime(2026, 11, day, 10, tzinfo=UTC) for day in (2, 3, 10, 12))


@pytest.fixture
def place(place: Place) -> Place:
    """After the calls of two groups, as Slack took the first, refused the second and never answered on the papers."""
    place = with_more_people(place)
    for at, outcome in ((PLANNED, Sent()), (CALL, Sent()), (PAPERS, Refused("user_disabled"))):
        told(place, at, outcome)
    told(place, PAPERS + timedelta(minutes=10), Sent())
    place.now = CHASE
    return place


def told(place: Place, at: datetime, outcome: Outcome) -> None:
    def answer(notice: Notice) -> Outcome:
        return outcome if notice.kind == "meeting" else Sent()

    place.now = at
    tick(Delivery(place.database, Telling(answer), lambda: at))


def test_the_secretariat_sees_what_was_sent_and_what_went_astray_the_newest_first(place: Place, say: Say) -> None:
    said = say(GUS, "/anchor reminders for social-value").splitlines()
    assert said[0] == "The reminders of Social value of the last two weeks: 3 sent; 3 refused."
    assert said[1:3] == [
        "  • Tuesday 10 November 2026, 10am: papers of Social value on Tuesday 17 November 2026, to Dee, Bob and Ann: "
        "refused (user_disabled)",
        "  • Tuesday 3 November 2026, 10am: agenda call of Social value on Tuesday 17 November 2026, to Dee, Bob and "
        "Ann: sent",
    ]
    assert "note on what went astray, to Gus: sent" in say(GUS, "/anchor reminders")


def test_what_went_astray_can_be_asked_for_alone_also_by_a_button(place: Place, say: Say) -> None:
    command = buttons(place, GUS, "/anchor reminders for social-value")["What went astray"]
    said = say(GUS, command)
    assert said.startswith("The reminders of Social value of the last two weeks: 3 refused.")
    assert ": sent" not in said
    told(place, CHASE, Unknown("timeout"))
    assert "may have been sent or not (timeout)" in say(GUS, "/anchor reminders astray")


def test_what_was_not_sent_says_why(place: Place, say: Say) -> None:
    say(BOB, "/meeting rsvp yes social-value 2026-11-17")
    told(place, CHASE, Sent())
    said = say(GUS, "/anchor reminders skipped for social-value")
    assert "call to answer of Social value on Tuesday 17 November 2026, to Bob: not sent (they have answered)" in said
    assert "user_disabled" not in said


def test_where_nothing_went_astray_it_says_so(place: Place, say: Say) -> None:
    place.now = CHASE + SHOWN + timedelta(days=1)
    assert "nothing went astray in the last two weeks" in say(GUS, "/anchor reminders astray for skills")
    assert "nothing fell due in the last two weeks" in say(GUS, "/anchor reminders for social-value")


@pytest.mark.parametrize("who", [ANN, BOB, ZOE])
def test_it_is_for_the_secretariat_alone(place: Place, who: str, say: Say) -> None:
    for typed in ("reminders", "reminders astray", "reminders for social-value", "reminders for no-such-group"):
        assert say(who, f"/anchor {typed}").startswith("What became of reminders is for the secretariat.")


def test_in_a_channel_it_is_told_to_its_asker_alone(place: Place) -> None:
    reply = place.ask(GUS, "/anchor reminders", in_channel=True)
    assert reply.into and reply.into.is_direct


def test_a_group_that_is_not_there_and_words_it_does_not_know_are_told(place: Place, say: Say) -> None:
    assert "no-such-group" in say(GUS, "/anchor reminders for no-such-group")
    assert "Try: /anchor reminders astray" in say(GUS, "/anchor reminders lately")


def test_what_is_much_is_cut_and_says_how_much_more_there_is(place: Place) -> None:
    with place.database() as db:
        db.execute("UPDATE reminders SET reason = 'r' || id, changed_at = '2026-11-1' || (id % 3) || 'T10:00:00+00:00'")
        for number in range(60):
            db.execute(
                "INSERT INTO reminders (key, kind, group_id, subject, version, rung, person_id, planned_for, due_at, "
                "expires_at, state, reason, planned_at, changed_at) SELECT key || ?, kind, group_id, subject, version, "
                "rung, person_id, planned_for, due_at, expires_at, 'dead', ?, planned_at, changed_at FROM reminders "
                "LIMIT 1", [f"x{number}", f"reason {number}"],
            )  # fmt: skip
    reply = place.ask(GUS, "/anchor reminders astray")
    assert "lines more; all of them: anchorbot jobs log" in as_text(reply)
    assert len([one for one in reply.parts if isinstance(one, Choice)]) == 3
