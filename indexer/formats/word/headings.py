"""Headings that Word does not know of: lines that stand out by their type."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.formats.text.lines import could_be_heading
from indexer.formats.word.nodes import Para, TextLine

_CLEARLY_LARGER = 1.15
_UNSAID = 10.0  # points, where nothing is said (ECMA-376, 17.3.2.38)
_TYPED_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s")
_LONGEST_MARKED = 25  # words
_LONGEST_SENTENCE = 12  # words


@dataclass(frozen=True)
class BodyType:
    """What running text looks like in a document."""

    points: float = _UNSAID
    is_bold: bool = False


def body_type(paras: Iterable[Para]) -> BodyType:
    """The looks that most letters have, marked headings apart."""
    lines = [line for para in paras if para.level is None for line in para.lines]
    sizes: Counter[float] = Counter()
    bold = 0
    for line in lines:
        sizes[line.points or _UNSAID] += len(line.text)
        bold += len(line.text) * line.is_bold
    if not sizes:
        return BodyType()
    return BodyType(sizes.most_common(1)[0][0], bold * 2 > sum(sizes.values()))


def stands_out(line: TextLine, body: BodyType) -> bool:
    """Whether all of a line is bold or clearly larger than running text."""
    if line.is_bold and not body.is_bold:
        return True
    return (line.points or _UNSAID) >= body.points * _CLEARLY_LARGER


def is_guessed_heading(line: TextLine, body: BodyType) -> bool:
    """Whether a line that nothing marks stands out, and is short and shaped like a heading."""
    return stands_out(line, body) and could_be_heading(line.text)


def is_text(para: Para) -> bool:
    """Whether a paragraph marked as a heading is one only by its style: contracts number whole clauses that way."""
    words = len(para.text.split())
    return words > _LONGEST_MARKED or (words > _LONGEST_SENTENCE and para.text.endswith((".", ";")))


def numbers_a_heading(para: Para, before: Para | None, after: Para | None, body: BodyType) -> bool:
    """Whether a numbered paragraph is a heading: shaped like one, and the next is numbered below it ("2", "2.1").

    One that stands alone, not in a row of its like, is one too where it stands out or has longer text below it.
    """
    label = para.number.label if para.number else None
    if not label or not label[0].isdigit() or len(para.lines) != 1 or not could_be_heading(para.text):
        return False
    if after and _number_before(after).startswith(f"{label}."):
        return True
    if any(_is_sibling(para, other) for other in (before, after)):
        return False
    has_text = after is not None and after.number is None and len(after.text) > len(para.text)
    return stands_out(para.lines[0], body) or has_text


def _number_before(para: Para) -> str:
    """The number of a paragraph, counted by Word or typed before its text ("2.1 We meet …")."""
    counted = para.number.label if para.number else None
    typed = _TYPED_NUMBER.match(para.text)
    return counted or (typed[1] if typed else "")


def _is_sibling(para: Para, other: Para | None) -> bool:
    number, others = para.number, other.number if other else None
    if number is None or others is None:
        return False
    return (number.family, number.depth) == (others.family, others.depth)
