"""Which questions the register of pledges answers, and which it leaves alone."""

import csv
import json
from pathlib import Path

import pytest

from knowledge.pledges.asked import AskedOfPledges, NonePledged, asked_of_pledges
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


KNOWN = ("Leigh Council", "Essex County Council")


def asked_of(text: str) -> AskedOfPledges | NonePledged | None:
    return asked_of_pledges(text, register(), THEMES, KNOWN)


def codes(text: str) -> list[str]:
    asked = asked_of(text)
    return [one.code for one in asked.pledges] if isinstance(asked, AskedOfPledges) else []


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
        "what did Leeds City Council pledge in the report?",
        "which pledges do the minutes name for Leeds City Council?",
        "what is on p4 of the charter?",
        "what has Nowhere Housing pledged?",
        "what has Hackney pledged on procurement?",
        "who pledged most on procurement last year?",
        "how many apprentices did Essex take on?",
    ],
)
def test_all_else_is_left_to_the_documents(text: str) -> None:
    assert asked_of(text) is None


@pytest.mark.parametrize(
    ("text", "found", "taken"),
    [
        ("what has Esex County Council pledged on apprenticeships?", ["P-001"], "Esex County Council"),
        ("what has the univeristy of essex pledged for care leavers?", ["P-004"], "univeristy of essex"),
        ("what are Leeds City Counci's pledges?", ["P-007", "P-008"], "Leeds City Counci's"),
        ("what has Essex County Council pledged on aprenticeships?", ["P-001"], ""),
    ],
)
def test_a_small_slip_in_a_name_is_understood_and_told(text: str, found: list[str], taken: str) -> None:
    asked = asked_of(text)
    assert isinstance(asked, AskedOfPledges)
    assert ([one.code for one in asked.pledges], [typed for typed, _ in asked.taken]) == (
        found,
        [taken] if taken else [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "what has Sussex County Council pledged?",
        "what has Leeds City College pledged?",
        "what has Kent Police pledged?",
    ],
)
def test_another_organisation_is_not_taken_for_a_slip(text: str) -> None:
    assert asked_of(text) is None


@pytest.mark.parametrize(
    ("text", "organisation", "others"),
    [
        ("what has Leigh Council pledged?", "Leigh Council", 0),
        ("what has Leigh Council pledged on apprenticeships?", "Leigh Council", 0),
        ("what has Leihg Council pledged?", "Leigh Council", 0),
        ("what has Essex County Council pledged on moonshots?", "Essex County Council", 3),
    ],
)
def test_who_pledged_nothing_of_that_is_named(text: str, organisation: str, others: int) -> None:
    asked = asked_of(text)
    assert isinstance(asked, NonePledged)
    assert (asked.organisations, len(asked.others)) == ((organisation,), others)


@pytest.mark.parametrize(
    ("text", "found", "missing"),
    [
        ("how is P-099 doing?", [], (99,)),
        ("how are P-004 and P-099 doing?", ["P-004"], (99,)),
        ("how is p99 going", [], (99,)),
        ("what does the pledge 2030 say?", [], None),
        ("what is on p99 about pledges?", [], None),
    ],
)
def test_a_code_of_no_pledge_is_told_apart_from_a_year_or_a_page(
    text: str, found: list[str], missing: tuple[int, ...] | None
) -> None:
    asked = asked_of(text)
    assert (asked.missing if isinstance(asked, AskedOfPledges) else None) == missing
    assert codes(text) == found


@pytest.mark.parametrize("text", ["who owns P-004?", "who is responsible for P-004", "whose is the deputy of P-004?"])
def test_whose_a_pledge_is_can_be_asked(text: str) -> None:
    asked = asked_of(text)
    assert isinstance(asked, AskedOfPledges)
    assert asked.wants_owner


def test_who_owns_what_an_organisation_pledged_can_be_asked() -> None:
    asked = asked_of("who owns Essex County Council's pledge on apprenticeships?")
    assert isinstance(asked, AskedOfPledges)
    assert (codes("who owns Essex County Council's pledge on apprenticeships?"), asked.wants_owner) == (["P-001"], True)


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda path: f"{path.parent.name}")
def test_every_question_that_documents_are_measured_by_stays_as_it_was(file: Path) -> None:
    asked = [json.loads(line)["question"] for line in file.read_text("utf-8").splitlines() if line.strip()]
    assert len(asked) >= 50
    assert [text for text in asked if asked_of(text)] == []
