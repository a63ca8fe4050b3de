"""What kind of document a file is, by name and by its parts."""

from pathlib import Path

import pytest

from indexer.describe.describe import describe
from indexer.formats.text.read_text import read_text
from knowledge.documents import DocumentKind, Fact


def kind(text: str, name: str = "paper.txt") -> Fact[DocumentKind]:
    return describe(read_text(text), Path(name)).kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Buyers' Group: terms of reference", DocumentKind.TERMS_OF_REFERENCE),
        ("Buyers' Group ToR", DocumentKind.TERMS_OF_REFERENCE),
        ("Minutes of the Charter Group", DocumentKind.MINUTES),
        ("Ten minutes to understand anchors", DocumentKind.OTHER),
        ("Luton Anchor Charter", DocumentKind.CHARTER),
        ("Progress report on the Anchor Charter", DocumentKind.REPORT),
        ("Case study: buying bread nearby", DocumentKind.CASE_STUDY),
        ("Slides from the June forum", DocumentKind.SLIDES),
        ("Notes on the Torridge valley", DocumentKind.OTHER),
    ],
)
def test_the_title_says_the_kind(title: str, expected: DocumentKind) -> None:
    assert kind(f"# {title}\n\nSome words stand here, and say nothing.").value is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("buyers-terms-of-reference.md", DocumentKind.TERMS_OF_REFERENCE),
        ("2026-05-04_minutes.txt", DocumentKind.MINUTES),
        ("luton.pptx", DocumentKind.SLIDES),
        ("luton-case-study.html", DocumentKind.CASE_STUDY),
    ],
)
def test_where_the_title_is_silent_the_files_name_says_it(name: str, expected: DocumentKind) -> None:
    assert kind("# Buying bread nearby\n\nWe buy it.", name) == Fact(expected, f'file name: "{name}"')


def test_a_line_of_the_cover_says_the_kind() -> None:
    found = kind("Buying bread\n\nA report for the members\n\nMay 2022\n\nWe buy bread from bakers in the town.")
    assert found == Fact(DocumentKind.REPORT, 'cover: "A report for the members"')


def test_a_report_on_signing_a_charter_is_no_charter() -> None:
    found = kind("Signing the Bread Charter\n\nReport of the Leader\n\nMembers are asked to sign it this month.")
    assert found == Fact(DocumentKind.REPORT, 'cover: "Report of the Leader"')


SLIDES = "\n\n\n\n".join(
    f"{title}\n\n- One\n- Two" for title in ("Bread", "Bread", "Milk", "Milk", "Eggs", "Tea", "Rye")
)
TERMS = """


Terms of reference

Purpose: to buy bread together and to learn from it, since nobody can bake alone.

Membership:

- Bakers
- Millers

Meetings

- The quorum is three bakers.
- The millers bring flour to every meeting and take the loaves away with them.
"""


def test_slide_titles_that_come_again_show_slides() -> None:
    found = kind("Bread for all\n\nA Baker\n\n\n\n" + SLIDES)
    assert found == Fact(DocumentKind.SLIDES, 'slide titles that come again, such as "Bread"')


def test_thanks_at_the_end_show_slides() -> None:
    slides = "\n\n\n\n".join(f"{title}\n\n- One\n- Two" for title in ("Bread", "Milk", "Eggs", "Tea"))
    found = kind(f"{slides}\n\n\n\nThank you for listening\n\n\n\na.baker@example.org")
    assert found == Fact(DocumentKind.SLIDES, '"Thank you for listening" at the end')


def test_many_short_pages_show_slides() -> None:
    text = "".join(f"# Loaf {number}\n\nIt was baked at dawn and sold by noon.\n\n" for number in range(9))
    assert kind(text) == Fact(DocumentKind.SLIDES, "9 short pages, each with a title")


def test_many_long_chapters_are_no_slides() -> None:
    text = "".join(f"# Loaf {number}\n\n{'It was baked at dawn. ' * 40}\n\n" for number in range(9))
    assert kind(text).value is DocumentKind.OTHER


def test_slides_that_end_in_terms_of_reference_are_terms_of_reference() -> None:
    found = kind(SLIDES + TERMS)
    assert found.value is DocumentKind.TERMS_OF_REFERENCE
    assert found.evidence.startswith('heading "Terms of reference", and below it purpose, membership')


def test_terms_in_an_appendix_or_a_small_part_do_not_make_the_whole_terms_of_reference() -> None:
    assert kind(SLIDES + TERMS.replace("Terms of", "Appendix 2: Terms of")).value is DocumentKind.SLIDES
    long = "Bread\n\n" + "\n\n".join("Bakers bake bread in the town every morning before dawn." for _ in range(40))
    assert kind(long + TERMS).value is DocumentKind.OTHER


def test_the_parts_of_minutes_a_charter_and_a_report_are_known() -> None:
    assert kind("# Bread\n\n## Apologies\n\nNone.\n\n## Actions\n\nBake.\n\n## Next meeting\n\nMay.") == Fact(
        DocumentKind.MINUTES, 'parts called "Apologies", "Actions" and "Next meeting"'
    )
    assert kind("# Bread\n\n## Commitments\n\nBake.\n\n## Signatories\n\nA baker.") == Fact(
        DocumentKind.CHARTER, 'parts called "Commitments" and "Signatories"'
    )
    assert kind("# Bread\n\n## Executive summary\n\nBake.\n\n## Recommendations\n\nBake more.") == Fact(
        DocumentKind.REPORT, 'parts called "Executive summary" and "Recommendations"'
    )


def test_a_text_without_signs_is_something_else() -> None:
    assert kind("Bread is good.") == Fact(DocumentKind.OTHER, "nothing in it says what kind of document it is")
