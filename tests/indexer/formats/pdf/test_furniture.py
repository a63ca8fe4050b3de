from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.indexer.formats.pdf.making import APPRENTICES, CATERING, HEIGHT, MARGIN, WIDTH, Draw, drawn, told, write

Place = Callable[[Canvas, int], None]


def pages(count: int, *furniture: Place, text: str = CATERING) -> list[Draw]:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, f"Part {'abcdefghij'[number - 1]}. {text}", top=90)
            for place in furniture:
                canvas.setFont("Helvetica", 9)
                place(canvas, number)

        return draw

    return [page(number) for number in range(1, count + 1)]


def header(canvas: Canvas, number: int) -> None:
    canvas.drawString(MARGIN, HEIGHT - 35, "Northtown Anchor Network")
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 35, f"Paper {number}")


def footer(canvas: Canvas, number: int) -> None:
    canvas.drawCentredString(WIDTH / 2, 30, f"Page {number} of 4")


def bodies(data: bytes) -> list[str]:
    return [text for text in told(data) if CATERING not in text]


def test_running_headers_and_footers_are_left_out() -> None:
    assert bodies(drawn(*pages(4, header, footer))) == []


def test_headers_that_take_turns_left_and_right_are_left_out() -> None:
    def turns(canvas: Canvas, number: int) -> None:
        if number % 2:
            canvas.drawString(MARGIN, HEIGHT - 35, f"{number}   Annual report")
        else:
            canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 35, f"Northtown Anchor Network   {number}")

    assert bodies(drawn(*pages(8, turns))) == []


def test_a_document_of_two_pages_keeps_what_stands_on_both_but_not_its_page_numbers() -> None:
    assert bodies(drawn(*pages(2, header, footer))) == [
        "Northtown Anchor Network Paper 1",
        "Northtown Anchor Network Paper 2",
    ]


@pytest.mark.parametrize("said", ["1", "- 1 -", "Page 1", "Page 1 of 9", "i", "1 | P a g e"])
def test_a_bare_page_number_is_left_out_on_a_single_page(said: str) -> None:
    def number(canvas: Canvas, _: int) -> None:
        canvas.drawCentredString(WIDTH / 2, 30, said)

    assert bodies(drawn(*pages(1, number))) == []


def test_a_footer_that_names_its_own_page_is_left_out_even_of_one_page() -> None:
    def named(canvas: Canvas, number: int) -> None:
        canvas.drawString(MARGIN, 30, f"7 October 2026 Page {number}")

    assert bodies(drawn(*pages(1, named))) == []


def test_body_text_that_repeats_on_every_page_stays() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, f"{CATERING} {APPRENTICES}", top=50)

    assert told(drawn(*[draw] * 5)) == [f"{CATERING} {APPRENTICES}"] * 5


def test_a_repeated_title_is_kept_once() -> None:
    def title(canvas: Canvas, _: int) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(MARGIN, HEIGHT - 60, "Buying locally")

    assert bodies(drawn(*pages(5, title))) == ["# Buying locally"]


def test_a_framed_header_is_left_out() -> None:
    def framed(canvas: Canvas, number: int) -> None:
        for down, row in enumerate((("Northtown", "Official"), ("Board", f"Paper {number}"))):
            for along, cell in enumerate(row):
                canvas.rect(MARGIN + 100 * along, HEIGHT - 40 - 18 * down, 100, 18)
                canvas.drawString(MARGIN + 100 * along + 4, HEIGHT - 34 - 18 * down, cell)

    assert bodies(drawn(*pages(3, framed))) == []


def test_a_number_in_the_text_is_no_page_number() -> None:
    def draw(canvas: Canvas) -> None:
        top = write(canvas, CATERING)
        top = write(canvas, "46", top=top + 20, size=30, font="Helvetica-Bold")
        write(canvas, APPRENTICES, top=top + 20)

    assert "46" in " ".join(told(drawn(draw)))


def test_a_stamp_that_runs_up_every_page_is_left_out() -> None:
    def stamp(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.translate(25, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Uncontrolled when printed")
        canvas.restoreState()

    assert bodies(drawn(*pages(3, stamp))) == []
