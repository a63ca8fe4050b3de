"""Paragraphs that count themselves ("Strand 1: Doorstep hubs. …", "Strand 2: …") are the items of a list."""

import re
from collections.abc import Sequence

from indexer.blocks import Block, Item, Paragraph
from indexer.markup import plain
from indexer.runs import with_runs_as_items

_COUNTED = re.compile(r"(?P<kind>[A-Z][a-z]+) (?P<number>\d{1,2})(?:[:.]| [–-]) \S")
_MARK = 80  # characters: enough to see how a paragraph begins


def with_counted_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; paragraphs of one kind right below each other whose numbers go on from 1 as items."""
    return with_runs_as_items(blocks, _item_of)


def _item_of(block: Block, before: Sequence[Item]) -> Item | None:
    if not isinstance(block, Paragraph) or not (found := _counted(block.text)):
        return None
    first = _counted(before[0].text) if before else found
    is_next = int(found["number"]) == len(before) + 1 and first is not None and found["kind"] == first["kind"]
    return Item(block.text, 0, None, block.page) if is_next else None


def _counted(text: str) -> re.Match[str] | None:
    return _COUNTED.match(plain(text[:_MARK]))
