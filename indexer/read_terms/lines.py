"""Lines of terms of reference: lines broken by a page's width put together, and what each line is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.read_terms.labels import topics_of
from indexer.read_terms.plain_text import PlainText

_WIDE_LINE = 45  # characters: a line this long that ends in no stop was broken by the page
_MOST_HEADING_WORDS = 9
_NUMBERING = r"(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|(?-i:[ivx]{1,4}|[a-z]))[.)]|\d{1,2}(?:\.\d{1,2}){1,3})"
_BULLET = re.compile(rf"(?:[-*•‣▪●■➢✓–o]|{_NUMBERING})[ \t]+(?=\S)", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_ROW = re.compile(r"\|.*\||.+ \| .+")
_RULER = re.compile(r"[\s|:=_–-]*")
_LABELLED = re.compile(r"(?P<label>[^:|\n]{2,60}?)(?:[ \t]*:|[ \t]+[–-](?=\s)|[–-](?=\s)|(?<=[^\W\d])–(?=\w)|\s*\|)")
_GOES_ON = re.compile(
    r"\b(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|least|than|is|are|be|was|will|shall|must|should|may|every|"
    r"each|per|one|two|that|which|who|as|their|its|working|minimum|up|not|no|between)$|[,&-]$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n+")
_COLUMN = re.compile(r"(?m)^(?P<label>[^\t\n|]{2,50})\t+(?=\S)")
_TAB = re.compile(r"\t")


@dataclass(frozen=True)
class Line:
    """text[start:end] of a plain text, without its marker. `heading` is its level (0 for none; 9 where it only looks
    like one), `row` says that it is a table's, `item` that it is a list item's."""

    start: int
    end: int
    heading: int = 0
    item: bool = False
    row: bool = False
    after_gap: bool = False


def joined_lines(text: PlainText) -> PlainText:
    """`text` with blanks for the line ends inside sentences, and bars between a label and its column."""
    columns = text.replaced(_COLUMN, lambda found: found["label"] + ("|" if topics_of(found["label"]) else " "))
    return columns.replaced(_TAB, " ").replaced(_BREAK, _join)


def _join(found: re.Match[str]) -> str:
    text = found.string
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    following = text.find("\n", found.end())
    after = text[found.end() : following if following >= 0 else len(text)]
    return " " if _goes_on(before, after, gap=len(found[0]) > 1) else found[0]


def _goes_on(before: str, after: str, gap: bool) -> bool:
    """Whether a sentence runs on from one line to the next."""
    if not before or not after or _is_structure(after) or _HEADING.match(before) or _ROW.fullmatch(before):
        return False
    if before.endswith((".", "!", "?", ":", ";")) or topics_of(_BULLET.sub("", before, count=1)):
        return False
    if _GOES_ON.search(before):
        return after[0].islower() or not gap
    return not gap and (after[0].islower() or (len(before) >= _WIDE_LINE and not topics_of(after)))


def _is_structure(line: str) -> bool:
    """Whether a line begins something of its own: a heading, an item, a row, a known label."""
    return bool(_BULLET.match(line) or _HEADING.match(line) or _ROW.fullmatch(line) or label_end(line))


def label_end(text: str) -> int:
    """Where the known label that `text` begins with ends ("Quorum: "), its mark and blanks taken in; 0 without one."""
    found = _LABELLED.match(text)
    if not found or not topics_of(found["label"]):
        return 0
    rest = text[found.end() :]
    return found.end() + len(rest) - len(rest.lstrip(" \t|"))


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold something, in order."""
    at = 0
    after_gap = True
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if _RULER.fullmatch(line):
            after_gap = after_gap or not line
            continue
        yield _line(line, start, after_gap)
        after_gap = False


def _line(line: str, start: int, after_gap: bool) -> Line:
    end = start + len(line)
    if marks := _HEADING.match(line):
        return Line(start + marks.end(), end, heading=marks[0].count("#"), after_gap=after_gap)
    if _ROW.fullmatch(line):
        return Line(start, end, row=True, after_gap=after_gap)
    bullet = _BULLET.match(line)
    begin = start + (bullet.end() if bullet else 0)
    bare = line[begin - start :]
    if _looks_like_heading(bare):
        return Line(begin, end, heading=9, after_gap=after_gap)
    return Line(begin, end, item=bool(bullet), after_gap=after_gap)


def _looks_like_heading(line: str) -> bool:
    """A short line without an end, known or in capitals: "Quorum", "MEETINGS OF THE GROUP", "Membership:"."""
    if len(line.split()) > _MOST_HEADING_WORDS or line.endswith((".", ";", ",", "?")):
        return False
    return bool(topics_of(line)) or (line.isupper() and ":" not in line and not any(c.isdigit() for c in line))
