"""Whom and which group somebody means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.groups.whom import group_at_end, group_at_start, person_meant
from knowledge.people import Person
from tests.knowledge.groups.groups import group

SKILLS = group(())
PEOPLE = [
    Person(1, "Sam Okafor", "sam@college.example", "Marsh College"),
    Person(2, "Sam Bell", "bell@leigh.example", "Leigh Council"),
    Person(3, "Samina Oduya", None, "Leigh Council"),
    Person(4, "Okafor", "o.k@tyde.example", "Tyde NHS Trust"),
]
words = st.lists(st.sampled_from(["Sam", "Okafor", "town", "hall,", "room", "3", "value"]), max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("sam okafor", 1),
        ("Sam-Okafor", 1),
        ("@bell", 2),
        (" SAM@college.example", 1),
        ("okafor", 4),
        ("@o.k", 4),
    ],
)
def test_one_person_is_meant(typed: str, id_: int) -> None:
    assert person_meant(typed, PEOPLE).id == id_


@pytest.mark.parametrize("typed", ["Samina Oduya", "samina", "x@y.example", "", "@", "Sam O"])
def test_who_is_not_known_or_cannot_be_told_an_address_of_is_nobody(typed: str) -> None:
    with pytest.raises(HelpfulError, match="I know nobody called"):
        person_meant(typed, PEOPLE)


def test_two_of_a_name_are_told_apart_by_their_organisations() -> None:
    with pytest.raises(HelpfulError, match=r"Sam Okafor \(Marsh College\) and Sam Bell \(Leigh Council\)"):
        person_meant("sam", PEOPLE)


@given(words, st.sampled_from(["skills", "Skills", "SKILLS"]))
def test_a_groups_name_is_found_at_either_end(rest: str, name: str) -> None:
    assert group_at_end(f"{rest} {name}", [SKILLS]) == (rest, name)
    assert group_at_start(f"{name} {rest}", [SKILLS]) == (name, rest)
    assert group_at_end(rest, [SKILLS]) == (rest, "")
    assert group_at_start(rest, [SKILLS]) == ("", rest)
