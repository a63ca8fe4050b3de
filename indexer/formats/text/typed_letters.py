"""Items whose letters are typed, where a file's own marks know none: "a. set the direction;" above "b. agree …"."""

import re
from collections.abc import Sequence

from indexer.blocks import Block, Item, Paragraph

_MARKED = re.compile(r"(?P<mark>\(?(?P<letter>[a-z])[.)])\s+(?P<text>\S.*)", re.DOTALL)
_FEWEST = 2


def with_lettered_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; paragraphs right below each other whose letters go on from a as the items of one list."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _items_from(blocks, at)
        if len(run) >= _FEWEST:
            out += run
            at += len(run)
        else:
            out.append(blocks[at])
            at += 1
    return out


def parted_at_letters(content: str) -> list[str]:
    """The lettered items that the lines of one paragraph are, each with the lines it goes on in; the paragraph itself
    where it is none."""
    parts: list[str] = []
    for line in content.split("\n"):
        if _is_marked(line.strip(), len(parts)):
            parts.append(line)
        elif parts:
            parts[-1] += f"\n{line}"
        else:
            return [content]
    return parts if len(parts) >= _FEWEST else [content]


def _items_from(blocks: Sequence[Block], start: int) -> list[Item]:
    run: list[Item] = []
    for block in blocks[start:]:
        if not (isinstance(block, Paragraph) and _is_marked(block.text, len(run))):
            break
        if found := _MARKED.fullmatch(block.text):
            run.append(Item(found["text"], 0, found["letter"], block.page, found["mark"]))
    return run


def _is_marked(text: str, at: int) -> bool:
    """Whether a text begins with the mark of the item of this position, counted from 0."""
    found = _MARKED.fullmatch(text)
    return found is not None and ord(found["letter"]) - ord("a") == at
