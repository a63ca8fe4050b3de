"""Headings that are none: short paragraphs with every word in bold, as people write them who know no styles."""

import re

from bs4 import Tag
from bs4.element import NavigableString

from indexer.formats.html.furniture import attribute
from indexer.formats.text.bold_headings import could_head
from indexer.markup import fold_space

_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_MOST_PARTS = 60  # tags and texts in a heading


def is_bold_heading(paragraph: Tag) -> bool:
    """Whether every word of the paragraph is bold, and they are few and shaped like a heading."""
    words = ""
    waiting: list[tuple[object, bool]] = [(paragraph, False)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return could_head(fold_space(words))
        part, is_bold = waiting.pop()
        if isinstance(part, Tag):
            is_bold = is_bold or _makes_bold(part)
            waiting += [(child, is_bold) for child in reversed(part.contents)]
        elif type(part) is NavigableString and part.strip():
            if not is_bold:
                return False
            words += part
    return False


def _makes_bold(tag: Tag) -> bool:
    return tag.name in _BOLD or bool(_BOLD_STYLE.search(attribute(tag, "style")))
