"""The examples that a reader is trained on are whole, and of no set that answers are measured on."""

import json
from collections import Counter
from pathlib import Path

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
