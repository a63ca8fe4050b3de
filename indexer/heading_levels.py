"""How deep each heading stands: as marked in the file, or as its words and its place tell."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from indexer.blocks import Block, Heading
from indexer.markup import plain

MAX_DEPTH = 6
_TITLE = 2  # the level of a guessed heading that opens a page or slide
_DIVIDE = ("", "theme", "part", "section", "chapter", "sheet", "priority", "pillar", "strand")
"""The words before a number that divide a whole document; "option", "year" and others divide a part of it."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_NUMBERED = re.compile(
    rf"(?:(?P<kind>[^\W\d_]+):? )?(?P<number>\d{{1,2}})(?:[.:]? (?!{_MONTH})[^\W\d_]|$)", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:table|figure|chart|graph|map|box) [a-z]?\d{1,3}[a-z]?\b", re.IGNORECASE)
_BOX = re.compile(r"(?:key|quick) (?:facts|figures)|at a glance|in (?:numbers|figures|brief|a nutshell)", re.IGNORECASE)
_ANNEX = re.compile(r"(?i:annexe?|appendix|schedule)(?: [A-Z0-9]{1,3}\b|:|\.|$)")
_LETTERS = 4  # of one word in capitals that is no short name ("NHS")


def heading_levels(blocks: Sequence[Block]) -> list[int]:
    """A level for every block that is a heading, 1 for the outermost (0 for the others): marked ones keep theirs.

    Of guessed ones, those that count up ("1 Who we are", "2 Work"; "Option A: Stay", "Option B: Go") stand beside each
    other, and those that divide the whole document are as if marked; one seen before keeps its level (a repeated slide
    title closes what stood under it); one that opens a page is a title, and others stand under it; one right
    before a heading with a known level stands above it; one right below another heading, or that leads in what follows,
    stands under it; one in capitals stands beside the last such; else it stands beside the last one. Annexes are
    outermost.
    """
    texts = Counter(plain(block.text).casefold() for block in blocks if isinstance(block, Heading))
    levels = _Levels(frozenset(text for text, times in texts.items() if times > 1), counting_up(blocks))
    out: list[int] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            out.append(levels.place(block, following))
        else:
            levels.content_since = True
            out.append(0)
    return out


def is_caption(text: str) -> bool:
    """Whether a heading is that of one table or picture: "Table 3. Spend by member"."""
    return bool(_CAPTION.match(text))


def counting_up(blocks: Sequence[Block]) -> dict[str, str]:
    """The guessed headings, casefolded, whose number is one more or less than that of the one before or after of their
    kind, with it: "" for "1 Who we are" and "2 Work", "theme" for "Theme 2: Jobs" and "Theme 3: Pay"."""
    last: dict[str, tuple[int, str]] = {}
    found: dict[str, str] = {}
    for block in blocks:
        text = plain(block.text) if isinstance(block, Heading) and block.level is None else ""
        if is_caption(text) or not (counted := _NUMBERED.match(text)):
            continue
        kind, number = (counted["kind"] or "").casefold(), int(counted["number"])
        before = last.get(kind)
        if before and before[0] + 1 == number:
            found |= {before[1]: kind, text.casefold(): kind}
        last[kind] = number, text.casefold()
    return found


def _leads_in(heading: Heading, following: Block | None) -> bool:
    """Whether a guessed heading is only of what stands right below it: "We recommend:", "Key facts", "Table 3. Spend by
    member"."""
    text = plain(heading.text)
    is_of_next = text.endswith(":") or _BOX.fullmatch(text) is not None
    return heading.level is None and (is_of_next or (is_caption(text) and not isinstance(following, Heading)))


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _LETTERS


@dataclass(frozen=True)
class _Step:
    """A heading that is open. Guessed ones that follow stand under one of the outermost level that is a title, or
    marked, numbered or told more than once; beside others."""

    level: int
    leads_in: bool
    is_title: bool = False
    is_marked: bool = False
    is_counted: bool = False
    has_level: bool = False  # of its own, in the file


@dataclass
class _Levels:
    repeated: frozenset[str]
    counting_up: Mapping[str, str]
    of_kind: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    capitals: int | None = None  # the level of the last heading in capitals
    annexe: int | None = None  # the level of the last annexe
    trail: list[_Step] = field(default_factory=list)
    content_since: bool = True

    def place(self, heading: Heading, following: Block | None) -> int:
        """The level of a heading, which is open from now on."""
        is_lead_in = _leads_in(heading, following)
        level = min(MAX_DEPTH, max(1, self._level(heading, following, is_lead_in)))
        text = plain(heading.text)
        kind = self.counting_up.get(text.casefold())
        self.known[text.casefold()] = level
        if kind:
            self.of_kind.setdefault(kind, level)
        is_marked = heading.level is not None or kind in _DIVIDE or text.casefold() in self.repeated
        is_title = not is_marked and kind is None and heading.opens_page
        if _is_in_capitals(text) and heading.level is None and not is_title and not is_lead_in:
            self.capitals = level
        if _ANNEX.match(text):
            self.annexe = level
        step = _Step(level, is_lead_in, is_title, is_marked, kind is not None, heading.level is not None)
        self.trail = [step for step in self.trail if step.level < level] + [step]
        self.content_since = False
        return level

    def _level(self, heading: Heading, following: Block | None, is_lead_in: bool) -> int:
        text = plain(heading.text)
        name = text.casefold()
        if heading.level is not None:
            return heading.level
        kind = self.counting_up.get(name)
        if kind in _DIVIDE:
            return _TITLE
        if kind in self.of_kind:
            return self.of_kind[kind]
        if name in self.known:
            return self.known[name]
        below = self.known.get(plain(following.text).casefold()) if isinstance(following, Heading) else None
        if below is not None:
            return below - 1
        is_title = name in self.repeated and self.content_since and not is_lead_in
        if is_title and (counted := self._counted_above()):
            return counted + 1
        if heading.opens_page or not self.trail or is_title:
            return _TITLE
        if _ANNEX.match(text):
            return self.annexe or _TITLE + self.trail[0].is_title
        if not self.content_since:
            return self.trail[-1].level + 1
        if _is_in_capitals(text) and self.capitals is not None and not is_lead_in:
            return self.capitals
        return self._beside_last(is_lead_in)

    def _counted_above(self) -> int:
        """The level of the open heading that counts up ("2 Wheels on the quay"): what comes again under each of those
        ("What was done") is a part of it. 0 where none is open."""
        return next((step.level for step in reversed(self.trail) if step.is_counted), 0)

    def _beside_last(self, is_lead_in: bool) -> int:
        headings = [step for step in self.trail if not step.leads_in]
        lead_ins = [step for step in self.trail if step.leads_in]
        if is_lead_in:
            return lead_ins[-1].level if lead_ins else self.trail[-1].level + 1
        last = headings[-1] if headings else self.trail[-1]
        guesses = [step for step in headings if not (step.is_marked or step.is_title)]
        if last.has_level and guesses:
            return guesses[-1].level
        return max(last.level, _TITLE + 1) if last.is_title or last.is_marked else last.level
