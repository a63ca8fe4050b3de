from functools import partial

from reportlab.pdfgen.canvas import Canvas

from tests.indexer.formats.pdf.making import (
    CATERING,
    HEIGHT,
    MARGIN,
    SIZE,
    drawn,
    told,
    write,
    write_lines,
)


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
        top = write_lines(
            canvas, ["Contracts that promise no hours, known as zero-", "hours contracts, come to an end."]
        )
        for _ in range(12):
            top = write(canvas, CATERING, top=top + 8)

    assert told(drawn(draw))[0].startswith("Contracts that promise no hours, known as zero-hours contracts")


def test_the_end_of_a_word_is_joined_even_where_a_document_parts_no_other_word() -> None:
    def draw(canvas: Canvas) -> None:
        top = write_lines(
            canvas, ["Nobody in the network has taken responsibil-", "ity for the list of suppliers so far."]
        )
        for _ in range(12):
            top = write(canvas, CATERING, top=top + 8)

    assert "responsibility" in told(drawn(draw))[0]


def test_ligatures_are_letters_and_soft_hyphens_inside_of_words_are_gone() -> None:
    text = "An of\ufb01ce \ufb01nds time for the pro\xadcurement \ufb02eet and its drivers."
    assert told(drawn(partial(write, text=text, font="Vera"))) == [
        "An office finds time for the procurement fleet and its drivers."
    ]


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        for shift in (0, 0.4):
            canvas.drawString(MARGIN + shift, HEIGHT - MARGIN, "All little pledges still matter")
        write(canvas, CATERING, top=90)

    assert told(drawn(draw))[0] == "? All little pledges still matter"


def test_letters_drawn_twice_one_by_one_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        x = MARGIN
        for letter in "Fill the hall.":
            for shift in (0, 0.4):
                canvas.drawString(x + shift, HEIGHT - MARGIN, letter)
            x += canvas.stringWidth(letter, "Helvetica", SIZE)
        write(canvas, CATERING, top=90)

    assert told(drawn(draw))[0].endswith("Fill the hall.")


def _raised(canvas: Canvas, texts: list[tuple[str, bool]]) -> None:
    x = MARGIN
    for text, is_raised in texts:
        size, up = (7.0, 4.0) if is_raised else (SIZE, 0.0)
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, 700 + up, text)
        x += canvas.stringWidth(text, "Helvetica", size)


def test_a_raised_ordinal_belongs_to_its_number_and_a_note_mark_stands_apart() -> None:
    parts = [("We met on the 16", False), ("th", True), (" of June 2022", False), ("3", True), (" in town.", False)]
    assert told(drawn(partial(_raised, texts=parts))) == ["We met on the 16th of June 2022 3 in town."]
