"""How deep each heading stands: as marked in the file, or as its words and its place tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from indexer.blocks import Block, Heading
from indexer.markup import plain

MAX_DEPTH = 6
_TITLE = 2  # the level of a guessed heading that opens a page or slide
_NUMBERED = re.compile(r"(?:(?P<kind>[^\W\d_]+):? )?(?P<number>\d{1,2})(?:[.:]? [^\W\d_]|$)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:table|figure|chart|graph|map|box) [a-z]?\d{1,3}[a-z]?\b", re.IGNORECASE)
_ANNEX = re.compile(r"(?:annex|annexe|appendix|schedule)\b", re.IGNORECASE)


def heading_levels(blocks: Sequence[Block]) -> list[int]:
    """A level for every block that is a heading, 1 for the outermost (0 for the others): marked ones keep theirs.

    Of guessed ones, those that count up ("1 Who we are", "2 Work") stand beside each other; one seen before keeps its
    level (a repeated slide title closes what stood under it); one that opens a page is a title, and all but annexes
    stand under it; one right before a heading with a known level stands above it; one right below another heading, or
    that leads in what follows, stands under it; one in capitals stands beside the last such; else it stands beside the
    last one.
    """
    texts = Counter(plain(block.text).casefold() for block in blocks if isinstance(block, Heading))
    levels = _Levels(frozenset(text for text, times in texts.items() if times > 1), _counting_up(blocks))
    out: list[int] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            out.append(levels.place(block, following))
        else:
            levels.content_since = True
            out.append(0)
    return out


def _leads_in(heading: Heading, following: Block | None) -> bool:
    """Whether a guessed heading is only of what stands right below it: "We recommend:", "Table 3. Spend by member"."""
    text = plain(heading.text)
    is_caption = bool(_CAPTION.match(text)) and not isinstance(following, Heading)
    return heading.level is None and (text.endswith(":") or is_caption)


def _counting_up(blocks: Sequence[Block]) -> frozenset[str]:
    """The guessed headings whose number is one more or less than that of the one before or after of their kind, as with
    "1 Who we are" and "2 Work", or "Theme 2: Jobs" and "Theme 3: Pay"."""
    last: dict[str, tuple[int, str]] = {}
    found: set[str] = set()
    for block, following in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Heading) or block.level is not None or _leads_in(block, following):
            continue
        text = plain(block.text)
        if counted := _NUMBERED.match(text):
            kind, number = (counted["kind"] or "").casefold(), int(counted["number"])
            before = last.get(kind)
            if before and before[0] + 1 == number:
                found |= {before[1], text.casefold()}
            last[kind] = number, text.casefold()
    return frozenset(found)


@dataclass(frozen=True)
class _Step:
    """A heading that is open. Guessed ones that follow stand under one of the outermost level that is a title, or
    marked, numbered or told more than once; beside others."""

    level: int
    leads_in: bool
    is_title: bool = False
    is_marked: bool = False


@dataclass
class _Levels:
    repeated: frozenset[str]
    counting_up: frozenset[str]
    known: dict[str, int] = field(default_factory=dict)
    capitals: int | None = None  # the level of the last heading in capitals
    trail: list[_Step] = field(default_factory=list)
    content_since: bool = True

    def place(self, heading: Heading, following: Block | None) -> int:
        """The level of a heading, which is open from now on."""
        is_lead_in = _leads_in(heading, following)
        level = min(MAX_DEPTH, max(1, self._level(heading, following, is_lead_in)))
        text = plain(heading.text)
        self.known[text.casefold()] = level
        if text.isupper() and heading.level is None:
            self.capitals = level
        is_marked = heading.level is not None or text.casefold() in self.counting_up | self.repeated
        is_title = not is_marked and heading.opens_page
        step = _Step(level, is_lead_in, is_title, is_marked)
        self.trail = [step for step in self.trail if step.level < level] + [step]
        self.content_since = False
        return level

    def _level(self, heading: Heading, following: Block | None, is_lead_in: bool) -> int:
        text = plain(heading.text)
        name = text.casefold()
        if heading.level is not None:
            return heading.level
        if name in self.counting_up:
            return _TITLE
        if name in self.known:
            return self.known[name]
        below = self.known.get(plain(following.text).casefold()) if isinstance(following, Heading) else None
        if below is not None:
            return below - 1
        is_title = name in self.repeated and self.content_since and not is_lead_in
        if heading.opens_page or not self.trail or is_title:
            return _TITLE
        if _ANNEX.match(text):
            return _TITLE + self.trail[0].is_title
        if not self.content_since:
            return self.trail[-1].level + 1
        if text.isupper() and self.capitals is not None:
            return self.capitals
        return self._beside_last(is_lead_in)

    def _beside_last(self, is_lead_in: bool) -> int:
        headings = [step for step in self.trail if not step.leads_in]
        lead_ins = [step for step in self.trail if step.leads_in]
        if is_lead_in:
            return lead_ins[-1].level if lead_ins else self.trail[-1].level + 1
        last = headings[-1] if headings else self.trail[-1]
        return max(last.level, _TITLE + 1) if last.is_title or last.is_marked else last.level
