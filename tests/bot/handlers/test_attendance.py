"""Who is at a meeting, noted for others and mended afterwards."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.reply import Choice, Form
from knowledge.groups.next_meeting import occurrence_on
from knowledge.people_list import read_people_list
from knowledge.store.attendance_rows import present
from knowledge.store.group_rows import group_named
from knowledge.store.people_rows import save_people
from tests.bot.handlers.test_meetings import ANN, BOB, CY, NOW, ZOE, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

GUS = "gus@office"
MEETING = datetime(2026, 11, 17, 10, 10, tzinfo=UTC)
DAY = "2026-11-17"
MEMBERS = [
    *GROUP["members"],
    *(
        {"name": f"Member {n}", "email": f"m{n}@org{n}.example", "organisation": f"Organisation {n}"}
        for n in range(1, 7)
    ),
]


@pytest.fixture
def place(place: Place) -> Place:
    people = read_people_list(
        b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\nZoe,zoe@elsewhere.example,Else,\n"
    )
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")
    place.now = MEETING
    return place


def there(place: Place) -> set[str]:
    with place.database() as db:
        group = group_named(db, "social-value")
        return present(db, group, occurrence_on(group, MEETING.date()).original)


def commands(place: Place, who: str, typed: str) -> list[str]:
    return [part.command for part in place.ask(who, typed).parts if isinstance(part, Choice)]


@pytest.mark.parametrize("who", [ANN, GUS])
@pytest.mark.parametrize(
    "named", ["bob@tyde.example social-value", "Bob", "Bob social value", '"Bob" social-value', "@bob"]
)
def test_co_chairs_and_the_secretariat_note_others_by_name_or_address(
    who: str, named: str, place: Place, say: Callable[..., str]
) -> None:
    assert "Noted: Bob (Tyde NHS Trust) is there." in say(who, f"/meeting here {named}")
    assert there(place) == {"bob@tyde.example"}
    assert "Bob (Tyde NHS Trust) was noted as there already." in say(who, f"/meeting here {named}")
    assert "Noted: Bob (Tyde NHS Trust) has left." in say(who, f"/meeting left {named}")
    assert there(place) == set()


@pytest.mark.parametrize("who", [BOB, CY])
def test_members_and_deputies_note_themselves_alone(who: str, place: Place, say: Callable[..., str]) -> None:
    told = say(who, "/meeting here Ann social-value")
    assert "I read “Ann” as somebody's name. Who is at a meeting of Social value is noted by its co-chairs" in told
    assert "is noted by its co-chairs and the secretariat." in say(who, f"/meeting attendance social-value {DAY}")
    assert there(place) == set()
    assert "Noted: you are there." in say(who, "/meeting here social-value")


def test_a_stranger_and_somebody_of_another_group_note_nobody(place: Place, say: Callable[..., str]) -> None:
    assert "I know of no working group that you belong to." in say("stranger@nowhere", "/meeting here Bob social-value")
    assert "is noted by its co-chairs" in say(ZOE, "/meeting here Bob social-value")
    assert there(place) == set()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("here Pat", 'I know nobody called "Pat" in Social value.'),
        ("here zoe@elsewhere.example", 'I know nobody called "zoe@elsewhere.example" in Social value.'),
        ("here Bob social-value 2026-11-31", "2026-11-31 is not a day in the calendar."),
        ("here Bob social-value 2026-11-18", "Social value has no meeting on Wednesday 18 November 2026."),
        ("here Bob social-value 2026-12-29", "has not begun"),
        (
            "here Bob social-value 2026-10-06",
            "is too long ago. Its notes could be mended until Tuesday 13 October 2026",
        ),
        (f"attendance social-value {DAY} bob@tyde.example pat@x.example", "pat@x.example has no seat in Social value"),
    ],
)
def test_what_is_wrong_is_told_and_nobody_is_noted(
    typed: str, told: str, place: Place, say: Callable[..., str]
) -> None:
    assert told in say(GUS, f"/meeting {typed}")
    assert there(place) == set()


def test_the_quorum_has_a_button_for_each_who_is_waited_for(place: Place, say: Callable[..., str]) -> None:
    place.now = NOW
    say(ANN, "/meeting rsvp yes")
    say(BOB, "/meeting rsvp deputy cy")
    assert commands(place, GUS, f"/meeting quorum social-value {DAY}") == [], "nobody checks in before the meeting"
    place.now = MEETING
    buttons = commands(place, GUS, "/meeting quorum")
    assert buttons == [
        f"meeting here ann@leigh.example social-value {DAY}",
        f"meeting here cy@tyde.example social-value {DAY}",
        f"meeting attendance social-value {DAY}",
    ]
    assert "Noted: Cy (Tyde NHS Trust) is there." in say(GUS, buttons[1])
    assert commands(place, GUS, "/meeting quorum") == [buttons[0], buttons[2]]
    assert commands(place, BOB, "/meeting quorum") == [], "members note themselves"
    assert not [part for part in place.ask(ANN, "/meeting quorum", in_channel=True).parts if isinstance(part, Choice)]


def test_more_than_a_handful_stand_in_a_form(place: Place, say: Callable[..., str]) -> None:
    place.now = NOW
    place.groups(changed(members=MEMBERS))
    for n in range(1, 7):
        say(f"m{n}@org{n}", "/meeting rsvp yes")
    place.now = MEETING
    (button,) = commands(place, ANN, "/meeting quorum")
    (form,) = (part for part in place.ask(ANN, button).parts if isinstance(part, Form))
    (field,) = form.fields
    assert [option.label for option in field.options] == [
        *(f"Member {n} (Organisation {n}), said yes" for n in range(1, 7)),
        "Ann (Leigh Council)",
        "Bob (Tyde NHS Trust)",
        "Cy (Tyde NHS Trust, deputy)",
    ]
    told = place.ask(ANN, f"{form.command} m1@org1.example bob@tyde.example").summary
    assert told == "Noted as there: Member 1 and Bob."
    again = f"{form.command} m1@org1.example m2@org2.example"
    assert "Noted as there: Member 2. 1 of those you named were noted already." in say(ANN, again)
    assert there(place) == {"m1@org1.example", "m2@org2.example", "bob@tyde.example"}


def test_the_secretariat_mends_the_notes_for_five_working_days(place: Place, say: Callable[..., str]) -> None:
    place.now = datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert "Noted: Bob (Tyde NHS Trust) is there." in say(GUS, f"/meeting here Bob social-value {DAY}")
    assert there(place) == {"bob@tyde.example"}
    assert "The meeting is over: everybody has left it. To take somebody out of the notes: /meeting absent" in say(
        GUS, f"/meeting left Bob social-value {DAY}"
    )
    assert "is over. The secretariat mends its notes until Tuesday 24 November 2026." in say(
        ANN, f"/meeting here Ann social-value {DAY}"
    )
    assert "Taken out of the notes: Bob (Tyde NHS Trust) was not there." in say(
        GUS, f"/meeting absent Bob social-value {DAY}"
    )
    assert "Bob (Tyde NHS Trust) was not noted as there." in say(GUS, f"/meeting absent Bob social-value {DAY}")
    place.now = datetime(2026, 11, 25, 0, 1, tzinfo=UTC)
    assert "is too long ago. Its notes could be mended until Tuesday 24" in say(
        GUS, f"/meeting here Bob social-value {DAY}"
    )


def test_every_note_is_audited_with_who_made_it(place: Place, say: Callable[..., str]) -> None:
    say(GUS, "/meeting here Bob social-value")
    say(GUS, f"/meeting absent Bob social-value {DAY}")
    with place.database() as db:
        sql = "SELECT action, name, outcome FROM audit JOIN people ON actor = 'person ' || people.id ORDER BY audit.id"
        rows = db.execute(sql).fetchall()
    assert rows == [
        ("meeting arrival", "Gus", "there"),
        ("meeting absence", "Gus", "taken out of the notes"),
    ]


def test_a_slip_of_ones_own_is_taken_out(place: Place, say: Callable[..., str]) -> None:
    place.ask(BOB, "/meeting here")
    assert "Taken out of the notes: you were not there." in say(BOB, "meeting absent social-value")
    assert there(place) == set()
