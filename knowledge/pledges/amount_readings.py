"""What may have been meant by a figure that cannot be taken as it was typed. Nothing is made up: every reading has the
digits that were typed, and is a share of the target only where a share was."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.pledges.kinds import Unit

_SMALL = 1_000
_SIZES = ("", "k", "m")
_MINUS = re.compile(r"[-\u2212\u2013]")
_SHARE = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,4})?) ?(?:%|per ?cent|pct|pc)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.\d{1,10})?|\.\d{1,10}", re.ASCII)
_WITH_NUMBER = re.compile(r"(?P<before>[^\d.]*)(?P<number>[\d.,]*\d)(?P<after>.*)", re.ASCII)
_IN_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_SURELY_DECIMAL = re.compile(r" ?(?:thousand|million|billion|bn|mn|k|m|%)(?![^\W\d])", re.IGNORECASE)
"""What no thousands end before: £1,2m."""


@dataclass(frozen=True)
class Reading:
    """A figure as it can be typed, and in words that say how it comes about."""

    figure: str
    label: str


def may_be(typed: str, unit: Unit) -> Iterator[str]:
    """What may have been meant, as it would be typed; whether that can be read is for others to see."""
    text = " ".join(unicodedata.normalize("NFKC", typed).split())
    text = _MINUS.sub("", text, count=1).strip() if _MINUS.match(text[:2].strip("£€$ ")) else text
    for one in _written_otherwise(text):
        if not unit.is_money or not _NUMBER.fullmatch(one):
            yield one
        elif "," in one or Decimal(one) >= _SMALL:
            yield f"{unit.name}{one}"
        else:
            yield from (f"{unit.name}{one}{size}" for size in _SIZES)


def share_typed(typed: str, unit: Unit) -> Decimal | None:
    """The per cent that were typed of a pledge that is counted in something else."""
    found = _SHARE.fullmatch(" ".join(unicodedata.normalize("NFKC", typed).split()))
    return Decimal(found["number"]) if found and unit.name and not unit.is_percent else None


def share_of(percent: Decimal, target: Decimal, unit: Unit) -> tuple[Decimal, bool]:
    """So many per cent of a target, and whether that is exact: money to the penny, things whole where the target is."""
    exact = target * percent / 100
    places = 2 if unit.is_money else 0 if target == target.to_integral_value() else 4
    value = round(exact, places)
    return value, value == exact


def _written_otherwise(text: str) -> Iterator[str]:
    """A figure with its commas and points where they belong."""
    found = _WITH_NUMBER.fullmatch(text)
    if found is None or _NUMBER.fullmatch(found["number"]):
        yield text
        return
    for number in _numbers(found["number"], bool(_SURELY_DECIMAL.match(found["after"]))):
        yield f"{found['before']}{number}{found['after']}"


def _numbers(number: str, is_surely_decimal: bool) -> Iterator[str]:
    comma, point = number.rfind(","), number.rfind(".")
    if _IN_THOUSANDS.fullmatch(number):
        yield number.replace(".", ",")
    elif point < 0:
        head, _, tail = number.rpartition(",")
        if _NUMBER.fullmatch(head) and len(tail) != 3:
            yield f"{head}.{tail}"
        if not is_surely_decimal:
            yield _in_threes(number)
    elif number.count(".") == 1 and comma < point:
        yield f"{_in_threes(number[:point])}{number[point:]}"
    elif number.count(",") == 1:  # as on the continent: 1.200,50
        yield f"{_in_threes(number[:comma])}.{number[comma + 1 :]}"


def _in_threes(digits: str) -> str:
    bare = re.sub(r"\D", "", digits)
    return f"{int(bare):,}" if bare else ""
