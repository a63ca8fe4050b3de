"""Questions about the documents themselves, and which of them are meant."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.documents import DocumentKind
from knowledge.papers.asked import AskedAboutPaper, AskedForPapers, PaperFact, asked_of_papers
from knowledge.papers.meant import has_title, means_all, names_a_paper, papers_meant


@dataclass(frozen=True)
class Paper:
    path: Path
    title: str
    kind: DocumentKind = DocumentKind.OTHER
    places: tuple[str, ...] = ()
    network: str | None = None
    publisher: str | None = None
    date: str | None = None


CHARTER = Paper(Path("witham-charter.md"), "The Witham Charter", DocumentKind.CHARTER, ("Leeds",), date="2024-03")
REPORT = Paper(Path("annual.docx"), "How far we are", DocumentKind.REPORT, ("West Yorkshire",), publisher="Leeds City")
SLIDES = Paper(Path("deck.pptx"), "Doors Open", DocumentKind.SLIDES, ("Essex",), date="2025-06-01")
TERMS = Paper(Path("skills-group-tor.md"), "Skills Group: rules", DocumentKind.TERMS_OF_REFERENCE, ("Essex",))
ALL = [CHARTER, REPORT, SLIDES, TERMS]


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("Which documents do you have on Hackney?", "documents on hackney"),
        ("what papers have you got about the Essex group", "papers on the essex group"),
        ("Hi, what documents do you have?", "documents"),
        ("list all the documents please", "documents"),
        ("show me your reports on Leeds", "reports on leeds"),
        ("how many documents do you have?", "documents"),
        ("Where do your answers come from?", "documents"),
        ("what are your sources?", "sources"),
    ],
)
def test_documents_are_asked_for(typed: str, called: str) -> None:
    assert asked_of_papers(typed) == AskedForPapers(called, is_whole=True)


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("is there a paper about Derbyshire?", "paper on derbyshire"),
        ("have you got the Essex charter", "essex charter"),
        ("Do you have any minutes of the skills group?", "minutes on the skills group"),
        ("which case studies do you have?", "case studies"),
    ],
)
def test_what_may_stand_inside_documents_is_asked_for(typed: str, called: str) -> None:
    assert asked_of_papers(typed) == AskedForPapers(called, is_whole=False)


@pytest.mark.parametrize(
    ("typed", "fact", "paper"),
    [
        ("When was the Dorset report published?", PaperFact.DATE, "the dorset report"),
        ("when were the minutes written", PaperFact.DATE, "the minutes"),
        ("What's the date of the charter?", PaperFact.DATE, "the charter"),
        ("what year is the Leeds paper from?", PaperFact.DATE, "the leeds paper"),
        ("how up to date is the Essex document?", PaperFact.DATE, "the essex document"),
        ("when did the slides come out?", PaperFact.DATE, "the slides"),
        ("Who wrote the Hackney report?", PaperFact.PUBLISHER, "the hackney report"),
        ("can you tell me who published the guidance", PaperFact.PUBLISHER, "the guidance"),
        ("who was the strategy written by", PaperFact.PUBLISHER, "the strategy"),
        ("who is the author of the evaluation", PaperFact.PUBLISHER, "the evaluation"),
    ],
)
def test_a_fact_about_a_document_is_asked_for(typed: str, fact: PaperFact, paper: str) -> None:
    assert asked_of_papers(typed) == AskedAboutPaper(fact, paper)
    assert names_a_paper(paper)


@pytest.mark.parametrize(
    "typed",
    [
        "What did Leeds do on apprenticeship levy transfer?",
        "When was the charter signed?",
        "When is the next report due?",
        "who wrote the report to cabinet, and what is their job title",
        "which documents did the council publish in 2023",
        "When was the Leeds report not published?",
        "what is in the Essex report?",
        "what documents must a new supplier send?",
    ],
)
def test_what_stands_in_documents_is_no_question_about_them(typed: str) -> None:
    assert asked_of_papers(typed) is None


@pytest.mark.parametrize("paper", ["the next meeting", "the levy", "the living wage"])
def test_only_what_is_called_a_document_is_one(paper: str) -> None:
    assert not names_a_paper(paper)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("the charter", [CHARTER]),
        ("our Witham charter", [CHARTER]),
        ("the Leeds charter", [CHARTER]),
        ("the Essex charter", []),
        ("documents on Essex", [SLIDES, TERMS]),
        ("the skills group's terms of reference", [TERMS]),
        ("the ToR", [TERMS]),
        ("the Essex presentation", [SLIDES]),
        ("the Essex report", [SLIDES, TERMS]),
        ("the report", [REPORT]),
        ("documents on Yorkshire", [CHARTER, REPORT]),
        ("the report by Leeds City", [REPORT]),
        ("case studies on Essex", []),
        ("documents on Wigan", []),
    ],
)
def test_documents_are_meant_by_title_kind_place_and_publisher(typed: str, found: list[Paper]) -> None:
    """The newest first; those without a date last. Where no report is meant, any document may be called one."""
    assert papers_meant(typed, ALL) == found


def test_a_whole_title_names_a_document() -> None:
    assert has_title("doors open", ALL)
    assert not has_title("doors", ALL)
    assert not has_title("how far", ALL)


def test_documents_of_no_sort_are_all_of_them() -> None:
    assert means_all("other documents")
    assert not means_all("reports")
    assert not means_all("documents on Leeds")
