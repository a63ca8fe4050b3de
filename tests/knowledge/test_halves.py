"""Two questions in one are told from one question with two parts."""

import pytest

from knowledge.answering.halves import halves_of, questions_in
from knowledge.answering.question import Wanted
from knowledge.documents import Rule


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("who chairs the group and when does it meet?", ("who chairs the group", "when does it meet?")),
        ("When was it formed, and by how many members?", ("When was it formed", "by how many members?")),
        ("what did they spend? was it enough?", ("what did they spend", "was it enough?")),
        ("did the college open its kitchen & where is it", ("did the college open its kitchen", "where is it")),
        ("how many came – how many stayed?", ("how many came", "how many stayed?")),
    ],
)
def test_two_questions(text: str, halves: tuple[str, ...]) -> None:
    assert halves_of(text) == halves


@pytest.mark.parametrize(
    "text",
    [
        "who chairs the group?",
        "our firm is tiny and new, can we bid?",  # something told, then one question
        "what do the council and the hospital buy?",
        "who? what?",
        "why was the group set up - what is it for?",  # the same, asked again
        "and why",
        "",
    ],
)
def test_one_question(text: str) -> None:
    assert halves_of(text) == ()


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("who chairs the group?", ("who chairs the group?",)),
        (
            "how much is in the travel fund and who may draw on it?",
            ("how much is in the travel fund", "travel fund: who may draw on it?"),
        ),
        ("who came to it, and who left?", ("who came to it", "who left?")),
    ],
)
def test_the_second_question_has_with_it_what_the_first_was_about(text: str, questions: tuple[str, ...]) -> None:
    assert tuple(one.readings[0] for one in questions_in(text)) == questions


def test_each_half_is_looked_for_with_the_words_of_both_and_read_by_itself_and_as_the_whole() -> None:
    text = "how much is in the travel fund and who may draw on it?"
    first, second = questions_in(text)
    assert first.words == second.words == ("travel", "fund", "draw")
    assert first.readings == ("how much is in the travel fund", text)
    assert second.readings == ("travel fund: who may draw on it?", text)


def test_each_half_asks_for_its_own_kind_of_thing_and_its_own_rule() -> None:
    first, second = questions_in("who chairs the group, and how often does it meet?")
    assert (first.wanted, second.wanted) == (Wanted.WHO, Wanted.FREQUENCY)
    assert (first.rule, second.rule) == (Rule.CHAIRS, Rule.CADENCE)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "How many came in November 2023, and how many in November 2024?",
            ("How many came in November 2023", "How many came in November 2024"),
        ),
        (
            "what did a room cost in 23/24 and what was it in 24/25?",
            ("what did a room cost in 23/24", "what did a room cost in 24/25"),
        ),
        (
            "What is the quorum of the Eggs and Milk Group, and what is it for the Rooms Group?",
            ("What is the quorum of the Eggs and Milk Group", "What is the quorum of the Rooms Group"),
        ),
        (
            "How many started at the council, and how many at the college?",
            ("How many started at the council", "How many started at the college"),
        ),
    ],
)
def test_the_first_question_is_asked_again_of_another_time_or_body(text: str, questions: tuple[str, ...]) -> None:
    assert tuple(one.text for one in questions_in(text)) == questions


@pytest.mark.parametrize(
    "text",
    [
        "how much did the council spend in 2023/24 and what was it for?",
        "what is the ceiling of the fund and how much of it went out in 24/25?",
        "how many came in 2023, and how many of them stayed in 2024?",
    ],
)
def test_a_second_question_of_its_own_is_not_the_first_again(text: str) -> None:
    assert {one.text for one in questions_in(text)} == {text}


def test_a_second_half_that_names_its_own_thing_is_asked_by_itself() -> None:
    first, second = questions_in("What did the barn evening cost, and what did the first interview day at Selby cost?")
    assert first.readings == ("What did the barn evening cost",)
    assert second.readings == ("what did the first interview day at Selby cost?",)
    _, leaning = questions_in("What did the barn evening cost, and when is it held there again next summer holidays?")
    assert leaning.readings[-1].startswith("What did the barn evening cost")
