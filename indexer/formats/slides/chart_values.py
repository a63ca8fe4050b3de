"""The values and categories kept in a chart, as they are printed on the slide."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from indexer.formats.slides.package import NAMES, number_in
from indexer.markup import fold_space

MOST_POINTS = 5_000
_CACHES = ("c:strRef/c:strCache", "c:strLit", "c:numRef/c:numCache", "c:numLit")
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|[_*].")
_MOST, _LEAST = Decimal("1e15"), Decimal("1e-9")
_DAY_ZERO = date(1899, 12, 30)  # serial numbers of spreadsheets, right from March 1900 on


def values_of(data: Element | None) -> dict[int, str]:
    """What a c:cat, c:val, c:xVal or c:tx holds, by place; categories in several levels joined, outermost first."""
    if data is None:
        return {}
    levels = data.findall("c:multiLvlStrRef/c:multiLvlStrCache/c:lvl", NAMES)
    if levels:
        return _joined_levels([_points(level) for level in levels])
    cache = next((found for path in _CACHES if (found := data.find(path, NAMES)) is not None), None)
    if cache is None:
        text = data.findtext("c:v", "", NAMES)
        return {0: fold_space(text)} if text else {}
    code = cache.findtext("c:formatCode", "", NAMES)
    return {place: printed(text, code) for place, text in _points(cache).items()}


def printed(text: str, code: str) -> str:
    """A number as the format code (ECMA-376, 18.8.31) prints it, as far as that matters; other text as it is."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return fold_space(text)
    if not number.is_finite() or abs(number) > _MOST or 0 < abs(number) < _LEAST:
        return fold_space(text)
    code = code.partition(";")[0]
    shown = _LITERAL.sub("", code)
    if re.search("[dmy]", shown, re.IGNORECASE) and "general" not in shown.lower():
        return _day(number, shown.lower())
    return _figure(number, code, shown)


def _figure(number: Decimal, code: str, shown: str) -> str:
    share = "%" in shown
    number = number * 100 if share else number
    places = re.search(r"[0#?][0#?,]*(?:\.([0#?]*))?", shown)
    if places is None:  # General, or no code
        text = f"{float(number):.10g}"
    else:
        rounded = number.quantize(Decimal(1).scaleb(-min(len(places[1] or ""), 10)), ROUND_HALF_UP)
        text = f"{rounded:,f}" if "," in places[0] else f"{rounded:f}"
    sign = "-" if text.startswith("-") else ""
    return f"{sign}{'£' if '£' in code else ''}{text.removeprefix('-')}{'%' if share else ''}"


def _day(number: Decimal, shown: str) -> str:
    try:
        day = _DAY_ZERO + timedelta(days=int(number))
    except OverflowError:
        return f"{number:f}"
    parts = [("d", str(day.day)), ("m", f"{day:%B}"), ("y", str(day.year))]
    return " ".join(text for letter, text in parts if letter in shown)


def _points(cache: Element) -> dict[int, str]:
    points = cache.findall("c:pt", NAMES)[:MOST_POINTS]
    found = {number_in(point, "idx", -1): point.findtext("c:v", "", NAMES) for point in points}
    return {place: text for place, text in found.items() if place >= 0}


def _joined_levels(levels: list[dict[int, str]]) -> dict[int, str]:
    """The innermost level comes first in the file; an outer one names all places up to its next point."""
    places = sorted(levels[0])
    columns = [list(_spread(level, places)) for level in reversed(levels[1:])]
    return {
        place: fold_space(" ".join([*(column[at] for column in columns), levels[0][place]]))
        for at, place in enumerate(places)
    }


def _spread(level: dict[int, str], places: list[int]) -> Iterator[str]:
    name, marks = "", sorted(level)
    at = 0
    for place in places:
        while at < len(marks) and marks[at] <= place:
            name, at = level[marks[at]], at + 1
        yield name
