from functools import partial

from reportlab.pdfbase import pdfmetrics
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
    STEP,
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
        full = "The members met in the town hall and agreed to buy more from the small firms around them."
        for paragraph in range(3):
            top = MARGIN + paragraph * 3 * STEP
            write_lines(canvas, [full], x=MARGIN + 15, top=top)
            write_lines(canvas, [full, full + " It is so"], top=top + STEP)

    assert len(told(drawn(draw))) == 3


def test_a_paragraph_that_runs_over_a_page_break_stays_on_its_first_page() -> None:
    def first(canvas: Canvas) -> None:
        write_lines(canvas, ["The members will write to all suppliers in the county, and in the towns around it,"], top=700)

    def second(canvas: Canvas) -> None:
        write(canvas, "London and Bath among them. " + CATERING)

    found = blocks(drawn(first, second))
    assert [block.page for block in found] == [1]
    assert told(drawn(first, second))[0].startswith("The members will write to all suppliers in the county")


def test_a_note_at_the_foot_of_a_page_does_not_stop_a_paragraph_from_running_over() -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, CATERING)
        write_lines(canvas, ["The members will write to all suppliers in the county, and in the towns around it,"], top=500)
        write(canvas, "1 The list of suppliers is kept by the secretariat.", top=650, size=8)

    found = told(drawn(first, partial(write, text="before the end of the year.")))
    assert found[1].endswith("in the towns around it, before the end of the year.")
    assert found[2] == "1 The list of suppliers is kept by the secretariat."


def test_a_word_that_a_line_end_parts_is_whole_again_and_a_compound_keeps_its_hyphen() -> None:
    lines = [
        "The council has reviewed its rules for pro-",
        "curement, and the group that meets six-",
        "weekly heard of Anglo-",
        "Saxon law and of procurement and of the well-",
        "known text.",
    ]
    assert told(drawn(partial(write_lines, lines=lines))) == [
        "The council has reviewed its rules for procurement, and the group that meets six-weekly heard of Anglo-Saxon "
        "law and of procurement and of the well-known text."
    ]


def test_a_hyphen_stays_where_a_document_parts_no_words() -> None:
    def draw(canvas: Canvas) -> None:
        top = write_lines(canvas, ["Contracts that promise no hours, known as zero-", "hours contracts, come to an end."])
        for _ in range(12):
            top = write(canvas, CATERING, top=top + 8)

    assert told(drawn(draw))[0].startswith("Contracts that promise no hours, known as zero-hours contracts")


def test_the_end_of_a_word_is_joined_even_where_a_document_parts_no_other_word() -> None:
    def draw(canvas: Canvas) -> None:
        top = write_lines(canvas, ["Nobody in the network has taken responsibil-", "ity for the list of suppliers so far."])
        for _ in range(12):
            top = write(canvas, CATERING, top=top + 8)

    assert "responsibility" in told(drawn(draw))[0]


def test_ligatures_are_letters_and_invisible_signs_are_gone() -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    del TTFont, pdfmetrics
