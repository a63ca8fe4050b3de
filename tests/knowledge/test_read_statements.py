"""What a reader's judgement changes, with a reader that knows what to say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlite_utils import Database

from bot.words.answers import say_answer
from bot.words.plain import as_text
from indexer.build_index import build_index
from knowledge.answering.answer import answer, best_statements
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.library import Library
from knowledge.answering.reader import Window
from knowledge.documents import MEMBER
from knowledge.store.database import open_database
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
PAPER = """# Northmere Anchors

## Meetings

The group meets every six weeks. The chair of the meetings is elected. Ten members are a quorum.

## Members

In the group are:

- the council of the city
- the hospital of the city

## Spending

| Body | 2024 | 2025 |
| --- | --- | --- |
| Council | £9m | £11m |
"""


class Knowing:
    """Says of every statement with the words it waits for that it answers, and keeps what it was shown. `otherwise`
    gives the words it waits for when it is asked something else."""

    def __init__(self, words: str, most_windows: int = 16, otherwise: Mapping[str, str] | None = None) -> None:
        self.words, self.most_windows, self.otherwise = words, most_windows, otherwise or {}
        self.shown: list[Window] = []

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        self.shown += windows
        words = self.otherwise.get(question, self.words)
        return [np.array([6.0 if words in one else -6.0 for one in window.statements]) for window in windows]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "northmere.md").write_text(PAPER, "utf-8")
    with open_database(tmp_path / "data") as opened:
        build_index(opened, tmp_path / "documents", BagOfWords(), NOW)
        yield opened


def first(db: Database, tmp_path: Path, reader: Knowing | None, question: str) -> str:
    library = Library(tmp_path / "data", BagOfWords(), reader)
    return best_statements(db, library, question, MEMBER)[0].statement.text


def test_what_the_reader_believes_goes_before_what_shares_words(db: Database, tmp_path: Path) -> None:
    question = "are members of the meetings elected?"
    assert first(db, tmp_path, None, question) == "The chair of the meetings is elected."
    assert first(db, tmp_path, Knowing("Ten members"), question) == "Ten members are a quorum."


def test_statements_are_read_in_order_under_their_headings_and_with_what_gives_them_sense(
    db: Database, tmp_path: Path
) -> None:
    reader = Knowing("nothing")
    first(db, tmp_path, reader, "what did the council of the city spend in the group of the meetings?")
    assert (
        Window(
            "Northmere Anchors › Meetings",
            ("The group meets every six weeks.", "The chair of the meetings is elected.", "Ten members are a quorum."),
        )
        in reader.shown
    )
    (members,) = [window.statements for window in reader.shown if window.heading.endswith("Members")]
    assert members == ("In the group are:", "the council of the city", "the hospital of the city")
    (spending,) = [window.statements for window in reader.shown if window.heading.endswith("Spending")]
    assert any("Council" in text and "£11m" in text for text in spending)


def test_no_more_passages_are_read_than_the_reader_may(db: Database, tmp_path: Path) -> None:
    reader = Knowing("quorum", most_windows=1)
    library = Library(tmp_path / "data", BagOfWords(), reader)
    ranked = best_statements(db, library, "what is the quorum of the meetings of the council?", MEMBER)
    assert len(reader.shown) == 1
    read = [one.log_odds is not None for one in ranked]
    assert read == sorted(read, reverse=True), "what was not read comes last"
    assert not all(read)


@pytest.mark.parametrize(("answers", "read"), [("Ten members", 6), ("nothing", 8)])
def test_where_one_of_the_first_passages_answers_for_certain_the_others_are_not_read(
    tmp_path: Path, answers: str, read: int
) -> None:
    groups = "".join(f"\n## Group {name}\n\nThe members of group {name} meet in May.\n" for name in "ABCDEFG")
    (tmp_path / "documents").mkdir()
    paper = f"# Northmere Anchors\n\n## Quorum\n\nTen members of the group meet for a quorum.\n{groups}"
    (tmp_path / "documents" / "northmere.md").write_text(paper, "utf-8")
    reader = Knowing(answers)
    with open_database(tmp_path / "data") as opened:
        build_index(opened, tmp_path / "documents", BagOfWords(), NOW)
        first(opened, tmp_path, reader, "how many members of the group meet for a quorum?")
    assert len(reader.shown) == read


def ask(db: Database, tmp_path: Path, reader: Knowing, question: str) -> Answer | NotFound:
    return answer(db, Library(tmp_path / "data", BagOfWords(), reader), question, MEMBER)


def test_what_the_reader_takes_for_no_answer_is_none(db: Database, tmp_path: Path) -> None:
    found = ask(db, tmp_path, Knowing("nothing of the kind"), "who is the chair of the meetings?")
    assert isinstance(found, NotFound)
    assert [one.document for one in found.nearest] == ["northmere.md"]


def test_two_questions_in_one_get_an_answer_each(db: Database, tmp_path: Path) -> None:
    halves = {"who is the chair": "is elected", "chair: how many are a quorum?": "Ten members"}
    reader = Knowing("nothing of the kind", otherwise=halves)
    found = ask(db, tmp_path, reader, "who is the chair and how many are a quorum?")
    assert isinstance(found, Answer)
    texts = [told.text for told in found.told]
    assert {"The chair of the meetings is elected.", "Ten members are a quorum."} <= set(texts)
    assert texts.index("The chair of the meetings is elected.") < texts.index("Ten members are a quorum.")
    assert len(set(texts)) == len(texts), "what answers both is told once"
    assert not found.unanswered


def test_what_only_the_whole_of_two_questions_finds_is_shown_but_not_told_as_sure(db: Database, tmp_path: Path) -> None:
    whole = "who is the chair and how many are a quorum?"
    reader = Knowing("nothing of the kind", otherwise={"who is the chair": "is elected", whole: "Ten members"})
    found = ask(db, tmp_path, reader, whole)
    assert isinstance(found, Answer)
    assert "Ten members are a quorum." in [told.text for told in found.told]
    assert found.unanswered == ("how many are a quorum?",)


def test_of_two_questions_the_one_without_an_answer_is_named(db: Database, tmp_path: Path) -> None:
    reader = Knowing("nothing of the kind", otherwise={"who is the chair": "is elected"})
    found = ask(db, tmp_path, reader, "who is the chair and how many are a quorum?")
    assert isinstance(found, Answer)
    assert found.unanswered == ("how many are a quorum?",)
    assert "I found nothing else on: how many are a quorum?" in as_text(say_answer(found))


def test_of_two_questions_none_is_answered_where_neither_can_be(db: Database, tmp_path: Path) -> None:
    found = ask(db, tmp_path, Knowing("nothing of the kind"), "who is the chair and how many are a quorum?")
    assert isinstance(found, NotFound)
    assert [one.document for one in found.nearest] == ["northmere.md"]


RULES = """# Skills Group: Terms of Reference

## Meetings

3.1 The quorum is five members.

## Friends

The green spaces group may send a visitor to the group.
"""


@pytest.mark.parametrize(("group", "is_told"), [("skills group", True), ("green spaces group", False)])
def test_a_rule_needs_no_belief_where_it_is_the_rule_of_the_group_asked_about(
    tmp_path: Path, group: str, is_told: bool
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "skills-terms-of-reference.md").write_text(RULES, "utf-8")
    with open_database(tmp_path / "data") as db:
        build_index(db, tmp_path / "documents", BagOfWords(), NOW)
        found = ask(db, tmp_path, Knowing("nothing of the kind"), f"what is the quorum of the {group}?")
    assert isinstance(found, Answer) is is_told


LISTED = """# Northmere Anchors

## Pilots

Of the people in the pilots thirteen still work there.

## Starts by pilot

| Quarter | Front | Rear |
| --- | --- | --- |
| Spring | 9 | 5 |
| Summer | 14 | 11 |
"""


class _LikesLists(Knowing):
    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        return [np.array([3.0 if "; " in one else 0.0 for one in window.statements]) for window in windows]


@pytest.mark.parametrize(
    ("question", "is_first"), [("who still works there?", True), ("which pilots by quarter?", False)]
)
def test_rows_that_leave_out_what_is_asked_do_not_go_before_the_statement_that_says_it(
    tmp_path: Path, question: str, is_first: bool
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "pilots.md").write_text(LISTED, "utf-8")
    with open_database(tmp_path / "data") as db:
        build_index(db, tmp_path / "documents", BagOfWords(), NOW)
        found = ask(db, tmp_path, _LikesLists(""), question)
    assert isinstance(found, Answer)
    assert found.told[0].text.startswith("Of the people") is is_first


class Counting(Knowing):
    """Counts what it is asked."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.asked: list[tuple[str, Window]] = []

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        self.asked += [(question, window) for window in windows]
        return super().judge(question, windows)


def test_of_two_questions_in_one_the_whole_is_read_once(db: Database, tmp_path: Path) -> None:
    reader = Counting("hospital")
    question = "who runs the hospital and when does the hospital open?"
    answer(db, Library(tmp_path / "data", BagOfWords(), reader), question, MEMBER)
    asked = {text for text, _ in reader.asked}
    assert question in asked
    assert len(asked) == 3  # each half, and the whole
    assert len(reader.asked) == len(set(reader.asked))


def test_a_how_many_is_not_answered_without_a_number(db: Database, tmp_path: Path) -> None:
    reader = Knowing("is elected")
    assert isinstance(ask(db, tmp_path, reader, "who is the chair of the meetings?"), Answer)
    assert isinstance(ask(db, tmp_path, reader, "how many chairs of the meetings have been elected?"), NotFound)


def test_what_a_reader_is_certain_of_is_told_though_another_place_says_more(tmp_path: Path) -> None:
    papers = {
        "luton.md": "# Luton Anchors\n\n## Jobs\n\nJobs may be carved: what somebody can do is put together.\n",
        "derby.md": "# Derby Anchors\n\n## Job carving\n\nJob carving explains how job carving is explained.\n",
    }
    (tmp_path / "documents").mkdir()
    for name, text in papers.items():
        (tmp_path / "documents" / name).write_text(text, "utf-8")
    with open_database(tmp_path / "data") as opened:
        build_index(opened, tmp_path / "documents", BagOfWords(), NOW)
        question = "job carving - how does Luton explain it?"
        assert isinstance(ask(opened, tmp_path, Knowing("may be carved"), question), Answer)
