"""Documents with the same contents: which are copies, and which copy is kept."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents import DocumentKind
from knowledge.versions import Candidate, RelationKind, relate, resemblance, sketch_of
from knowledge.versions.sketch import FEW_WORDS, SKETCH_SIZE, is_near_duplicate, overlap
from tests.knowledge.candidates import GROUP, document, words

TEXT = words(1200, seed="the paper")


def changed(text: str, every: int) -> str:
    """The text with one word in so many replaced."""
    return " ".join(f"x{at}" if at % every == every - 1 else word for at, word in enumerate(text.split()))


def copies(*candidates: Candidate) -> dict[str, str]:
    found = relate(candidates).items()
    return {str(path): str(one.other) for path, one in found if one.kind is RelationKind.COPY_OF}


def relations(*candidates: Candidate) -> dict[str, tuple[str, str]]:
    return {str(path): (one.kind.value, str(one.other)) for path, one in relate(candidates).items()}


@pytest.mark.parametrize("every", [1200, 300, 100])
def test_the_same_paper_as_pdf_and_word_is_found_though_it_is_read_a_little_differently(every: int) -> None:
    word, pdf = document("paper.docx", content=TEXT), document("scan0007.pdf", content=changed(TEXT, every), pages=4)
    assert copies(word, pdf) == {"paper.docx": "scan0007.pdf"}


@pytest.mark.parametrize("every", [40, 20, 5])
def test_papers_that_differ_in_many_places_are_no_copies(every: int) -> None:
    assert relate([document("a.docx", content=TEXT), document("b.docx", content=changed(TEXT, every))]) == {}


def test_a_part_of_a_paper_is_no_copy_of_it() -> None:
    part = " ".join(TEXT.split()[:900])
    assert relate([document("a.docx", content=TEXT), document("b.docx", content=part)]) == {}


def test_short_documents_are_copies_only_if_every_word_is_the_same() -> None:
    note = words(FEW_WORDS - 2, seed="note")
    same, other = document("a.txt", content=note), document("b.md", content=note)
    assert copies(same, other) == {"a.txt": "b.md"}
    assert relate([same, document("b.md", content=f"{note} more")]) == {}


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ({"path": "a.docx"}, {"path": "a.pdf", "problems": 1, "pages": 9}),
        ({"path": "a.pdf", "pages": 9}, {"path": "a.docx"}),
        ({"path": "a.docx", "pages": 9}, {"path": "a.pdf", "pages": 9}),
        ({"path": "a.docx"}, {"path": "a.pdf", "pages": 9, "words": 1100}),
        ({"path": "a.pdf", "pages": 9, "words": 1180}, {"path": "a.docx"}),
        ({"path": "a.docx"}, {"path": "a.html"}),
        ({"path": "a.html"}, {"path": "a.txt"}),
        ({"path": "b/a.docx", "words": 1210}, {"path": "a.docx"}),
        ({"path": "a.docx"}, {"path": "elsewhere/a.docx"}),
        ({"path": "a.txt", "problems": 3, "current": True}, {"path": "a.docx", "pages": 9}),
        ({"path": "a.docx"}, {"path": "archive/a.pdf", "pages": 9}),
    ],
)
def test_the_copy_that_reads_and_cites_best_is_kept(kept: dict[str, Any], other: dict[str, Any]) -> None:
    best, worse = (document(**{"title": "Our paper", "content": TEXT, **facts}) for facts in (kept, other))
    found = relate([best, worse])
    assert {str(path): str(one.other) for path, one in found.items()} == {other["path"]: kept["path"]}


def test_files_side_by_side_under_one_name_may_be_read_more_differently() -> None:
    word, pdf = document("a/minutes.docx", content=TEXT), document("a/minutes.pdf", content=changed(TEXT, 40), pages=2)
    assert copies(word, pdf) == {"a/minutes.docx": "a/minutes.pdf"}
    assert relate([word, document("b/minutes.pdf", content=changed(TEXT, 40), pages=2)]) == {}
    assert relate([word, document("a/minutes.pdf", content=changed(TEXT, 8), pages=2)]) == {}


def test_all_copies_point_at_the_one_that_is_kept() -> None:
    many = [document(f"{name}.docx", content=changed(TEXT, 400 + at)) for at, name in enumerate("abcdef")]
    assert copies(*many, document("z.pdf", content=TEXT, pages=5)) == {f"{name}.docx": "z.pdf" for name in "abcdef"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Procurement group: Terms of reference"}, {"title": "Employment group: Terms of reference"}),
        ({"path": "Procurement ToR.docx"}, {"path": "Employment ToR.docx"}),
        ({"title": "Phase 1: Terms of reference"}, {"title": "Phase 2: Terms of reference"}),
        ({"path": "Procurement.docx", "title": "Phase 1"}, {"path": "Procurement 2.docx", "title": "Phase 2"}),
        ({"places": ("Leeds",)}, {"places": ("Dorset",)}),
        ({"date": "2021"}, {"date": "2022-05"}),
        ({"path": "paper v1.docx", "title": "A paper"}, {"path": "minutes v2.docx", "title": "Minutes"}),
        ({"path": "draft ToR.docx", "title": "Our terms"}, {"path": "signed.pdf", "title": "Terms"}),
    ],
)
def test_papers_from_one_template_are_no_copies_if_something_else_tells_them_apart(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    first = document(**{"path": "a.docx", "content": TEXT, **one})
    second = document(**{"path": "b.docx", "content": changed(TEXT, 300), **other})
    assert copies(first, second) == {}


def test_files_of_one_name_are_copies_whatever_their_programs_call_them() -> None:
    paper = document("laundry contract.docx", "Washing for three hospitals", DocumentKind.OTHER, content=TEXT)
    page = document("laundry contract.html", "Welcome to the portal", DocumentKind.OTHER, content=TEXT)
    assert copies(paper, page) == {"laundry contract.html": "laundry contract.docx"}


def test_versions_are_no_copies_however_alike_they_are() -> None:
    first = document("ToR v1.docx", GROUP, content=TEXT, pages=3)
    second = document("ToR v2.docx", GROUP, content=changed(TEXT, 1200))
    assert relations(first, second) == {"ToR v1.docx": ("superseded by", "ToR v2.docx")}


def test_older_versions_point_at_the_copy_of_the_newest_that_is_kept() -> None:
    old = document("ToR v1.docx", GROUP)
    word, pdf = document("ToR v2.docx", GROUP, content=TEXT), document("ToR v2.pdf", GROUP, content=TEXT, pages=3)
    assert relations(old, word, pdf) == {
        "ToR v1.docx": ("superseded by", "ToR v2.pdf"),
        "ToR v2.docx": ("copy of", "ToR v2.pdf"),
    }


def test_a_copy_of_a_superseded_document_is_superseded_by_the_same() -> None:
    scan = document("scan0007.pdf", content=TEXT, pages=3)
    old, new = document("ToR v1.docx", GROUP, content=TEXT), document("ToR v2.docx", GROUP)
    found = relate([scan, old, new])
    assert relations(scan, old, new) == {
        "ToR v1.docx": ("superseded by", "ToR v2.docx"),
        "scan0007.pdf": ("superseded by", "ToR v2.docx"),
    }
    assert found[scan.path].reason == "its text is that of ToR v1.docx, which is superseded"


def test_a_document_between_two_versions_belongs_to_the_one_it_is_nearest_to() -> None:
    old = document("ToR v1.docx", GROUP, content=changed(TEXT, 150))
    new = document("ToR v2.docx", GROUP, content=TEXT)
    near_old = document("scan1.pdf", content=changed(TEXT, 150).replace("x149", "x"), problems=1)
    near_new = document("scan2.pdf", content=changed(TEXT, 1000), problems=1)
    assert relations(old, new, near_old, near_new) == {
        "ToR v1.docx": ("superseded by", "ToR v2.docx"),
        "scan1.pdf": ("superseded by", "ToR v2.docx"),
        "scan2.pdf": ("copy of", "ToR v2.docx"),
    }


@pytest.mark.parametrize(
    ("copy", "kept", "why"),
    [
        ({}, {"pages": 3}, "the text is the same, and the other has page numbers"),
        ({"problems": 1}, {}, "the text is the same, and more of the other could be read"),
        ({"pages": 3}, {"current": True}, "the text is the same, and documents.toml says that the other is current"),
        ({}, {}, "the text is the same"),
        ({"content": changed(TEXT, 100)}, {}, "the text is nearly the same"),
    ],
)
def test_the_reason_says_why_the_other_copy_is_kept(copy: dict[str, Any], kept: dict[str, Any], why: str) -> None:
    one, other = (
        document(**{"path": f"{name}.docx", "content": TEXT, **facts}) for name, facts in (("b", copy), ("a", kept))
    )
    assert relate([one, other])[one.path].reason == why


def test_a_form_of_words_in_very_many_documents_makes_none_a_copy_of_another() -> None:
    form = words(30, seed="form")
    many = [document(f"{at}.docx", content=f"{form} {words(200, seed=str(at))}") for at in range(300)]
    assert relate(many) == {}


def test_documents_without_words_are_no_copies() -> None:
    empty = [document(f"{name}.pdf", sketch=frozenset(), words=0) for name in "abc"]
    assert relate(empty) == {}


TEXTS = st.lists(st.sampled_from("alpha beta gamma delta epsilon zeta eta theta".split()), min_size=1, max_size=80)


@given(TEXTS, TEXTS)
def test_resemblance_of_short_documents_is_the_share_of_common_word_runs(one: list[str], other: list[str]) -> None:
    first, second = (_runs(text) for text in (one, other))
    expected = len(first & second) / len(first | second)
    sketches = sketch_of([" ".join(one)]), sketch_of([" ".join(other)])
    assert resemblance(*sketches) == resemblance(*reversed(sketches)) == pytest.approx(expected)


def _runs(text: list[str]) -> set[tuple[str, ...]]:
    return {tuple(text[at : at + 5]) for at in range(max(1, len(text) - 4))}


@settings(max_examples=20, deadline=None)
@given(st.integers(300, 3000), st.integers(1, 99))
def test_resemblance_of_long_documents_is_estimated_within_four_standard_errors(count: int, percent: int) -> None:
    shared = words(count * percent // 100, seed="shared").split()
    one, other = (shared + words(count, seed=seed).split() for seed in "ab")
    first, second = _runs(one), _runs(other)
    expected = len(first & second) / len(first | second)
    error = 4 * (expected * (1 - expected) / SKETCH_SIZE) ** 0.5
    sketches = sketch_of([" ".join(one)]), sketch_of([" ".join(other)])
    assert resemblance(*sketches) == pytest.approx(expected, abs=error + 0.01)


@given(TEXTS, st.lists(st.integers(0, 80), max_size=5))
def test_it_does_not_matter_where_a_content_is_cut(text: list[str], cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), len(text)]
    pieces = [" ".join(text[start:end]) for start, end in pairwise(ends)]
    assert sketch_of(pieces) == sketch_of([" ".join(text)])


@pytest.mark.parametrize(
    ("pdf", "word"),
    [
        ("The anchor insti-\ntutions meet every quarter", "The anchor institutions meet every quarter"),
        ("socio-economic duties of all the bodies", "socio- economic duties of all the bodies"),
        ("The oﬃce of the ﬁrst chair", "The office of the first chair."),
        (
            "3.1 Members meet every six weeks. 3.2 Deputies may vote.",
            "Members meet every six weeks. Deputies may vote.",
        ),
        ("(a) to report each year what was bought", "to report each year what was bought"),
        ("Members’ votes are counted at the end", "MEMBERS' VOTES are counted – at the end"),
    ],
)
def test_small_differences_in_reading_do_not_matter(pdf: str, word: str) -> None:
    assert sketch_of([pdf]) == sketch_of([word])


def test_one_other_figure_makes_another_short_document() -> None:
    five, six = "The quorum is 5. Members vote.", "The quorum is 6. Members vote."
    assert not is_near_duplicate(sketch_of([five]), 6, sketch_of([six]), 6)


def test_a_sketch_is_the_same_in_every_process_and_fits_the_integers_of_a_database() -> None:
    sketch = sketch_of([TEXT])
    assert len(sketch) == SKETCH_SIZE
    assert all(0 <= value < 2**63 for value in sketch)
    assert sketch_of(["anchors buy more from local firms"]) == {3601001837190183272, 8419115383789474960}
    assert sketch_of([]) == sketch_of(["…"]) == frozenset()


def test_the_overlap_of_a_paper_with_half_of_it_is_a_half() -> None:
    half = " ".join(TEXT.split()[:600])
    assert overlap(sketch_of([TEXT]), 1200, sketch_of([half]), 600) == pytest.approx(0.5, abs=0.1)
    assert overlap(sketch_of([TEXT]), 1200, frozenset(), 0) == 0
