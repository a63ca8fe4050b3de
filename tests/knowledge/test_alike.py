"""Papers of several groups that look alike: which of them a question is about."""

from dataclasses import replace

import pytest

from knowledge.answering.documents_to_search import documents_to_search
from knowledge.documents import DocumentKind
from tests.knowledge.test_documents_to_search import document

FOOD = replace(document("food.txt"), title="Food and growing group terms of reference v2.0")
JOBS = replace(document("jobs.txt"), title="Good jobs group terms of reference v1.3")
REPORT = replace(document("report.md"), title="Annual report on food, growing and good jobs", kind=DocumentKind.REPORT)
ALL = [FOOD, JOBS, REPORT]


def searched(question: str) -> list[str]:
    return [one.path.name for one in documents_to_search(ALL, question).documents]


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("how much may the good jobs chair spend?", "food.txt"),
        ("does the chair of food & growing have a casting vote?", "jobs.txt"),
    ],
)
def test_a_question_that_names_one_group_is_not_answered_from_the_terms_of_another(
    question: str, left_out: str
) -> None:
    assert searched(question) == [one.path.name for one in ALL if one.path.name != left_out]


@pytest.mark.parametrize(
    "question",
    [
        "what is the quorum?",
        "is there good parking where we meet?",  # one word of a name by chance
        "do good jobs and food and growing meet on the same day?",
        "how many good jobs has the growing of food brought?",
    ],
)
def test_a_question_that_names_no_group_or_several_is_answered_from_all(question: str) -> None:
    assert searched(question) == [one.path.name for one in ALL]


def test_versions_and_years_tell_no_groups_apart() -> None:
    old = replace(document("old.txt"), title="Good jobs group terms of reference 2024")
    new = replace(document("new.txt"), title="Good jobs group terms of reference 2026")
    assert len(documents_to_search([old, new], "what did the good jobs group agree in 2024?").documents) == 2


def test_a_group_is_named_by_its_part_of_a_title() -> None:
    eggs = replace(document("eggs.md"), title="Saltby Anchor Network / Rhwydwaith Salt: Eggs Group: terms of reference")
    rooms = replace(document("rooms.md"), title="Terms of reference rooms group")
    left = documents_to_search([eggs, rooms], "what is the quorum of the eggs group?").documents
    assert [one.path.name for one in left] == ["eggs.md"]
    both = documents_to_search([eggs, rooms], "what is the quorum of the eggs group and of the rooms group?").documents
    assert len(both) == 2
