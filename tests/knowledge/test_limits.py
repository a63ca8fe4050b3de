"""What takes something back right after an answer is told with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.database import open_database
from tests.knowledge.test_answer import Bot

FILES = {
    "training.md": """# Training for buyers

## Online course

The online course for buyers is compulsory at the council and at the college. The others recommend it only.

## Workshop

The workshop for writers of tenders takes two hours. Tea comes at four.
""",
}


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        yield Bot(tmp_path, db, FILES)


def test_who_is_left_out_is_told_as_well(bot: Bot) -> None:
    assert bot.texts("is the online course for buyers compulsory?")[:2] == [
        "The online course for buyers is compulsory at the council and at the college.",
        "The others recommend it only.",
    ]


def test_what_only_goes_on_is_not(bot: Bot) -> None:
    assert "Tea comes at four." not in bot.texts("how long does the workshop for writers of tenders take?")
