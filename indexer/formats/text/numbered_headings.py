"""Numbered headings right above their text ("4. Chair" above "The chair is elected each May."): only several of them
tell that they are no items."""

import re
from collections.abc import Sequence

from indexer.formats.text.lines import Line, Look, could_be_heading
from indexer.markup import fold_space

_NUMBERED = re.compile(r"\s{0,3}(?P<number>\d{1,2})[.)]?\s+(?P<text>\S.*)")
_GAPS = (Look.BLANK, Look.RULE, Look.PAGE_NUMBER, Look.LEFT_OUT)
_WORDS = 6  # of such a heading, at most
_FEWEST = 3
_LEVEL = 2


def with_numbered_headings(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines; three at least that count from 1, each by itself above longer text that begins anew,
    as marked headings, with all that count on. Where an item goes on in the next line, the first line is the longer.
    """
    found = [(at, int(mark["number"]), mark["text"]) for at in range(len(page)) if (mark := _mark(page, looks, at))]
    out = list(looks)
    for run in _counting_up(found):
        for at, _, text in run:
            out[at] = Line(Look.HEADING, fold_space(text), level=_LEVEL)
    return out


def _mark(page: Sequence[str], looks: Sequence[Line], at: int) -> re.Match[str] | None:
    """The number and the words of a line that could be such a heading."""
    mark = _NUMBERED.fullmatch(page[at]) if looks[at].look in (Look.TEXT, Look.NUMBERED) else None
    if mark is None or at + 1 == len(page) or (at and looks[at - 1].look not in _GAPS):
        return None
    text, below = mark["text"], looks[at + 1]
    if not could_be_heading(text) or len(text.split()) > _WORDS or not text[:1].isupper():
        return None
    if below.look is Look.NUMBERED:
        return mark if (below.label or "").startswith(f"{mark['number']}.") else None
    stands_over = below.look is Look.TEXT and below.text[:1].isupper() and len(below.text) > len(text)
    return mark if stands_over and _ends_a_sentence(looks, at + 1) else None


def _ends_a_sentence(looks: Sequence[Line], start: int) -> bool:
    """Whether the text that begins here ends with a full stop."""
    end = start
    while end < len(looks) and looks[end].look is Look.TEXT:
        end += 1
    return looks[end - 1].text.endswith((".", "!", "?", ".)", '."', ".”"))


def _counting_up(found: Sequence[tuple[int, int, str]]) -> list[list[tuple[int, int, str]]]:
    runs: list[list[tuple[int, int, str]]] = [[]]
    for one in found:
        if runs[-1] and one[1] == runs[-1][-1][1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) >= _FEWEST and run[0][1] == 1]
