"""The sides of a comparison are asked each on its own."""

import pytest

from knowledge.answering.halves import questions_in
from knowledge.answering.sides import sides_of


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "fewest people needed at the kitchen panel compared with the garden panel?",
            ("fewest people needed at the kitchen panel", "fewest people needed at the garden panel"),
        ),
        (
            "how far is the bakers' course compared with what was agreed",
            ("how far is the bakers' course", "bakers' course: what was agreed"),
        ),
        (
            "which panel meets more often, the kitchen one or the garden one?",
            ("how often does the kitchen panel meets", "how often does the garden panel meets"),
        ),
        ("the hub vs the barn on rent", ("rent the hub", "rent the barn")),
        (
            "how many spades does the garden panel lend versus the kitchen panel",
            ("how many spades does the garden panel lend", "how many spades does the kitchen panel lend"),
        ),
        (
            "who pays more, the college or the hospital?",
            ("how much does the college pays", "how much does the hospital pays"),
        ),
        (
            "compare the rent of the hub with what the barn costs",
            ("the rent of the hub", "hub: what the barn costs"),
        ),
        (
            "How do the kitchen panel and the garden panel differ on notice?",
            ("notice the kitchen panel", "notice the garden panel"),
        ),
    ],
)
def test_a_comparison_has_two_sides(text: str, sides: tuple[str, ...]) -> None:
    assert sides_of(text) == sides


@pytest.mark.parametrize(
    "text",
    [
        "who chairs the panel?",
        "compare Leeds and Hackney on buying",
        "which pledges are red?",
        "compare",
        "bread from nearby, now vs target?",
        "",
        "is it A or B?",
    ],
)
def test_what_compares_nothing_or_places_alone_is_one_question(text: str) -> None:
    assert sides_of(text) == ()


def test_a_second_question_that_only_names_another_place_asks_the_same_there() -> None:
    first, second = questions_in("who mends the bikes in Hackney and who does it in Essex?")
    assert (first.text, second.text) == ("who mends the bikes in Hackney", "who mends the bikes in Essex")
    assert (first.places, second.places) == (("Hackney",), ("Essex",))
