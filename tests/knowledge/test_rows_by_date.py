"""Rows of a table are picked out by their dates, though nothing else is believed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.answering.reader import Window
from knowledge.store.database import open_database
from tests.knowledge.test_answer import Bot

REGISTER = """# Hill Town promises, 30 September 2026

## Register of promises

| Promise | Owner | Theme | Began | Due |
|---|---|---|---|---|
| Plant hedges | Ada Quill | Land | 1 May 2026 | 31 March 2027 |
| Open kitchens | Ben Harrow | Food | 2 June 2026 | 30 June 2027 |
| Teach bricklayers | Ada Quill | Work | 3 March 2025 | 31 Mar 2026 |
| Mend bicycles | Cleo Marsh | Work | 4 May 2026 | 15/10/2026 |
| Clean the brook | Cleo Marsh | Land | 5 May 2026 | October 2026 |

## Notes

The register of promises is read by the board. Red means that a promise is late.
"""
DIARY = """# Hill Town board: diary

| Day | What | Where |
|---|---|---|
| Tue 20 January 2026 | Spring talk | Library |
| Wed 4 February 2026 | Budget talk | Town hall |
"""


class _BelievesNothing:
    most_windows = 10

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        return [np.full(len(window.statements), -9.0, dtype=np.float32) for window in windows]


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, {"register.md": REGISTER, "diary.md": DIARY})
        bot.library.reader = _BelievesNothing()
        yield bot


def promises(bot: Bot, question: str) -> list[str]:
    return [text.partition(" – ")[0] for text in bot.texts(question)]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which promises are due in October?", ["Mend bicycles", "Clean the brook"]),
        ("which promises are due in March?", ["Plant hedges", "Teach bricklayers"]),
        ("which promises are due in March 2027?", ["Plant hedges"]),
        ("what is due in Q4 2026?", ["Mend bicycles", "Clean the brook"]),
        ("what is due in Q4 2026/27?", ["Plant hedges"]),
        ("what is due between January and June 2027?", ["Plant hedges", "Open kitchens"]),
        ("which promises are due after March 2027?", ["Open kitchens"]),
        ("what is due by the end of October?", ["Teach bricklayers", "Mend bicycles", "Clean the brook"]),
        ("which promises on land are due in October?", ["Clean the brook"]),
        ("which promises of Cleo Marsh are due in 2026?", ["Mend bicycles", "Clean the brook"]),
        ("which promises began in May 2026?", ["Plant hedges", "Mend bicycles", "Clean the brook"]),
        ("is anything due in October?", ["Mend bicycles", "Clean the brook"]),
        ("which talks are in February 2026?", ["Wed 4 February 2026"]),
        ("when is the talk in February 2026?", ["Wed 4 February 2026"]),
    ],
)
def test_all_rows_of_a_time_are_told_and_no_other(bot: Bot, question: str, told: list[str]) -> None:
    assert promises(bot, question) == told


def test_of_two_questions_in_one_the_rows_of_the_first_are_told(bot: Bot) -> None:
    assert promises(bot, "where is the talk in February 2026, and who may drive the tractor?") == [
        "Wed 4 February 2026"
    ]


@pytest.mark.parametrize(
    "question",
    [
        "which promises are due in July?",
        "which grants are due in October?",
        "which promises on rivers are due in October?",
        "which promises in Leeds are due in October?",
        "when is the October meeting?",
        "where is the spri talk in January 2026?",
        "when is the deadline in October?",
        "when do the promises change in October?",
    ],
)
def test_what_no_row_says_is_declined(bot: Bot, question: str) -> None:
    assert promises(bot, question) == []
