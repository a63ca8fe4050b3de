"""Rhythms and quorums as people type them: "every 6 weeks", "every month on the first Tuesday", "more than half"."""

import re
from dataclasses import dataclass

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import LAST
from knowledge.groups.quorum_rule import Rounding
from knowledge.groups.read_group import read_share
from knowledge.groups.terms import Cadence, Share, Unit

_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": LAST}
_SHORT = {
    "weekly": "every week", "fortnightly": "every 2 weeks", "monthly": "every month", "quarterly": "every quarter",
    "yearly": "every year", "annually": "every year",
}  # fmt: skip
_EVERY = re.compile(
    rf"every (?:(?P<number>\d{{1,3}}|other|{'|'.join(_NUMBERS)}) )?(?P<unit>week|month|quarter|year)s?"
    rf"(?: on (?:the )?(?:(?P<nth>{'|'.join(_NTHS)}) )?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?)?"
)
_PARTS = {
    "all": "1/1",
    "half": "1/2", "a half": "1/2", "one half": "1/2", "a third": "1/3", "one third": "1/3", "two thirds": "2/3",
    "a quarter": "1/4", "one quarter": "1/4", "three quarters": "3/4",
}  # fmt: skip
_SHARE = re.compile(
    r"(?P<more>more than |over |>\s*)?(?P<part>.+?)(?P<plus> plus (?:one|1)|\s*\+\s*1)?"
    r"(?:,? rounded (?P<rounding>up|down))?"
    r"(?P<of> of (?:the |all )?(?P<filled>filled )?(?:seats|members|organisations|people))?"
)


@dataclass(frozen=True)
class Rhythm:
    """How often, and (in months) on which of a weekday's days: see `Grid`. `weekday` is the one named, if any."""

    cadence: Cadence
    nth: int | None = None
    weekday: str = ""


def read_rhythm(text: str) -> Rhythm:
    """What `text` says. Raises HelpfulError for anything else."""
    typed = " ".join(text.lower().split()).rstrip(".")
    found = _EVERY.fullmatch(_SHORT.get(typed, typed))
    if not found or (found["weekday"] and not found["nth"] and found["unit"] != "week"):
        raise HelpfulError(
            f'I read "{text[:60]}", and cannot tell how often that is.',
            'Write "every 6 weeks", "every month" or "every month on the first Tuesday".',
        )
    word = found["number"] or "1"
    number = 2 if word == "other" else _NUMBERS.get(word) or int(word)
    if number < 1:
        raise HelpfulError(f'"{text[:60]}" would be no rhythm.', 'Write "every 6 weeks" or "every month".')
    nth = _NTHS[found["nth"]] if found["nth"] else None
    return Rhythm(Cadence(Unit(found["unit"]), number), nth, (found["weekday"] or "").capitalize())


@dataclass(frozen=True)
class QuorumNumber:
    """How many make a quorum: a count or a share, as `QuorumRule` has it."""

    number: int | Share
    of_filled: bool = False
    rounding: Rounding | None = None


def read_quorum_number(text: str) -> QuorumNumber:
    """What `text` says: "10", "half", "more than half of the filled seats", "half plus one, rounded up", "40%". Raises
    HelpfulError for anything else."""
    typed = " ".join(text.lower().split()).rstrip(".")
    if plain := re.fullmatch(r"(\d{1,4})(?: (?:members|people|organisations|seats))?", typed):
        return QuorumNumber(int(plain[1]))
    found = _SHARE.fullmatch(typed)
    part = found["part"] if found else ""
    try:
        share = read_share(
            ("" if not found or not found["more"] else ">")
            + _PARTS.get(part, part)
            + ("+1" if found and found["plus"] else "")
        )
    except HelpfulError:
        raise HelpfulError(
            f'I read "{text[:60]}", and cannot tell how many that is.',
            'Write a number such as 10, or "half", "more than half", "a third", "40%".',
        ) from None
    rounding = Rounding(found["rounding"]) if found and found["rounding"] else None
    return QuorumNumber(share, bool(found and found["filled"]), rounding)
