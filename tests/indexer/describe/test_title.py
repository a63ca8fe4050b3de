"""The title: declared, on the cover, or in the file's name."""

from pathlib import Path

import pytest

from indexer.blocks import Heading, Item, Paragraph, ReadFile
from indexer.describe.shown import cover_of, shown_texts
from indexer.describe.title import describe_title, readable_name
from indexer.formats.text.read_text import read_text
from knowledge.documents import Fact


def titled(read: ReadFile | str, name: str = "paper.txt") -> Fact[str]:
    read = read_text(read) if isinstance(read, str) else read
    texts = shown_texts(read)
    return describe_title(read.title, texts, cover_of(texts), Path(name))


def test_a_declared_title_is_taken_without_markup_and_without_the_site_it_is_on() -> None:
    read = ReadFile((Paragraph("Welcome."),), "Anchor <b>charter</b> &amp; pledges | Luton Council")
    assert titled(read) == Fact("Anchor charter & pledges", "title given by the file")


@pytest.mark.parametrize(
    "declared", ["Microsoft Word - draft 3", "PowerPoint Presentation", "final.docx", "", "Slide 1"]
)
def test_a_title_that_a_program_made_up_is_passed_over(declared: str) -> None:
    read = ReadFile((Heading("Luton anchor charter", 1), Paragraph("Why we do this.")), declared)
    assert titled(read) == Fact("Luton anchor charter", "heading at the start")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "FOR PUBLICATION\n\nLUTON BOROUGH COUNCIL\n\nCABINET\n\nMonday, 6 March 2023\n\nReport of the Chief Officer"
            "\n\nAnchors in Luton (Cabinet Member for Skills)\n\n1. Purpose\n\n1.1 To tell members about them.",
            "Anchors in Luton",
        ),
        (
            "\n\n\nThe road ahead\n\nBuilding on what\nwe have\n\n\n\nContent\n\n- One",
            "The road ahead: Building on what we have",
        ),
        (
            "Luton Anchors Network\n\nHow it went\n\nDate: 4 May 2021\n\nContent\n\n- One",
            "Luton Anchors Network: How it went",
        ),
        (
            "The Luton Anchors Network A fresh start for all The tale so far...",
            "The Luton Anchors Network: A fresh start for all",
        ),
        (
            "Buying well: What anchors can do\n\nA report for members\n\nMay 2022",
            "Buying well: What anchors can do",
        ),
        (
            "# Anchors and the town\n\nLuton Health Board\n16 June 2022\n\n# What they are",
            "Anchors and the town",
        ),
        ("# Buyers' Group\n\n## Terms of reference\n\nWe meet.", "Buyers' Group: Terms of reference"),
        ("# Buyers' Charter\n\n## Purpose\n\nWe meet.", "Buyers' Charter"),
        (
            "Housing first\n\nWhy it matters\n\nHomes come before jobs, and jobs before health.",
            "Housing first",
        ),
        ("TOWN COUNCIL\n(Made up. It is no paper.)\n\nHousing first\n\nWe begin now.", "Housing first"),
        ("Housing first\n\nA Khan and B Jones\n\nMay 2022", "Housing first"),
        (
            "Sample document written for a test. Facts from: nowhere.\n\nHousing first\n\nWe begin.",
            "Housing first",
        ),
    ],
)
def test_the_title_is_the_first_line_of_the_cover_that_could_be_one(text: str, expected: str) -> None:
    assert titled(text).value == expected


@pytest.mark.parametrize(
    "text",
    [
        "REPORT TO CABINET\n\n4 May 2022\n\nFrom the Chief Officer\n\nPortfolio: Skills\n\n1. Purpose\n\n1.1 To tell.",
        "We met and talked for a long while about this and that, and nobody wrote anything down.",
        "- One\n- Two",
        "",
    ],
)
def test_without_a_title_the_files_name_is_shown(text: str) -> None:
    assert titled(text, "luton-anchors-2022-05-04.txt") == Fact("Luton anchors 2022-05-04", "file name")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("stoke-on-trent_plan.txt", "Stoke on Trent plan"),
        ("minutes-2026-09-08.md", "Minutes 2026-09-08"),
        ("ToR v2 (final).txt", "ToR v2 (final)"),
        ("---.txt", "---.txt"),
        ("000_be26e59e.txt", "000 be26e59e"),
    ],
)
def test_a_files_name_is_made_readable(name: str, expected: str) -> None:
    assert readable_name(Path(name)) == expected


def test_a_list_item_is_never_a_title() -> None:
    assert titled(ReadFile((Item("Housing first"),))).evidence == "file name"


def test_a_line_that_says_what_the_title_is_gives_it() -> None:
    text = (
        "CITY OF LUTON\n\nEXECUTIVE\n\nAgenda item 9\n\nReport of: Director of Place\nTitle: Anchors in Luton - pro"
        "gress\n\nIs this a key decision?  No\n\n1. What is it about?\n\n1.1 To tell members about them.\n"
    )
    assert titled(text).value.startswith("Anchors in Luton - progress")


def test_what_a_web_page_begins_with_is_no_title() -> None:
    text = "Skip to main content\n\nMenu   Search\n\nLuton anchors: our year\n\nIt was a year of getting on with it.\n"
    assert titled(text).value == "Luton anchors: our year"


def test_the_name_of_a_network_is_a_title_with_what_the_paper_is() -> None:
    text = "Mere Anchor Network\n\nProgress Framework\n\nVersion 3, adopted in June 2024 by the board of the network.\n"
    assert titled(text).value == "Mere Anchor Network: Progress Framework"


def test_the_name_of_a_network_is_no_title_with_its_first_section() -> None:
    blocks = (Heading("Mere Anchor Network", 1), Heading("Meetings", 2), Paragraph("It meets every six weeks."))
    assert titled(ReadFile(blocks)).value == "Mere Anchor Network"


def test_a_publisher_and_the_remark_of_a_converter_are_no_titles() -> None:
    text = (
        "[Converted from: review.pptx]\n\nTHE MERE INSTITUTE\n\n"
        "Holding fast\n\nNovember 2025\n\nWe asked the members.\n"
    )
    assert titled(text).value == "Holding fast"
