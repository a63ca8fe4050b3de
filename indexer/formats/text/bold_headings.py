"""Headings that are only bold: of people who know no styles, and of converters, which write `**Quorum**` for these."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.blocks import Block, Heading, Paragraph
from indexer.formats.text.lines import could_be_heading
from indexer.formats.text.mend_blocks import without_false_headings
from indexer.heading_levels import MAX_DEPTH, is_caption
from indexer.markup import plain

_LINE = re.compile(r"(\*\*|__)(?P<said>(?:(?!\1).)+)\1:?(?: ?[*_]?\([^()]{1,60}\)[*_]?)?")
"""A line all in bold; a remark in brackets, "(new)", may stand behind it."""
_RUN_IN = re.compile(r"(\*\*|__)(?P<said>(?:(?!\1).)+[.?!])\1 (?P<rest>[^\sa-z].+)", re.DOTALL)
_SEVERAL = 2
_ASKED = re.compile(r"(?:Q|Question) ?\d{1,3}[.)] ")
_COUNTED = re.compile(r"(?:[A-Z]|\d{1,2})[.)] ")
_BEGINS = frozenset("how what when where who why".split())  # "What we do"
_TELLS = frozenset(
    """
    is are was were be been has have had do does did will would shall should can could may might must not we they it he
    she i you
    """.split()
)
_LONGEST = 160  # characters in a question
_WORDS_RUN_IN = 4  # of a label that a paragraph begins with, neither counted nor a question
_COVER = 4  # blocks below a title that may be lines of the cover


def is_bold_line_heading(line: str) -> bool:
    """Whether a line of Markdown is all bold and shaped like a heading or a question: a sentence that is printed bold,
    and a sum of money, is none. A caption stays with its table."""
    found = _LINE.fullmatch(line.strip())
    if found is None or is_caption(plain(found["said"])):
        return False
    return could_head(found["said"]) and (_asks(plain(found["said"])) or _is_label(found["said"]))


def could_head(said: str) -> bool:
    """Whether what is said in bold is shaped like a heading, or is a question: of a list of questions and answers."""
    shown = plain(said)
    return could_be_heading(said) or (_asks(shown) and len(shown) <= _LONGEST)


def _asks(shown: str) -> bool:
    return shown.endswith("?") or _ASKED.match(shown) is not None


def _is_label(said: str) -> bool:
    """Whether something is named and not told."""
    words = plain(said).casefold().rstrip(":.!").split()
    return "£" not in said and (not _BEGINS.isdisjoint(words[:1]) or _TELLS.isdisjoint(words))


def with_bold_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text with marked headings, with those that are only bold in their place."""
    return _below_marked(_with_run_ins(_without_false_ones(blocks)))


def _without_false_ones(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with what is only bold as text where its place shows that it is, and right below the title, where the
    lines of a cover stand (but for questions)."""
    marked = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level]
    cover = range(marked[0], min(marked[1], marked[0] + _COVER)) if len(marked) > 1 else range(0)
    return without_false_headings([_as_text(one) if at in cover else one for at, one in enumerate(blocks)])


def _as_text(block: Block) -> Block:
    if isinstance(block, Heading) and not block.level and not _asks(plain(block.text)):
        return Paragraph(block.text, block.page)
    return block


def _with_run_ins(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where several paragraphs of a section begin with a few words in bold that end like a sentence ("**D.
    Meetings.** Six a year."), these head what follows them."""
    out: list[Block] = []
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            out += _split(section)
            section = []
        section.append(block)
    return [*out, *_split(section)]


def _split(section: Sequence[Block]) -> list[Block]:
    if sum(_run_in(block) is not None for block in section) < _SEVERAL:
        return list(section)
    found = [_run_in(block, among_labels=True) for block in section]
    return [part for block, parts in zip(section, found, strict=True) for part in (parts or (block,))]


def _run_in(block: Block, among_labels: bool = False) -> tuple[Block, Block] | None:
    """The heading that a paragraph begins with, and the rest of it. Among others that are labels, a few words are one
    whatever they say ("Not every time.")."""
    found = _RUN_IN.fullmatch(block.text) if isinstance(block, Paragraph) else None
    if found is None:
        return None
    said, shown = found["said"].rstrip("."), plain(found["said"])
    is_short = len(shown.split()) <= _WORDS_RUN_IN and not any(map(str.isdigit, shown))
    is_label = is_short and (among_labels or _is_label(said))
    if not could_head(said) or not (_asks(shown) or _COUNTED.match(shown) or is_label):
        return None
    return Heading(said), Paragraph(found["rest"])


def _below_marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each heading that is only bold one level below the marked one before it; those that lead in what
    follows ("Members:") are left to be placed by what that is."""
    out: list[Block] = []
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = block.level or last
            is_below = block.level is None and last and not plain(block.text).endswith(":")
            out.append(replace(block, level=min(MAX_DEPTH, last + 1)) if is_below else block)
        else:
            out.append(block)
    return out
