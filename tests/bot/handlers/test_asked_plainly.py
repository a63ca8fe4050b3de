"""Which groups there are, who chairs one, my actions, who has signed the charter: asked in plain words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.reply import Choice
from bot.words.plain import as_text
from indexer.build_index import build_index
from knowledge.answering.library import Library
from knowledge.people_list import read_people_list
from knowledge.store.people_rows import save_people
from tests.bot.handlers.recording import GUS, OTTO
from tests.bot.handlers.test_meetings import ANN, BOB, NOW, Place
from tests.bot.handlers.test_next_meetings import SKILLS
from tests.fakes.bag_of_words import BagOfWords
from tests.knowledge.groups.test_read_group import GROUP

Say = Callable[..., str]
MEETING = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
NOTHING = "There is nothing to answer from yet."


@pytest.fixture
def place(place: Place) -> Place:
    place.groups(GROUP, SKILLS)
    people = read_people_list(b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\n")
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")
    return place


@pytest.mark.parametrize(
    "typed",
    ["which groups are there?", "what working groups do we have?", "Hi, which working groups are there please?",
     "list the working groups", "what are our working groups?", "show me all groups"],
)  # fmt: skip
def test_the_groups_are_told_with_their_rhythm_their_next_meeting_and_who_chairs(place: Place, typed: str) -> None:
    reply = place.ask(BOB, typed)
    assert as_text(reply).splitlines() == [
        "From the register of groups: 2 working groups.",
        "  • Skills: every 6 weeks on Thursdays at 2pm, next on Thursday 12 November 2026, 2pm. Co-chair: Ann.",
        "  • Social value (social-value): every 6 weeks on Tuesdays at 10am, next on Tuesday 17 November 2026, 10am. "
        "Co-chair: Ann. You are in it.",
    ]
    assert [one.command for one in reply.parts if isinstance(one, Choice)] == [
        "meeting next skills", "meeting next social-value",
    ]  # fmt: skip


def test_ones_own_groups(say: Say, place: Place) -> None:
    assert say(BOB, "which groups am I in?").splitlines()[0] == "You are in 1 working group:"
    assert "You have no seat in a working group." in say(GUS, "my groups")
    assert say(BOB, "which groups am I in?", in_channel=True) == (
        "Which groups you are in I tell you alone. Ask me in our direct messages."
    )


@pytest.mark.parametrize(
    "typed",
    ["who chairs the Social value group?", "Who's the chair of social-value?", "who co-chairs the social value group",
     "who are the co-chairs of the social value working group at the moment?", "who is chairing our group?"],
)  # fmt: skip
def test_who_chairs_a_group_stands_in_the_register(say: Say, place: Place, typed: str) -> None:
    assert say(BOB, typed) == "From the register of groups: Social value is chaired by Ann (Leigh Council)."


def test_own_actions_of_all_groups_the_overdue_first(say: Say, place: Place) -> None:
    assert say(BOB, "my actions").startswith("You have no open actions.")
    place.now = MEETING
    say(ANN, "/meeting action social-value Bob Send the survey by 3 December")
    say(ANN, "/meeting action social-value Bob Book the hall by 18 November")
    say(ANN, "/meeting action social-value Ann Write it up")
    place.now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for typed in ("my actions", "What actions do I have?", "do I have any open actions?"):
        assert say(BOB, typed).splitlines()[:3] == [
            "Your open actions: 2, 1 of them overdue.",
            "  • Social value, action 2: Bob (Tyde NHS Trust): Book the hall, by Wednesday 18 November 2026 (overdue)",
            "  • Social value, action 1: Bob (Tyde NHS Trust): Send the survey, by Thursday 3 December 2026",
        ]
    buttons = {one.label: one.command for one in place.ask(BOB, "my actions").parts if isinstance(one, Choice)}
    assert buttons == {"Done: Book the hall": "meeting done 2 social-value",
                       "Done: Send the survey": "meeting done 1 social-value"}  # fmt: skip
    assert say(BOB, "my actions", in_channel=True) == ("Your actions I tell you alone. Ask me in our direct messages.")


def test_who_has_signed_the_charter_stands_in_the_register_once_something_is_noted(say: Say, place: Place) -> None:
    place.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert say(BOB, "who has signed the charter?").startswith(NOTHING)
    say(GUS, '/charter sign "Leigh Council" recommended 1 October 2026 by Scrutiny')
    say(GUS, "/charter sign tyde recommended 1 October 2026")
    say(GUS, "/charter sign tyde decided 2 November 2026 by Board until 9 November 2026")
    for typed in ("who has signed the charter?", "Which organisations have signed our charter so far?"):
        assert say(BOB, typed).startswith("On the charter: 2 organisations.")
    assert "No decision is recorded." in say(BOB, "has Leigh Council signed the charter?")
    assert "Not signed yet." in say(BOB, "have we signed the charter?")
    assert say(BOB, "has Essex Police signed the charter?").startswith(NOTHING)


@pytest.mark.parametrize(
    "typed",
    [
        "what groups does the report name?", "which voluntary groups are there in Derbyshire?",
        "which groups are there in Leeds?", "who chaired the Social value group in 2021?",
        "who chairs the Hackney social value group?", "who chairs the meeting when the chair is away?",
        "who got elected chair of the Social value group?", "who chairs Skills according to the minutes?",
        "any actions from September's meeting gone past their date?", "what actions does the minutes name?",
        "who has signed the Derbyshire charter so far?", "who has not signed the charter?",
        "who signs the charter?", "what does the charter say on signing?",
    ],
)  # fmt: skip
def test_a_question_about_what_documents_say_is_left_to_them(say: Say, place: Place, typed: str) -> None:
    place.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    say(GUS, '/charter sign "Leigh Council" recommended 1 October 2026 by Scrutiny')
    assert say(BOB, typed).startswith(NOTHING)


def test_a_stranger_and_a_channel_with_one_learn_nothing(say: Say, place: Place) -> None:
    asked = ("which groups are there?", "who chairs the Social value group?", "my actions", "my groups")
    for typed in asked:
        assert say(OTTO, typed).startswith(NOTHING)
    place.people.is_open = True
    for typed in asked:
        assert say(ANN, typed, in_channel=True).startswith(NOTHING)


def test_what_documents_say_stands_beside_it(place: Place, say: Say, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "note.md").write_text("# Essex note\n\nThe Social value group is chaired by Priya Nair.", "utf-8")
    with place.database() as db:
        build_index(db, folder, BagOfWords(), MEETING)
    library = Library(place.database.args[0], BagOfWords())
    place.desk = replace(place.desk, library=lambda: library)
    said = say(BOB, "who chairs the Social value group?")
    assert said.startswith("From the register of groups: Social value is chaired by Ann (Leigh Council).")
    assert "Priya Nair" in said


@pytest.mark.parametrize(
    "typed",
    ["who is coming?", "Who's coming to the next meeting?", "who can make it to our meeting?",
     "who hasn't replied yet?", "how many of us are coming to the social value meeting?", "who can't come?",
     "who is coming today?", "how many of us have replied so far?",
     "who is attending the next meeting of the Social value group?", "who has sent apologies?"],
)  # fmt: skip
def test_who_comes_stands_in_the_register(say: Say, place: Place, typed: str) -> None:
    say(ANN, "/meeting rsvp yes social-value")
    expected = say(BOB, "/meeting status social-value")
    assert "Ann (Leigh Council): will be there" in expected
    assert say(BOB, typed) == expected


def test_who_comes_is_for_the_group_and_of_several_groups_each_is_told(say: Say, place: Place) -> None:
    say(ANN, "/meeting rsvp yes social-value")
    assert say(ANN, "who is coming?").startswith("You are in 2 groups. They meet next:")
    assert say(BOB, "who is coming to the skills meeting?").startswith("Who replied is for the members of Skills.")
    assert say(OTTO, "who is coming?").startswith(NOTHING)
    for typed in ("who is coming to the summer fair?", "who attended the workshop?", "how many people came?",
                  "who can come to Ward Ways In?", "who can attend the Leeds meeting?", "who replied to the survey?",
                  "who's coming on?", "who can join?", "who can attend social value meetings?", "who accepted?",
                  "how many people can come?", "how many people responded?", "who didn't attend the meeting?",
                  "who can join the social value group?", "who declined the offer?",
                  "how many people have accepted a job?"):  # fmt: skip
        assert say(BOB, typed).startswith(NOTHING), typed
