"""Paragraphs that count themselves ("Strand 1: Doorstep hubs. …", "Strand 2: …") are the items of a list."""

import re
from collections.abc import Sequence

from indexer.blocks import Block, Item, Paragraph
from indexer.markup import plain

_COUNTED = re.compile(r"(?P<kind>[A-Z][a-z]+) (?P<number>\d{1,2})(?:[:.]| [–-]) \S")
_FEWEST = 2


def with_counted_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; paragraphs of one kind right below each other whose numbers go on from 1 as items."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _run_from(blocks, at)
        if len(run) >= _FEWEST:
            out += [Item(one.text, 0, None, one.page) for one in run]
        else:
            out += blocks[at : at + 1]
            run = run[:0]
        at += max(1, len(run))
    return out


def _run_from(blocks: Sequence[Block], start: int) -> list[Paragraph]:
    run: list[Paragraph] = []
    kind = ""
    for block in blocks[start:]:
        found = _COUNTED.match(plain(block.text[:80])) if isinstance(block, Paragraph) else None
        if not (isinstance(block, Paragraph) and found):
            break
        if int(found["number"]) != len(run) + 1 or (run and found["kind"] != kind):
            break
        kind = found["kind"]
        run.append(block)
    return run
