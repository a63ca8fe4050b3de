"""Markdown knows no lists with letters; people type them."""

import pytest

from indexer.blocks import Block, Item, Paragraph
from indexer.formats.text.read_markdown import read_markdown


def blocks(text: str) -> list[Block]:
    return list(read_markdown(text).blocks)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(("mark", "other"), [("a.", "b."), ("a)", "b)"), ("(a)", "(b)")])
def test_paragraphs_that_letters_count_are_items(between: str, mark: str, other: str) -> None:
    text = f"The group exists to:\n\n{mark} set the\ndirection;{between}{other} agree the budget.\n\nIt binds nobody.\n"
    assert blocks(text) == [
        Paragraph("The group exists to:"),
        Item("set the direction;", 0, "a", marker=mark),
        Item("agree the budget.", 0, "b", marker=other),
        Paragraph("It binds nobody."),
    ]


@pytest.mark.parametrize(
    "text", ["a. alone\n\nThen nothing.\n", "b. second\n\nc. third\n", "A. Lamming came.\n\nB. Hall did not.\n"]
)
def test_a_letter_alone_or_an_initial_counts_nothing(text: str) -> None:
    assert not [block for block in blocks(text) if isinstance(block, Item)]
