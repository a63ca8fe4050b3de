"""What stands before the items of a list."""

import re

_BULLETS = frozenset("•‣◦▪●○■□➢➤✓✔·⁃∙❖◆◇►▶➔→❑❒☐☑✗✘\u2023\u25cf")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,2}")

PIPE = "|"
"""What the rows of a table begin with where a Markdown text was printed as it stands."""


def is_marker(word: str) -> bool:
    """Whether a word could stand before an item: a bullet, a dash, "o", a number or a letter."""
    return is_bullet(word) or word in ("-", "–", "—", "*", "+", "o") or _NUMBER.fullmatch(word) is not None


def is_bullet(word: str) -> bool:
    """Whether a word is a sign that stands before nothing but items."""
    return len(word) == 1 and word in _BULLETS
