"""A document without any marks reads as the same text in a plain file does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Heading, Item, Paragraph, Table
from indexer.formats.text.read_text import read_text
from tests.indexer.formats.word.making import blocks, p, row, styled, table

LINES = (
    "Northtown Anchors Network",
    "",
    "Purpose",
    "The network shares what works, and asks its members to say what does not.",
    "It meets in the town hall.",
    "- 4. Meetings",
    "- 4.1 The group meets every six weeks.",
    " - online",
    "• in person",
    "# Members",
    "Theme\tCurrent\tAmbition",
    "Jobs\t1.7\t2.7",
    "Date: 6 May",
    "Place: the hall",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12).filter(any))
def test_each_line_of_a_file_that_was_opened_as_text_is_a_line(lines: list[str]) -> None:
    body = "".join(styled(line, "PreformattedText") for line in lines)
    assert blocks(body) == list(read_text("\n".join(lines)).blocks)


def test_paragraphs_right_below_each_other_are_not_run_together() -> None:
    body = p("Purpose of the group") + p(LINES[3]) + p(LINES[4]) + p("Date: 6 May") + p("Place: the hall")
    assert blocks(body) == [
        Heading("Purpose of the group", None, None, True),
        Paragraph(LINES[3]),
        Paragraph(LINES[4]),
        Item("Date: 6 May"),
        Item("Place: the hall"),
    ]


def test_lines_broken_at_the_edge_of_a_window_are_joined() -> None:
    lines = (
        "The network shares what works among its members, and asks each",
        "of them to say what does not, so that nobody has to try it all",
        "over again, which would cost all of us more than we have to",
        "spend in a year like this one.",
    )
    assert blocks("".join(map(p, lines))) == [Paragraph(" ".join(lines))]


def test_what_is_known_stays_in_its_place_among_what_is_guessed() -> None:
    rows = table(row("Chair", "Ada"), row("Deputy", "Ben"))
    body = p("Members of the group") + rows + p("How we decide") + p(LINES[3])
    found = blocks(body)
    assert [type(block) for block in found] == [Heading, Table, Heading, Paragraph]
    assert [block.text for block in found if isinstance(block, Heading)] == ["Members of the group", "How we decide"]
