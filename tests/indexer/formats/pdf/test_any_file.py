"""What holds for whatever stands in a file."""

from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from indexer.blocks import Heading, Item, Paragraph, Table
from knowledge.errors import HelpfulError
from tests.indexer.formats.pdf.making import (
    APPRENTICES,
    CATERING,
    HEIGHT,
    MARGIN,
    drawn,
    read,
    write,
)

TEXT = partial(write, text=CATERING)


GOOD = drawn(TEXT, partial(write, text=APPRENTICES))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=40), st.integers(0, len(GOOD)))
def test_a_broken_file_gives_blocks_or_advice(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    try:
        found = read(bytes(data[: max(cut, len(GOOD) // 2)]))
    except HelpfulError as error:
        assert "Traceback" not in str(error)
    else:
        assert found.paging.count is not None


WORDS = st.sampled_from("anchor buys of Leeds the 4.2 • - (a) 12 more: hall. £1,200 46% and café o".split())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(WORDS, min_size=1, max_size=5), st.integers(0, 100), st.sampled_from([8, 11, 11, 16])),
        min_size=1,
        max_size=25,
    )
)
def test_no_word_of_a_page_is_lost_or_told_twice(lines: list[tuple[list[str], int, int]]) -> None:
    def draw(canvas: Canvas) -> None:
        top = 130.0
        for words, left, size in lines:
            top += 1.2 * size
            canvas.setFont("Vera", size)
            canvas.drawString(MARGIN + left, HEIGHT - top, " ".join(words))

    said: list[str] = []
    for block in read(drawn(draw)).blocks:
        match block:
            case Table():
                said += [cell for row in block.rows for cell in row]
            case Item():
                said += [block.label or "", block.text]
            case Heading() | Paragraph():
                said.append(block.text)
    letters = sorted(sign for sign in "".join(said) if sign.isalpha() and sign not in "ao")
    drawn_letters = sorted(
        sign for words, *_ in lines for sign in "".join(words) if sign.isalpha() and sign not in "ao"
    )
    assert letters == drawn_letters
