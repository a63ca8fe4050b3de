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
| Mend bicycles | Cleo Marsh | Red, since nobody in the whole of Hill Town has a key | 1 May 2027 |

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
        ("which promises in the register are in trouble?", ["Plant hedges", "Mend bicycles"]),
        ("which promises in the register are on track?", ["Open kitchens"]),
        ("which promises in the register are late?", ["Teach bricklayers"]),
        ("what's red in the register?", ["Plant hedges", "Mend bicycles"]),
        ("whats red in the register", ["Plant hedges", "Mend bicycles"]),
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


def test_a_question_with_not_is_no_question_for_those_that_are(bot: Bot) -> None:
    for question in ("which promises in the register are not red?", "which promises aren't red in the register?"):
        told = {text.partition(" – ")[0] for text in bot.texts(question) if " – " in text}
        assert told != {"Plant hedges", "Mend bicycles"}


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


CHARTER = """# Hill Town charter

## Commitments

| We will | Lead body | With |
|---|---|---|
| Plant hedges | Works Board | all |
| Open kitchens | Food Panel | Works Board, College |
| Teach bricklayers | Works Board | College |
| Mend bicycles | College | all |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which commitments does the Works Board lead on?", ["Plant hedges", "Teach bricklayers"]),
        ("which commitments are the Works Board's?", ["Plant hedges", "Open kitchens", "Teach bricklayers"]),
        ("which commitments with the College are there?", ["Open kitchens", "Teach bricklayers"]),
    ],
)
def test_a_value_is_looked_for_in_the_column_that_the_question_names_else_in_each(
    tmp_path: Path, question: str, told: list[str]
) -> None:
    with open_database(tmp_path / "data") as db:
        texts = Bot(tmp_path, db, {"charter.md": CHARTER}).texts(question)
    assert [text.partition(" – ")[0] for text in texts][: len(told)] == told


def test_a_value_that_says_not_is_not_named_by_what_it_denies(tmp_path: Path) -> None:
    table = (
        "# Promises\n\n| Promise | State |\n|---|---|\n| Plant hedges | Not started |\n| Open kitchens | Started |\n"
    )
    with open_database(tmp_path / "data") as db:
        texts = Bot(tmp_path, db, {"promises.md": table}).texts("which promises are started?")
    assert [text.partition(" – ")[0] for text in texts] == ["Open kitchens"]


def test_all_says_how_many_are_asked_for_and_is_no_value(tmp_path: Path) -> None:
    with open_database(tmp_path / "data") as db:
        texts = Bot(tmp_path, db, {"charter.md": CHARTER}).texts("list all commitments of the charter")
    assert len(texts) != 2


NOTES = """# Notes of the workshop on hours, 6 May 2026

## Next steps

| Who | What | By when |
|---|---|---|
| Ada Quill | find three wards, tell Cleo | 12 December 2026 |
| Cleo Marsh | meet the bus company | 28 November 2026 |
| Cleo Marsh | write the leaflet | 8 January 2027 |
| Ben Harrow | see the head teachers | TBC |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what has cleo got to do after the May workshop", ["meet the bus company", "write the leaflet"]),
        ("what does Cleo Marsh have to do after the workshop?", ["meet the bus company", "write the leaflet"]),
        ("what jobs from the May workshop had to be done before xmas?", ["find three wards", "meet the bus company"]),
        ("which actions of the workshop are due in November?", ["meet the bus company"]),
    ],
)
def test_what_somebody_is_to_do_is_found_by_their_name_or_by_its_day(
    tmp_path: Path, question: str, told: list[str]
) -> None:
    with open_database(tmp_path / "data") as db:
        texts = Bot(tmp_path, db, {"notes.md": NOTES}).texts(question)
    assert [text.partition("What: ")[2].partition(";")[0].partition(",")[0] for text in texts] == told


def test_of_two_reports_the_one_whose_title_is_named_gives_the_rows(tmp_path: Path) -> None:
    rows = {
        "2025": "| Plant hedges | 3 | Red |\n| Open kitchens | 4 | Green |\n| Mend bicycles | 1 | Red |\n",
        "2026": "| Plant hedges | 3 | Green |\n| Open kitchens | 4 | Red |\n| Mend bicycles | 1 | Green |\n",
    }
    head = "| Promise | Target 2026 | State |\n|---|---|---|\n"
    documents = {f"{year}.md": f"# Report on promises {year}\n\n{head}{rows[year]}" for year in rows}
    with open_database(tmp_path / "data") as db:
        texts = Bot(tmp_path, db, documents).texts("which promises are red in the 2025 report?")
    assert [text.partition(" – ")[0] for text in texts][:2] == ["Plant hedges", "Mend bicycles"]
