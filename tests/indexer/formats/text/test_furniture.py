"""Lines that number pages, and those that run with them, are no part of plain text; what only looks like them stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.formats.text.furniture import without_furniture
from indexer.formats.text.lines import LEFT_OUT
from indexer.read_file import ReadHere
from knowledge.documents import Document, Statement

BLOCKS = (
    "HOW WE DECIDE",
    "A quorum is six members, one of whom is an employer.",
    "Nothing is decided by e-mail. Two thirds must agree.",
    "Members promise to\n•  pay growers within ten days;\n•  send the return by May.",
    "Food       Member   2022/23   2023/24\nPotatoes   WHT      22%       35%\nMilk       all      9%        18%",
    "Money",
    "4.1 The chair may spend up to £750.\n4.2 What is left goes to the food bank.",
    "•  one more item, which stands by itself",
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi")
FURNITURE: tuple[Callable[[int, int], str], ...] = (
    lambda page, pages: f"Hill Town Anchors - Terms of Reference v2.0             Page {page} of {pages}",
    lambda page, _: f"Hill Town Board 18.09.2025                 Page {page}",
    lambda page, _: f"Hill Town Anchor Network          Progress report 2024-25          {page}",
    lambda page, _: f"Cabinet                     17 July 2025\nItem 9                           Page {page + 40}",
    lambda page, pages: f"Page {page} of {pages}",
    lambda page, pages: f"        page {page} of {pages}\n-----------------\nJoint register      30 September 2025",
    lambda page, _: f"p. {page}\nHill Town Anchors | Rooted Here",
    lambda page, _: f"Hill Town Board 4.12.25 item 6                 - {page} -",
    lambda page, _: f"statement of Hill Town 2023-24                {ROMAN[page - 1]}",
    lambda page, _: f"First Step in Hill Town - evaluation                 {2 * page + 1}",
    lambda page, _: f"Hill Town Board, 20 November 2025          Item 7, page {page}",
    lambda page, _: f"paper 4b, page {page}",
)


def read(text: str) -> Document:
    return ReadHere().read(Path("terms.txt"), text.encode(), None)


def said(text: str) -> list[tuple[tuple[str, ...], str, str, str]]:
    """Every statement with its section, its quote and what leads it in."""
    return [(path, one.text, one.quote, one.context) for path, one in statements(read(text))]


def statements(document: Document) -> list[tuple[tuple[str, ...], Statement]]:
    return [(s.path, one) for s in document.sections for passage in s.passages for one in passage.statements]


def kept(text: str) -> list[str]:
    pages, _ = without_furniture([page.split("\n") for page in text.split("\f")])
    return [line for page in pages for line in page if line != LEFT_OUT]


@given(
    st.lists(st.sampled_from(BLOCKS), min_size=4, max_size=9),
    st.sampled_from(FURNITURE),
    st.sets(st.integers(0, 9), min_size=3),
)
def test_furniture_between_paragraphs_changes_no_statement(
    blocks: list[str], furniture: Callable[[int, int], str], places: set[int]
) -> None:
    taken_in = list(blocks)
    for page, at in reversed(list(enumerate(sorted({min(at, len(blocks)) for at in places}), start=1))):
        taken_in.insert(at, furniture(page, len(places)))
    if len(taken_in) - len(blocks) > 2:
        assert said("\n\n".join(taken_in)) == said("\n\n".join(blocks))


@given(st.lists(st.text(alphabet="ab 12\n|", max_size=40), min_size=1, max_size=4))
def test_of_any_text_only_whole_lines_are_left_out(pages: list[str]) -> None:
    lines = [page.split("\n") for page in pages]
    found, _ = without_furniture(lines)
    for page, own in zip(found, lines, strict=True):
        rest = iter(own)
        assert all(line == LEFT_OUT or line in rest for line in page)


@pytest.mark.parametrize(
    "text",
    [
        "Contents\n\nAims    page 3\n\nPeople    page 7\n\nMoney    page 9",
        "Tables\nSpend    page 3\nSpend    page 7\nSpend    page 9",
        "See page 4 of the charter.\n\nSee page 5 of the charter.",
        "Jobs in the year      12\n\nJobs in the year      40\n\nJobs in the year      41",
        "Starts in the year      1\nStarts in the year      2\nStarts in the year      3",
        "Budget\n\nTotal\n\nBudget\n\nTotal",
        "See the plan, page 4\n\nSee the charter, page 5",
        "Source: Census 2021, p. 14\n\nPay rose.\n\nSource: Census 2021, p. 22",
        "1\n\nHire ten\n\nDone\n\n2\n\nTrain them\n\nDone\n\n3\n\nOpen it\n\nDone\n\n4",
        "People asked about it      20\n\nPeople asked about it      22\n\nPeople asked about it      24",
        "1\n\nMoney\n\n2\n\nPeople\n\n3\n\nRooms",
        "What we will pay for is set out        Page 3",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    assert kept(text) == text.split("\n")


def test_the_names_of_columns_stay_though_they_come_again_below_each_page_number() -> None:
    text = "Page 1\nName     Seats\nCouncil  4\n\nMore.\n\nPage 2\nName     Seats\nCollege  2\n"
    assert kept(text) == [line for line in text.split("\n") if "Page" not in line]


def test_a_sentence_cut_by_a_running_title_is_told_in_two_parts_that_stand_in_the_file() -> None:
    text = "\n".join(
        (
            "AIMS\n\nThe grants were counted apart. The work took longer than was",
            "",
            "Page 2\nHill Town Anchors | Rooted Here",
            "",
            "planned since two systems could not export it.\n\nIt is done now.",
            "",
            "Page 3\nHill Town Anchors | Rooted Here",
            "",
            "It was worth it.",
        )
    )
    found = [one for _, one in statements(read(text))]
    assert [one.text for one in found][1:3] == [
        "The work took longer than was",
        "planned since two systems could not export it.",
    ]
    assert all(one.quote in " ".join(text.split()) for one in found)


def test_a_running_title_names_no_document_and_no_section_but_may_date_it() -> None:
    running = "Cabinet                17 July 2025\nItem 9                     Page {}"
    body = "JOINING THE CHARTER\n\nPurpose\n\nTo ask Cabinet to sign it, and to pay its share for a year.\n\n"
    text = f"{running.format(41)}\n\n{body}{running.format(42)}\n\nMoney\n\nNone is asked for this year.\n"
    document = read(text)
    assert document.description.title.value == "JOINING THE CHARTER"
    assert document.description.date and document.description.date.value == "2025-07-17"
    assert not any("Item 9" in heading for section in document.sections for heading in section.path)


def test_a_line_that_comes_again_beside_numbers_that_stand_alone_runs_with_them() -> None:
    pages = [f"{number}\n\nHill Town progress 2025\n\nTheme {number}\n\n- {number} people" for number in (1, 2, 3, 4)]
    assert "Hill Town progress 2025" not in kept("\n\n".join(pages))
    _, running = without_furniture(["\n\n".join(pages).split("\n")])
    assert set(running) == {"Hill Town progress 2025"}
