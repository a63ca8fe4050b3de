"""Which lines of plain text are headings, as their neighbours tell."""

import re
from collections.abc import Sequence

from indexer.formats.text.lines import Line, Look, could_be_heading
from indexer.heading_levels import is_caption
from indexer.sentences import NO_HEADING

_GAPS = (Look.BLANK, Look.RULE, Look.CONTENTS, Look.SLIDE, Look.LEFT_OUT)
_REMARKS = re.compile(r"\([^()]*\)")
_REMARK = 4  # words in brackets below a heading; "(the Council)" is a party's short name
_HEADING_WORDS = 7  # of one right above its text, its number among them
_STOPS = (".", "!", "?", ".)", '."', ".”")
_SHORT_ANSWERS = frozenset(
    "yes no none nil n/a not approved agreed accepted adopted carried closed declined deferred done endorsed noted "
    "received rejected resolved withdrawn".split()
)
_ASKS = ("what", "why", "how", "who", "where", "when", "which")
_SHORT_OF_NEXT, _LINE_OF_TEXT = 0.6, 45  # a heading right above its text, beside the next line; characters


def stands_over_text(run: Sequence[Line]) -> bool:
    """Whether the first of these lines is a heading right above its text: a few words, no sentence, much shorter than
    the next line, which begins anew, while the last one ends a sentence; or in capitals above a remark in brackets."""
    if len(run) < 2 or not could_be_heading(run[0].text) or run[0].text.endswith(":"):
        return False
    if run[0].text.isupper() and run[1].text.startswith("(") and run[-1].text.endswith(")"):
        return len(" ".join(line.text for line in run[1:]).split()) >= _REMARK
    head, text = run[0].text, run[1].text
    words = head.casefold().split()
    if not head.isupper() and (len(words) > _HEADING_WORDS or "£" in head or not NO_HEADING.isdisjoint(words)):
        return False
    short = len(head) < _SHORT_OF_NEXT * len(text) and len(text) >= _LINE_OF_TEXT
    return _begins_anew(text) and short and run[-1].text.endswith(_STOPS)


def stands_over_a_name(run: Sequence[Line]) -> bool:
    """Whether two lines are a numbered heading in capitals and, below it, whose it is: "2  WHEELS ON THE QUAY" above
    "Northtown College and Harbour Homes"."""
    if len(run) != 2 or not all(could_be_heading(line.text) for line in run):
        return False
    head, name = run[0].text, run[1].text
    is_counted = head[0].isdigit() and head.isupper() and len(head.split()) > 1 and not head.endswith(":")
    return is_counted and not name.isupper() and not any(map(str.isdigit, name))


def _begins_anew(text: str) -> bool:
    """Whether a text begins as a sentence does."""
    return text[:1].isupper() or text[:1] in ('"', "'", "‘", "“", "£")


def numbers_a_heading(lines: Sequence[Line], at: int) -> bool:
    """A numbered line is a heading if it is shaped like one, stands not right below a sibling, and what follows is not
    its next one; the same with a letter instead of the number, where all but a remark in brackets is in capitals."""
    line = lines[at]
    if not could_be_heading(line.text) or not line.label:
        return False
    in_capitals = _REMARKS.sub("", line.text).isupper()
    if not line.label[0].isdigit() and not (len(line.label) == 1 and line.label.isupper() and in_capitals):
        return False
    above = lines[at - 1].label if at and lines[at - 1].look is Look.NUMBERED else None
    if above and above.count(".") == line.label.count("."):
        return False
    rest = (lines[after] for after in range(at + 1, len(lines)))
    following = next((other for other in rest if other.look not in _GAPS), None)
    if following is None:
        return False
    if following.look is Look.NUMBERED and following.label and _are_alike(line.label, following.label):
        return following.label.startswith(f"{line.label}.")
    if lines[at + 1].look not in _GAPS:
        return False
    return "." not in line.label or _names_what_follows(line.text, following)


def _names_what_follows(name: str, following: Line) -> bool:
    """Whether a part's line ("4.2  Pay and progression") is the heading of what stands below it without a number of its
    own: no sentence, and more than a short answer."""
    words = name.casefold().split()
    asks = name.endswith("?") or words[0] in _ASKS
    if words[0].strip(".,:") in _SHORT_ANSWERS or not (asks or NO_HEADING.isdisjoint(words)):
        return False
    if following.look is Look.TEXT:
        text = following.text
        return _begins_anew(text) and (len(text) >= _LINE_OF_TEXT or text.endswith(_STOPS) or is_caption(text))
    return following.look in (Look.CELLS, Look.BULLET, Look.NUMBERED)


def _are_alike(label: str, other: str) -> bool:
    return label[0].isdigit() is other[0].isdigit()
