"""The part of a name that a question has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.name_typed import TypedNames

WORDS = frozenset("health the hospital hospitals what how do pay homes county council college group did on".split())
OTHERS = ["Mere Vale College Group", "Fen Community NHS Trust", "Saltby County Council", "Health Board"]


def typed(question: str, name: str) -> str | None:
    return TypedNames(question, WORDS.__contains__).typed(name, [*OTHERS, name])


@pytest.mark.parametrize(
    ("question", "name", "part"),
    [
        ("what did northmere hospitals pay?", "Northmere Hospitals NHS Trust", "northmere hospitals"),
        ("how much of the hospitals' bread is local?", "Northmere Hospitals NHS Trust", "hospitals"),
        ("What did the College Group's spend come to?", "Mere Vale College Group", "College Group"),
        ("what did mere vale do?", "Mere Vale College Group", "mere vale"),
        ("What did Quayside University pay?", "Quayside University", "Quayside University"),
        ("and quayside?", "Quayside University", "quayside"),
        ("hoe & barbican on pay", "Hoe and Barbican Housing", "hoe & barbican"),
        ("Does the Health Board pay?", "Health Board", "Health Board"),
    ],
)
def test_a_name_is_found_by_the_most_of_it_that_was_typed(question: str, name: str, part: str) -> None:
    assert typed(question, name) == part


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how do homes in health pay?", "Health Board"),
        ("what did the group do?", "Mere Vale College Group"),
        ("what did the county do?", "Saltby County Council"),
        ("What did Fallow University Hospitals pay?", "University Hospitals Northmere"),
        ("What did Fallow Health Board pay?", "Health Board"),
        ("what did the University of Fallow pay?", "Quayside University"),
        ("what is open near quayside?", "Quayside University"),
        ("what does Rutland County Council pay?", "Lincolnshire County Council"),
        ("what is done on community trust?", "Saltby Community Trust"),
    ],
)
def test_what_may_mean_something_else_is_no_name(question: str, name: str) -> None:
    others = [*OTHERS, "Dale Community Trust", name]
    assert TypedNames(question, WORDS.__contains__).typed(name, others) is None


@given(st.text(max_size=80), st.sampled_from(OTHERS))
def test_what_is_found_stands_in_the_question_word_for_word(question: str, name: str) -> None:
    found = typed(question, name)
    assert found is None or (found and found in question)
