"""Shares as terms of reference write them: "one third", "50% plus one", "a majority of members"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from indexer.read_terms.numbers import NUMBER, number_of
from knowledge.groups.terms import Beyond, Share

_ABOVE = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_BELOW = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_SIGNS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5),
}  # fmt: skip
_THIRDS = {
    **dict.fromkeys(("33", "33.3", "33.33"), Fraction(1, 3)),
    **dict.fromkeys(("66", "66.6", "66.66", "66.7", "66.67", "67"), Fraction(2, 3)),
}
"""Per cents that stand for thirds."""
_NAMES = "|".join(sorted(_BELOW, key=len, reverse=True))
_PART = (
    rf"(?P<words>{NUMBER}) per ?cent\b"
    r"|\b(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)"
    rf"|(?:\b(?P<above>{'|'.join(_ABOVE)}|[1-5])[- ])?\b(?P<below>{_NAMES})s?\b"
    r"(?! (?:of )?(?:an? )?(?:hour|year|dozen|day))"
    r"|\b(?P<some>one|two|three) (?:in|out of)(?: every)? (?P<all>three|four|five)\b"
    r"|(?<![\d/])(?P<digits>[1-9]/(?:[2-9]|10))(?:rds?|ths?)?(?![\d/])"
    rf"|(?P<sign>[{''.join(_SIGNS)}])"
)
_MORE = r"more than|greater than|over|above|exceeding|in excess of|upwards of|larger than"
_NOT_A_PLUS = (
    r"(?! (?!members?|persons?|more|of|must|shall|should|are|is|will|present|being|to|in|at|form|make|constitute)\w)"
)
_A_CONDITION = r"(?! of (?:those|them|these|whom|which)\b)"
_PLUS_ONE = rf"[^.;:]{{0,60}}?(?:\bplus|\+|\band) ?(?:one|1)\b{_NOT_A_PLUS}{_A_CONDITION}"
_SHARE = re.compile(
    rf"(?:\b(?P<one_more>one more than)\s+|\b(?P<not_more>not? (?:{_MORE}))\s+|\b(?P<more>{_MORE})\s+)?"
    rf"(?:(?:{_PART})(?P<plus_one>{_PLUS_ONE})?"
    r"|\b(?:an? |the )?(?:simple |absolute |overall |clear |bare )?(?P<majority>majority)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundShare:
    """text[start:end] is `share`; `majority` where it is called one."""

    share: Share
    start: int
    end: int
    majority: bool = False


def find_shares(text: str) -> Iterator[FoundShare]:
    """The shares in `text` in order. Upper bounds ("no more than half") and nonsense ("0/3", 120%) are left out."""
    for found in _SHARE.finditer(text):
        if found["majority"]:
            yield FoundShare(Share(Fraction(1, 2), Beyond.MORE_THAN), found.start(), found.end(), majority=True)
        elif not found["not_more"] and (part := _part(found)) and 0 < part <= 1:
            yield FoundShare(Share(part, _beyond(found, part)), found.start(), found.end())


def _beyond(found: re.Match[str], part: Fraction) -> Beyond:
    if found["one_more"] or (found["plus_one"] and part < 1):
        return Beyond.ONE_MORE
    return Beyond.MORE_THAN if found["more"] else Beyond.NOTHING


def _part(found: re.Match[str]) -> Fraction | None:
    if found["words"]:
        return Fraction(number_of(found["words"]), 100)
    if found["percent"]:
        return _THIRDS.get(found["percent"]) or Fraction(found["percent"]) / 100
    if found["digits"]:
        return Fraction(found["digits"])
    if found["sign"]:
        return _SIGNS[found["sign"]]
    if found["some"]:
        return Fraction(_ABOVE[found["some"].casefold()], _ABOVE[found["all"].casefold()])
    below = found["below"].casefold()
    above = (found["above"] or "a").casefold()
    if found["above"] is None and below not in ("half", "halves"):
        return None  # "the third Tuesday", "each quarter"
    return Fraction(int(above) if above.isdecimal() else _ABOVE[above], _BELOW[below])
