"""Questions with their answers below ("Q4. How far ahead can I book?", "Q: Who pays?" above "A: The members."): several
of them tell that each heads its answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.formats.text.lines import Line, Look
from indexer.markup import fold_space

_MARK = re.compile(r"\s{0,3}(?:(?P<asked>Q(?:uestion)?(?:\s?\d{1,3})?\s?[.:)])|(?P<number>\d{1,2})[.)])\s+\S")
_GAPS = (Look.BLANK, Look.RULE, Look.PAGE_NUMBER, Look.LEFT_OUT)
_ANSWERS = (Look.TEXT, Look.BULLET, Look.NUMBERED, Look.CELLS)
_OF_A_FORM = re.compile(
    r"\b(?:maximum|max|weighting|word limit|words|marks|points|tick|circle|choose|rate|scale|optional|please)\b", re.I
)
"""What stands below a question that a reader is to answer."""
_MOST_LINES = 3
_FEWEST, _FEWEST_NUMBERED = 2, 3


@dataclass(frozen=True)
class _Question:
    """A question from the line `first` up to the line `end`; `number` is None where it is marked with a Q."""

    first: int
    end: int
    text: str
    number: int | None


def with_questions(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines, with questions that something answers below as such: two at least that are marked
    with a Q, or three whose numbers count up."""
    found = list(_questions(page, looks))
    numbered = [one for one in found if one.number is not None]
    counted = {
        at.first for one, other in pairwise(numbered) if other.number == (one.number or 0) + 1 for at in (one, other)
    }
    asked = [one for one in found if one.number is None]
    meant = [*(asked if len(asked) >= _FEWEST else ()), *(numbered if len(counted) >= _FEWEST_NUMBERED else ())]
    out = list(looks)
    for one in meant:
        if one.number is None or one.first in counted:
            out[one.first] = Line(Look.QUESTION, one.text)
            out[one.first + 1 : one.end] = [Line(Look.BLANK)] * (one.end - one.first - 1)
    return out


def _questions(page: Sequence[str], looks: Sequence[Line]) -> Iterator[_Question]:
    for at, line in enumerate(page):
        mark = _MARK.match(line) if looks[at].look in (Look.TEXT, Look.NUMBERED) else None
        if mark is None or (mark["number"] and at and looks[at - 1].look not in _GAPS):
            continue
        end = _end(page, looks, at)
        if end and _is_answered(page, looks, end, bool(mark["number"])):
            yield _Question(
                at, end, fold_space(" ".join(page[at:end])), int(mark["number"]) if mark["number"] else None
            )


def _end(page: Sequence[str], looks: Sequence[Line], start: int) -> int | None:
    """Where the question that begins here ends: with the first line that has its mark at its end."""
    for at in range(start, min(start + _MOST_LINES, len(page))):
        if at > start and (looks[at].look is not Look.TEXT or _MARK.match(page[at])):
            return None
        if page[at].rstrip().endswith("?"):
            return at + 1
    return None


def _is_answered(page: Sequence[str], looks: Sequence[Line], end: int, is_numbered: bool) -> bool:
    """Whether what follows is neither another question, nor nothing, nor (below one with a number only) how to answer
    or what to choose from."""
    after = next((at for at in range(end, len(page)) if looks[at].look not in _GAPS), None)
    if after is None or looks[after].look not in _ANSWERS or _MARK.match(page[after]):
        return False
    is_text = looks[after].look is Look.TEXT and page[after].lstrip()[:1].isupper()
    return not is_numbered or (is_text and not _OF_A_FORM.search(page[after]))
