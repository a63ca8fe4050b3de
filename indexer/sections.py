"""Blocks under their headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from indexer.heading_levels import heading_levels
from indexer.markup import plain
from indexer.sentences import NO_HEADING

_CLAUSE = 4  # words


@dataclass
class OpenSection:
    """A heading path, and the blocks under it."""

    path: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)


def sections_of(blocks: Sequence[Block]) -> list[OpenSection]:
    """The blocks by heading, in order. Text before the first heading, cover lines too, has the empty path.

    A heading with nothing under it makes no section of its own. A guessed one that announces the list or table right
    below it ("In 2027 we shall:") is no heading of the paragraphs after that: they stand under the heading above.
    (Those after a caption mostly tell of its table, and stay.)
    """
    found = [OpenSection(())]
    trail: list[tuple[int, str]] = []
    is_lead_in = False
    for block, level in zip(blocks, heading_levels(blocks), strict=True):
        if isinstance(block, Heading):
            trail = [step for step in trail if step[0] < level] + [(level, plain(block.text))]
            found.append(OpenSection(_path(trail)))
            is_lead_in = _is_guess(block) and _announces(trail[-1][1])
            continue
        if is_lead_in and _comes_after_what_was_led_in(block, found[-1].blocks):
            trail.pop()
            found.append(OpenSection(_path(trail)))
            is_lead_in = False
        found[-1].blocks.append(block)
    return [section for section in found if section.blocks]


def _path(trail: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in trail)


def _announces(heading: str) -> bool:
    """Whether a heading is a clause that ends in a colon; "Membership:" and "Quorum:" are headings."""
    words = heading.casefold().rstrip(":").split()
    return heading.endswith(":") and (len(words) >= _CLAUSE or not NO_HEADING.isdisjoint(words))


def _comes_after_what_was_led_in(block: Block, led_in: Sequence[Block]) -> bool:
    """Whether this is a new paragraph below a list or table; one that begins in small letters goes on in the list."""
    if not isinstance(block, Paragraph) or not led_in or not isinstance(led_in[0], Item | Table):
        return False
    return isinstance(led_in[-1], Item | Table) and not block.text[:1].islower()


def cover_as_text(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the guessed headings at the very start as paragraphs: the lines of a cover."""
    end = 0
    while end < len(blocks) and _is_guess(blocks[end]):
        end += 1
    if end < 3:
        return list(blocks)
    return [Paragraph(plain(b.text), b.page) for b in blocks[: end - 1] if isinstance(b, Heading)] + list(
        blocks[end - 1 :]
    )


def _is_guess(block: Block) -> bool:
    return isinstance(block, Heading) and block.level is None
