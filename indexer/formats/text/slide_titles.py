"""Slides in plain text: "Slide 7" above its title, or beside it."""

import re
from collections.abc import Sequence

from indexer.formats.text.lines import Line, Look, could_be_heading

_SLIDE = re.compile(r"\s*Slide \d{1,3}(?: (?:of|/) \d{1,3})?(?:\s*[:.–-])?(?:\s+(?P<title>\S.{0,90}))?\s*")
_LEVEL = 2  # of a slide's title
_GAPS = (Look.BLANK, Look.RULE, Look.PAGE_NUMBER, Look.LEFT_OUT)
_SAYS_HOW_MUCH = re.compile(r": .*\d")  # "Budget: £400,000"


def with_slides(page: Sequence[str], looks: Sequence[Line]) -> list[Line]:
    """The looks of a page's lines; those of a slide's number, with nothing right above them, and the title beside it or
    right below it as slides and marked headings. What is no title stays text, as does what has nothing under it."""
    out = list(looks)
    for at, line in enumerate(page):
        found = _SLIDE.fullmatch(line) if at == 0 or looks[at - 1].look in _GAPS else None
        if not found or looks[at].look is not Look.TEXT:
            continue
        below = looks[at + 1] if at + 1 < len(looks) else None
        if found["title"]:
            if _is_title(found["title"], below) and _says_something(page, looks, at + 1):
                out[at] = Line(Look.HEADING, found["title"].strip(), level=_LEVEL)
            continue
        out[at] = Line(Look.SLIDE)
        after = looks[at + 2] if at + 2 < len(looks) else None
        is_title = below and below.look is Look.TEXT and _is_title(below.text, after, may_go_on=True)
        if below and is_title:
            has_more = _says_something(page, looks, at + 2)
            out[at + 1] = Line(Look.HEADING if has_more else Look.PARAGRAPH, below.text, level=_LEVEL)
    return out


def _is_title(text: str, below: Line | None, may_go_on: bool = False) -> bool:
    """Whether a line is shaped like a title: what stands below goes not on in it, and is no text where that is told."""
    if not could_be_heading(text) or _SAYS_HOW_MUCH.search(text):
        return False
    if below is None or below.look is not Look.TEXT:
        return True
    return may_go_on and not below.text[:1].islower()


def _says_something(page: Sequence[str], looks: Sequence[Line], start: int) -> bool:
    """Whether anything stands between here and the next slide."""
    for at in range(start, len(looks)):
        if looks[at].look not in _GAPS:
            return not _SLIDE.fullmatch(page[at])
    return False
