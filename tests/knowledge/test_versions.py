"""Which of two documents supersedes the other, by their names and dates."""

from typing import Any

import pytest

from knowledge.documents import DocumentKind
from tests.knowledge.candidates import GROUP, document, reason, superseded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ToR v1.docx", "ToR v2.docx"),
        ("ToR v1.docx", "ToR v2 final.docx"),
        ("ToR v1.docx", "2026/ToR_V2.0_FINAL.pdf"),
        ("tor-v1-1.docx", "tor-v1-2.docx"),
        ("ToR v1.9.docx", "ToR v1.10.docx"),
        ("ToRv1.docx", "ToRv2Final.docx"),
        ("ToR version 1.docx", "ToR Version 2 (1).docx"),
        ("ToR rev A.docx", "ToR rev B.docx"),
        ("ToR rev 3.docx", "ToR rev 4 - Copy.docx"),
        ("ToR v1a.docx", "ToR v1b.docx"),
        ("ToR v1.2 16-09-2026.docx", "ToR v1.3 2026-10-02.docx"),
        ("ToR 1st draft.docx", "ToR 2nd draft.docx"),
        ("ToR draft 2.docx", "ToR draft 3.docx"),
        ("ToR draft.docx", "ToR.docx"),
        ("ToR final draft.docx", "ToR final.docx"),
        ("DRAFT ToR.docx", "ToR FINAL.docx"),
        ("ToR.docx", "ToR final.docx"),
        ("ToR final.docx", "ToR final final.docx"),
        ("ToR final.docx", "ToR signed.pdf"),
        ("ToR v1.2 draft.docx", "ToR v1.2.docx"),
        ("ToR v1.2 final.docx", "ToR v1.2 approved.docx"),
        ("ToR v2 with tracked changes.docx", "ToR v2.docx"),
        ("ToR 2022.docx", "ToR 2024.docx"),
        ("ToR May 2022.docx", "ToR 16 June 2022.docx"),
        ("ToR_20220516.docx", "ToR_20220616.docx"),
        ("ToR 2022-25.docx", "ToR 2025-28.docx"),
        ("superseded/ToR.docx", "ToR.docx"),
        ("ToR old.docx", "ToR.docx"),
    ],
)
@pytest.mark.parametrize("title", [GROUP, "Terms of reference"])
def test_the_files_name_says_which_is_newer(title: str, old: str, new: str) -> None:
    assert superseded(document(old, title), document(new, title)) == {old: new}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Terms of reference v1.2: Procurement group", "ToR for the procurement group (version 1.3)"),
        ("Procurement Group: Terms of Reference (draft)", "Procurement group – terms of reference"),
        ("DRAFT terms of reference, procurement groups", "Terms of reference: procurement group, final"),
        ("Procurement group ToR, version 1.2 September 2026", "Procurement group ToR, version 2 October 2026"),
        ("Terms of reference of the Procurement WG 2022", "Procurement Working Group: Terms of reference 2024"),
    ],
)
def test_titles_agree_however_they_are_worded(old: str, new: str) -> None:
    assert superseded(document("a.docx", old), document("b/c.docx", new)) == {"a.docx": "b/c.docx"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Procurement ToR v1.docx", "Terms of reference"), ("Employment ToR v2.docx", "Terms of reference")),
        (("procurement/tor-v1.docx", "Terms of reference"), ("employment/tor-v2.docx", "Terms of reference")),
        (("tor-v1.docx", "Procurement group: Terms of reference"), ("tor-v2.docx", "Employment group: ToR")),
        (("tor-v1.docx", "Procurement group: Terms of reference"), ("tor-v2.docx", "Terms of reference")),
        (("Steering group ToR v1.docx", "ToR v1"), ("Steering board ToR v2.docx", "ToR v2")),
        (
            ("a/tor-v1.docx", "Leeds Anchors Network: Terms of reference"),
            ("b/tor-v2.docx", "Leeds Anchors Network: ToR"),
        ),
        (("Phase 1 ToR v1.docx", "Phase 1 ToR"), ("Phase 2 ToR v2.docx", "Phase 2 ToR")),
    ],
)
def test_two_groups_terms_of_reference_are_no_versions(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert superseded(document(*one), document(*other)) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ToR.docx", "ToR v2.docx"),
        ("ToR (1).docx", "ToR.docx"),
        ("ToR - Copy.docx", "ToR.docx"),
        ("ToR v2.docx", "ToR v2.0.docx"),
        ("ToR 2022.docx", "ToR May 2022.docx"),
        ("ToR.docx", "ToR 2024.docx"),
        ("ToR v2 2021.docx", "ToR v1 2024.docx"),
    ],
)
def test_where_nothing_says_which_is_newer_there_is_no_relation(one: str, other: str) -> None:
    assert superseded(document(one, GROUP), document(other, GROUP)) == {}


@pytest.mark.parametrize("new", ["ToR v2 draft.docx", "ToR draft 2026.docx", "old/ToR v2.docx"])
def test_a_draft_or_a_paper_called_old_replaces_none_that_may_be_in_force(new: str) -> None:
    assert superseded(document("ToR v1 2024.docx", GROUP), document(new, GROUP)) == {}


def test_the_files_name_goes_before_a_title_that_was_left_as_it_was() -> None:
    title = "Procurement Working Group: Terms of reference v1"
    assert superseded(document("ToR v1.docx", title), document("ToR v2.docx", title)) == {"ToR v1.docx": "ToR v2.docx"}


@pytest.mark.parametrize(
    ("facts", "others", "replaced"),
    [
        ({"places": ("Leeds",)}, {"places": ("Dorset",)}, False),
        ({"places": ("Leeds",)}, {"places": ()}, True),
        ({"places": ("Derby",)}, {"places": ("Derbyshire",)}, True),
        ({"network": "Leeds Anchors Network"}, {"network": "Dorset Anchor Network"}, False),
        ({"network": "Leeds Anchors Network"}, {"network": "Leeds Anchor Network"}, True),
    ],
)
def test_versions_are_about_the_same_place(facts: dict[str, Any], others: dict[str, Any], replaced: bool) -> None:
    old, new = document("ToR v1.docx", GROUP, **facts), document("ToR v2.docx", GROUP, **others)
    assert bool(superseded(old, new)) is replaced


def test_an_older_version_without_a_place_is_not_given_to_one_of_two_places() -> None:
    leeds = document("leeds/ToR v2.docx", GROUP, places=("Leeds",))
    dorset = document("dorset/ToR v2.docx", GROUP, places=("Dorset",))
    unknown = document("ToR v1.docx", GROUP)
    assert superseded(unknown, leeds) == {"ToR v1.docx": "leeds/ToR v2.docx"}
    assert superseded(unknown, leeds, dorset) == {}


def test_the_terms_of_a_networks_board_are_versions_in_any_folder() -> None:
    title = "Steering Group: Terms of reference"
    old, new = (document(path, title, places=("Leeds",)) for path in ("2024/papers/tor-v1.docx", "board/tor-v2.docx"))
    assert superseded(old, new) == {"2024/papers/tor-v1.docx": "board/tor-v2.docx"}
    assert superseded(old, document("board/tor-v2.docx", title)) == {}


def test_a_places_charter_is_replaced_by_its_later_one_in_any_folder() -> None:
    charter = DocumentKind.CHARTER
    old = document("old stuff/signed paper.pdf", "Anchor Charter", charter, places=("Dorset",), date="2022-05")
    new = document("b/charter.pdf", "Dorset Anchor Charter 2024", charter, places=("Dorset",))
    other = document("c/charter.pdf", "Leeds Anchor Charter 2025", charter, places=("Leeds",))
    assert superseded(old, new, other) == {"old stuff/signed paper.pdf": "b/charter.pdf"}
    assert reason(old, new) == "it is dated May 2022, the other 2024"


@pytest.mark.parametrize(
    ("kind", "title", "one", "other"),
    [
        (DocumentKind.MINUTES, "Minutes", ("m1 draft.docx", "2026-09-08"), ("m2 final.docx", "2026-10-20")),
        (DocumentKind.MINUTES, "Minutes", ("minutes 2026-09-08 draft.docx", None), ("minutes 2026-10-20.docx", None)),
        (DocumentKind.REPORT, "Annual report", ("report.pdf", "2021"), ("report v2.pdf", "2022")),
        (DocumentKind.REPORT, "Annual report", ("a 2021-22 draft.pdf", None), ("a 2022-23 final.pdf", None)),
        (DocumentKind.SLIDES, "Our network", ("slides v1.pptx", "2021-05"), ("slides v2.pptx", "2022-05")),
        (DocumentKind.CASE_STUDY, "Our kitchen", ("case 2021.docx", None), ("case 2022.docx", None)),
        (DocumentKind.OTHER, "Action plan", ("plan 2021.docx", None), ("plan 2022.docx", None)),
        (DocumentKind.OTHER, "Action plan", ("plan v2 2021.docx", None), ("plan v1 2022.docx", None)),
        (DocumentKind.OTHER, "Data policy", ("data final.docx", "2021"), ("data draft.docx", "2022")),
    ],
)
def test_papers_that_come_again_and_again_are_no_versions(
    kind: DocumentKind, title: str, one: tuple[str, str | None], other: tuple[str, str | None]
) -> None:
    first, second = (document(path, title, kind, date=date) for path, date in (one, other))
    assert superseded(first, second) == {}


@pytest.mark.parametrize(
    ("kind", "title", "old", "new"),
    [
        (DocumentKind.MINUTES, "Minutes, 8 September 2026", "a draft.docx", "a approved.docx"),
        (DocumentKind.REPORT, "Annual report 2021", "report v1.docx", "report v2.docx"),
        (DocumentKind.SLIDES, "Our network", "slides draft.pptx", "slides.pptx"),
        (DocumentKind.OTHER, "Data policy", "Data policy v1.docx", "Data policy v2.docx"),
    ],
)
def test_papers_of_one_date_are_versions_by_their_marks(kind: DocumentKind, title: str, old: str, new: str) -> None:
    assert superseded(document(old, title, kind), document(new, title, kind)) == {old: new}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Final evaluation of the apprenticeship scheme", "Evaluation of the apprenticeship scheme"),
        ("Suppliers approved for the laundry contract", "Suppliers for the laundry contract"),
        ("How to draft a laundry contract", "How to a laundry contract"),
    ],
)
def test_words_inside_a_title_are_no_marks(one: str, other: str) -> None:
    documents = [document(f"{number}.docx", title, DocumentKind.OTHER) for number, title in enumerate((one, other))]
    assert superseded(*documents) == {}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ToR v1.docx", "ToR v1.2.docx", "its name says version 1, the other version 1.2"),
        ("ToR draft 2.docx", "ToR.docx", "its name says draft 2, the other's does not"),
        ("ToR.docx", "ToR signed.pdf", "the other's name says signed or agreed"),
        ("ToR draft.docx", "ToR final.docx", "its name says draft, the other final"),
        ("ToR 16 May 2022.docx", "ToR 2024.docx", "it is dated 16 May 2022, the other 2024"),
        ("archive/ToR.docx", "ToR.docx", "its name or folder says that it is old"),
    ],
)
def test_the_reason_is_said_in_words(old: str, new: str, words: str) -> None:
    assert reason(document(old, GROUP), document(new, GROUP)) == words
