"""Second looks at guessed blocks: what only the neighbours show."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.blocks import Block, Heading, Item, Paragraph
from indexer.heading_levels import counting_up, is_caption
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
_LINE = 90  # characters of a line by itself
_LONG = 7  # words: as many as in a sentence
_OF_A_DAY_OR_ASKED = re.compile(
    r"\?$|\b(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
)
_SECTION = 2  # the level of a heading; those of its parts are deeper
_SAYS_BY_WHOM = re.compile(
    r"(?i:approved|adopted|agreed|endorsed|ratified|signed(?: off)?|published|prepared|compiled|written|presented"
    r"|drafted) (?:by|on|at|in) [^A-Z0-9]*[A-Z0-9]"
)
_NAMES_A_PART = re.compile(
    r"(?:appendix|annexe?|sheet)(?: (?:\d{1,2}|[a-z]))?: \S.*|q(?:uestion)? ?\d{1,3}[.)] \S.*|(?:case study|spotlight"
    r"|(?:theme|part|section|chapter|stage|phase|option|priority|pillar|strand|story|case study) (?:\d{1,2}|[a-z]))"
    r": \S+(?: \S+){0,5}",
    re.IGNORECASE,
)


def without_false_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with guessed headings turned into paragraphs where their place shows that they are text."""
    times = Counter(block.text for block in blocks if isinstance(block, Heading))
    counted = counting_up(blocks)
    runs = _runs_of_headings(blocks)
    out: list[Block] = []
    for at, block in enumerate(blocks):
        before, following = out[-1] if out else None, blocks[at + 1] if at + 1 < len(blocks) else None
        match block:
            case Heading(text, None) if times[text] == 1 and _is_text(
                block, before, following, runs[at + 1], plain(text).casefold() in counted
            ):
                out.append(Paragraph(text, block.page))
            case _:
                out.append(block)
    return out


@dataclass(frozen=True)
class _Run:
    """The headings from some place on: how many they are, whether the file itself marks one of them, and whether
    nothing else comes after them."""

    length: int = 0
    is_marked: bool = False
    is_last: bool = False


def _runs_of_headings(blocks: Sequence[Block]) -> list[_Run]:
    """The run that begins at each block, and the empty one after the last."""
    runs = [_Run(is_last=True)]
    for block in reversed(blocks):
        after = runs[-1]
        if isinstance(block, Heading):
            runs.append(_Run(after.length + 1, after.is_marked or block.level is not None, after.is_last))
        else:
            runs.append(_Run())
    return runs[::-1]


def _is_text(guess: Heading, before: Block | None, following: Block | None, after: _Run, is_counted: bool) -> bool:
    """A guess is text when it is "Label: value", stands last, goes on in the next paragraph (which starts small), lists
    several things right below a heading, or has nothing under it and reads like text. "Case study: the pie" and "Theme
    2: Apprenticeships" are headings, unless such a line stands above or below as well.

    Nothing under it: the next heading is one that the file itself marks, or the guess says "Approved by …", or is a
    name with what somebody is there, or stands between two headings, is as long as a sentence and not counted.
    """
    shown = plain(guess.text)
    if following is None or after.is_last:
        return True
    if _LABEL_AND_VALUE.match(shown) and not (
        is_counted or _names_a_part(shown, before, following) or _is_in_capitals_over_text(shown, before, following)
    ):
        return True
    if not after.length:
        return _goes_on(shown, following) or (isinstance(before, Heading) and _lists_names(shown))
    if _SAYS_BY_WHOM.match(shown):
        return True
    if _is_over_parts(shown, before, following):
        return False
    if shown.endswith(":") or guess.opens_page:
        return False
    is_long = isinstance(before, Heading) and len(shown.split()) >= _LONG and not shown.isupper()
    return not is_counted and (after.is_marked or is_long or shown.count(",") >= 2)


def _lists_names(shown: str) -> bool:
    return len(shown.split()) >= _LONG and shown.count(",") >= 2 and not is_caption(shown)


def _names_a_part(shown: str, before: Block | None, following: Block) -> bool:
    around = [plain(other.text) for other in (before, following) if isinstance(other, Paragraph | Heading)]
    is_one_of_several = any(len(text) <= _LINE and _LABEL_AND_VALUE.match(text) for text in around)
    return is_caption(shown) or (bool(_NAMES_A_PART.fullmatch(shown)) and not is_one_of_several)


def _is_over_parts(shown: str, before: Block | None, following: Block) -> bool:
    """ "Money" above "6.1  Fees in each year", the heading of its first part."""
    is_part = isinstance(following, Heading) and (following.level or 0) > _SECTION
    return is_part and not isinstance(before, Heading) and len(shown.split()) < _LONG and "," not in shown


def _is_in_capitals_over_text(shown: str, before: Block | None, following: Block) -> bool:
    """ "BOARD ROUND-UP: 22 JANUARY" above what the board did; above other such lines it is one of a cover."""
    is_over_text = isinstance(following, Paragraph) and plain(following.text).endswith((".", "!", "?", ":"))
    is_news = shown.isupper() and bool(_OF_A_DAY_OR_ASKED.search(shown))
    return is_news and is_over_text and isinstance(before, Paragraph | Item)


def _goes_on(shown: str, following: Block) -> bool:
    return isinstance(following, Paragraph) and following.text[:1].islower() and shown[-1:] not in "?:"
