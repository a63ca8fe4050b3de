from functools import partial

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing

from indexer.blocks import Heading
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    BODY,
    CATERING,
    blocks,
    drawn,
    flowing,
    told,
    write,
    write_lines,
)


def styled(text: str, size: float = 11, bold: bool = False, **more: object) -> Flowing:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return Flowing(text, ParagraphStyle("x", parent=BODY, fontName=font, fontSize=size, leading=size * 1.2, **more))


def test_the_larger_a_heading_the_higher_its_level_and_bold_body_text_comes_last() -> None:
    data = flowing(
        styled("Northtown Anchor Network", 24),
        styled("Our members", 16, bold=True),
        Flowing(CATERING, BODY),
        styled("4.2 Quorum", 13, bold=True),
        Flowing(APPRENTICES, BODY),
        styled("Who counts", bold=True),
        Flowing(CATERING, BODY),
    )
    assert [text for text in told(data) if text.startswith("#")] == [
        "# Northtown Anchor Network",
        "## Our members",
        "### 4.2 Quorum",
        "#### Who counts",
    ]


def test_a_coloured_line_is_a_heading_and_a_link_is_not() -> None:
    blue = {"textColor": colors.Color(0.1, 0.3, 0.7)}
    data = flowing(
        styled("What we buy", **blue),
        Flowing(CATERING, BODY),
        styled("https://northtown.example/catering", **blue),
        Flowing(APPRENTICES, BODY),
    )
    assert told(data) == ["# What we buy", CATERING, "https://northtown.example/catering", APPRENTICES]


def test_the_lines_of_a_large_title_are_one_heading() -> None:
    def draw(canvas: Canvas) -> None:
        top = write_lines(canvas, ["Learning from others:", "how members can", "do more together"], size=26)
        write(canvas, CATERING, top=top + 40)

    assert told(drawn(draw))[0] == "# Learning from others: how members can do more together"


def test_a_heading_right_above_its_text_is_told_from_it() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING, top=write(canvas, "Food", font="Helvetica-Bold"))

    assert told(drawn(draw)) == ["# Food", CATERING]


def test_bold_words_in_a_paragraph_make_no_heading() -> None:
    text = f"<b>Catering:</b> {CATERING} <b>{APPRENTICES}</b> {CATERING}"
    assert told(flowing(Flowing(text, BODY))) == [text.replace("<b>", "").replace("</b>", "")]


@pytest.mark.parametrize("text", ["We thank everybody who came and who stayed until the end.", "Date: 4 May 2026"])
def test_a_bold_sentence_or_label_is_no_heading(text: str) -> None:
    data = flowing(styled("Notes", 18), Flowing(CATERING, BODY), styled(text, bold=True), Flowing(APPRENTICES, BODY))
    assert told(data) == ["# Notes", CATERING, text, APPRENTICES]


def test_where_all_text_is_bold_bold_makes_no_heading() -> None:
    data = flowing(styled("Notes", bold=True), styled(CATERING, bold=True), styled(APPRENTICES, bold=True))
    assert told(data) == ["? Notes", CATERING, APPRENTICES]


def test_without_any_difference_headings_are_guessed_as_in_a_text_file() -> None:
    lines = ["Skills passports", "", "People move between sectors more easily with these.", "", "Where to ask", ""]
    found = blocks(
        drawn(partial(write_lines, lines=[*lines, "At the college, on any day in the week.", "", "Thanks."]))
    )
    assert [block for block in found if isinstance(block, Heading)] == [
        Heading("Skills passports", None, 1, True),
        Heading("Where to ask", None, 1, False),
    ]


def test_short_lines_of_body_text_are_no_headings_where_headings_are_set_as_such() -> None:
    data = flowing(
        styled("Purpose", 16),
        Flowing(CATERING, BODY),
        Flowing("Thank you", BODY),
        styled("Money", 16),
        Flowing(APPRENTICES, BODY),
    )
    assert told(data) == ["# Purpose", CATERING, "Thank you", "# Money", APPRENTICES]


def test_the_uneven_sizes_of_recognised_text_make_no_headings() -> None:
    def draw(canvas: Canvas) -> None:
        top = 60.0
        for at, word in enumerate(f"{CATERING} {APPRENTICES} {CATERING}".split(". ")):
            for place in range(0, len(word), 60):
                size = 10 + (at * 7 + place) % 9 * 0.35
                write_lines(canvas, [word[place : place + 60].strip()], top=top, size=size)
                top += 14

    assert not any(isinstance(block, Heading) for block in blocks(drawn(draw)))
