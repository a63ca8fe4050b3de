"""When do we meet next? As asked by somebody of several groups, of one, and of none."""

import pytest

from bot.reply import Choice
from bot.words.plain import as_text
from knowledge.people_list import read_people_list
from knowledge.store.people_rows import save_people
from tests.bot.handlers.test_meetings import ANN, BOB, NOW, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

GUS = "gus@office"
SKILLS = changed(
    name="Skills",
    slug="skills",
    first_meeting="2026-11-12T14:00",
    place="Leigh Town Hall",
    members=[GROUP["members"][0]],
    quorum={"count": 1},
    quorum_conditions=[],
)
ASKED = [
    "when do we meet next?",
    "When is our next meeting?",
    "when's our next meeting",
    "Hi, what time do we meet next please?",
    "/meeting next",
]


@pytest.fixture
def both(place: Place) -> Place:
    place.groups(GROUP, SKILLS)
    people = read_people_list(b"name,email,organisation,roles\nGus,gus@office.example,Office,\n")
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")
    return place


@pytest.mark.parametrize("typed", ASKED)
def test_somebody_of_several_groups_hears_of_each_the_soonest_first(both: Place, typed: str) -> None:
    reply = both.ask(ANN, typed)
    assert as_text(reply).splitlines() == [
        "You are in 2 groups. They meet next:",
        "  • Skills: Thursday 12 November 2026, 2pm, Leigh Town Hall. 0 of 1 organisations so far: quorum is unlikely "
        "(about 1 in 10).",
        "  • Social value: Tuesday 17 November 2026, 10am. 0 of 2 organisations so far: quorum is unlikely "
        "(about 1 in 100).",
        "To answer, or for the papers: “/meeting next skills”. Who comes: “/meeting status skills”.",
    ]
    assert [one.command for one in reply.parts if isinstance(one, Choice)] == [
        "meeting next skills",
        "meeting next social-value",
    ]


@pytest.mark.parametrize("typed", ASKED)
def test_somebody_of_one_group_hears_of_that(both: Place, typed: str) -> None:
    assert as_text(both.ask(BOB, typed)).startswith("Social value meets next on Tuesday 17 November 2026, 10am")


@pytest.mark.parametrize("typed", ASKED[:2])
def test_somebody_of_none_is_shown_all_that_there_are(both: Place, typed: str) -> None:
    reply = both.ask(GUS, typed)
    assert "You have no seat in a working group." in as_text(reply)
    assert [one.command for one in reply.parts if isinstance(one, Choice)] == [
        "meeting next skills",
        "meeting next social-value",
    ]


def test_in_a_channel_where_others_read_it_says_neither_where_nor_who_comes(both: Place) -> None:
    told = as_text(both.ask(ANN, "when do we meet next?", in_channel=True))
    assert "Skills: Thursday 12 November 2026, 2pm." in told
    assert "Town Hall" not in told


def test_a_group_that_is_named_answers_alone(both: Place) -> None:
    assert as_text(both.ask(ANN, "when do we in the skills group meet next?")).startswith("Skills meets next on")


@pytest.mark.parametrize(
    "typed",
    [
        "when does the Leeds group meet?",
        "when does the Leeds group meet next?",
        "when do we meet next in Leeds?",
        "when is our next meeting with the Kent board?",
        "what is on the agenda when we meet next?",
        "how often do we meet?",
        "when is the next meeting?",
        "what is our quorum?",
    ],
)
def test_what_names_a_place_or_a_subject_is_for_the_documents(both: Place, typed: str) -> None:
    assert as_text(both.ask(ANN, typed)) == "There is nothing to answer from yet. Whoever runs me has to add documents."
