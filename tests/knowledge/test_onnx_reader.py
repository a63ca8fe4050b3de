"""The reader that comes with anchorbot: what it must tell apart, and how it is loaded."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge.answering.onnx_reader import FOLDER, OnnxReader
from knowledge.answering.reader import Window
from knowledge.errors import HelpfulError

RULES = Window(
    "Northmere Anchors: Terms of Reference › Meetings",
    (
        "The steering group meets six times a year, as a rule on a Tuesday.",
        "Five voting members are a quorum, of whom two come from outside local government.",
        "Papers go out five working days before a meeting.",
        "Observers may speak when the chair asks them to, and have no vote.",
    ),
)


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader()


def best(reader: OnnxReader, question: str, window: Window) -> str:
    (log_odds,) = reader.judge(question, [window])
    return window.statements[int(log_odds.argmax())]


def strength(reader: OnnxReader, question: str, window: Window) -> float:
    return float(max(reader.judge(question, [window])[0]))


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("how often does the group get together", 0),
        ("how many of us have to turn up before we can decide anything?", 1),
        ("when do we get the paperwork", 2),
        ("can a visitor say something", 3),
    ],
)
def test_it_finds_what_answers_in_other_words(reader: OnnxReader, question: str, at: int) -> None:
    assert best(reader, question, RULES) == RULES.statements[at]


@pytest.mark.parametrize(
    ("answered", "not_answered"),
    [
        ("how often does the steering group meet?", "how often does the procurement group meet?"),
        ("may observers speak?", "may observers vote on the budget?"),
        ("when do papers go out?", "who sends the papers out?"),
    ],
)
def test_what_is_told_is_believed_more_than_what_only_sounds_like_it(
    reader: OnnxReader, answered: str, not_answered: str
) -> None:
    assert strength(reader, answered, RULES) > strength(reader, not_answered, RULES)


def test_what_is_told_of_one_place_does_not_answer_for_another(reader: OnnxReader) -> None:
    statement = ("The members moved £4.2 million to local firms in the first year.",)
    leeds, essex = Window("Leeds Anchors: review › Spending", statement), Window("Essex Anchors › Spending", statement)
    question = "how much did the anchors in Leeds move to local firms?"
    assert strength(reader, question, leeds) > strength(reader, question, essex)


def test_what_is_planned_is_not_done(reader: OnnxReader) -> None:
    planned = Window("Action plan", ("The college will open a training kitchen in Ashby Street in 2027.",))
    done = Window("Annual report", ("The college opened a training kitchen in Ashby Street in 2025.",))
    question = "has the college opened its training kitchen?"
    assert strength(reader, question, done) > strength(reader, question, planned)


def test_windows_are_judged_alone_and_in_their_order(reader: OnnxReader) -> None:
    windows = [Window("A", tuple(f"{text} {'and so on ' * times}" for text in RULES.statements)) for times in range(6)]
    together = reader.judge("when do papers go out?", windows)
    assert [len(found) for found in together] == [4] * 6
    for window, found in zip(windows, together, strict=True):
        assert np.abs(reader.judge("when do papers go out?", [window])[0] - found).max() < 1.0  # eight bits


def test_no_windows_and_no_words_give_no_judgement(reader: OnnxReader) -> None:
    assert reader.judge("quorum?", []) == []
    assert [found.shape for found in reader.judge("", [Window("", ("text",))])] == [(1,)]


def test_what_is_too_long_is_read_as_far_as_it_goes(reader: OnnxReader) -> None:
    window = Window("Long " * 500, tuple("word " * 200 for _ in range(20)))
    (log_odds,) = reader.judge("what is " * 300, [window])
    assert 1 <= len(log_odds) < 20
    assert np.isfinite(log_odds).all()


def test_weights_that_are_not_the_ones_that_belong_there_are_not_loaded(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "reader")
    with (tmp_path / "reader" / "reader.onnx").open("ab") as file:
        file.write(b"more")
    with pytest.raises(HelpfulError, match="is not the file that belongs there"):
        OnnxReader(tmp_path / "reader")
    with pytest.raises(HelpfulError, match="cannot be loaded"):
        OnnxReader(tmp_path / "elsewhere")
