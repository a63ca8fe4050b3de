"""A number right before the thing that is counted."""

import pytest

from knowledge.answering.counts_asked import counts_what_is_asked


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("how many workshops has the group had?", "We have now had 10 workshops with the group."),
        ("How many local suppliers did we count?", "There were 1,033 suppliers at the last count."),
        ("how many members sit on it", "Seven voting members sit on it."),
    ],
)
def test_a_count_of_the_thing_is_told(question: str, statement: str) -> None:
    assert counts_what_is_asked(question, statement)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("how many workshops has the group had?", "The group has had several workshops since May 2024."),
        ("how many workshops has the group had?", "Workshops 3 hours long are held by the group."),
        ("how often does the group hold workshops?", "We have now had 10 workshops with the group."),
        ("how many apprentices started in 2024?", "In 2024 10 firms started apprentices."),
        ("how many members does the board have?", "In 2024 members of the board have left."),
        ("how many members voted?", "40% of members voted."),
        ("how many workshops has the group had?", "The group has had 3 hour workshops."),
        ("how many schools take part?", "Part 2 schools take part."),
        ("how many partners are there?", "3 of the partners are missing."),
        ("how many", "We have now had 10 workshops."),
        ("how many of us are there?", "There are ten of us."),
    ],
)
def test_a_number_of_something_else_is_not(question: str, statement: str) -> None:
    assert not counts_what_is_asked(question, statement)
