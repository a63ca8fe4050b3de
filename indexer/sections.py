"""Blocks under their headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.blocks import Block, Heading, Paragraph
from indexer.markup import plain

MAX_DEPTH = 6
_PAGE_TITLE = 2  # the level of a guessed heading that opens a page or slide


@dataclass
class OpenSection:
    """A heading path, and the blocks under it."""

    path: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)


def sections_of(blocks: Sequence[Block]) -> list[OpenSection]:
    """The blocks by heading, in order. Text before the first heading, cover lines too, has the empty path.

    A heading with nothing under it makes no section of its own.
    """
    found = [OpenSection(())]
    trail: list[tuple[int, str]] = []
    for block, level in zip(blocks, heading_levels(blocks), strict=True):
        if isinstance(block, Heading):
            trail = [step for step in trail if step[0] < level] + [(level, plain(block.text))]
            found.append(OpenSection(tuple(text for _, text in trail)))
        else:
            found[-1].blocks.append(block)
    return [section for section in found if section.blocks]


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


def heading_levels(blocks: Sequence[Block]) -> list[int]:
    """A level for every block that is a heading (0 for the others): marked ones keep theirs.

    A guessed heading seen before keeps its level (a repeated slide title closes what stood under it); one
    that opens a page is a title; one right before a heading with a known level stands above it; one right
    below another heading, or ending in a colon, stands under it; else it stands beside the last one.
    """
    texts = Counter(plain(block.text).casefold() for block in blocks if isinstance(block, Heading))
    levels = _Levels(repeated=frozenset(text for text, times in texts.items() if times > 1))
    out: list[int] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading):
            levels.content_since = True
            out.append(0)
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        out.append(levels.place(block, following if isinstance(following, Heading) else None))
    return out


@dataclass
class _Levels:
    repeated: frozenset[str]
    known: dict[str, int] = field(default_factory=dict)
    trail: list[tuple[int, bool]] = field(default_factory=list)  # level, ends in a colon
    content_since: bool = True

    def place(self, heading: Heading, following: Heading | None) -> int:
        level = min(MAX_DEPTH, max(1, self._level(heading, following)))
        text = plain(heading.text).casefold()
        self.known[text] = level
        self.trail = [step for step in self.trail if step[0] < level] + [(level, text.endswith(":"))]
        self.content_since = False
        return level

    def _level(self, heading: Heading, following: Heading | None) -> int:
        text = plain(heading.text).casefold()
        if heading.level is not None:
            return heading.level
        if text in self.known:
            return self.known[text]
        if following and plain(following.text).casefold() in self.known:
            return self.known[plain(following.text).casefold()] - 1
        title_like = text in self.repeated and self.content_since and not text.endswith(":")
        if heading.opens_page or not self.trail or title_like:
            return _PAGE_TITLE
        if not self.content_since:
            return self.trail[-1][0] + 1
        return self._beside_last(text.endswith(":"))

    def _beside_last(self, lead_in: bool) -> int:
        plain_levels = [level for level, colon in self.trail if not colon]
        colon_levels = [level for level, colon in self.trail if colon]
        if lead_in:
            return colon_levels[-1] if colon_levels else self.trail[-1][0] + 1
        return max(plain_levels[-1] if plain_levels else self.trail[-1][0], _PAGE_TITLE + 1)
