"""Which questions the register of pledges answers, and which it leaves alone."""

import csv
import json
from pathlib import Path

import pytest

from knowledge.pledges.asked import asked_of_pledges
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.themes import Crosswalk
from tests.knowledge.pledges.pledges import pledge

ROOT = Path(__file__).resolve().parents[3]
QUESTIONS = sorted(
    [ROOT / "samples" / "questions.jsonl", *(ROOT / "benchmarks" / "networks").glob("*/questions.jsonl")]
)
THEMES = Crosswalk(("ours", "Essex"), (("Employment", "Jobs and skills"), ("Procurement", "Buying")))


def register() -> list[Pledge]:
    """The pledges of the samples, by number."""
    with (ROOT / "samples" / "pledges.csv").open(encoding="utf-8-sig") as file:
        return [
            pledge(
                number=number, organisation=row["organisation"], theme=row["theme"], statement=row["statement"]
            )
            for number, row in enumerate(csv.DictReader(file), 1)
        ]  # fmt: skip


def codes(text: str) -> list[str]:
    asked = asked_of_pledges(text, register(), THEMES)
    return [one.code for one in asked.pledges] if asked else []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what has Essex County Council pledged on apprenticeships?", ["P-001"]),
        ("What did ECC pledge on apprenticeships", ["P-001"]),
        ("what are Leeds City Council's pledges?", ["P-007", "P-008"]),
        ("which pledges do Leeds City Council and Homerton Healthcare have on procurement?", ["P-007", "P-011"]),
        ("what has Tendring District Council pledged on jobs and skills?", ["P-009"]),
        ("what has the university of essex pledged for care leavers?", ["P-004"]),
        ("how is P-004 doing?", ["P-004"]),
        ("P-4?", ["P-004"]),
        ("how is p4 doing?", ["P-004"]),
        ("how is pledge 4 going", ["P-004"]),
        ("what has been pledged on procurement?", ["P-002", "P-007", "P-011"]),
        ("which pledges are there on buying?", ["P-002", "P-007", "P-011"]),
    ],
)
def test_a_code_an_organisation_or_a_whole_theme_is_answered_from_the_register(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "what is the quorum?",
        "what does Essex County Council do on apprenticeships?",
        "what is a pledge?",
        "what has Essex County Council pledged on moonshots?",
        "what did Leeds City Council pledge in the report?",
        "which pledges do the minutes name for Leeds City Council?",
        "how is P-099 doing?",
        "what is on p4 of the charter?",
        "what has Nowhere Housing pledged?",
        "what has Hackney pledged on procurement?",
        "who pledged most on procurement last year?",
        "how many apprentices did Essex take on?",
    ],
)
def test_all_else_is_left_to_the_documents(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda path: f"{path.parent.name}")
def test_every_question_that_documents_are_measured_by_stays_as_it_was(file: Path) -> None:
    asked = [json.loads(line)["question"] for line in file.read_text("utf-8").splitlines() if line.strip()]
    assert len(asked) >= 50
    assert [text for text in asked if codes(text)] == []
