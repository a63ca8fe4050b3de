"""What kind of figure a question asks for."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.answering.figures_asked import asks_by_the_hour, asks_how_many, may_be_a_count, tells_by_the_hour
from knowledge.documents import StatementKind
from knowledge.store.database import open_database
from knowledge.store.search_rows import StoredStatement
from tests.knowledge.test_answer import Bot


def said(text: str, over: str = "Pay") -> StoredStatement:
    kind = StatementKind.SENTENCE
    return StoredStatement(1, 1, 1, 1, (over,), None, kind, text, text, "", 0, (), np.zeros(4, dtype=np.float32))


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("how many came?", True),
        ("What percentage of it is local?", True),
        ("which share of it is local?", True),
        ("how much is it?", False),
        ("who shares it?", False),
    ],
)
def test_a_question_for_a_count_or_a_share_is_known(question: str, counts: bool) -> None:
    assert asks_how_many(question) is counts


@pytest.mark.parametrize(
    ("question", "by_the_hour"),
    [
        ("hourly pay of the new apprentice?", True),
        ("how much is the hall an hour?", True),
        ("how much is the hall?", False),
        ("what are the opening hours?", False),
    ],
)
def test_a_question_for_what_something_is_an_hour_is_known(question: str, by_the_hour: bool) -> None:
    assert asks_by_the_hour(question) is by_the_hour


def test_what_is_told_by_the_hour_says_so_itself_or_above() -> None:
    assert tells_by_the_hour(said("The hall is £14 an hour."))
    assert tells_by_the_hour(said("Hall – Community rate £/h: 14.00"))
    assert tells_by_the_hour(said("Hall: £14", over="Rates per hour"))
    assert not tells_by_the_hour(said("Apprentice – 2025/26 budget: £17,200"))


@pytest.mark.parametrize(
    "count",
    [
        "Fifteen",
        "Nobody",
        "Hundreds",
        "Both",
        "Twenty-four",
        "Most",
        "12",
        "Four",
        "A single",
        "The majority",
        "A couple",
    ],
)
def test_a_count_may_be_told_in_words(count: str) -> None:
    assert may_be_a_count(f"{count} of the apprentices left the scheme.")


def test_what_tells_no_number_is_no_count() -> None:
    assert not may_be_a_count("The apprentices left the scheme.")


@pytest.mark.parametrize("asked", ["how much is the barn an hour?", "how much an hour is the barn?"])
@pytest.mark.parametrize(
    ("told", "is_rate"), [("The barn is let for £14 an hour.", True), ("The barn is £400.", False)]
)
def test_what_something_is_an_hour_is_answered_by_a_rate_alone(
    tmp_path: Path, asked: str, told: str, is_rate: bool
) -> None:
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, {"barn.md": f"# Lettings\n\n{told}\n"})
        assert bool(bot.texts(asked)) is is_rate
