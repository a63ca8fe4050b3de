"""Which of several versions or copies answers, for whom."""

from dataclasses import replace
from pathlib import Path

from knowledge.answering.documents_to_search import documents_to_search
from knowledge.documents import DocumentKind, Paging, Visibility
from knowledge.store.search_rows import IndexedDocument
from knowledge.versions import Relation, RelationKind

QUESTION = "what is the quorum?"


def document(name: str, other: str = "", kind: RelationKind = RelationKind.SUPERSEDED_BY) -> IndexedDocument:
    return IndexedDocument(
        id=sum(map(ord, name)),
        path=Path("/files") / name,
        title="Terms of reference",
        kind=DocumentKind.TERMS_OF_REFERENCE,
        places=(),
        network=None,
        publisher=None,
        date=None,
        visibility=Visibility(),
        model="m",
        evidence={},
        paging=Paging(),
        problems=(),
        relation=Relation(Path("/files") / other, kind, "for a reason") if other else None,
    )


V1, V2, V3 = document("tor-v1.docx", "tor-v3.docx"), document("tor-v2.docx", "tor-v3.docx"), document("tor-v3.docx")
PDF = document("paper.pdf")
WORD = document("paper.docx", "paper.pdf", RelationKind.COPY_OF)


def names(documents: list[IndexedDocument], question: str = QUESTION) -> list[str]:
    return [found.path.name for found in documents_to_search(documents, question).documents]


def test_the_newest_version_and_the_better_copy_answer() -> None:
    assert names([V1, V2, V3, PDF, WORD]) == ["tor-v3.docx", "paper.pdf"]


def test_a_version_that_is_asked_for_answers_instead_of_the_newest() -> None:
    assert names([V1, V2, V3], "what quorum did version 1 of the terms have?") == ["tor-v1.docx"]
    assert names([V1, V2, V3], "what did the old terms of reference say on quorum?") == ["tor-v1.docx", "tor-v2.docx"]


def test_what_says_which_version_is_meant_is_not_searched_for_in_it() -> None:
    asked = "what was the quorum in version 1 of the terms?"
    assert documents_to_search([V1, V2, V3], asked).question == "what was the quorum in the terms?"


def test_the_question_is_whole_where_no_version_was_chosen_by_it_or_two_are_compared() -> None:
    for asked in ("what was the quorum in version 7?", "what has changed since version 1 of the terms?"):
        assert documents_to_search([V1, V2, V3], asked).question == asked


def test_a_question_on_what_changed_is_answered_from_both() -> None:
    assert names([V1, V2, V3], "what has changed since version 1 of the terms?") == ["tor-v1.docx", "tor-v3.docx"]


def test_a_document_that_may_not_be_seen_stands_in_for_none() -> None:
    assert names([V1, WORD]) == ["tor-v1.docx", "paper.docx"]


def test_a_copy_is_never_searched_as_an_earlier_version() -> None:
    assert names([PDF, WORD], "what did the old paper say?") == ["paper.pdf"]


def test_other_documents_are_searched_whatever_version_is_asked_for() -> None:
    other = replace(document("charter.pdf"), title="Charter")
    assert "charter.pdf" in names([V1, V3, other], "what quorum did version 1 of the terms have?")
