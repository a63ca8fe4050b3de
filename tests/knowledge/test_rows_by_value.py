"""Rows of a table are picked out by what a cell holds, and told with their columns."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.database import open_database
from tests.knowledge.test_answer import Bot

REGISTER = """# Hill Town promises

## Register of promises

| Promise | Owner | State | Due |
|---|---|---|---|
| Plant hedges | Ada Quill | Red | 31 March 2027 |
| Open kitchens | Ben Harrow | Green | 30 June 2027 |
| Teach bricklayers | Ada Quill | Open, late | 31 Mar 2026 |
| Mend bicycles | Cleo Marsh | Red | 1 May 2027 |

## Notes

The register of promises is read by the board. Red means that a promise is late.
"""


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        yield Bot(tmp_path, db, {"register.md": REGISTER})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which promises are red in the register?", ["Plant hedges", "Mend bicycles"]),
        ("which promises of Ada Quill are in the register?", ["Plant hedges", "Teach bricklayers"]),
        ("which promises of Ada Quill are red in the register?", ["Plant hedges"]),
        ("which promises in the register are late?", ["Teach bricklayers"]),
        ("which promises in the register are due in March?", ["Plant hedges", "Teach bricklayers"]),
        ("which promises in the register are due in March 2027?", ["Plant hedges"]),
    ],
)
def test_rows_are_picked_out_by_a_cell(bot: Bot, question: str, told: list[str]) -> None:
    rows = [text for text in bot.texts(question) if " – " in text]
    assert [row.partition(" – ")[0] for row in rows] == told
    assert all("Owner: " in row and "State: " in row and "Due: " in row for row in rows)


def test_where_no_value_is_named_the_table_is_told_as_it_is(bot: Bot) -> None:
    rows = [text for text in bot.texts("which promises are in the register?") if " – " in text]
    assert len(rows) in (0, 4)


SUMMARY = """# Summary of promises

## Promises which are red, by town

| Town | Promises | Red | Green |
|---|---|---|---|
| Hill | 4 | 2 | 1 |
| Vale | 6 | 0 | 6 |
"""


def test_the_table_is_the_one_that_holds_the_value_not_one_that_counts_it(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        texts = Bot(tmp_path, db, {"register.md": REGISTER, "summary.md": SUMMARY}).texts("which promises are red?")
    assert [text.partition(" – ")[0] for text in texts][:2] == ["Plant hedges", "Mend bicycles"]


def test_a_question_that_only_shares_a_word_with_a_cell_picks_no_rows(tmp_path: Path) -> None:
    advice = "# Advice\n\nIt would take a red flag and a brass band to stop the parade in Hill Town.\n"
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, {"register.md": REGISTER, "advice.md": advice})
        texts = bot.texts("what would it take to stop the parade, a red flag?")
    assert "Plant hedges" not in " ".join(texts)
