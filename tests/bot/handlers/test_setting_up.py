"""Setting up a group from its terms of reference, as dialogues."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from dateutil.rrule import MONTHLY, TU, rrule

from bot.commands import BLANK
from bot.desk import Desk
from bot.dispatch import reply_to
from bot.reply import Choice, Field, Form, Reply
from bot.request import Conversation, Request
from bot.words.plain import as_text
from bot.words.set_up_form import ask_for_group
from indexer.build_index import build_index
from knowledge.dates import WorkingDays
from knowledge.groups.terms import TermsOfReference
from knowledge.people import Grant, Identity, Role
from knowledge.store.database import open_database, write
from knowledge.store.group_rows import all_groups, group_named
from knowledge.store.people_rows import insert_person, person_with_email
from tests.bot.handlers.test_meetings import ByAddress, Place
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
ANN, BOB = "ann@essex", "bob@essex"
TERMS = "tyde-terms-of-reference.md"
TEXT = """# Tyde Skills Group: terms of reference

## Members

The member organisations are:

- Tyde Council
- Marsh College
- Leigh NHS Trust, Tyde
- Haven Homes
- University of Tyde

## Meetings

- Quorum: three members have to be present.
- The group meets every six weeks.
- Meetings are held online.
- Decisions are made by consensus.
- Secretariat: Tyde Council's partnerships team

Effective date: to be confirmed.
"""
CHARTER = "# Tyde charter\n\nWe hire people who live here.\n"
OPEN = {
    "first": "Tuesday 6 October 2026 at 10am",
    "counted": "organisations",
    "co_chairs": "yes",
    "deputies": "no",
    "breaks": "21 December 2026 to 3 January 2027 Christmas",
}


class Office:
    """The secretariat (Ann) and a member (Bob), with terms of reference and a charter indexed."""

    def __init__(self, data: Path) -> None:
        self.data, self.database = data, partial(open_database, data)
        self.desk = Desk(self.database, Place._no_library, ByAddress(), lambda: NOW)
        (data / "documents").mkdir()
        (data / "documents" / TERMS).write_text(TEXT, "utf-8")
        (data / "documents" / "charter.md").write_text(CHARTER, "utf-8")
        with self.database() as db:
            build_index(db, data / "documents", BagOfWords(), NOW)
            with write(db):
                insert_person(db, "Ann Leigh", f"{ANN}.example", "Essex CC", [Grant(Role.SECRETARIAT)], NOW)
                insert_person(db, "Bob Tyde", f"{BOB}.example", "Tyde", [], NOW)

    def ask(self, who: str, typed: str, fields: dict[str, str] | None = None) -> Reply:
        where = Conversation("test", "", who, is_direct=True)
        return reply_to(self.desk, Request(typed, Identity("test", "", f"{who}.example"), where, fields=fields or {}))

    def form(self, document: str = TERMS) -> Form:
        (form,) = self.ask(ANN, f"/meeting setup {document}").parts
        assert isinstance(form, Form)
        return form

    def send(self, **changed: str) -> Reply:
        """The form sent as it is filled in, with what the document leaves open and what is changed."""
        return self.fill(self.form(), **changed)

    def fill(self, form: Form, **changed: str) -> Reply:
        """A form sent as it is filled in, with `OPEN` in the fields that were left empty."""
        filled = {one.name: one.value or OPEN.get(one.name, "") for one in form.fields} | changed
        return self.ask(ANN, form.command, {name: answer for name, answer in filled.items() if answer})


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def field(form: Form, name: str) -> Field:
    return next(one for one in form.fields if one.name == name)


def test_the_terms_of_reference_are_offered_and_no_other_documents(office: Office) -> None:
    offered = [part.command for part in office.ask(ANN, "/meeting setup").parts if isinstance(part, Choice)]
    assert offered == [f"meeting setup {TERMS}", f"meeting setup {BLANK}"]


def test_the_form_holds_what_the_document_says_with_its_clauses(office: Office) -> None:
    form = office.form()
    assert field(form, "quorum").value == "3"
    assert "three members have to be present" in field(form, "quorum").hint
    assert field(form, "rhythm").value == "every 6 weeks"
    assert field(form, "decides").value == "consensus"
    assert field(form, "place").value == "Online"
    assert field(form, "seats").value.splitlines()[1:3] == ["Marsh College", "Leigh NHS Trust, Tyde"]
    assert "partnerships team" in field(form, "seats").hint


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tyde Skills Group: terms of reference", "Tyde Skills Group"),
        ("Procurement Working Group – Draft Terms of Reference, version 1.2", "Procurement Working Group"),
        ("Terms of Reference for the Skills Group", "Skills Group"),
        ("The Future of Tyde", "The Future of Tyde"),
        ("Terms of reference", "Terms of reference"),
    ],
)
def test_the_name_is_the_title_without_what_the_document_is(title: str, name: str) -> None:
    (form,) = ask_for_group("terms.md", title, TermsOfReference(), NOW.date()).parts
    assert isinstance(form, Form)
    assert field(form, "name").value == name


def test_the_form_asks_for_what_the_document_leaves_open(office: Office) -> None:
    form = office.form()
    assert [one.name for one in form.fields if not one.value and not one.is_optional] == [
        "first",
        "counted",
        "co_chairs",
        "deputies",
    ]
    assert "leaves this open" in field(form, "counted").hint


def test_a_group_is_set_up_with_its_dates_and_the_ways_out_of_a_clash(office: Office) -> None:
    reply = office.send(name="Social value")
    said = as_text(reply)
    assert "Social value is set up: it meets every 6 weeks on Tuesdays." in said
    assert "Quorum: 3 organisations of 5, deputies not counted." in said
    assert "“Quorum: three members have to be present.”" in said
    assert "5 seats of 5 organisations, 5 of them vacant." in said
    assert "18 meetings up to Friday 6 October 2028, 1 of them clashes" in said
    assert "Tuesday 29 December 2026, 10am clashes with Christmas. What should become of it?" in said
    buttons = {part.label: part.command for part in reply.parts if isinstance(part, Choice)}
    assert list(buttons) == [
        "Move to Monday 4 January 2027",
        "Move to Friday 18 December 2026",
        "Skip Tuesday 29 December 2026",
        "Take the group back",
    ]
    moved = as_text(office.ask(ANN, buttons["Move to Monday 4 January 2027"]))
    assert "Social value is moved to Monday 4 January 2027, 10am." in moved


def test_who_is_named_sits_and_is_known_from_then_on(office: Office) -> None:
    seats = "Essex CC; Kim Lee; kim@essex.example; co-chair\nTyde; Bob Tyde; bob@essex.example\nMarsh\n"
    seats += "Essex CC; Lou Day; lou@essex.example; deputy of kim@essex.example"
    said = as_text(office.send(name="Skills", quorum="half", counted="people", seats=seats))
    assert "3 seats of 3 organisations, 1 of them vacant." in said
    assert "New to the network, and added to it: kim@essex.example and lou@essex.example." in said
    with office.database() as db:
        kim, bob, marsh = group_named(db, "skills").seats
        assert (kim.role, [one.email for one in kim.deputies]) == (Role.CO_CHAIR, ["lou@essex.example"])
        assert (bob.holder.name if bob.holder else None, marsh.holder) == ("Bob Tyde", None)
        assert person_with_email(db, "kim@essex.example") is not None


def test_a_clause_is_kept_only_where_the_form_says_what_the_document_says(office: Office) -> None:
    office.send(name="Half", quorum="half")
    with office.database() as db:
        assert group_named(db, "half").quorum.clause == ""


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"first": ""}, "When is the first meeting? This is needed."),
        ({"first": "31/11/2026 10am"}, "31/11/2026 is not a day in the calendar."),
        ({"first": "next week"}, "I read “next week”, and need a day and a time."),
        ({"rhythm": "bi-monthly"}, 'I read "bi-monthly", and cannot tell how often that is.'),
        ({"rhythm": "monthly, on the second Friday"}, "the second Friday of a month: Friday 9 October 2026."),
        ({"rhythm": "every 2 weeks on Mondays"}, "The first meeting is on a Tuesday, and this says Mondays."),
        (
            {"rhythm": "every month on the last Tuesday"},
            "says the last Tuesday, and the first meeting is on Tuesday 6 October 2026.",
        ),
        ({"quorum": "6"}, "It takes 6, and there are 5 organisations who count. It could never be reached."),
        ({"quorum": "0"}, "A quorum of 0 is none."),
        ({"quorum": "half plus one"}, "can be read in two ways where the number of seats is odd"),
        ({"minutes": "an age"}, "“an age” is no length of a meeting."),
        ({"breaks": "Christmas"}, "I read “Christmas”, and need the first and the last day."),
        ({"breaks": "3/1/2027 to 21/12/2026"}, "ends before it begins"),
        ({"seats": "Tyde; Bob; bob at home"}, 'Line 1: "bob at home" is no e-mail address.'),
        ({"seats": "; Bob; bob@tyde.example"}, "Line 1: it is not said for which organisation the seat is."),
        ({"seats": "Tyde; Bob; bob@tyde.example; king"}, 'Line 1: there is no role "king" in a group.'),
        ({"seats": "A; B; b@a.example\nC; B; b@a.example"}, "b@a.example holds two seats."),
        ({"link": "teams"}, "“teams” is no address of a web page."),
        ({"name": "!!!"}, "“!!!” is no name."),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_saved(office: Office, answers: dict[str, str], said: str) -> None:
    told = as_text(office.send(**answers))
    assert said in told
    assert "Nothing was saved." in told
    with office.database() as db:
        assert all_groups(db) == []


def test_a_name_that_is_taken_gives_back_the_seats_that_were_filled_in(office: Office) -> None:
    office.send(name="Skills")
    said = as_text(office.send(name="Skills", seats="Tyde; Bob Tyde; bob@essex.example", quorum="1"))
    assert "There is a group called Skills already. Nothing was saved." in said
    assert "Tyde; Bob Tyde; bob@essex.example; member" in said
    with office.database() as db:
        assert len(group_named(db, "skills").seats) == 5


def test_a_group_is_taken_back_until_it_is_in_use(office: Office) -> None:
    office.send(name="Skills", seats="Tyde; Bob Tyde; bob@essex.example", quorum="1")
    assert "Skills is taken back" in as_text(office.ask(ANN, "/meeting setup undo skills"))
    with office.database() as db:
        assert all_groups(db) == []
        bob = person_with_email(db, "bob@essex.example")
        assert bob is not None
        assert not bob.grants
    office.send(name="Skills", seats="Tyde; Bob Tyde; bob@essex.example", quorum="1")
    office.ask(BOB, "/meeting rsvp yes")
    said = as_text(office.ask(ANN, "/meeting setup undo skills"))
    assert "Skills is in use: it has replies." in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize("typed", ["/meeting setup", f"/meeting setup {TERMS}", "/meeting setup undo skills"])
def test_only_the_secretariat_sets_groups_up(office: Office, typed: str) -> None:
    assert "is for the secretariat" in as_text(office.ask(BOB, typed))


def test_a_group_without_terms_of_reference_gets_an_empty_form(office: Office) -> None:
    form = office.form(BLANK)
    assert field(form, "seats").value == ""
    assert field(form, "quorum").hint == "", "there is no document that could say"


def test_a_document_that_is_not_there(office: Office) -> None:
    assert "I know of no document “the moon”." in as_text(office.ask(ANN, "/meeting setup the moon"))


PROCUREMENT = """# Tyde Procurement Group: terms of reference

## Seats

There are four seats. Three are filled and one is vacant.

| Seat | Organisation | Counts towards quorum |
|---|---|---|
| 1 | Tyde Council, procurement | yes |
| 2 | Tyde Council, social value | yes |
| 3 | Leigh NHS Trust | yes |
| 4 | A further education college (vacant) | no, until filled |

## Quorum

1. Half of the filled seats, rounded up, must be represented, and one of those present must come from an NHS body.
2. A named deputy counts in place of the seat holder. Nobody may stand in for two seats.

## Meetings

- Rhythm: monthly, on the second Tuesday, from 10am to 11.30am.
- No meeting is held in August.
- Form: hybrid.
"""


@pytest.fixture
def procurement(office: Office) -> Form:
    """The form filled from terms of reference with a table of seats and the nth weekday of a month."""
    (office.data / "documents" / "buying-terms-of-reference.md").write_text(PROCUREMENT, "utf-8")
    with office.database() as db:
        build_index(db, office.data / "documents", BagOfWords(), NOW)
    return office.form("buying-terms-of-reference.md")


def test_the_nth_weekday_of_a_month_is_filled_in_and_its_dates_are_those(office: Office, procurement: Form) -> None:
    assert field(procurement, "rhythm").value == "every month on the second Tuesday"
    said = as_text(office.fill(procurement, first="12/01/2027 at 10", name="Buying"))
    assert "Buying is set up: it meets every month on the second Tuesday." in said
    assert "Tuesday 9 February 2027, 10am" in said
    with office.database() as db:
        group = group_named(db, "buying")
    dates = [one.day for one in group.calendar.occurrences(date(2027, 1, 1), date(2030, 12, 31), WorkingDays())]
    rule = rrule(
        MONTHLY, dtstart=datetime(2027, 1, 12, tzinfo=UTC), until=datetime(2030, 12, 31, tzinfo=UTC), byweekday=TU(2)
    )
    assert dates == [one.date() for one in rule]


def test_a_month_off_is_a_break_of_every_year(office: Office, procurement: Form) -> None:
    assert field(procurement, "breaks").value.splitlines() == [
        "1 August 2027 to 31 August 2027 the August break",
        "1 August 2028 to 31 August 2028 the August break",
    ]
    assert "No meeting is held in August." in field(procurement, "breaks").hint
    said = as_text(office.fill(procurement, first="Tuesday 12 January 2027 at 10am", name="Buying"))
    assert "Tuesday 10 August 2027, 10am: clashes with the August break." in said
    assert "2 of them clash with a bank holiday or a break" in said


def test_a_quorum_of_filled_seats_counts_seats_and_leaves_the_vacant_ones_out(
    office: Office, procurement: Form
) -> None:
    assert field(procurement, "quorum").value == "half of the filled seats"
    assert field(procurement, "counted").value == "people"
    seats = "Tyde Council; Kim Lee; kim@tyde.example\nTyde Council; Lou Day; lou@tyde.example\n"
    seats += "Leigh NHS Trust; Ona Bell; ona@leigh.example\nA further education college"
    said = as_text(office.fill(procurement, first="12/01/2027 at 10am", name="Buying", seats=seats))
    assert "Quorum: half of the filled seats, now 2 of 3" in said
    vacant = as_text(office.fill(procurement, first="12/01/2027 at 10am", name="Empty"))
    assert "Quorum: half of the filled seats, and none is filled yet" in vacant


def test_a_deputy_who_counts_is_ticked_and_is_no_further_condition(procurement: Form) -> None:
    assert field(procurement, "deputies").value == "yes"
    assert "A named deputy counts in place" in field(procurement, "deputies").hint
    assert field(procurement, "conditions").value == "one of those present must come from an NHS body"


def test_the_seats_of_a_table_are_filled_in(procurement: Form) -> None:
    assert field(procurement, "seats").value.splitlines() == [
        "Tyde Council, procurement",
        "Tyde Council, social value",
        "Leigh NHS Trust",
        "A further education college",
    ]


def test_a_length_that_is_not_stated_is_not_filled_in_as_if_it_were(office: Office) -> None:
    minutes = field(office.form(), "minutes")
    assert (minutes.value, minutes.is_optional) == ("", True)
    assert minutes.hint.endswith("Left empty, it is 60.")
    office.send(name="Skills")
    with office.database() as db:
        assert group_named(db, "skills").duration_minutes == 60


def test_a_meeting_on_a_weekend_is_said_to_be_on_one(office: Office) -> None:
    said = as_text(office.send(name="Skills", rhythm="every month", first="12/01/2027 10am", breaks=""))
    assert "7 of them fall on a weekend:" in said
    assert "Saturday 12 June 2027, 10am: falls on a Saturday. You could move it to Monday 14 June 2027" in said
    assert "bank holiday" not in said
