"""Blocks right below each other that belong together, told from the first of them on."""

from collections.abc import Callable, Iterator, Sequence

from indexer.blocks import Block, Item

_FEWEST = 2


def with_runs_as_items(blocks: Sequence[Block], item_of: Callable[[Block, Sequence[Item]], Item | None]) -> list[Block]:
    """The blocks; two at least right below each other as the items of one list, where `item_of` makes one of each. It
    is asked with a block and the items of the run so far, and says None where the run ends before that block."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        run = list(_run_from(blocks, at, item_of))
        out += run if len(run) >= _FEWEST else blocks[at : at + max(1, len(run))]
        at += max(1, len(run))
    return out


def _run_from(
    blocks: Sequence[Block], start: int, item_of: Callable[[Block, Sequence[Item]], Item | None]
) -> Iterator[Item]:
    run: list[Item] = []
    for at in range(start, len(blocks)):
        item = item_of(blocks[at], run)
        if item is None:
            return
        run.append(item)
        yield item
