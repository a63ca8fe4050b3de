"""Rhythms and quorums as people type them: "every 6 weeks", "every month on the first Tuesday", "more than half"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.errors import HelpfulError
from knowledge.groups.calendar import LAST, nth_weekday
from knowledge.groups.quorum_rule import Rounding
from knowledge.groups.read_group import read_share
from knowledge.groups.terms import Cadence, Share, Unit

_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
"""Which of a month's: Tuesdays, say, as `Grid` counts them."""
_NTHS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, **{word: nth for nth, word in ORDINALS.items()}}
_SHORT = {
    "weekly": "every week", "fortnightly": "every 2 weeks", "monthly": "every month", "quarterly": "every quarter",
    "yearly": "every year", "annually": "every year",
}  # fmt: skip
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TURNED = re.compile(
    rf"(?:on )?(?:the |every )?(?P<day>(?:{'|'.join(_NTHS)}) {_WEEKDAY})s? (?:of|in) (?:the|each|every|a) "
    r"(?P<unit>month|quarter|year)"
)
"""The day first: "the second Tuesday of the month"."""
_EVERY = re.compile(
    rf"(?:every|each) (?:(?P<number>\d{{1,3}}|other|{'|'.join(_NUMBERS)}) )?(?P<unit>week|month|quarter|year)s?"
    rf"(?:,? on (?:the |a )?(?:(?P<nth>{'|'.join(_NTHS)}) )?(?P<weekday>{_WEEKDAY})s?)?"
)
_PARTS = {
    "all": "1/1",
    "half": "1/2", "a half": "1/2", "one half": "1/2", "a third": "1/3", "one third": "1/3", "two thirds": "2/3",
    "a quarter": "1/4", "one quarter": "1/4", "three quarters": "3/4",
}  # fmt: skip
_SHARE = re.compile(
    r"(?P<more>more than |over |>\s*)?(?P<part>.+?)(?P<plus> plus (?:one|1)|\s*\+\s*1)?"
    r"(?P<first>,? rounded (?:up|down))?"
    r"(?: of (?:the |all )?(?P<filled>filled )?(?:seats|members|organisations|people))?"
    r"(?P<then>,? rounded (?:up|down))?"
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
    first = re.split("[ ,]", typed, maxsplit=1)[0]
    spelt = _TURNED.sub(r"every \g<unit> on the \g<day>", f"{_SHORT.get(first, first)}{typed[len(first) :]}")
    found = _EVERY.fullmatch(spelt)
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


def first_on(rhythm: Rhythm, day: date) -> date:
    """The first day from `day` on that is the one of its month that the rhythm names."""
    for month in (day.replace(day=1), (day.replace(day=1) + timedelta(days=32)).replace(day=1)):
        found = nth_weekday(month, rhythm.nth or 1, WEEKDAYS.index(rhythm.weekday))
        if found >= day:
            return found
    raise AssertionError


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
    rounded = (found["first"] or found["then"]) if found else None
    rounding = Rounding(rounded.split()[-1]) if rounded else None
    return QuorumNumber(share, bool(found and found["filled"]), rounding)
