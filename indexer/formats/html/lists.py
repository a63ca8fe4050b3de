"""Lists of web pages: the numbers and letters a browser would print."""

import re
from dataclasses import dataclass

from bs4 import Tag

from indexer.formats.html.furniture import attribute
from indexer.formats.html.tables import whole_number

_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"} | {
    "lower-roman": "i",
    "upper-roman": "I",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman))")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass
class Counting:
    """A list as it is read: how it counts ("1", "a", "A", "i", "I" or not at all), and what comes next."""

    style: str | None = None
    number: int = 1
    step: int = 1

    def label(self, item: Tag) -> str | None:
        """What stands before `item`, without the dot; then count on."""
        if self.style is None:
            return None
        number = whole_number(item, "value", self.number)
        self.number = number + self.step
        return _printed(number, self.style)


def counting_of(tag: Tag) -> Counting:
    """How the items of an ol are numbered; those of other lists are not."""
    if tag.name != "ol":
        return Counting()
    if not tag.has_attr("reversed"):
        return Counting(_style(tag), whole_number(tag, "start", 1))
    items = sum(isinstance(child, Tag) and child.name == "li" for child in tag.contents)
    return Counting(_style(tag), whole_number(tag, "start", items), -1)


def _style(tag: Tag) -> str:
    if found := _STYLE.search(attribute(tag, "style")):
        return _STYLES[found[1]]
    given = str(tag.get("type") or "1").strip()
    return given if given in ("a", "A", "i", "I") else "1"


def _printed(number: int, style: str) -> str:
    if style in "aA" and number > 0:
        label = _letters(number)
    elif style in "iI" and 0 < number < 4000:
        label = _roman(number)
    else:
        label = str(number)
    return label.upper() if style.isupper() else label


def _letters(number: int) -> str:
    """1 as "a", 26 as "z", 27 as "aa"."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    numerals = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        numerals += numeral * times
    return numerals
