"""Headings of Markdown that nothing marks: converters leave some of them as short paragraphs by themselves."""

from collections.abc import Sequence

from indexer.blocks import Block, Heading, Item, Paragraph
from indexer.formats.text.lines import could_be_heading
from indexer.sentences import NO_HEADING

_WORDS = 9
_TEXT = 45  # characters of a paragraph that a heading stands over
_NOTES = frozenset(("remarks", "notes", "note", "comments", "footnotes", "key"))
"""What stands right below a table, and belongs to it."""
_STOPS = (".", "!", "?", ".)", '."', ".”")


def with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text that marks some headings itself; a few words between text and what is under them, no
    sentence and no "Label: value", as a guessed heading. Before the first sentence stands the cover."""
    if not any(isinstance(block, Heading) for block in blocks):
        return list(blocks)
    out: list[Block] = []
    has_begun = False
    for at, block in enumerate(blocks):
        has_begun = has_begun or (isinstance(block, Paragraph | Item) and block.text.endswith(_STOPS))
        is_heading = has_begun and _is_heading(block, blocks[at - 1] if at else None, blocks[at + 1 : at + 2])
        out.append(Heading(block.text) if isinstance(block, Paragraph) and is_heading else block)
    return out


def _is_heading(block: Block, before: Block | None, after: Sequence[Block]) -> bool:
    if not isinstance(block, Paragraph) or isinstance(before, Heading | None) or not could_be_heading(block.text):
        return False
    words = block.text.casefold().split()
    asks = words[0] in ("what", "why", "how", "who", "where", "when", "which")
    if " ".join(words) in _NOTES:
        return False
    if (len(words) > _WORDS and not asks) or ":" in block.text or "£" in block.text or not words[0][0].isalpha():
        return False
    return (asks or NO_HEADING.isdisjoint(words)) and any(map(_is_text, after))


def _is_text(block: Block) -> bool:
    return isinstance(block, Item) or (
        isinstance(block, Paragraph) and len(block.text) >= _TEXT and block.text.endswith(_STOPS)
    )
