"""Headings and numbers that a file with marks of its own does not mark, as people type them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from indexer.formats.text.lines import Look, could_be_heading, look_at
from indexer.formats.text.mend_blocks import without_false_headings
from indexer.limits import PAGE_CHARACTERS

_HEADINGS_A_PAGE = 1.0
_GUESSES_A_HEADING = 3


def guess_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what is only typed told as what it is: numbers of items, and headings."""
    return with_guessed_headings(with_numbered_headings(with_typed_numbers(blocks)))


def with_guessed_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where hardly any is a heading, and many more look like one, these are taken for headings.

    Hardly any: none but a title at the very start, or fewer than one a page and than a third of the lookalikes (those
    with text under them; a list of names has none).
    """
    guesses = {at: guess for at in range(len(blocks)) if (guess := _guess(blocks, at))}
    leading = sum(at + 1 in range(len(blocks)) and at + 1 not in guesses for at in guesses)
    marked = sum(isinstance(block, Heading) for block in blocks[1:])
    pages = sum(len(block.text) for block in blocks if not isinstance(block, Table)) / PAGE_CHARACTERS
    if marked and (marked * _GUESSES_A_HEADING >= leading or marked >= max(2, pages * _HEADINGS_A_PAGE)):
        return list(blocks)
    return without_false_headings([guesses.get(at, block) for at, block in enumerate(blocks)])


def with_typed_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a number typed at the start of an item ("4.2 Key areas") becomes its label."""
    return [_labelled(block) if isinstance(block, Item) else block for block in blocks]


def _labelled(item: Item) -> Item:
    line = look_at(item.text)
    if line.look is not Look.NUMBERED or not line.label or "." not in line.label:
        return item
    return replace(item, text=line.text, label=line.label, marker=f"{item.marker} {line.marker}".strip())


def with_numbered_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; an item shaped like a heading whose next sibling is numbered below it ("2", "2.1") is one."""
    out = list(blocks)
    for at, (item, following) in enumerate(pairwise(blocks)):
        match item, following:
            case Item(text, _, str(label), page), Item(_, _, str(below)) if (
                label[0].isdigit() and below.startswith(f"{label}.") and could_be_heading(text)
            ):
                out[at] = Heading(f"{label} {text}", label.count(".") + 2, page)
    return out


def _guess(blocks: Sequence[Block], at: int) -> Heading | None:
    """A heading for a paragraph that looks like one, or for a numbered item that is alone in its list."""
    block = blocks[at]
    match block:
        case Paragraph(text, page) if could_be_heading(text):
            return Heading(text, None, page)
        case Item(text, _, label, page) if label and could_be_heading(text):
            around = (blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None)
            if not any(isinstance(other, Item) for other in around):
                return Heading(f"{label} {text}", None, page)
    return None
