from collections.abc import Sequence
from functools import partial

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Indenter, ListFlowable
from reportlab.platypus import Paragraph as Flowing

from indexer.blocks import Item
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    BODY,
    CATERING,
    HEIGHT,
    MARGIN,
    SIZE,
    STEP,
    blocks,
    drawn,
    flowing,
    told,
    write,
    write_lines,
)
from tests.indexer.formats.pdf.raw_pdf import HELVETICA, mapped_helvetica, one_page, to_unicode


def listed(canvas: Canvas, entries: Sequence[tuple[str, str, float]], font: str = "Helvetica") -> None:
    """A list with hanging markers: marker, text and how far it is set in."""
    top = write(canvas, "The group will do this:")
    for marker, text, indent in entries:
        canvas.setFont(font, SIZE)
        canvas.drawString(MARGIN + 10 + indent, HEIGHT - top - STEP, marker)
        top = write(canvas, text, x=MARGIN + 28 + indent, top=top, width=380)


@pytest.mark.parametrize("marker", ["•", "–", "-", "*", "·"])
def test_items_are_whole_and_nested_by_their_indent(marker: str) -> None:
    entries = [
        (marker, CATERING, 0),
        (marker, "in the north", 20),
        (marker, "in the south", 20),
        (marker, APPRENTICES, 0),
    ]
    found = [block for block in blocks(drawn(partial(listed, entries=entries))) if isinstance(block, Item)]
    assert [(item.text, item.depth, item.marker, item.page) for item in found] == [
        (CATERING, 0, marker, 1),
        ("in the north", 1, marker, 1),
        ("in the south", 1, marker, 1),
        (APPRENTICES, 0, marker, 1),
    ]


def test_the_letter_o_is_a_bullet_where_it_stands_apart() -> None:
    entries = [("o", "buy from firms nearby", 0), ("o", CATERING, 0)]
    assert told(drawn(partial(listed, entries=entries, font="Courier")))[1:] == [
        "0 ◦ buy from firms nearby",
        f"0 ◦ {CATERING}",
    ]


def test_a_bullet_from_a_symbol_font_is_a_bullet() -> None:
    content = " ".join(
        f"BT /F1 11 Tf 60 {y} Td (b) Tj ET BT /F2 11 Tf 80 {y} Td ({text}) Tj ET"
        for y, text in ((700, "buy from firms nearby"), (686, "hire from all wards"))
    )
    data = one_page(content, mapped_helvetica(10), HELVETICA, more=[to_unicode({ord("b"): 0xF0B7})])
    assert told(data) == ["0 • buy from firms nearby", "0 • hire from all wards"]


def test_numbers_and_letters_are_labels() -> None:
    entries = [
        ("1.", "Welcome", 0),
        ("2.", CATERING, 0),
        ("(a)", "what we buy", 20),
        ("b)", "what we sell", 20),
        ("10.", "Close", 0),
    ]
    found = [block for block in blocks(drawn(partial(listed, entries=entries))) if isinstance(block, Item)]
    assert [(item.label, item.depth) for item in found] == [("1", 0), ("2", 0), ("a", 1), ("b", 1), ("10", 0)]
    assert found[1].text == CATERING


def test_numbers_set_to_the_right_are_of_one_depth() -> None:
    def draw(canvas: Canvas) -> None:
        top = write(canvas, "Order of business:")
        for number in range(8, 12):
            canvas.drawRightString(MARGIN + 20, HEIGHT - top - STEP, f"{number}.")
            top = write(canvas, f"Item number {number}, with a few words", x=MARGIN + 26, top=top)

    found = [block for block in blocks(drawn(draw)) if isinstance(block, Item)]
    assert [(item.label, item.depth) for item in found] == [("8", 0), ("9", 0), ("10", 0), ("11", 0)]


def test_paragraphs_numbered_without_a_dot_are_items() -> None:
    entries = [("1", CATERING, 0), ("2", APPRENTICES, 0)]
    assert told(drawn(partial(listed, entries=entries)))[1:] == [f"0 1 {CATERING}", f"0 2 {APPRENTICES}"]


@pytest.mark.parametrize("start", ["– or so it is said – ", "4. May and ", "a) or b) of "])
def test_a_dash_or_number_at_the_start_of_a_wrapped_line_makes_no_item(start: str) -> None:
    first = "The hall was booked by the members of the network for the whole of the afternoon of the"
    lines = [first, start + "the list that everybody had seen by then, and that was that."]
    assert told(drawn(partial(write_lines, lines=lines))) == [f"{first} {lines[1]}"]


def test_a_list_goes_on_over_a_page_break_at_its_depth() -> None:
    items = [("•", CATERING, 0.0), ("•", "in the north of the town", 20.0)]

    def second(canvas: Canvas) -> None:
        top = MARGIN
        for text, indent in (("in the south", 20), ("and at last", 0)):
            write(canvas, "•", x=MARGIN + 10 + indent, top=top)
            top = write(canvas, text, x=MARGIN + 28 + indent, top=top)

    found = [block for block in blocks(drawn(partial(listed, entries=items), second)) if isinstance(block, Item)]
    assert [(item.depth, item.page) for item in found] == [(0, 1), (1, 1), (1, 2), (0, 2)]


def test_lists_as_a_program_sets_them_are_read() -> None:
    outer = ListFlowable([Flowing(CATERING, BODY), Flowing(APPRENTICES, BODY)], bulletType="1", bulletFormat="%s.")
    inner = ListFlowable([Flowing("north", BODY), Flowing("south", BODY)], bulletType="bullet", start="•")
    data = flowing(Flowing("The group will do this:", BODY), outer, Indenter(left=30), inner)
    assert told(data)[1:] == [f"0 1 {CATERING}", f"0 2 {APPRENTICES}", "1 • north", "1 • south"]
