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
        "We use cookies to see how this site is used.",
        "Accept all | Reject | Manage preferences",
        "Menu   Search",
        "Home   About us   What we do   News",
        "Home > About us > Annual review",
        "Share this page: Facebook | X | LinkedIn",
        "Accept all | Reject",
        "Was this page useful?  Yes  No",
        "Back to top",
        "Privacy   Accessibility   Cookies   Site map",
        "Follow us: Facebook | Instagram",
        "Read more",
        "Read more about how we count",
        "Read the minutes >",
        "© Harbour Anchors 2026",
        "Unsubscribe from this list",
        "© Harbour Anchors 2026. All rights reserved.",
    ],
)
def test_what_stands_around_a_page_is_left_out(line: str) -> None:
    assert texts_of(read_text(f"{line}\n\nHarbour Anchors\n\n{SAID}\n").blocks) == ["Harbour Anchors", SAID]


@pytest.mark.parametrize(
    "line",
    [
        "Privacy       Amber     The officer is to review the notice",
        "Legal         Green     Contracts checked",
        "Home    01632 960123",
        "Home  Improvement agency: 40 grants were paid in 2024",
        "Accept | 12 votes",
        "read more books at home, at school and in the town library",
        "Find out more from Jane Smith on 01632 960123",
        "Read more at the library, Dock Street, every Monday",
        "See more patients within two weeks",
        "The contract value exceeds £25,000 >",
        "Score for price: 40 →",
        "© Photo by Anna Brown, who leads the museum",
        "We use cookies and biscuits at meetings",
        "Was this page useful? 84 per cent said yes",
        "Unsubscribe rate 2.4 per cent",
        "Share this: 40 per cent of the budget",
        "View this in your browser and reply by 12 May",
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


def test_lines_of_a_table_or_of_running_text_stay() -> None:
    table = "Risk register\n\nPrivacy       Home\nLegal         Jobs\nStaffing      Two posts vacant\n"
    told = " ".join(texts_of(read_text(f"{table}\n{SAID}\n").blocks))
    assert all(word in told for word in ("Privacy", "Legal", "Staffing"))


@given(st.text(max_size=300))
def test_what_goes_on_in_small_letters_is_text(line: str) -> None:
    assert not is_web_furniture(f"and {line}")


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
