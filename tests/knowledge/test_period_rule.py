"""Papers of several years that look alike: a question that names a year is answered from the paper of that year."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.period_rule import period_asked, years_apart
from knowledge.documents import DocumentKind
from knowledge.store.database import open_database
from tests.knowledge.test_answer import Bot
from tests.knowledge.test_documents_to_search import document

FILES = {
    "annual-report-2023-24.md": """# Annual report 2023/24

## Rooms

The barn was the room used most often, for 610 hours.

## How we work

Papers for the board are sent five days ahead.
""",
    "annual-report-2024-25.md": """# Annual report 2024/25

## Rooms

The kitchen was the room used most often, for 702 hours.

## How we work

Papers for the board are sent seven days ahead. Bicycles lent: 2023/24: 31; 2024/25: 48.
""",
    "handbook-2025.md": """# Handbook for hosts 2025

## Rooms

The laundry may be lent, too.
""",
}


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        yield Bot(tmp_path, db, FILES)


@pytest.mark.parametrize("asked", ["in 2023/24", "back in 23/24", "in the year to 31 March 2024", "in November 2023"])
def test_a_question_about_a_year_is_answered_from_its_paper_alone(bot: Bot, asked: str) -> None:
    texts = bot.texts(f"which room was used most often {asked}, and for how many hours?")
    assert texts
    assert any("610" in text for text in texts)
    assert not any("702" in text for text in texts)


def test_the_paper_of_another_year_may_tell_what_it_says_of_the_year_asked_about(bot: Bot) -> None:
    assert any("31" in text for text in bot.texts("how many bicycles were lent in 2023/24?"))


def test_without_a_year_all_papers_answer(bot: Bot) -> None:
    texts = bot.texts("how many days ahead are papers for the board sent?")
    assert {word for text in texts for word in text.split()} >= {"five", "seven"}


REPORTS = [
    replace(document("report.md"), id=year, title=f"Annual report {year}/{year - 1999}", kind=DocumentKind.REPORT)
    for year in range(2019, 2026)
]


@given(st.integers(2019, 2025))
def test_each_year_leaves_its_own_paper_and_no_other_in(year: int) -> None:
    ruled_out = period_asked(REPORTS, f"how many started in {year}/{year - 1999}?").of_others
    assert {one.id for one in REPORTS} - ruled_out == {year}


@pytest.mark.parametrize(
    "question",
    [
        "how many have started since April 2022?",
        "how many had started before 2022/23?",
        "how many started in 2022/23, and how many the year after?",
        "what is the target for 2030/31?",  # of which there is no paper
        "how many started?",
    ],
)
def test_a_question_of_no_one_year_leaves_all_papers_in(question: str) -> None:
    assert not period_asked(REPORTS, question).of_others


def test_papers_that_are_not_alike_are_left_in() -> None:
    charter = document("charter-2025.md")
    assert charter.id not in period_asked([*REPORTS, charter], "what was promised in 2023/24?").of_others


@pytest.mark.parametrize(
    "years", ["in 2023/24 and in 2024/25", "in 23/24, and how many in 24/25", "in 23/24 and 24/25"]
)
def test_two_years_are_answered_side_by_side_each_from_its_paper(bot: Bot, years: str) -> None:
    texts = bot.texts(f"for how many hours was the room used most often {years}?")
    assert [hours for text in texts for hours in ("610", "702") if hours in text] == ["610", "702"]


@pytest.mark.parametrize(
    ("question", "of_first"),
    [
        ("how many started in 2023/24 and in 2024/25?", "how many started in 2023/24?"),
        ("starters 23/24 vs 24/25, all members", "starters 23/24, all members"),
        ("how has spend changed from 2023/24 to 2024/25?", "what was spend in 2023/24?"),
        (
            "How did the number of starters rise between 2023/24 and 2024/25?",
            "what was the number of starters in 2023/24?",
        ),
        ("which is higher, 2023/24 or 2024/25?", "which is higher, 2023/24 or 2024/25?"),
        ("how did we compare in 2023/24 with 2024/25?", "how did we compare in 2023/24 with 2024/25?"),
        ("was it greater in 2024/25 than in 2023/24?", "was it greater in 2024/25 than in 2023/24?"),
        (
            "how have starters changed from 2023/24 to 2024/25, and why?",
            "how have starters changed from 2023/24 to 2024/25, and why?",
        ),
        (
            "how many of those of 2023/24 were still here in 2024/25?",
            "how many of those of 2023/24 were still here in 2024/25?",
        ),
    ],
)
def test_each_of_two_years_is_asked_about_by_itself(question: str, of_first: str) -> None:
    asked = years_apart(REPORTS, question)
    assert len(asked) == 2
    assert asked[0][0] == of_first


def test_years_that_a_question_spans_are_not_asked_about_one_by_one() -> None:
    assert not years_apart(REPORTS, "how many started between 2023/24 and 2024/25?")


def test_a_row_whose_columns_are_of_other_years_does_not_answer(tmp_path: Path) -> None:
    table = "# Spend\n\n| Body | 2021/22 | 2022/23 |\n| --- | --- | --- |\n| Harbour Hospital | 9% | 10% |\n"
    with open_database(tmp_path / "data") as db:
        bot = Bot(tmp_path, db, {"spend.md": table})
        assert bot.texts("what was the spend of Harbour Hospital in 2022/23?")
        assert not bot.texts("what was the spend of Harbour Hospital in 2019/20?")
