from functools import partial

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from indexer.blocks import Table
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    CATERING,
    MARGIN,
    SIZE,
    WIDTH,
    blocks,
    drawn,
    told,
    write,
    write_lines,
)

GUTTER = 24.0
HALF = (WIDTH - 2 * MARGIN - GUTTER) / 2


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, f"{CATERING} {APPRENTICES}", width=HALF)
        write(canvas, f"{APPRENTICES} {CATERING}", x=MARGIN + HALF + GUTTER, width=HALF)

    assert told(drawn(draw)) == [f"{CATERING} {APPRENTICES}", f"{APPRENTICES} {CATERING}"]


def test_columns_whose_lines_are_not_level_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, f"{CATERING} {APPRENTICES}", width=HALF)
        write(canvas, APPRENTICES, x=MARGIN + HALF + GUTTER, width=HALF, top=MARGIN + 31)

    assert told(drawn(draw)) == [f"{CATERING} {APPRENTICES}", APPRENTICES]


def test_three_columns_are_read_one_after_the_other() -> None:
    third = (WIDTH - 2 * MARGIN - 2 * GUTTER) / 3
    texts = [f"{CATERING} {APPRENTICES}", APPRENTICES, f"{CATERING} {CATERING}"]

    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            write(canvas, text, x=MARGIN + at * (third + GUTTER), width=third)

    assert told(drawn(draw)) == texts


def test_what_spans_the_columns_stays_above_and_below_them() -> None:
    def draw(canvas: Canvas) -> None:
        top = write(canvas, "What we have learned about buying together", size=20, font="Helvetica-Bold")
        left = write(canvas, CATERING, width=HALF, top=top + 20)
        right = write(canvas, APPRENTICES, x=MARGIN + HALF + GUTTER, width=HALF, top=top + 20)
        write(canvas, "In short, " + APPRENTICES, top=max(left, right) + 30)

    assert told(drawn(draw)) == [
        "# What we have learned about buying together",
        CATERING,
        APPRENTICES,
        "In short, " + APPRENTICES,
    ]


def test_a_paragraph_goes_on_at_the_top_of_the_next_column() -> None:
    text = f"{CATERING} {APPRENTICES} {CATERING}"
    lines = simpleSplit(text, "Helvetica", SIZE, HALF)
    middle = next(at for at in range(10, len(lines)) if lines[at][0].islower())

    def draw(canvas: Canvas) -> None:
        write_lines(canvas, lines[:middle])
        write_lines(canvas, lines[middle:], x=MARGIN + HALF + GUTTER)

    assert told(drawn(draw)) == [text]


def test_headings_in_columns_stand_over_their_own_text() -> None:
    def draw(canvas: Canvas) -> None:
        for x, heading, text in ((MARGIN, "Food", CATERING), (MARGIN + HALF + GUTTER, "Learning", APPRENTICES)):
            top = write(canvas, heading, x=x, font="Helvetica-Bold", size=14)
            write(canvas, text, x=x, top=top + 4, width=HALF)

    assert told(drawn(draw)) == ["# Food", CATERING, "# Learning", APPRENTICES]


def test_lists_side_by_side_are_not_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING)
        for x, lines in (
            (MARGIN, ["For the city", "• more jobs", "• less waste", "• cleaner air"]),
            (MARGIN + HALF + GUTTER, ["For members", "• better staff", "• lower costs", "• new ideas"]),
        ):
            write_lines(canvas, lines, x=x, top=200)

    found = blocks(drawn(draw))
    assert not any(isinstance(block, Table) for block in found)
    said = [text.split(" ", 2)[-1] for text in told(drawn(draw))]
    assert said.index("cleaner air") < said.index("better staff")


@pytest.mark.parametrize("size", [8, 9, 10, 11, 12, 14])
@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier", "Vera"])
def test_ordinary_text_is_never_taken_for_columns(font: str, size: int) -> None:
    text = " ".join([CATERING, APPRENTICES] * 3)
    assert told(drawn(partial(write, text=text, font=font, size=size))) == [text]


def test_numbered_paragraphs_are_not_taken_for_columns_or_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        top = MARGIN
        for number, text in (("4.1", CATERING), ("4.2", APPRENTICES), ("4.3", CATERING)):
            canvas.setFont("Helvetica", SIZE)
            write(canvas, number, top=top)
            top = write(canvas, text, x=MARGIN + 36, top=top, width=400) + 8

    assert told(drawn(draw)) == [f"0 4.1 {CATERING}", f"0 4.2 {APPRENTICES}", f"0 4.3 {CATERING}"]


def test_numbered_paragraphs_in_two_columns_keep_their_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        for x, numbers in ((MARGIN, ("4.1", "4.2")), (MARGIN + HALF + GUTTER, ("4.3", "4.4"))):
            top = MARGIN
            for number, text in zip(numbers, (CATERING, APPRENTICES), strict=True):
                write(canvas, number, x=x, top=top)
                top = write(canvas, text, x=x + 30, top=top, width=HALF - 30) + 8

    assert told(drawn(draw)) == [
        f"0 4.1 {CATERING}",
        f"0 4.2 {APPRENTICES}",
        f"0 4.3 {CATERING}",
        f"0 4.4 {APPRENTICES}",
    ]
