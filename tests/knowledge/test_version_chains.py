"""Where relations lead among many documents, and what the secretariat decides."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents import DocumentKind
from knowledge.versions import Candidate, RelationKind, relate
from tests.knowledge.candidates import GROUP, TOR, document, reason, superseded


def test_all_older_versions_point_at_the_newest() -> None:
    names = ["ToR v3.docx", "ToR v1.docx", "old/ToR v2.docx", "ToR v0.9 draft.docx"]
    found = superseded(*(document(name, GROUP) for name in names))
    assert found == dict.fromkeys(names[1:], "ToR v3.docx")


def test_older_versions_point_at_what_is_in_force_and_not_at_the_next_draft() -> None:
    names = ["ToR v1 draft.docx", "ToR v1.docx", "ToR v2 draft.docx"]
    assert superseded(*(document(name, GROUP) for name in names)) == {"ToR v1 draft.docx": "ToR v1.docx"}


def test_a_chain_of_different_evidence_leads_to_its_end() -> None:
    first, second, third = (
        document("a/ToR v1.docx", GROUP),
        document("b/ToR v2.docx", GROUP, date="2022"),
        document("c/ToR.docx", GROUP, date="2024"),
    )
    found = relate([first, second, third])
    assert {one.other for one in found.values()} == {third.path}
    assert found[first.path].reason == "its name says version 1, the other version 2, by way of ToR v2.docx"


def test_evidence_that_runs_in_a_circle_says_nothing() -> None:
    circle = [
        document("a/ToR v2.docx", GROUP, date="2020"),
        document("b/ToR v1.docx", GROUP, date="2024"),
        document("c/ToR.docx", GROUP, date="2022"),
    ]
    assert superseded(*circle) == {}


def test_what_the_secretariat_calls_current_is_not_superseded_and_older_versions_point_at_it() -> None:
    names = ["ToR v1.docx", "ToR v2.docx", "ToR v3.docx"]
    found = superseded(*(document(name, GROUP, current=name == "ToR v2.docx") for name in names))
    assert found == {"ToR v1.docx": "ToR v2.docx"}


def test_the_secretariat_can_name_what_supersedes_a_document() -> None:
    old = document("quorum paper.docx", "How many make a quorum", superseded_by="ToR v1.docx")
    first, second = document("ToR v1.docx", GROUP), document("ToR v2.docx", GROUP)
    assert reason(old, first) == "documents.toml says so"
    assert superseded(old, first, second) == {"quorum paper.docx": "ToR v2.docx", "ToR v1.docx": "ToR v2.docx"}


def test_a_newer_version_that_was_withdrawn_supersedes_nothing() -> None:
    first, second = document("ToR v1.docx", GROUP), document("ToR v2.docx", GROUP, superseded_by="ToR v1.docx")
    assert superseded(first, second) == {"ToR v2.docx": "ToR v1.docx"}


@pytest.mark.parametrize("named", ["gone.docx", "a.docx"])
def test_a_document_is_not_superseded_by_itself_or_by_one_that_is_not_there(named: str) -> None:
    assert superseded(document("a.docx", superseded_by=named), document("b.docx")) == {}


def test_decisions_that_run_in_a_circle_count_for_nothing() -> None:
    circle = [document(f"{a}.docx", f"The {a}{a}{a} paper", superseded_by=f"{b}.docx") for a, b in ("xy", "yz", "zx")]
    outside = document("outside.docx", "Another paper", superseded_by="x.docx")
    assert superseded(*circle, outside) == {"outside.docx": "x.docx"}


NAMES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["ToR", "Procurement ToR", "old/ToR", "b/Employment terms of reference"]),
    st.sampled_from(["", " v1", " v2", " v10", " version 1.2", " rev B", " (1)"]),
    st.sampled_from(["", " draft", " draft 2", " final", " FINAL final", " signed"]),
    st.sampled_from(["", " 2022", " May 2022", " 2024-05-16"]),
)
CONTENTS = [("alpha " * n + f"same {n} words of this one paper again and again ") * 9 for n in (1, 2, 2, 3)]


@st.composite
def collections(draw: st.DrawFn) -> list[Candidate]:
    """A dozen documents at most, many of them versions or copies of each other, with contradictory decisions."""
    paths = [f"{name}.docx" for name in draw(st.lists(NAMES, min_size=1, max_size=12, unique=True))]
    return [
        document(
            path,
            draw(st.sampled_from([GROUP, "Terms of reference", "Employment group: ToR v1", "Minutes"])),
            draw(st.sampled_from([TOR, TOR, TOR, DocumentKind.MINUTES, DocumentKind.OTHER])),
            date=draw(st.sampled_from([None, None, "2022", "2022-05", "2024"])),
            places=draw(st.sampled_from([(), (), ("Leeds",), ("Dorset",)])),
            content=draw(st.sampled_from([None, *CONTENTS])),
            superseded_by=draw(st.sampled_from([None, None, None, *paths])),
            current=draw(st.sampled_from([False, False, True])),
        )
        for path in paths
    ]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_relations_lead_to_documents_that_stand_for_themselves_in_whatever_order_they_come(data: st.DataObject) -> None:
    candidates = data.draw(collections())
    found = relate(candidates)
    paths = {candidate.path for candidate in candidates}
    assert found.keys() <= paths
    assert all(one.other in paths - found.keys() for one in found.values())
    assert relate(data.draw(st.permutations(candidates))) == found


@settings(max_examples=100, deadline=None)
@given(collections())
def test_only_the_secretariat_supersedes_what_it_called_current(candidates: list[Candidate]) -> None:
    found = relate(candidates)
    for candidate in candidates:
        if candidate.current and not candidate.superseded_by and candidate.path in found:
            assert found[candidate.path].kind is RelationKind.COPY_OF


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=3), min_size=2, max_size=6, unique_by=tuple))
def test_of_numbered_versions_the_greatest_number_supersedes_all_less(numbers: list[list[int]]) -> None:
    names = {tuple(parts): f"ToR v{'.'.join(map(str, parts))}.docx" for parts in numbers}
    found = superseded(*(document(name, GROUP) for name in names.values()))
    padded = {name: (*parts, 0, 0)[:3] for parts, name in names.items()}
    greatest = max(padded.values())
    assert found.keys() == {name for name, number in padded.items() if number < greatest}
    assert all(padded[other] == greatest for other in found.values())


def test_paths_come_back_as_they_were_given() -> None:
    old, new = document("/srv/anchors/ToR v1.docx", GROUP), document("/srv/anchors/ToR v2.docx", GROUP)
    assert relate([new, old])[Path("/srv/anchors/ToR v1.docx")].other == Path("/srv/anchors/ToR v2.docx")
