"""Lists, read from a document as people write them, and told whole where the list is what answers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from indexer.build_index import build_index
from knowledge.answering.answer import answer
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.library import Library
from knowledge.answering.lists import StatementList, lists_in
from knowledge.answering.numbers_of_things import counts_in
from knowledge.documents import MEMBER
from knowledge.store.database import open_database
from knowledge.store.search_rows import passage_ids, statements_of_passages
from tests.fakes.bag_of_words import BagOfWords
from tests.knowledge.test_read_statements import Knowing

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    (tmp_path / "documents").mkdir()
    with open_database(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def lists(db: Database, tmp_path: Path) -> Callable[[str], list[StatementList]]:
    def read(text: str) -> list[StatementList]:
        index(db, tmp_path, text)
        return lists_in(statements_of_passages(db, passage_ids(db)))

    return read


def index(db: Database, tmp_path: Path, text: str) -> None:
    (tmp_path / "documents" / "northmere.md").write_text(f"# Northmere Anchors\n\n{text}", "utf-8")
    build_index(db, tmp_path / "documents", BagOfWords(), NOW)


def shown(found: StatementList) -> tuple[str, list[str]]:
    return found.lead.text if found.lead else "", [item.text for item in found.items]


@pytest.mark.parametrize(
    "lead",
    [
        "The board asked for two changes:",
        "The board met in March. It asked for two changes, both of which were made:",
        "We changed two things.",
    ],
)
def test_a_list_is_led_in_by_the_words_that_announce_it(lists: Callable[[str], list[StatementList]], lead: str) -> None:
    [found] = lists(f"{lead}\n\n- a plain English version\n- results by name\n")
    lead_shown, items = shown(found)
    assert lead_shown and lead.endswith(lead_shown)
    assert items == ["a plain English version", "results by name"]


def test_a_sentence_that_counts_something_else_leads_in_no_list(lists: Callable[[str], list[StatementList]]) -> None:
    [found] = lists("The board has nine members.\n\n- a plain English version\n- results by name\n")
    assert found.lead is None


def test_a_sentence_before_the_last_may_say_how_many_things_follow(
    lists: Callable[[str], list[StatementList]],
) -> None:
    [found] = lists("We report on two measures. The base year is 2024.\n\n- local spend\n- days to pay\n")
    assert shown(found) == ("We report on two measures.", ["local spend", "days to pay"])


def test_sentences_that_count_themselves_are_a_list(lists: Callable[[str], list[StatementList]]) -> None:
    [found] = lists(
        "There are three things we would tell others. First, name one person. Secondly, win over the managers. "
        "Third, count people. A film is being made."
    )
    items = ["First, name one person.", "Secondly, win over the managers.", "Third, count people."]
    assert shown(found) == ("There are three things we would tell others.", items)


def test_a_first_without_a_second_is_no_list(lists: Callable[[str], list[StatementList]]) -> None:
    assert lists("First, name one person. Then win over the managers.") == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Which eight neighbourhoods come first?", {8}),
        ("all six recommendations", {6}),
        ("what are the five headline measures", {5}),
        ("what was promised for the next six months?", set()),
        ("two of the members", set()),
        ("the meeting of 12 June", set()),
        ("the target for 2025/26 for starters", set()),
        ("the share in 2024-25 was local", set()),
    ],
)
def test_the_things_a_text_counts_are_told_from_spans_of_time(text: str, counts: set[int]) -> None:
    assert counts_in(text) == counts


PAPER = """## Spending of the group

The group asks what members could do next year about spending.

## Next steps

- put the room register online
- open the canteen to traders
- write to every supplier
"""


def test_a_list_that_the_reader_believes_is_told_whole_before_a_sentence_with_more_of_the_words(
    db: Database, tmp_path: Path
) -> None:
    index(db, tmp_path, PAPER)
    reader = Knowing("open the canteen")
    found = answer(db, Library(tmp_path / "data", BagOfWords(), reader), "what should members do next?", MEMBER)
    assert isinstance(found, Answer)
    items = ["put the room register online", "open the canteen to traders", "write to every supplier"]
    assert [told.text for told in found.told][:3] == items


def test_no_list_is_read_where_one_thing_is_asked_for(db: Database, tmp_path: Path) -> None:
    index(db, tmp_path, PAPER)
    reader = Knowing("online; open the canteen")
    answer(db, Library(tmp_path / "data", BagOfWords(), reader), "when will members open the canteen?", MEMBER)
    assert not any("online; open" in text for window in reader.shown for text in window.statements)


def test_an_item_that_names_what_is_asked_answers_without_its_list(db: Database, tmp_path: Path) -> None:
    index(db, tmp_path, PAPER)
    reader = Knowing("open the canteen")
    found = answer(db, Library(tmp_path / "data", BagOfWords(), reader), "what about the canteen and traders?", MEMBER)
    assert isinstance(found, Answer)
    assert [told.text for told in found.told] == ["open the canteen to traders"]


REVIEW = """## What others say

An outside review of the group was finished in May. It cost £900. The review of the group advised:

- fewer promises
- one lead for each
- a plain yearly report

## What we plan for 2027

- buy more bread
- open the canteen
"""


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What did the review of the group advise?", ["fewer promises", "one lead for each", "a plain yearly report"]),
        ("What do we plan for 2027?", ["buy more bread", "open the canteen"]),
    ],
)
def test_a_list_whose_introduction_names_what_is_asked_answers_though_none_of_its_items_does(
    db: Database, tmp_path: Path, question: str, items: list[str]
) -> None:
    index(db, tmp_path, REVIEW)
    found = answer(db, Library(tmp_path / "data", BagOfWords(), Knowing("; ".join(items))), question, MEMBER)
    assert isinstance(found, Answer)
    assert not found.is_sure
    assert [told.text for told in found.told][-len(items) :] == items


@pytest.mark.parametrize("words", ["nothing", "fewer promises; one lead"])
@pytest.mark.parametrize("question", ["What did the hospital say of the canteen's rent?", "What does a promise cost?"])
def test_a_list_that_something_else_introduces_is_no_answer(
    db: Database, tmp_path: Path, words: str, question: str
) -> None:
    index(db, tmp_path, REVIEW)
    assert isinstance(answer(db, Library(tmp_path / "data", BagOfWords(), Knowing(words)), question, MEMBER), NotFound)


def test_a_reader_that_believes_in_no_list_lets_none_in(db: Database, tmp_path: Path) -> None:
    index(db, tmp_path, REVIEW)
    library = Library(tmp_path / "data", BagOfWords(), Knowing("nothing"))
    assert isinstance(answer(db, library, "What did the review of the group advise?", MEMBER), NotFound)


PARKED = """## Ideas

PARKING PLACE (things that matter but not for today, or at any rate not for us)

- rents near the bay
- charges at the hospital
"""


def test_a_title_with_a_remark_names_the_list_below_it_which_is_told_whole(db: Database, tmp_path: Path) -> None:
    index(db, tmp_path, PARKED)
    library = Library(tmp_path / "data", BagOfWords(), Knowing("PARKING PLACE"))
    found = answer(db, library, "What was put in the parking place?", MEMBER)
    assert isinstance(found, Answer)
    assert [told.text for told in found.told][1:] == ["rents near the bay", "charges at the hospital"]


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("We call them priority areas.", "We call them priority areas."),
        ("The areas were drawn in 2024.", ""),
        ("Nobody lives there.", ""),
    ],
)
def test_a_sentence_that_says_what_a_column_of_the_table_below_holds_leads_it_in(
    lists: Callable[[str], list[StatementList]], before: str, lead: str
) -> None:
    table = "| Town | Priority areas | People |\n|---|---|---|\n| Hill | Upper, Lower | 370 |\n| Vale | East | 180 |\n"
    [found] = lists(f"Five come first. {before}\n\n{table}")
    assert shown(found)[0] == lead
    assert len(found.items) == 2
