"""The rule of a group's quorum: how many have to be there, who counts, and on what conditions."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.errors import HelpfulError
from knowledge.groups.terms import Beyond, Share
from knowledge.people import Role


class CountedBy(StrEnum):
    """What a quorum counts: two people of one organisation are two people, and one organisation."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"


class Rounding(StrEnum):
    """How half of an odd number is read: of 21 it is 11 rounded UP (as where nothing is said) and 10 rounded DOWN;
    "half plus one" is 12 rounded UP (11.5 is), and 11 rounded DOWN."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Condition:
    """What a quorum asks for beside the number, in the words of its document.

    `role` has to be taken by `count` of those present, or `of` has to be in the names of `count` organisations
    present; with neither a person has to say whether it is met.
    """

    text: str
    count: int = 1
    role: Role | None = None
    of: str = ""


@dataclass(frozen=True)
class QuorumRule:
    """How many of what: `number` is a count, or a share of the seats (of the filled ones with `of_filled`).

    `clause` is what the terms of reference say, where they do. `rounding` is needed for "half plus one" alone.
    """

    number: int | Share
    counted_by: CountedBy
    co_chairs_count: bool = True
    deputies_count: bool = True
    of_filled: bool = False
    rounding: Rounding | None = None
    conditions: tuple[Condition, ...] = ()
    clause: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.number, int):
            if self.number < 1:
                raise HelpfulError(f"A quorum of {self.number} is none.", "Give 1 or more, or a share such as 1/3.")
            return
        if not 0 < self.number.part <= 1:
            raise HelpfulError(f"A quorum of {self.number} of the seats cannot be.", "Give a share between 0 and 1.")
        if self.number.beyond is Beyond.ONE_MORE and self.rounding is None:
            raise HelpfulError(
                f'"{self.number}" can be read in two ways where the number of seats is odd.',
                'Say which: "half plus one, rounded up" is 12 of 21, "rounded down" 11 (in a file, "rounding": "up").',
            )

    def counts(self, role: Role) -> bool:
        """Whether whoever has this role in the group counts; observers and the secretariat never do."""
        return role is Role.MEMBER or (role is Role.CO_CHAIR and self.co_chairs_count)

    def needed_of(self, total: int) -> int:
        """How many it takes of `total`: rounded up unless it is said otherwise, in exact fractions; at least 1.

        >>> from fractions import Fraction
        >>> QuorumRule(Share(Fraction(7, 100)), CountedBy.PEOPLE).needed_of(100)
        7
        """
        if isinstance(self.number, int):
            return self.number
        share = self.number.part * total
        match self.number.beyond:
            case Beyond.MORE_THAN:
                needed = math.floor(share) + 1
            case Beyond.ONE_MORE:
                needed = (math.ceil(share) if self.rounding is Rounding.UP else math.floor(share)) + 1
            case Beyond.NOTHING:
                needed = math.floor(share) if self.rounding is Rounding.DOWN else math.ceil(share)
        return max(1, needed)


_DEPUTY = r"(?:deput(?:y|ies)|substitutes?|alternates?|stand-?ins?|nominees?)"
_DEPUTIES_COUNT = re.compile(
    rf"(?:an? |any |the |their |all )*(?:(?:named|nominated|agreed|appointed) )?{_DEPUTY} "
    r"(?:(?:is|are|do|does|will|shall|may|also|be) )*(?P<no>(?:not|never) (?:be )?)?"
    r"(?:counts?|counted|counting|included)(?: (?:as|in|towards?|for|to) .*)?",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_CHAIR = re.compile(r"(?:the |a |one |either |(?:at least )?one of the )*(?:co-?)?chairs?\b", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:at least |no fewer than |a minimum of )?(?P<count>\d+|an?|one|two|three|four|five) (?P<of>[\w&' -]+?) "
    r"(?:representatives?|members?|organisations?|partners?|people)\b",
    re.IGNORECASE,
)


def read_condition(text: str) -> Condition:
    """A condition as its document words it, understood as far as it can be checked."""
    text = " ".join(text.split())
    if _CHAIR.match(text):
        return Condition(text, role=Role.CO_CHAIR)
    if found := _AT_LEAST.match(text):
        word = found["count"].lower()
        return Condition(text, int(_NUMBERS.get(word, 0) or word), of=found["of"])
    return Condition(text)


def deputies_count(text: str) -> bool | None:
    """Whether a condition says that deputies count, or that they do not; None where it says anything else.

    >>> deputies_count("A named deputy counts in place of the seat holder")
    True
    """
    found = _DEPUTIES_COUNT.fullmatch(" ".join(text.split()).rstrip("."))
    return found["no"] is None if found else None
