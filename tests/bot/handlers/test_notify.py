"""How people say how they want to be reminded, as dialogues."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.commands import ChangeNotify, FieldError, ShowNotify, parse
from bot.reply import Choice, Form, Reply
from bot.words.plain import as_text
from knowledge.groups.wishes import Amount, Wishes
from knowledge.store.people_rows import person_with_email
from knowledge.store.wish_rows import wishes_of
from tests.bot.handlers.test_meetings import ANN, BOB, Place, place, say

__all__ = ["place", "say"]

STRANGER = "who@nowhere"


def wishes(place: Place, who: str) -> Wishes:
    with place.database() as db:
        person = person_with_email(db, f"{who}.example")
        assert person
        return wishes_of(db, person.id)


def labels(reply: Reply) -> list[str]:
    return [part.label for part in reply.parts if isinstance(part, Choice)]


def test_whoever_has_said_nothing_is_reminded_of_everything_by_direct_message(say: Callable[..., str]) -> None:
    assert say(BOB, "/anchor notify").splitlines() == [
        "I remind you of everything: agenda calls, papers, calls to answer, notes after meetings, your actions.",
        "By direct message.",
        "From 8am to 6pm on working days, by the clock of each group. If yours is another: /anchor notify timezone "
        "Europe/Madrid",
    ]


@pytest.mark.parametrize(
    ("typed", "told", "kept"),
    [
        ("quieter", "only of meetings that need your answer", Wishes(Amount.QUIETER, version=1)),
        ("digest", "once a week in one message, on Mondays at 10am", Wishes(Amount.DIGEST, version=1)),
        ("digest on Fridays", "on Fridays at 10am", Wishes(Amount.DIGEST, 4, version=1)),
        (
            "timezone madrid",
            "by the clock of Europe/Madrid, as you chose",
            Wishes(time_zone="Europe/Madrid", version=1),
        ),
        ("direct", "By direct message", Wishes(prefers_direct=True, version=1)),
        ("OFF!", "I write nothing to you unasked", Wishes(is_off=True, version=1)),
        (
            "digest tuesday, by direct message, time zone New York",
            "by the clock of America/New_York",
            Wishes(Amount.DIGEST, 1, prefers_direct=True, time_zone="America/New_York", version=1),
        ),
    ],
)
def test_what_is_asked_for_is_kept_and_told(
    typed: str, told: str, kept: Wishes, place: Place, say: Callable[..., str]
) -> None:
    answer = say(BOB, f"/anchor notify {typed}")
    assert answer.startswith("Noted. ")
    assert told in answer
    assert wishes(place, BOB) == kept
    assert wishes(place, ANN) == Wishes()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("snooze", "Tuesday 24 November 2026"),
        ("snooze 2 weeks", "Tuesday 24 November 2026"),
        ("snooze for three days", "Friday 13 November 2026"),
        ("snooze until 4 January 2027", "Monday 4 January 2027"),
        ("snooze 4/1/27", "Monday 4 January 2027"),
    ],
)
def test_nothing_comes_before_a_day(typed: str, day: str, say: Callable[..., str]) -> None:
    assert say(BOB, f"/anchor notify {typed}").startswith(f"Noted. Before {day} I write nothing to you unasked.")


def test_a_snooze_that_is_over_is_not_told_any_more(place: Place, say: Callable[..., str]) -> None:
    say(BOB, "/anchor notify snooze 2 weeks")
    place.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert say(BOB, "/anchor notify").startswith("I remind you of everything")


def test_a_seat_holder_who_turns_it_off_is_told_that_the_secretariat_is(say: Callable[..., str]) -> None:
    told = "You have a seat in Social value, so I tell the secretariat that you are to be asked by other ways."
    assert told in say(BOB, "/anchor notify off")
    assert told in say(BOB, "/anchor notify")
    assert told not in say(BOB, "/anchor notify on")


def test_on_again_is_as_it_was_before(place: Place, say: Callable[..., str]) -> None:
    for typed in ("digest friday", "off", "snooze 2 weeks", "on"):
        say(BOB, f"/anchor notify {typed}")
    assert (wishes(place, BOB).amount, wishes(place, BOB).weekday) == (Amount.DIGEST, 4)
    assert say(BOB, "/anchor notify on").startswith("It is so already. I remind you once a week")


def test_buttons_are_the_other_ways(place: Place) -> None:
    shown = place.ask(BOB, "/anchor notify")
    assert labels(shown) == ["Only meetings that need my answer", "Once a week", "Not for two weeks", "Off", "Choose…"]
    off = place.ask(BOB, next(part.command for part in shown.parts if isinstance(part, Choice) and part.label == "Off"))
    assert labels(off)[0] == "On again"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("louder", "I read “notify louder”, which I do not know. There are: all, quieter, digest monday"),
        ("digest sunday", "A digest comes on a working day, from Monday to Friday. Try: /anchor notify digest monday."),
        ("snooze for ages", "I read “snooze for ages”, and cannot tell until when. Try: /anchor notify snooze 2 weeks"),
        ("snooze until 2026-11-10", "Tuesday 10 November 2026 is not to come."),
        ("snooze until 2028-11-10", "Friday 10 November 2028 is more than half a year away."),
        ("timezone Europe/Madird", 'There is no time zone "Europe/Madird". The nearest I know: Europe/Madrid'),
        ("timezone", "I do not know which time zone. Try: /anchor notify timezone Europe/Madrid."),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_to_type(
    typed: str, told: str, place: Place, say: Callable[..., str]
) -> None:
    answer = say(BOB, f"/anchor notify {typed}")
    assert told in answer
    assert "Nothing was changed." in answer
    assert wishes(place, BOB) == Wishes()


def test_whoever_is_not_known_gets_no_reminders(say: Callable[..., str]) -> None:
    assert "I do not know you, so I send you no reminders." in say(STRANGER, "/anchor notify off")


def test_in_a_channel_it_is_told_to_its_asker_alone(place: Place) -> None:
    reply = place.ask(BOB, "/anchor notify", in_channel=True)
    assert reply.into and reply.into.is_direct


def test_a_form_asks_for_everything_and_changes_what_is_filled_in(place: Place) -> None:
    (form,) = (part for part in place.ask(BOB, "notify form").parts if isinstance(part, Form))
    assert [field.name for field in form.fields] == ["amount", "until", "where", "zone"]
    assert parse(form.command, {"amount": "digest friday", "where": "direct", "zone": "Madrid"}) == ChangeNotify(
        Amount.DIGEST, 4, is_direct=True, zone="Madrid"
    )
    assert parse(form.command, {"until": "2 weeks"}) == ChangeNotify(days=14)
    with pytest.raises(FieldError) as raised:
        parse(form.command, {"until": "soon"})
    assert raised.value.name == "until"


@pytest.mark.parametrize("typed", ["notify me when the levy report is out", "notify all members of the change?"])
def test_what_is_not_about_ones_own_reminders_is_a_question(typed: str) -> None:
    assert not isinstance(parse(typed), ShowNotify | ChangeNotify)


def test_what_is_chosen_is_audited_without_its_words(place: Place, say: Callable[..., str]) -> None:
    say(BOB, "/anchor notify timezone Europe/Madrid")
    with place.database() as db:
        rows = db.execute("SELECT action, outcome FROM audit WHERE action = 'notify'").fetchall()
        assert rows == [("notify", "chosen")]


def test_a_person_that_is_forgotten_leaves_no_wishes(place: Place, say: Callable[..., str]) -> None:
    say(BOB, "/anchor notify off")
    with place.database() as db:
        db.execute("DELETE FROM people WHERE email = 'bob@tyde.example'")
        assert not db.execute("SELECT 1 FROM wishes").fetchone()


def test_who_am_i_tells_what_is_kept_about_reminders(place: Place, say: Callable[..., str]) -> None:
    say(BOB, "/anchor notify quieter, timezone Europe/Madrid")
    assert say(BOB, "/anchor whoami").splitlines()[1:] == [
        "  • You have a seat in Social value.",
        "  • I remind you only of meetings that need your answer (and co-chairs when quorum is not safe): no papers, "
        "no notes, nothing on actions or pledges.",
        "  • From 8am to 6pm on working days, by the clock of Europe/Madrid, as you chose.",
    ]


def test_the_reply_reads_well(place: Place) -> None:
    assert as_text(place.ask(BOB, "/anchor notify snooze 2 weeks")).splitlines() == [
        "Noted. Before Tuesday 24 November 2026 I write nothing to you unasked. What is worth saying then still comes "
        "in one message.",
        "You have a seat in Social value. If a meeting falls before then and you have not answered, I tell the "
        "secretariat to ask you by other ways.",
        "By direct message.",
        "From 8am to 6pm on working days, by the clock of each group. If yours is another: /anchor notify timezone "
        "Europe/Madrid",
    ]
