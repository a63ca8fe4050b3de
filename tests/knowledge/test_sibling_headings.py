"""Headings side by side are the list that is asked for."""

from pathlib import Path

import pytest

from knowledge.answering.found import Answer
from knowledge.answering.surroundings import surroundings
from knowledge.documents import MEMBER
from knowledge.store.database import open_database
from knowledge.store.question_rows import ToldFrom
from tests.knowledge.test_answer import Bot

PLAN = """# Hill Town plan

The priorities of the plan were chosen by residents in spring.

## Our three priorities

### Warm kitchens for everybody

Every school opens its kitchen on Saturdays.

### Bread from nearby fields

The bakers buy flour from the valley.

### Quiet streets at night

Lorries stop at eight.

## Ways of working

Meetings are short.

### Notes

Notes are kept.
"""
STEPS = """# Barn report

## Recommendation 1: mend the roof

It leaks.

## Recommendation 2: open the gate

It is shut.

## Thanks

We thank the owls. The recommendations of the report are for the board.
"""


@pytest.mark.parametrize(
    ("document", "question", "told"),
    [
        (
            PLAN,
            "what are the three priorities of the plan?",
            ["Warm kitchens for everybody", "Bread from nearby fields", "Quiet streets at night"],
        ),
        (
            STEPS,
            "what are the recommendations of the report?",
            ["Recommendation 1: mend the roof", "Recommendation 2: open the gate"],
        ),
    ],
)
def test_headings_of_what_is_asked_for_are_one_list_with_its_source(
    tmp_path: Path, document: str, question: str, told: list[str]
) -> None:
    with open_database(tmp_path / "data") as db:
        found = Bot(tmp_path, db, {"plan.md": document}).ask(question)
    assert isinstance(found, Answer)
    assert [one.text for one in found.told][: len(told)] == told
    assert len({one.citation.section for one in found.told[: len(told)]}) == 1
    assert all(one.citation.quote in document for one in found.told)


@pytest.mark.parametrize(
    "question", ["what are the four priorities of the plan?", "what are the priorities of the bakers' lorries?"]
)
def test_headings_that_are_not_as_many_or_of_something_else_are_no_list(tmp_path: Path, question: str) -> None:
    with open_database(tmp_path / "data") as db:
        assert "Quiet streets at night" not in Bot(tmp_path, db, {"plan.md": PLAN}).texts(question)


def test_the_sources_of_headings_show_what_stands_under_them(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        found = Bot(tmp_path, db, {"plan.md": PLAN}).ask("what are the three priorities of the plan?")
        assert isinstance(found, Answer)
        told = [
            ToldFrom(one.path, tuple((one.citation.section or "").split(" › ")), one.citation.quote)
            for one in found.told[:3]
        ]
        places, gone = surroundings(db, MEMBER, told)
    assert gone == 0
    shown = " ".join(one.text for place in places for stretch in place.stretches for one in stretch)
    assert "Every school opens its kitchen on Saturdays." in shown
    assert "Lorries stop at eight." in shown


def test_headings_are_as_many_as_asked_for_under_what_they_are_of(tmp_path: Path) -> None:
    paper = "# Way we work\n\n## Collective impact\n\n" + "".join(
        f"### {name}\n\nThe collective impact of this is an element.\n\n"
        for name in ("Common agenda", "Shared measures", "Steady talk")
    )
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, {"way.md": paper})
        told = bot.texts("what are the three elements of collective impact?")
        assert told[:3] == ["Common agenda", "Shared measures", "Steady talk"]
        assert "Common agenda" not in bot.texts("what are the four elements of collective impact?")


def test_the_parts_of_a_paper_are_not_its_members(tmp_path: Path) -> None:
    paper = (
        "# The Harbour Board\n\nIt is old.\n\n## Purpose\n\nIt helps.\n\n## Quorum\n\nFour.\n\n## Membership\n\nAll.\n"
    )
    with open_database(tmp_path / "data") as db:
        assert "Quorum" not in Bot(tmp_path, db, {"b.md": paper}).texts(
            "what are the three members of the Harbour Board?"
        )
