"""Lists that are none: paragraphs with a bullet or number typed before them, as Word saves its lists for the web."""

import itertools
import re
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString

from indexer.formats.html.furniture import attribute

_NUMBER = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxl]{1,7})[.)]+|\d{1,3}(?:\.\d{1,3})+"
_BULLET = "[·•‣▪●■□§o\uf0b7\uf0a7\uf0fc\uf0d8–-]"
_MARK = re.compile(rf"{_NUMBER}|{_BULLET}")
_TYPED = re.compile(rf"\s*(?:((?:{_NUMBER}|{_BULLET}))\xa0[\xa0 ]+|([•‣▪●■])\s+)(?=\S)")
_SPACER = re.compile(r"font:\s*7\.0pt\s*[\"']?times new roman")
_IGNORED = re.compile(r"mso-list:\s*ignore")
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_MARGIN = re.compile(r"margin-left:\s*(\d{1,4}(?:\.\d{1,4})?)\s*(pt|px|cm|in|mm)")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "in": 72.0, "mm": 2.835}
_STYLED_INDENT = 36.0  # points: what Word's style "List Paragraph" has of its own
_FIRST = 40  # tags and texts among which a mark must stand


@dataclass
class TypedList:
    """The list in which the last paragraph stood: the indents of its levels, outermost first."""

    indents: list[float] = field(default_factory=list)

    def depth(self, paragraph: Tag) -> int:
        """How deep this item is in the list."""
        indent = _indent(paragraph)
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        return len(self.indents) - 1


def take_mark(paragraph: Tag) -> str | None:
    """The bullet or number typed before the paragraph's words, and taken out of it; None if there is none.

    Word parts it from the words by a span of blanks in a type of their own, or says that the span with it is to
    be ignored; others put hard blanks after it.
    """
    texts: list[NavigableString] = []
    for part in itertools.islice(paragraph.descendants, _FIRST):
        if isinstance(part, Tag) and part.name == "span" and (taken := _of_word(part, texts)):
            return taken
        if type(part) is NavigableString and part.strip():
            texts.append(part)
    return _typed(texts[0]) if texts else None


def label_of(mark: str) -> str | None:
    """The number of a mark, without dot or brackets; None for a bullet."""
    return mark.strip("().") if re.fullmatch(_NUMBER, mark) else None


def _of_word(span: Tag, before: list[NavigableString]) -> str | None:
    """The mark, if this span ends or holds it."""
    style = attribute(span, "style")
    if _IGNORED.search(style) and not before:
        mark = span.get_text().strip()
        if _MARK.fullmatch(mark):
            span.clear()
            return mark
    if _SPACER.search(style) and before and not span.get_text().strip():
        mark = "".join(before).strip()
        if _MARK.fullmatch(mark):
            for text in before:
                text.extract()
            return mark
    return None


def _typed(text: NavigableString) -> str | None:
    found = _TYPED.match(text)
    if not found:
        return None
    text.replace_with(NavigableString(text[found.end() :]))
    return found[1] or found[2]


def _indent(paragraph: Tag) -> float:
    """How far in the paragraph stands, in points as far as the style says."""
    style = attribute(paragraph, "style")
    if level := _LEVEL.search(style):
        return float(level[1]) * _STYLED_INDENT
    if margin := _MARGIN.search(style):
        return float(margin[1]) * _POINTS[margin[2]]
    return _STYLED_INDENT if attribute(paragraph, "class").startswith("msolist") else 0.0
