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
