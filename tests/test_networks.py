"""The made-up networks that answers are measured on: each question fits its documents."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

NETWORKS = sorted(
    file.parent for file in (Path(__file__).parents[1] / "benchmarks" / "networks").glob("*/questions.jsonl")
)


def fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def test_there_are_seventeen() -> None:
    assert len(NETWORKS) == 17


@pytest.mark.parametrize("network", NETWORKS, ids=lambda path: path.name)
def test_every_document_says_that_it_is_a_sample(network: Path) -> None:
    for path in (network / "documents").iterdir():
        assert re.search(r"sample document written for anchorbot", fold(path.read_text("utf-8"))), path.name


@pytest.mark.parametrize("network", NETWORKS, ids=lambda path: path.name)
def test_every_question_has_its_evidence_where_it_says(network: Path) -> None:
    texts = {path.name: fold(path.read_text("utf-8")) for path in (network / "documents").iterdir()}
    questions = [json.loads(line) for line in (network / "questions.jsonl").read_text("utf-8").splitlines()]
    assert max(Counter(question["id"] for question in questions).values()) == 1
    assert len({fold(question["question"]) for question in questions}) == len(questions)
    for question in questions:
        answerable = not question["type"].startswith("unanswerable")
        assert answerable == bool(question["docs"]) == bool(question["evidence"]) == bool(question["must_contain"])
        for evidence in question["evidence"]:
            assert any(fold(evidence) in texts[name] for name in question["docs"]), question["id"]
        told = fold(" … ".join(question["evidence"]))
        for element in question["must_contain"]:
            assert any(fold(one) in told for one in (element if isinstance(element, list) else [element]))
