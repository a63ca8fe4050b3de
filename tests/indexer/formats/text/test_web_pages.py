"""Web pages and newsletters copied as text: what stands around them, and figures above what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Heading, Paragraph
from indexer.formats.text.read_text import read_text
from indexer.formats.text.web_furniture import is_web_furniture
from tests.indexer.reading import texts_of

SAID = "Nineteen people finished the course and most of them stayed on for a year or more."


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "View this email in your browser",
        "We use cookies to see how this site is used. Accept all | Reject",
        "Accept all | Reject | Manage preferences",
        "Menu   Search",
        "Home   About us   What we do   News",
        "Home > About us > Annual review",
        "Share this page: Facebook | X | LinkedIn",
        "Was this page useful?  Yes  No",
        "Back to top",
        "Privacy   Accessibility   Cookies   Site map",
        "Follow us: Facebook | Instagram",
        "Read more",
        "Read more about how we count",
        "Read the minutes >",
        "© Harbour Anchors 2026",
        "Unsubscribe from this list",
    ],
)
def test_what_stands_around_a_page_is_left_out(line: str) -> None:
    assert texts_of(read_text(f"{line}\n\nHarbour Anchors\n\n{SAID}\n").blocks) == ["Harbour Anchors", SAID]


@pytest.mark.parametrize(
    "line",
    [
        "Home care workers are paid for the time between visits.",
        "Search and rescue",
        "Privacy",
        "Read more widely and you will see.",
        "Share of spend with local firms",
        "Share: 40 per cent of the seats",
        "Print works",
        "Follow us on the tour of the kitchens on 4 May.",
        "Accept the offer by Friday.",
        "> A word from the chair",
        "We use local farms.",
        "Terms of reference",
        "Menu prices went up by 4 per cent.",
    ],
)
def test_text_of_a_page_stays(line: str) -> None:
    assert not is_web_furniture(line)


@given(st.text(max_size=300))
def test_any_line_is_told_quickly(line: str) -> None:
    assert is_web_furniture(line) in (True, False)


def test_figures_above_what_they_count_are_told_with_it() -> None:
    text = (
        "The year in numbers\n\n412\npeople started work\nwith a member\n\n£1.9m\nlevy passed on\n\n48%\nof it local"
        f"\n\n9\nempty shops let\n\nJobs\n\n{SAID}\n"
    )
    blocks = read_text(text).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "412 people started work with a member",
        "£1.9m levy passed on",
        "48% of it local",
        "9 empty shops let",
        SAID,
    ]
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["The year in numbers", "Jobs"]


def test_numbers_of_pages_are_no_figures() -> None:
    text = f"What we buy comes from the four\n\n3\nwards nearest the hospital. {SAID}\n\nWe meet in the\n\n4\nhall.\n"
    assert not [told for told in texts_of(read_text(text).blocks) if told[:1].isdigit()]
