"""Setting up a group from its terms of reference, as dialogues."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.commands import BLANK
from bot.desk import Desk
from bot.dispatch import reply_to
from bot.reply import Choice, Field, Form, Reply
from bot.request import Conversation, Request
from bot.words.plain import as_text
from bot.words.setting_up import ask_for_group
from indexer.build_index import build_index
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
        self.database = partial(open_database, data)
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
        form = self.form()
        filled = {field.name: field.value for field in form.fields} | OPEN | changed
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
    assert field(form, "place").value == "Virtual"
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
    (form,) = ask_for_group("terms.md", title, TermsOfReference()).parts
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
    assert "Not known before, and of the network now: kim@essex.example and lou@essex.example." in said
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
        ({"first": "31/11/2026 10am"}, "31/11/2026 is no day of the calendar."),
        ({"first": "next week"}, "I read “next week”, and need a day and a time."),
        ({"rhythm": "bi-monthly"}, 'I read "bi-monthly", and cannot tell how often that is.'),
        ({"rhythm": "every 2 weeks on Mondays"}, "The first meeting is on a Tuesday, and this says Mondays."),
        ({"rhythm": "every month on the last Tuesday"}, "Tuesday 2026-10-06 is not number -1"),
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
