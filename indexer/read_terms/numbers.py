"""Whole numbers as terms of reference write them: in digits, in words up to a hundred, or both ("twelve (12)")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {word: n for n, word in enumerate(_TEENS, 10)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {f"{tens}-{ones}": 10 * t + o for t, tens in enumerate(_TENS, 2) for o, ones in enumerate(_ONES, 1)}
    | {"hundred": 100, "a hundred": 100, "one hundred": 100, "dozen": 12, "a dozen": 12, "half a dozen": 6}
)
_ONE = "|".join(_ONES)
_WORDS = (
    rf"(?:half a dozen|a dozen|dozen|(?:a |one )?hundred|(?:{'|'.join(_TENS)})(?:[- ](?:{_ONE}))?"
    rf"|{'|'.join(_TEENS)}|{_ONE})"
)
_DIGITS = r"(?<![\d.,/£])\d{1,3}(?![\d/]|[.,]\d|(?:st|nd|rd|th)\b|\s?(?:%|per ?cent))"
_AGAIN = rf"(?:\s?\(\s?(?:\d{{1,3}}|{_WORDS})\s?\))?"
NUMBER = rf"(?:(?:\b{_WORDS}\b|{_DIGITS}){_AGAIN})"
"""A pattern for one number, to build others with (ignoring case)."""

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_RANGE_MARK = r"(?:\s?[-–]\s?|\s+to\s+|\s+or\s+)"
_ONE_COMPOUND = rf"\b(?:{'|'.join(_TENS)})[- ](?:{_ONE})\b(?!{_RANGE_MARK}{NUMBER})"  # "twenty-one" is no range
_NUMBERS = re.compile(
    rf"(?P<range>(?!{_ONE_COMPOUND})(?:\bbetween\s+{NUMBER}\s+and\s+|{NUMBER}{_RANGE_MARK}){NUMBER})|(?P<one>{NUMBER})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """text[start:end] is `value`; the greater end of a range, which then is `open`."""

    value: int
    start: int
    end: int
    open: bool = False


def number_of(words: str) -> int:
    """What "12", "twelve", "Twelve (12)" or "twenty five" are worth. Raises ValueError for anything else."""
    bare = re.sub(r"\s?\(.*", "", words.strip().casefold())
    if bare.isdecimal():
        return int(bare)
    worth = _WORTH.get(bare) or _WORTH.get(bare.replace(" ", "-"))
    if worth is None:
        raise ValueError(f"no number: {words!r}")
    return worth


def find_numbers(text: str) -> Iterator[Number]:
    """The numbers in `text` in order; two with "to", "or" or a dash between them are one range."""
    for found in _NUMBERS.finditer(text):
        values = [number_of(one[0]) for one in _NUMBER.finditer(found[0])]
        yield Number(values[-1], found.start(), found.end(), open=bool(found["range"]))
