"""Figures that stand above what they count, as web pages show a year in numbers: "412" above "people started work"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.formats.text.lines import Line, Look
from indexer.markup import fold_space

_FIGURE = re.compile(
    r"\s*(?:about |over |nearly )?[£€$]?\d[\d,.]*\s?(?:%|per cent|k|m|bn|million|billion)?\+?\s*", re.I
)
_GAPS = (Look.BLANK, Look.RULE, Look.LEFT_OUT)
_FEWEST = 2
_MOST_LINES = 3  # below a figure


def with_number_tiles(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines; figures that stand right above small letters, several of them, as one paragraph each
    with these. Numbers that count by one are those of pages."""
    tiles = list(_tiles(page, looks))
    out = list(looks)
    if len(tiles) < _FEWEST or _count_by_one([page[at].strip() for at, _ in tiles]):
        return out
    for at, end in tiles:
        out[at] = Line(Look.PARAGRAPH, fold_space(" ".join(page[at:end])))
        out[at + 1 : end] = [Line(Look.BLANK)] * (end - at - 1)
    return out


def _tiles(page: Sequence[str], looks: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where each figure stands, and where the words below it end."""
    for at, line in enumerate(page):
        if looks[at].look not in (Look.TEXT, Look.PAGE_NUMBER) or not _FIGURE.fullmatch(line):
            continue
        if at and looks[at - 1].look not in _GAPS:
            continue
        end = at + 1
        while end < len(page) and looks[end].look is Look.TEXT:
            end += 1
        if 1 < end - at <= 1 + _MOST_LINES and looks[at + 1].text[:1].islower():
            yield at, end


def _count_by_one(figures: Sequence[str]) -> bool:
    return all(one.isdigit() for one in figures) and all(int(other) - int(one) == 1 for one, other in pairwise(figures))
