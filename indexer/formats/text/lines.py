"""Lines of plain text, each with what its look says it is."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from indexer.markup import fold_space, plain


class Look(Enum):
    """What a line looks like on its own, before its neighbours are asked."""

    BLANK = auto()
    HEADING = auto()  # marked with #, or with rules around it (level 0)
    BULLET = auto()
    NUMBERED = auto()
    CELLS = auto()  # tab- or pipe-separated
    PAGE_NUMBER = auto()  # a small number alone on its line
    CONTENTS = auto()  # of a list of contents: it says nothing that its heading does not
    LEFT_OUT = auto()  # what stands between two pages and is no part of the text
    SLIDE = auto()  # "Slide 7", above the slide's title
    RULE = auto()  # ---, ***, the line under a table's header
    QUESTION = auto()  # with its answer below
    PARAGRAPH = auto()  # a whole one, as only a reader that sees the page can tell
    TEXT = auto()


@dataclass(frozen=True)
class Line:
    """One line. `text` has its marker taken off; `label` is a number as printed; `level` is a # heading's
    level, else the indent in characters; `cells` are a table row's, `quote` the row as it stands in the file where they
    may not stand there side by side."""

    look: Look
    text: str = ""
    label: str | None = None
    level: int = 0
    cells: tuple[str, ...] = ()
    marker: str = ""
    quote: str = ""


LEFT_OUT = "\0"
"""Stands in place of a line that is left out: no text that was decoded holds it."""
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*)$")
_BULLET = re.compile(r"^(\s*)(?:[•‣◦▪●○■□➢➤►▶»✓✔·–—]|[-*+o](?=\s))\s*(.+)$")
_NUMBER = re.compile(r"^(\s*)\(?(\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,5})([.)])?\s+(.+)$")
_LONGEST_MARK = 12  # characters
_RULE = re.compile(r"^(?=[^-*_=]*+(?:[-*_=](?![-*_=])[^-*_=]*+)*+[-*_=]{2})[\s|:*_=-]++$")


def look_at(raw: str) -> Line:
    """The `Line` that one raw line of text is."""
    if raw == LEFT_OUT:
        return Line(Look.LEFT_OUT)
    if not raw.strip():
        return Line(Look.BLANK)
    if _RULE.match(raw):
        return Line(Look.RULE, cells=_cells(raw))
    if marked := _HEADING.match(raw):
        return Line(Look.HEADING, fold_space(marked[2].rstrip().rstrip("#")), level=len(marked[1]))
    if marked_item := _marked_item(raw):
        return marked_item
    if "\t" in raw.strip() or (raw.lstrip().startswith("|") and raw.count("|") > 1):
        return Line(Look.CELLS, fold_space(raw), cells=_cells(raw))
    if bullet := _BULLET.match(raw):
        inner = Line(Look.BULLET) if _BULLET.match(bullet[2]) else look_at(bullet[2])
        if inner.look is Look.CELLS:
            return inner
        if inner.look is Look.NUMBERED:
            return Line(
                Look.NUMBERED,
                inner.text,
                inner.label,
                len(bullet[1].expandtabs(4)),
                marker=_before(raw, inner),
            )
        text = fold_space(bullet[2]).removesuffix(" |")
        return Line(Look.BULLET, text, level=len(bullet[1].expandtabs(4)), marker=raw.strip()[0])
    if raw.strip().isdigit() and len(raw.strip()) <= 3:
        return Line(Look.PAGE_NUMBER, raw.strip())
    return _numbered(raw) or Line(Look.TEXT, fold_space(raw), level=_indent(raw))


def _marked_item(raw: str) -> Line | None:
    """The item that a line is whose mark is followed by a tab: no row of a table."""
    mark, tab, text = raw.lstrip().partition("\t")
    if not (mark and tab and text.strip()) or "\t" in text.rstrip() or len(mark) > _LONGEST_MARK:
        return None
    line = look_at(raw[: raw.index(mark)] + f"{mark} {text}")
    return line if line.look in (Look.BULLET, Look.NUMBERED) and line.text == fold_space(text) else None


def _indent(raw: str) -> int:
    expanded = raw.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _numbered(raw: str) -> Line | None:
    found = _NUMBER.match(raw)
    if not found:
        return None
    indent, label, stop, text = found.groups()
    if not stop and not re.fullmatch(r"\d+(\.\d+)+", label):
        return None  # "10 workshops", "a small group": a number or letter alone marks nothing
    line = Line(Look.NUMBERED, fold_space(text), label, len(indent.expandtabs(4)))
    return replace(line, marker=_before(raw, line))


def _before(raw: str, line: Line) -> str:
    """What stands before a line's text."""
    return fold_space(raw).removesuffix(line.text).rstrip()


def _cells(raw: str) -> tuple[str, ...]:
    """The cells of a row, empty ones kept in place; the frame of a pipe table taken off."""
    if "\t" in raw:
        return tuple(fold_space(cell) for cell in raw.rstrip("\n").split("\t"))
    return tuple(fold_space(cell) for cell in raw.strip().removeprefix("|").removesuffix("|").split("|"))


_SENTENCE_END = re.compile(r"[.;,…]$")
_LEADS_IN = re.compile(r"[a-z]\. [A-Z].*:$")  # "Boilers. Nine are left:" is a sentence before what it leads in
_TWO_SENTENCES = re.compile(
    r"(?:\S+ ){3,}\S*[a-z]{2}(?<!\bHon)(?<!\bCllr)(?<!\bProf)(?<!\bRev)(?<!\bRevd)(?<!\bEsq)(?<!\bLtd)(?<!\bDept)"
    r"(?<!\bGovt)(?<!\bAsst)(?<!\bHMs)(?<!\bMrs)(?<!\bMessrs)(?<!\bvs)[.!] [A-Z]"
)  # "Any group or charity. You need" leads in a list
_SENTENCE_WITH_REMARK = re.compile(r"[a-z]{2}\. \([^()]+\)$")  # "Fund it for three years. (Board)"
_MEANS = " = "  # "Local" = in the county
_CONTACT = re.compile(r"@|https?://|www\.", re.IGNORECASE)


def could_be_heading(text: str) -> bool:
    """Whether a line standing alone is short and shaped like a heading (not a sentence, contact or date)."""
    shown = plain(text)
    words = shown.split()
    if not words or len(words) > 12 or len(shown) > 90:
        return False
    if _SENTENCE_END.search(shown) or _CONTACT.search(shown) or _LEADS_IN.search(shown) or _MEANS in shown:
        return False
    if _TWO_SENTENCES.match(shown) or _SENTENCE_WITH_REMARK.search(shown):
        return False
    return shown[0].isupper() or shown[0].isdigit() or shown[0] in "'\"‘“"


def is_bold_line(text: str) -> bool:
    """Whether the whole line is in bold and so stands as a heading."""
    return bool(re.fullmatch(r"\*\*[^*]+\*\*:?|__[^_]+__:?", text)) and len(text.split()) <= 14
