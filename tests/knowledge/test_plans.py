"""What is planned is not told as done."""

import numpy as np
import pytest

from knowledge.answering.plans import asks_what_was_done, tells_a_plan
from knowledge.documents import StatementKind
from knowledge.store.search_rows import StoredStatement


def statement(text: str, heading: str = "", context: str = "") -> StoredStatement:
    path = (heading,) if heading else ()
    kind = StatementKind.SENTENCE
    return StoredStatement(1, 1, 1, 1, path, None, kind, text, text, context, 0, (), np.zeros(4, dtype=np.float32))


@pytest.mark.parametrize(
    "question",
    [
        "what did Leeds do on apprenticeship levy transfer?",
        "has the hub opened",
        "how many jobs have been created so far?",
        "Did the college deliver its pledge?",
    ],
)
def test_questions_about_what_has_happened(question: str) -> None:
    assert asks_what_was_done(question)


@pytest.mark.parametrize(
    "question",
    [
        "what did Leeds plan on levy transfer?",
        "how often does the group meet?",
        "what will the hub do?",
        "do we have to reply?",
        "what is next for the hub",
    ],
)
def test_questions_about_plans_and_rules(question: str) -> None:
    assert not asks_what_was_done(question)


@pytest.mark.parametrize(
    ("text", "heading", "context"),
    [
        ("The trust will open a hub in 2027.", "", ""),
        ("The college plans to share its levy.", "", ""),
        ("Online brokerage for levy transfer", "", "Planned activity"),
        ("Living Wage City event, February", "Next steps", ""),
        ("A course for porters with the college", "Quick wins: the next six months (planned, not done)", ""),
    ],
)
def test_what_is_to_be(text: str, heading: str, context: str) -> None:
    assert tells_a_plan(statement(text, heading, context))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The hub opened in 2025.", ""),
        ("It was planned to open in May and has opened since.", ""),
        ("The trust has agreed to fund the hub and will review it.", ""),
        ("Forty people found work.", "Results"),
        ("A shared pool of levy for small firms", "Where we are: progress and ambitions"),
        ("Spaces opened: 16 of 25", "Results against targets"),
    ],
)
def test_what_has_been(text: str, heading: str) -> None:
    assert not tells_a_plan(statement(text, heading))
