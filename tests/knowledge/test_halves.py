"""Two questions in one are told from one question with two parts."""

import pytest

from knowledge.answering.halves import halves_of


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
        "and why",
        "",
    ],
)
def test_one_question(text: str) -> None:
    assert halves_of(text) == ()
