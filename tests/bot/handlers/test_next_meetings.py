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


LEEDS = changed(
    name="Leeds skills group",
    slug="leeds-skills",
    first_meeting="2026-11-13T09:00",
    members=[GROUP["members"][0]],
    quorum={"count": 1},
    quorum_conditions=[],
)


@pytest.mark.parametrize("typed", ["when do we meet next in Leeds?", "when's our next meeting in leeds"])
@pytest.mark.parametrize("who", [BOB, ANN, GUS])
def test_of_a_place_without_a_group_that_is_said_and_which_there_are(both: Place, typed: str, who: str) -> None:
    told = both.ask(who, typed)
    assert as_text(told).splitlines()[0] == "I know of no working group in Leeds."
    assert "17 November" not in as_text(told)
    groups = {BOB: ["social-value"]}.get(who, ["skills", "social-value"])
    assert [one.command for one in told.parts if isinstance(one, Choice)] == [f"meeting next {one}" for one in groups]


@pytest.mark.parametrize("who", [BOB, ANN, GUS])
def test_a_place_with_a_group_is_answered_with_that_groups_next_meeting(both: Place, who: str) -> None:
    both.groups(GROUP, SKILLS, LEEDS)
    told = as_text(both.ask(who, "when do we meet next in Leeds?"))
    assert told.startswith("Leeds skills group meets next on Friday 13 November 2026, 9am")
    assert ("You have not answered yet." in told) is (who == ANN)


def test_of_several_groups_of_a_place_each_is_told_unless_one_is_the_askers_own(both: Place) -> None:
    both.groups(changed(name="Leeds value", slug="social-value"), LEEDS)
    assert as_text(both.ask(BOB, "when do we meet next in Leeds?")).startswith("Leeds value meets next on")
    told = as_text(both.ask(GUS, "when do we meet next in Leeds?"))
    assert told.splitlines() == [
        "You may mean one of these groups. They meet next:",
        "  • Leeds skills group: Friday 13 November 2026, 9am.",
        "  • Leeds value: Tuesday 17 November 2026, 10am.",
    ]


@pytest.mark.parametrize("fields", [{"place": "Leeds Civic Hall"}, {"name": "Value in Leeds"}])
def test_the_askers_own_group_is_of_the_place_where_it_meets(place: Place, fields: dict[str, str]) -> None:
    place.groups(changed(**fields))
    assert "meets next on Tuesday 17 November" in as_text(place.ask(BOB, "when do we meet next in Leeds?"))


def test_the_askers_own_group_is_of_the_place_of_its_organisations(place: Place) -> None:
    first, *others = GROUP["members"]
    place.groups(changed(members=[{**first, "organisation": "Leeds City Council"}, *others]))
    assert "Social value meets next on" in as_text(place.ask(BOB, "when do we meet next in Leeds?"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("when is our next meeting with the Kent board?", "I know of no working group in Kent."),
        ("when do we meet next with the procurement board?", "I know of no working group on procurement."),
        ("when do we meet the skills group next? our next meeting please", "Skills meets next on"),
        ("when do we meet next as the whole steering group?", "Social value meets next on"),
        ("when is our next meeting before Christmas?", "Social value meets next on"),
    ],
)
def test_another_group_that_is_named_is_never_taken_for_ones_own(both: Place, typed: str, told: str) -> None:
    assert as_text(both.ask(BOB, typed)).startswith(told)


@pytest.mark.parametrize(
    "typed",
    [
        "when does the Leeds group meet?",
        "when does the Leeds group meet next?",
        "what is on the agenda when we meet next?",
        "how often do we meet?",
        "when is the next meeting?",
        "what is our quorum?",
    ],
)
def test_what_names_a_place_or_a_subject_is_for_the_documents(both: Place, typed: str) -> None:
    assert as_text(both.ask(ANN, typed)) == "There is nothing to answer from yet. Whoever runs me has to add documents."
