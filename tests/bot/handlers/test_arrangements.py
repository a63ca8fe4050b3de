"""Breaks, holidays, place, link and papers, by command, with what they change and how they are undone."""

from collections.abc import Callable

import pytest

from bot.reply import Choice
from knowledge.people_list import read_people_list
from knowledge.store.people_rows import save_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

GUS = "gus@office"
STRANGER = "stranger@nowhere"


@pytest.fixture
def place(place: Place) -> Place:
    people = read_people_list(
        b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\nZoe,zoe@elsewhere.example,Else,\n"
    )
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")
    place.groups(changed(breaks=[]))
    return place


def undo(place: Place, who: str, typed: str) -> str:
    """What the Undo button under the reply to `typed` sends."""
    (command,) = (
        part.command for part in place.ask(who, typed).parts if isinstance(part, Choice) and part.label == "Undo"
    )
    return command


def test_a_break_says_which_meetings_clash_with_what_to_do_and_is_undone(place: Place, say: Callable[..., str]) -> None:
    reply = place.ask(GUS, "/meeting break social-value 2026-12-21 to 2027-01-03 the Christmas break")
    assert reply.summary == (
        "Social value has a break: Monday 21 December 2026 to Sunday 3 January 2027 (the Christmas break)."
    )
    assert (
        "Social value, Tuesday 29 December 2026, 10am, clashes with the Christmas break. You could move it to "
        "Monday 4 January 2027 or Friday 18 December 2026, or skip it."
    ) in [getattr(part, "text", "") for part in reply.parts]
    assert [part.command for part in reply.parts if isinstance(part, Choice)] == [
        "meeting move social-value 2026-12-29 to 2027-01-04 keep",
        "meeting move social-value 2026-12-29 to 2026-12-18 keep",
        "meeting cancel social-value 2026-12-29",
        "meeting unbreak social-value 2026-12-21 to 2027-01-03",
    ]
    told = say(GUS, "meeting unbreak social-value 2026-12-21 to 2027-01-03")
    assert "has no break any more: Monday 21 December 2026" in told
    assert "Social value, Tuesday 29 December 2026, 10am, clashes no more." in told
    assert undo(place, GUS, "/meeting break social-value 2027-08-02 to 2027-08-29 August") == (
        "meeting unbreak social-value 2027-08-02 to 2027-08-29"
    )
    assert undo(place, GUS, "/meeting unbreak social-value 2027-08-10") == (
        "meeting break social-value 2027-08-02 to 2027-08-29 August"
    ), "a day within it is enough to name it"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("break social-value 2026-12-21 to 2026-12-11", "ends before it begins"),
        ("break social-value 2026-10-01 to 2026-10-09", "The break is over since Friday 9 October 2026."),
        ("break social-value 2026-12-21 to 2027-12-21", "is more than half a year"),
        ("break social-value 2026-12-21 to 31/11/2027", "31/11/2027 is not a day in the calendar"),
        (
            "break social-value",
            "the first and the last day. Nothing was changed. Try: /meeting break",
        ),
        ("unbreak social-value 2027-05-01", "There is no break on Saturday 1 May 2027. There are none."),
        ("holiday Coronation", "I read “holiday Coronation”. I need the day first."),
        ("holiday 2026-10-01 Jubilee", "Thursday 1 October 2026 is in the past."),
        ("holiday 2027-05-10 off", "Monday 10 May 2027 is that already."),
        ("link social-value meet.example.org", "I need an address that begins with https://"),
        ("link nowhere https://meet.example.org", 'There is no group "nowhere".'),
        ("papers social-value 2026-11-18 https://x.example", "has no meeting on Wednesday 18 November 2026"),
        (
            "place",
            "group and the place. Nothing was changed. Try: /meeting place social-value Town Hall, room 3",
        ),
        ("place socail-value Town Hall", 'There is no group "socail-value". Did you mean social-value?'),
        (f"place social-value {'x' * 600}", "That is 613 characters. Keep to 500."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changed(
    typed: str, told: str, place: Place, say: Callable[..., str]
) -> None:
    before = say(GUS, "/meeting next social-value 2026-12-29")
    assert told in say(GUS, f"/meeting {typed}")
    assert say(GUS, "/meeting next social-value 2026-12-29") == before


def test_breaks_that_overlap_are_told(say: Callable[..., str]) -> None:
    say(GUS, "/meeting break social-value 2026-12-21 to 2027-01-03")
    assert "There is a break from Monday 21 December 2026 to Sunday 3 January 2027 already." in say(
        GUS, "/meeting break social-value 2027-01-03 to 2027-01-08"
    )


def test_a_holiday_is_one_for_all_groups_and_can_be_taken_back(place: Place, say: Callable[..., str]) -> None:
    place.groups(changed(name="Skills", slug="skills", breaks=[], members=GROUP["members"][:2], quorum={"count": 1}))
    told = say(GUS, "/meeting holiday 2026-11-17 Coronation")
    assert "Tuesday 17 November 2026 is a holiday for all groups: Coronation." in told
    assert "Skills, Tuesday 17 November 2026, 10am, clashes with Coronation." in told
    assert "Social value, Tuesday 17 November 2026, 10am, clashes with Coronation." in told
    back = undo(place, GUS, "/meeting workday 2026-11-17")
    assert back == "meeting holiday 2026-11-17 Coronation", "what stood before stands again"
    assert "is again what the calendar of bank holidays says" in say(GUS, "/meeting holiday 2026-11-17 off")
    assert "No meeting of the next two years changes because of it" in say(GUS, "/meeting workday 2027-05-03")
    assert undo(place, GUS, "/meeting holiday 2027-05-10 Jubilee") == "meeting holiday 2027-05-10 off"


def test_link_place_and_papers_stand_in_the_next_meeting_for_the_group_alone(
    place: Place, say: Callable[..., str]
) -> None:
    assert "The link of Social value: https://meet.example.org/1" in say(
        ANN, "/meeting link social-value https://meet.example.org/1"
    )
    assert "The place of Social value: Town Hall, room 3" in say(GUS, "/meeting place social value Town Hall, room 3")
    papers = "/meeting papers social-value 2026-11-17 https://files.example.org/agenda"
    assert "The papers of Social value, Tuesday 17 November 2026, 10am: https://files" in say(ANN, papers)
    told = say(BOB, "/meeting next")
    for where in ("Where: Town Hall, room 3", "Where: https://meet.example.org/1", "Papers: https://files.example.org"):
        assert where in told
    assert "Papers" not in say(BOB, "/meeting next social-value 2026-12-29"), "papers are of one meeting"
    elsewhere = say(ZOE, "/meeting next social-value")
    assert "Where" not in elsewhere
    assert "Papers" not in elsewhere


@pytest.mark.parametrize(
    ("typed", "first", "second", "back"),
    [
        ("link social-value", "https://a.example", "https://b.example", "meeting link social-value https://a.example"),
        ("place social-value", "Town Hall", "Library", 'meeting place social-value "Town Hall"'),
        (
            "papers social-value 2026-11-17",
            "https://a.example",
            "https://b.example",
            "meeting papers social-value 2026-11-17 https://a.example",
        ),
    ],
)
def test_undo_puts_back_what_stood_before(typed: str, first: str, second: str, back: str, place: Place) -> None:
    assert undo(place, GUS, f"/meeting {typed} {first}") == f"meeting {typed} off"
    assert undo(place, GUS, f"/meeting {typed} {second}") == back
    assert place.ask(GUS, back).summary.endswith(f": {first}")
    assert place.ask(GUS, f"meeting {typed} off").summary.endswith(": none any more.")


@pytest.mark.parametrize(
    ("typed", "by_co_chairs"),
    [
        ("break social-value 2027-08-02 to 2027-08-29", False),
        ("unbreak social-value 2027-08-02 to 2027-08-29", False),
        ("holiday 2027-05-10 Coronation", False),
        ("workday 2027-05-03", False),
        ("place social-value Town Hall", False),
        ("link social-value https://a.example", True),
        ("papers social-value 2026-11-17 https://a.example", True),
    ],
)
def test_who_may(typed: str, by_co_chairs: bool, say: Callable[..., str]) -> None:
    for who in (BOB, CY, ZOE):
        assert "secretariat. Ask them. Nothing was changed." in say(who, f"/meeting {typed}")
    assert ("Nothing was changed" in say(ANN, f"/meeting {typed}")) is not by_co_chairs
    assert "Nothing was" in say(STRANGER, f"/meeting {typed}")


def test_every_change_is_audited_without_what_was_said(place: Place, say: Callable[..., str]) -> None:
    for typed in (
        "break social-value 2027-08-02 to 2027-08-29 August",
        "holiday 2027-05-10 Coronation",
        "link social-value https://meet.example.org/secret",
        "place social-value Town Hall",
        "papers social-value 2026-11-17 https://files.example.org/secret",
    ):
        say(GUS, f"/meeting {typed}")
    with place.database() as db:
        rows = db.execute(
            "SELECT action, target, outcome FROM audit JOIN people ON actor = 'person ' || people.id ORDER BY audit.id"
        ).fetchall()
    assert rows == [
        ("group breaks", "group social-value", "changed"),
        ("day override", "2027-05-10", "set"),
        ("group link", "group social-value", "set"),
        ("group place", "group social-value", "set"),
        ("meeting papers", "group social-value 2026-11-17", "set"),
    ]
