from functools import partial

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing

from indexer.blocks import Item, Paragraph
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    BODY,
    CATERING,
    HEIGHT,
    MARGIN,
    SIZE,
    WIDTH,
    blocks,
    drawn,
    flowing,
    told,
    write,
    write_lines,
)


def test_wrapped_lines_are_whole_paragraphs_again() -> None:
    assert blocks(flowing(Flowing(CATERING, BODY), Flowing(APPRENTICES, BODY))) == [
        Paragraph(CATERING, 1),
        Paragraph(APPRENTICES, 1),
    ]


def test_paragraphs_without_white_space_between_them_end_with_their_short_last_lines() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, APPRENTICES, top=write(canvas, CATERING))

    assert told(drawn(draw)) == [CATERING, APPRENTICES]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        top = MARGIN
        for text in (CATERING, APPRENTICES, CATERING):
            *lines, _ = simpleSplit(text, "Helvetica", SIZE, 400)
            top = write_lines(canvas, lines[:1], x=MARGIN + 15, top=top)
            top = write_lines(canvas, [*lines[1:-1], lines[-1] + "."], top=top)  # a full last line

    assert len(told(drawn(draw))) == 3


TOWNS = (
    "Members come from Ashby, Belper, Castleton, Duffield, Edale, Foolow, Glossop, Hathersage, Ilkeston, Kilburn, "
    "Litton, Matlock, Newbold, Ockbrook, Parwich, Ripley, Swadlincote, Tideswell, Upperwood and Wirksworth."
)


def test_a_paragraph_that_runs_over_a_page_break_stays_on_its_first_page() -> None:
    lines = simpleSplit(TOWNS, "Helvetica", SIZE, 200)
    middle = len(lines) // 2

    def first(canvas: Canvas) -> None:
        write(canvas, CATERING, width=200)
        write_lines(canvas, lines[:middle], top=700)

    def second(canvas: Canvas) -> None:
        top = write_lines(canvas, lines[middle:])
        write(canvas, APPRENTICES, width=200, top=top + 10)

    assert blocks(drawn(first, second)) == [Paragraph(CATERING, 1), Paragraph(TOWNS, 1), Paragraph(APPRENTICES, 2)]


def test_a_short_line_at_the_end_of_a_page_does_not_run_over() -> None:
    def first(canvas: Canvas) -> None:
        write_lines(canvas, ["With thanks to all members"], top=write(canvas, CATERING) + 20)

    assert len(told(drawn(first, partial(write, text=APPRENTICES)))) == 3


def test_a_note_at_the_foot_of_a_page_does_not_stop_a_paragraph_from_running_over() -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, CATERING)
        write_lines(
            canvas, ["The members will write to all suppliers in the county, and in the towns around it,"], top=500
        )
        write(canvas, "1 The list of suppliers is kept by the secretariat.", top=650, size=8)

    found = told(drawn(first, partial(write, text="before the end of the year.")))
    assert found[1].endswith("in the towns around it, before the end of the year.")
    assert found[2] == "1 The list of suppliers is kept by the secretariat."


def test_slanted_text_is_left_out_and_text_in_the_margin_comes_last() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, CATERING)
        for x, angle, size, text in ((200, 45, 60, "DRAFT"), (30, 90, 8, "Printed on recycled paper")):
            canvas.saveState()
            canvas.translate(x, 300)
            canvas.rotate(angle)
            canvas.setFont("Helvetica", size)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    assert told(drawn(draw)) == [CATERING, "Printed on recycled paper"]


def _turned(canvas: Canvas) -> None:
    canvas.translate(HEIGHT, 0)
    canvas.rotate(90)
    write(canvas, APPRENTICES, top=write(canvas, CATERING) + 20)


def test_a_page_shown_turned_is_read_as_it_is_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        _turned(canvas)

    assert told(drawn(draw)) == [CATERING, APPRENTICES]


def test_a_page_with_all_its_text_sideways_is_read_all_the_same() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((HEIGHT, WIDTH))
        _turned(canvas)

    assert told(drawn(draw)) == [CATERING, APPRENTICES]


def test_what_is_cut_off_the_page_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((40, 40, 500, 820))
        write(canvas, CATERING, width=420)
        canvas.drawString(520, 400, "Off the page")

    assert told(drawn(draw)) == [CATERING]


def test_marks_that_look_like_markup_stay_as_they_are() -> None:
    text = "Write *all* to a_b_c@northtown.example, with <cc> to the chair & the deputy, for the files they keep."
    assert blocks(drawn(partial(write, text=text))) == [Paragraph(text, 1)]


def test_lines_of_labels_and_values_are_not_run_together() -> None:
    def draw(canvas: Canvas) -> None:
        top = write(canvas, CATERING)
        write_lines(canvas, ["", "Chair: Amina Yusuf", "Deputy: Ben Carter", "Clerk: Cora Doyle"], top=top)

    found = blocks(drawn(draw))
    assert [block.text for block in found if isinstance(block, Item)] == [
        "Chair: Amina Yusuf",
        "Deputy: Ben Carter",
        "Clerk: Cora Doyle",
    ]


def test_entries_with_leading_dots_stand_one_by_one() -> None:
    lines = ["Introduction ............................ 1", "What we buy .............................. 4"]
    assert told(drawn(partial(write_lines, lines=[*lines, "", CATERING[:80]])))[:2] == [
        "0  Introduction … 1",
        "0  What we buy … 4",
    ]


def test_text_around_a_picture_is_one_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        narrow = simpleSplit(CATERING, "Helvetica", SIZE, 250)[:4]
        rest = CATERING.removeprefix(" ".join(narrow)).strip()
        write(canvas, rest, top=write_lines(canvas, narrow))
        write(canvas, APPRENTICES, top=300)

    assert told(drawn(draw)) == [CATERING, APPRENTICES]


def test_an_edge_of_the_page_in_use_elsewhere_does_not_break_lines_of_a_wider_page() -> None:
    def wide(canvas: Canvas) -> None:
        canvas.setPageSize((HEIGHT, WIDTH))
        canvas.setFont("Helvetica", SIZE)
        write(canvas, CATERING + " " + APPRENTICES, top=HEIGHT - WIDTH + MARGIN, width=HEIGHT - 2 * MARGIN)

    assert told(drawn(partial(write, text=APPRENTICES), wide)) == [APPRENTICES, f"{CATERING} {APPRENTICES}"]
