"""Headings and numbers that a file does not mark."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Block, Heading, Item, Paragraph
from indexer.formats.text.guess_marks import guess_marks

TEXT = Paragraph("The partners buy as much as they can from firms in the county, and say so each year.")


def headings(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in guess_marks(blocks) if isinstance(block, Heading)]


def test_where_nothing_is_a_heading_lines_that_look_like_one_are() -> None:
    assert headings([Paragraph("Buying locally"), TEXT, Paragraph("Next steps"), TEXT]) == [
        "Buying locally",
        "Next steps",
    ]


def test_a_title_at_the_start_does_not_count_as_a_marked_heading() -> None:
    blocks: list[Block] = [Heading("Our plan", 1), TEXT, Paragraph("Next steps"), TEXT]
    assert headings(blocks) == ["Our plan", "Next steps"]


def test_where_headings_are_marked_a_short_line_is_text() -> None:
    blocks: list[Block] = [
        Heading("Our plan", 1),
        Heading("Aims", 2),
        TEXT,
        Paragraph("Amina Shah"),
        TEXT,
        Heading("Next", 2),
        TEXT,
    ]
    assert headings(blocks) == ["Our plan", "Aims", "Next"]


def test_a_list_of_names_below_marked_headings_stays_text() -> None:
    names = [Paragraph(f"Organisation {letter}") for letter in "ABCDEFGHIJKL"]
    assert headings([Heading("Our plan", 1), TEXT, Heading("Members", 2), *names, TEXT]) == ["Our plan", "Members"]


def test_a_number_typed_before_an_item_is_its_label() -> None:
    (item,) = guess_marks([Item("4.2 The group meets at the town hall.", marker="-")])
    assert item == Item("The group meets at the town hall.", label="4.2", marker="- 4.2")


def test_an_item_whose_next_is_numbered_below_it_is_a_heading() -> None:
    blocks: list[Block] = [Item("Quorum", label="4"), Item("4.1 Seven members make a quorum."), TEXT]
    assert headings(blocks) == ["4 Quorum"]


def test_a_number_that_is_a_quantity_stays_in_the_text() -> None:
    item = Item("10 workshops were held for small firms.")
    assert guess_marks([item]) == [item]


@given(
    st.lists(
        st.sampled_from(
            [TEXT, Paragraph("Next steps"), Item("4.1 Seven members."), Item("Aims", label="1"), Heading("Aims", 2)]
        ),
        max_size=12,
    )
)
def test_no_word_is_lost_or_doubled(blocks: list[Block]) -> None:
    def words(some: list[Block]) -> list[str]:
        said = (
            f"{block.label or ''} {block.text}" if isinstance(block, Item) else getattr(block, "text", "")
            for block in some
        )
        return " ".join(said).split()

    assert words(guess_marks(blocks)) == words(blocks)
