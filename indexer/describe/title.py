"""A document's title: what the file declares, else the best line of its cover, else its file's name."""

import re
from collections.abc import Sequence
from pathlib import Path

from indexer.describe.cover_lines import is_beside_the_title, names_people
from indexer.describe.shown import Role, Shown, words_in
from indexer.markup import plain
from knowledge.documents import Fact
from knowledge.places import find_places
from knowledge.words import words_of

_MOST_WORDS = 20
_SHORT = 7  # words: a title this short may go on in the next line


def describe_title(declared: str | None, texts: Sequence[Shown], cover: Sequence[Shown], path: Path) -> Fact[str]:
    """The title and where it stands; a short one is joined with its second line."""
    name = plain(declared or "")
    is_heading = bool(cover) and cover[0].text == name
    if _tidied(name) and not is_heading and not _PROGRAM_TITLE.match(name) and not _is_file_name(name, path):
        return Fact(_tidied(name), "title given by the file")
    for line in cover:
        if labelled := _TITLE_LINE.match(line.text):
            return Fact(_tidied(labelled[1]), f'cover: "{line.text}"')
    for position, line in enumerate(cover):
        if _could_be_title(line, position == 0):
            title = _with_second_line(line, texts[position + 1 : position + 3])
            return Fact(_tidied(title), "heading at the start" if line.level else f'cover: "{line.text}"')
    return Fact(readable_name(path), "file name")


def _is_file_name(title: str, path: Path) -> bool:
    """Whether a declared title is only the file's name, as programs put it in when nobody gives one."""
    return words_of(title) == words_of(path.stem)


def readable_name(path: Path) -> str:
    """The file's name as words, places in their capitals: "Leeds anchors report"."""
    words = " ".join(re.split(r"[-_\s]+(?!\d)|(?<!\d)[-_\s]+", path.stem)).strip() or path.name
    for mention in find_places(words):
        written = " ".join(map(_capitalised, words[mention.start : mention.end].split(" ")))
        words = words[: mention.start] + written + words[mention.end :]
    return words[:1].upper() + words[1:]


def _capitalised(word: str) -> str:
    return word if word in ("and", "upon", "on", "of", "the", "with") else word[:1].upper() + word[1:]


_TITLE_LINE = re.compile(
    r"(?:(?:report|paper|document) )?(?:title|subject|name of report): +(\S.{4,200})$", re.IGNORECASE
)
_PROGRAM_TITLE = re.compile(
    r"(?:untitled|powerpoint presentation|document ?\d*|presentation ?\d*|microsoft (?:word|powerpoint)\b.*"
    r"|.*\.(?:docx?|pptx?|pdf|txt|md|html?)|home(?: ?page)?|slide \d+)$",
    re.IGNORECASE,
)


def _could_be_title(line: Shown, is_first: bool) -> bool:
    if line.role not in (Role.HEADING, Role.PARAGRAPH) or ((line.level or 1) > 1 and not is_first):
        return False
    if not 1 <= words_in(line.text) <= _MOST_WORDS or re.search(r"^\[|@|https?://|[^.]\.\)?$", line.text):
        return False
    return not is_beside_the_title(line)


_SAYS_WHAT = re.compile(
    r"\b(?:report|review|evaluation|framework|toolkit|guide|handbook|agreement|charter|strategy|plan|papers?|stories|update"
    r"|tracker|programme|summary|terms of reference|minutes|notes)\b",
    re.IGNORECASE,
)
_SECOND = 12  # words of the second line of a title
_NAMES_NETWORK = re.compile(r"\b(?:network|partnership|alliance|circle|compact|collaborative|anchors)$", re.IGNORECASE)
_KIND_WORDS = re.compile(r"\b(?:terms of reference|minutes|charter|report|case study|strategy|plan)\b", re.IGNORECASE)


def _with_second_line(line: Shown, below: Sequence[Shown]) -> str:
    """The title with the line below it, when that is no section's heading: a cover line follows it.

    Where the file marks headings, only a second line that says what kind of document it is joins the first; the name of
    a network alone says nothing of the document.
    """
    if not below or ":" in line.text or not _could_be_title(below[0], True):
        return line.text
    second = below[0]
    if words_in(line.text) < _SHORT and _NAMES_NETWORK.search(line.text) and _is_cover_line(second):
        is_title = bool(_SAYS_WHAT.search(second.text)) or not names_people(second.text)
        goes_on = not second.opens_page and words_in(second.text) <= _SECOND and is_title
    elif line.level or second.level:
        names_kind = second.role is Role.HEADING and not second.opens_page and _KIND_WORDS.search(second.text)
        goes_on = bool(names_kind) and not _KIND_WORDS.search(line.text)
    elif words_in(line.text) >= _SHORT:
        goes_on = False
    else:
        goes_on = not second.opens_page and not second.text.endswith("?") and _stands_on_cover(second, below[1:])
    return f"{line.text}: {second.text}" if goes_on else line.text


def _is_cover_line(second: Shown) -> bool:
    """Whether a line is neither an item nor a heading that the file marks, which may be a section's."""
    return second.role is not Role.ITEM and not second.level


def _stands_on_cover(second: Shown, below: Sequence[Shown]) -> bool:
    """Whether no running text follows, so that the line is neither a section's heading nor in a section."""
    if words_in(second.text) > _SECOND or names_people(second.text):
        return False
    return not below or below[0].opens_page or is_beside_the_title(below[0])


_NEXT_PART = re.compile(r"(?<=[a-z]) (?=(?:The|A|An|How|Our) [a-z])")
_CARRIED_BY = re.compile(r"\s*\((?:cabinet member|portfolio|lead member|report of)\b[^()]*\)$", re.IGNORECASE)
_ANSWERS = re.compile(r"^(?:(?:re|fwd?): *)+(?=\S)", re.IGNORECASE)
_SITE = re.compile(r"\s+[|·]\s+[^|·]+$")


def _tidied(whole: str) -> str:
    """The title without the "RE:" of an e-mail, who presents it, its web site and trailing dots; parts run together
    told apart.

    "The Anchors Network A new start The story" is three lines run together; the first two are kept.
    """
    title = _SITE.sub("", _CARRIED_BY.sub("", _ANSWERS.sub("", whole)))
    parts = _NEXT_PART.split(title) if ":" not in title else [title]
    return ": ".join(parts[:2]).strip().rstrip(".…: ") or whole
