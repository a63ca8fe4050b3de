"""Headings between two rules, as people type them who have no other way to make one stand out."""

import re
from collections.abc import Sequence

from indexer.formats.text.columns import pieces_of
from indexer.formats.text.lines import Line, Look, could_be_heading
from indexer.markup import fold_space

_COUNTED = re.compile(r"(?:(?:section|part|chapter|appendix|annexe?|schedule) )?(?:\d{1,2}|[a-z])[.)]?", re.IGNORECASE)


def with_banners(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines, a line of text right between two unbroken rules as a heading; with a number before
    it ("SECTION 3    TIMETABLE"), or without columns, which the names of a table's would stand in."""
    out = list(looks)
    for at in range(1, len(page) - 1):
        is_ruled = _is_unbroken(page[at - 1], looks[at - 1]) and _is_unbroken(page[at + 1], looks[at + 1])
        if is_ruled and looks[at].look is Look.TEXT and _is_one_name(page[at]) and could_be_heading(looks[at].text):
            out[at] = Line(Look.HEADING, fold_space(page[at]))
    return out


def _is_unbroken(line: str, look: Line) -> bool:
    return look.look is Look.RULE and len(pieces_of(line)) == 1


def _is_one_name(line: str) -> bool:
    first, *others = [line[start:end] for start, end in pieces_of(line)]
    return not others or (len(others) == 1 and _COUNTED.fullmatch(first) is not None)
