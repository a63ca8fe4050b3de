"""Second looks at guessed blocks: what only the neighbours show."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.blocks import Block, Heading, Item, Paragraph
from indexer.markup import plain


def joined_over_pages(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with text joined that a page break cut in two: no full stop before, no capital after. Where a running
    title stands between the two they stay apart: joined they would not stand in the file word for word."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph | Item) and _runs_on(last, block):
            text = f"{last.text} {block.text}"
            out[-1] = replace(last, text=text)
        else:
            out.append(block)
    return out


_LONGEST_JOINED = 4_000  # characters: no paragraph is as long
_END = 200  # characters: enough to see how a text ends or begins


def _runs_on(last: Paragraph | Item, block: Paragraph) -> bool:
    if block.is_cut_off or len(last.text) > _LONGEST_JOINED:
        return False
    before, after = plain(last.text[-_END:]), plain(block.text[:_END])
    return bool(before and after) and before[-1] not in ".!?:;" and after[0].islower()


_LABEL_AND_VALUE = re.compile(r"^[^:]{2,40}: \S")


def without_false_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with guessed headings turned into paragraphs where their place shows that they are text."""
    times = Counter(block.text for block in blocks if isinstance(block, Heading))
    runs = _runs_of_headings(blocks)
    out: list[Block] = []
    for at, block in enumerate(blocks):
        match block:
            case Heading(text, None) if times[text] == 1 and _is_text(
                block, out[-1] if out else None, runs[at + 1], blocks
            ):
                out.append(Paragraph(text, block.page))
            case _:
                out.append(block)
    return out


@dataclass(frozen=True)
class _Run:
    """The headings from some place on: where the first block that is none stands, how many they are, and whether the
    file itself marks one of them."""

    end: int
    length: int = 0
    is_marked: bool = False


def _runs_of_headings(blocks: Sequence[Block]) -> list[_Run]:
    """The run that begins at each block, and the empty one after the last."""
    runs = [_Run(len(blocks))]
    for at in range(len(blocks) - 1, -1, -1):
        block, after = blocks[at], runs[-1]
        if isinstance(block, Heading):
            runs.append(_Run(after.end, after.length + 1, after.is_marked or block.level is not None))
        else:
            runs.append(_Run(at))
    return runs[::-1]


def _is_text(guess: Heading, before: Block | None, after: _Run, blocks: Sequence[Block]) -> bool:
    """A guess is text when it is "Label: value", stands last, goes on in the next paragraph (which starts small), or
    has nothing under it and reads like text.

    Nothing under it: the next heading is one that the file itself marks, or the guess stands between two
    headings and is as long as a sentence or a list of names.
    """
    shown = plain(guess.text)
    if after.end == len(blocks) or _LABEL_AND_VALUE.match(shown):
        return True
    if not after.length:
        return _goes_on(shown, blocks[after.end])
    if shown.endswith(":") or guess.opens_page:
        return False
    return after.is_marked or (isinstance(before, Heading) and (len(shown.split()) >= 7 or shown.count(",") >= 2))


def _goes_on(shown: str, following: Block) -> bool:
    return isinstance(following, Paragraph) and following.text[:1].islower() and shown[-1:] not in "?:"
