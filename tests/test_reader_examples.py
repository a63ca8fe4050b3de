"""The examples that a reader is trained on are whole, and of no set that answers are measured on."""

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks" / "reader" / "examples"
KINDS = {"answer", "attribute", "entity", "time", "detail", "opposite", "tbc", "presupposition"}
PASSAGES = [
    json.loads(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
]


def test_every_question_points_to_statements_of_its_passage() -> None:
    assert len(PASSAGES) > 2_000
    for passage in PASSAGES:
        assert 4 <= len(passage["statements"]) <= 12
        for question in passage["questions"]:
            assert question["k"] in KINDS
            assert bool(question["a"]) == (question["k"] == "answer"), question["q"]
            assert all(0 <= at < len(passage["statements"]) for at in question["a"])


def test_both_sides_are_there_in_numbers() -> None:
    kinds = Counter(question["k"] for passage in PASSAGES for question in passage["questions"])
    assert 0.35 < kinds["answer"] / kinds.total() < 0.65
    assert min(kinds.values()) >= 100


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The windows made of one file of examples, and of nothing else."""
    out = tmp_path_factory.mktemp("prepared") / "windows.jsonl.gz"
    script = FOLDER.parent / "prepare.py"
    others = [file.stem for file in FOLDER.glob("*.jsonl") if file.stem != "part3"]
    public = ["squad_train_sample", "squadshifts_new_wiki", "nq_small", "clapnq_dev", "tatqa", "wikitablequestions"]
    without = ["--without", *others, *public, "hitab_statements"]
    command = [sys.executable, str(script), str(out.parent), str(out), *without]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with gzip.open(out, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_as_many_questions_are_answered_as_not(prepared: list[dict[str, Any]]) -> None:
    kinds = Counter(window["source"].removeprefix("part3: ") for window in prepared)
    assert kinds["answer"] > 200
    assert kinds["answer"] == sum(kinds[kind] for kind in KINDS - {"answer"})


def test_statements_that_answer_together_are_a_list_that_answers(prepared: list[dict[str, Any]]) -> None:
    lists = [window for window in prepared if window["source"] == "part3: list"]
    assert {1, 0} == {label for window in lists for label in window["labels"]}
    of_question = {question["q"].casefold().rstrip("?"): (passage, question["a"]) for passage in PASSAGES
                   for question in passage["questions"]}  # fmt: skip
    for window in lists:
        passage, answers = of_question[window["question"].casefold().rstrip("?")]
        (told,) = window["statements"]
        held = {at for at, text in enumerate(passage["statements"]) if text.rstrip(".;") in told.partition(": ")[2]}
        assert bool(held & set(answers)) == (window["labels"] == [1])
