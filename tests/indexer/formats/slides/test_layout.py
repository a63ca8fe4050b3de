"""Shapes on a slide are read as a person's eye goes: columns together, groups together, heads with what they head."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Inches, Pt

from indexer.blocks import Heading, Item, Paragraph
from indexer.formats.slides.reading_order import in_reading_order
from indexer.formats.slides.shapes import Rect
from tests.indexer.formats.slides.decks import (
    BLANK,
    COMPARISON,
    TITLE_ONLY,
    add_box,
    add_slide,
    headings,
    new_deck,
    read,
)


def _texts(deck: Any) -> list[str]:
    return [block.text for block in read(deck).blocks if isinstance(block, Paragraph | Item)]


def test_columns_are_read_one_after_the_other() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Aims", layout=TITLE_ONLY)
    for text, left, top in [("D.", 5, 3), ("B.", 0.5, 3), ("C.", 5, 2.4), ("A.", 0.5, 2.4)]:
        add_box(slide, text, left, top)
    assert _texts(deck) == ["A.", "B.", "C.", "D."]


def test_labels_are_read_with_the_text_beside_them() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Aims", layout=TITLE_ONLY)
    for row, (label, text) in enumerate([("2022.", "Founded."), ("2023.", "Grown."), ("2024.", "Proud.")]):
        add_box(slide, text, 2.1, 2 + 1.5 * row, 6)
        add_box(slide, label, 0.5, 2 + 1.5 * row, 1.5)
    assert _texts(deck) == ["2022.", "Founded.", "2023.", "Grown.", "2024.", "Proud."]


def test_a_group_is_read_together_and_by_where_it_stands() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Aims", layout=TITLE_ONLY)
    add_box(slide, "Last.", 0.5, 6)
    first = add_box(slide, "First.", 3, 2.2)
    second = add_box(slide, "Second.", 0.5, 3.2)
    group = slide.shapes.add_group_shape([second, first])
    group.left, group.top = Inches(1), Inches(1.5)
    assert _texts(deck) == ["First.", "Second.", "Last."]


def test_the_heads_of_a_comparison_head_their_columns() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Who does what", layout=COMPARISON)
    for index, text in enumerate(["Councils", "Buy food nearby", "Hospitals", "Train nurses"], start=1):
        slide.placeholders[index].text = text
    assert read(deck).blocks[1:] == (
        Heading("Councils", 3, 1),
        Item("Buy food nearby", 0, None, 1),
        Heading("Hospitals", 3, 1),
        Item("Train nurses", 0, None, 1),
    )


def test_a_bold_label_heads_the_boxes_in_its_column() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Steps", layout=TITLE_ONLY)
    for column, label in enumerate(["Plan", "Do"]):
        add_box(slide, label, 1 + 4 * column, 2, bold=True)
        add_box(slide, f"We {label.lower()} first.", 1 + 4 * column, 2.6)
        add_box(slide, f"We {label.lower()} more.", 1 + 4 * column, 3.2)
    add_box(slide, "Both take a year.", 0.5, 6, 8)
    assert headings(read(deck).blocks) == [(2, "Steps"), (3, "Plan"), (3, "Do"), (2, "Steps")]
    assert _texts(deck) == ["We plan first.", "We plan more.", "We do first.", "We do more.", "Both take a year."]


def test_a_big_figure_is_told_with_what_stands_below_it() -> None:
    deck = new_deck()
    slide = add_slide(deck, layout=BLANK)
    add_box(slide, "Where we spend", 0.5, 0.3, 9, size=32)
    for column, (figure, what) in enumerate([("£2.1bn", "spent in 2023"), ("1 in 3", "firms are local")]):
        add_box(slide, figure, 0.5 + 4 * column, 2, size=40)
        add_box(slide, what, 0.5 + 4 * column, 2.6, size=16)
    box = add_box(slide, "48%\nstays here", 0.5, 6, size=40)
    box.text_frame.paragraphs[1].runs[0].font.size = Pt(16)
    assert headings(read(deck).blocks) == [(2, "Where we spend")]
    assert _texts(deck) == ["£2.1bn spent in 2023", "1 in 3 firms are local", "48% stays here"]


_RECTS = st.builds(Rect, *[st.integers(0, 9_000_000)] * 2, *[st.integers(0, 4_000_000)] * 2)


@settings(max_examples=100, deadline=None)
@given(st.lists(_RECTS | st.none(), max_size=40))
def test_every_thing_is_read_once_wherever_it_stands(rects: list[Rect | None]) -> None:
    order = in_reading_order(range(len(rects)), lambda at: rects[at])
    assert sorted(order) == list(range(len(rects)))


@given(st.permutations(range(6)))
def test_a_column_is_read_downwards_in_whatever_order_it_was_drawn(drawn: list[int]) -> None:
    order = in_reading_order(drawn, lambda row: Rect(1_000_000, row * 1_000_000, 3_000_000, 800_000))
    assert order == sorted(drawn)
