"""Of a list a question about a place is told what is of that place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.database import open_database
from tests.knowledge.test_answer import Bot

TWINS = """# Gateshead and Sunderland anchors: review

## Lessons

The lessons of the review are:

- Pay small firms early
- In Sunderland the lessons were about buses
- In Gateshead the lessons were about rooms
"""
LEEDS = """# Leeds anchors: what others do

## Lessons

The lessons from elsewhere are:

- In Preston the lessons were about food
- In Luton the lessons were about pay
- In Leeds the lessons are to come
"""


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        yield Bot(tmp_path, db, {"twins.md": TWINS, "leeds.md": LEEDS})


def test_a_paper_of_two_places_tells_what_is_of_the_one_or_of_both(bot: Bot) -> None:
    told = bot.texts("what are the lessons of the review in Gateshead?")
    assert "Pay small firms early" in told
    assert "In Gateshead the lessons were about rooms" in told
    assert not any("Sunderland the" in text for text in told)


def test_a_list_in_the_paper_of_another_place_tells_only_what_speaks_of_the_place(bot: Bot) -> None:
    told = bot.texts("what are the lessons in Preston?")
    assert "In Preston the lessons were about food" in told
    assert not any("Luton" in text or "Leeds" in text for text in told)


def test_without_a_place_and_in_a_papers_own_place_a_list_is_whole(bot: Bot) -> None:
    for question in ("what are the lessons from elsewhere?", "what are the lessons from elsewhere in Leeds?"):
        assert len([text for text in bot.texts(question) if text.startswith("In ")]) == 3
