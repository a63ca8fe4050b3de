"""Items whose letters are typed, where a file's own marks know none: "a. set the direction;" above "b. agree …"."""

import re
from collections.abc import Sequence

from indexer.blocks import Block, Item, Paragraph
from indexer.runs import with_runs_as_items

_MARKED = re.compile(r"(?P<mark>\(?(?P<letter>[a-z])[.)])\s+(?P<text>\S.*)", re.DOTALL)
_FEWEST = 2


def with_lettered_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; paragraphs right below each other whose letters go on from a as the items of one list."""
    return with_runs_as_items(blocks, _item_of)


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


def _item_of(block: Block, before: Sequence[Item]) -> Item | None:
    if not isinstance(block, Paragraph) or not _is_marked(block.text, len(before)):
        return None
    found = _MARKED.fullmatch(block.text)
    return Item(found["text"], 0, found["letter"], block.page, found["mark"]) if found else None


def _is_marked(text: str, at: int) -> bool:
    """Whether a text begins with the mark of the item of this position, counted from 0."""
    found = _MARKED.fullmatch(text)
    return found is not None and ord(found["letter"]) - ord("a") == at
