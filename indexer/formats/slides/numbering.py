"""The numbers and letters PowerPoint prints before paragraphs."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from indexer.formats.slides.package import number_in

_MOST = 32_767  # ECMA-376, 20.1.10.73 (ST_TextBulletStartAtNum)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass
class _Count:
    kind: str
    start: int
    number: int


@dataclass
class Numbering:
    """Counts through the paragraphs of one text. A number goes on until a paragraph further out comes between."""

    counts: dict[int, _Count] = field(default_factory=dict)  # by level

    def label(self, level: int, bullet: Element) -> str:
        """The next number at this level as printed, without dot or brackets."""
        kind = bullet.get("type", "arabicPeriod")
        start = min(max(number_in(bullet, "startAt", 1), 1), _MOST)
        self._end_deeper(level)
        count = self.counts.get(level)
        if count is None or (count.kind, count.start) != (kind, start):
            count = self.counts[level] = _Count(kind, start, start - 1)
        count.number += 1
        return _printed(count.number, kind)

    def pause(self, level: int) -> None:
        """A paragraph without a number ends the counts at its own level and deeper."""
        self._end_deeper(level - 1)

    def _end_deeper(self, level: int) -> None:
        for deeper in [one for one in self.counts if one > level]:
            del self.counts[deeper]


def _printed(number: int, kind: str) -> str:
    """By the scheme (ECMA-376, 20.1.10.61, ST_TextAutonumberScheme); schemes of other scripts count in digits."""
    if kind.startswith("alpha"):
        label = _letters(number)
    elif kind.startswith("roman"):
        label = _roman(number)
    else:
        return str(number)
    return label.upper() if kind[5:].startswith("Uc") else label


def _letters(number: int) -> str:
    """1 as "a", 26 as "z", 27 as "aa", 28 as "bb"."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 9)


def _roman(number: int) -> str:
    numerals = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        numerals += numeral * times
    return numerals
