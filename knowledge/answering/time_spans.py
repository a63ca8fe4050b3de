"""Times that a text names, as spans of days: "31 March 2027", "October", "Q3 2026/27", "between May and July"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

ANY_YEAR = 2000
"""Stands for the year of a time that names none; a leap year."""
_DAY = timedelta(days=1)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_FINANCIAL = r"(?P<{0}>20\d\d)(?:\s?[/–-]\s?(?:20)?(?P<{0}_end>\d\d))?(?!\d)"
_ORDINALS = ("first", "second", "third", "fourth")
_TIME = re.compile(
    r"(?<![\w.£])(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<figures>\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)(?!\d)"
    rf"|(?:q(?P<quarter>[1-4])|(?P<nth>{'|'.join(_ORDINALS)}) quarter)"
    rf"(?:,? (?:of )?{_FINANCIAL.format('q_year')})?"
    rf"|{_FINANCIAL.format('qy_year')}[\s-]?q(?P<y_quarter>[1-4])"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH})(?:,? (?P<m_year>20\d\d)(?!\d))?"
    rf"|(?P<season>{'|'.join(_SEASONS)}),? (?:of )?(?P<s_year>20\d\d)(?!\d)"
    r"|(?P<christmas>(?:christmas|xmas)\b)(?: (?P<c_year>20\d\d)(?!\d))?"
    rf"|{_FINANCIAL.format('year')}"
    r")",
    re.IGNORECASE,
)

_SHORT = re.compile(r"(?<![\d/.£])(\d\d)/(\d\d)(?![\d/%])")


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, both among them. Without `has_year` they are of ANY_YEAR (and the one after)."""

    first: date
    last: date
    has_year: bool = True

    def in_year(self, year: int) -> "Span":
        """This span where it names no year, begun in that year."""
        if self.has_year:
            return self
        ahead = year - ANY_YEAR
        return Span(_moved(self.first, ahead), _moved(self.last, ahead))


def times_in(text: str) -> Iterator[tuple[int, int, Span]]:
    """The times that a text names, each with where it begins and ends; what is in no calendar is none."""
    for found in _TIME.finditer(text):
        try:
            yield found.start(), found.end(), _span(found)
        except ValueError:
            continue


def dated_in(text: str) -> Iterator[tuple[str, Span]]:
    """The times with a year that a text names, each with its words; "23/24" is one of them, too."""
    yield from ((text[start:end], span) for start, end, span in times_in(text) if span.has_year)
    for found in _SHORT.finditer(text):
        if (int(found[1]) + 1) % 100 == int(found[2]):
            yield found[0], financial_years(f"20{found[1]}-{found[2]}")


def financial_years(period: str) -> Span:
    """From April of the first year to March of the last: "2023-24", "2022-27"."""
    begins = int(period[:4])
    return Span(date(begins, 4, 1), date(begins // 100 * 100 + int(period[-2:]), 3, 31))


def _span(found: re.Match[str]) -> Span:
    """Raises ValueError for what is in no calendar."""
    if found["iso"]:
        return _day(*map(int, found["iso"].split("-")))
    if found["figures"]:
        day, month, year = map(int, re.split(r"[/.]", found["figures"]))
        return _day(year if year > 99 else 2000 + year, month, day)
    if quarter := found["quarter"] or found["y_quarter"] or found["nth"]:
        number = int(quarter) if quarter.isdigit() else _ORDINALS.index(quarter.lower()) + 1
        begins, ends = found["q_year"] or found["qy_year"], found["q_year_end"] or found["qy_year_end"]
        return _months(begins, 3 * number - 2 + (3 if ends else 0), 3)
    if found["month"]:
        month = _MONTHS.index(found["month"][:3].lower()) + 1
        if not found["day"]:
            return _months(found["m_year"], month, 1)
        named = _day(int(found["m_year"] or ANY_YEAR), month, int(found["day"]))
        return replace(named, has_year=bool(found["m_year"]))
    if found["season"]:
        return _months(found["s_year"], _SEASONS[found["season"].lower()], 3)
    if found["christmas"]:
        return replace(_day(int(found["c_year"] or ANY_YEAR), 12, 25), has_year=bool(found["c_year"]))
    return _months(found["year"], 4 if found["year_end"] else 1, 12)


def _day(year: int, month: int, day: int) -> Span:
    return Span(date(year, month, day), date(year, month, day))


def _months(year: str | None, month: int, many: int) -> Span:
    """So many months from one on; a `month` over 12 is of the next year."""
    begins = date(int(year or ANY_YEAR) + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    ends = begins.month + many - 1
    last_year, last_month = begins.year + (ends - 1) // 12, (ends - 1) % 12 + 1
    return Span(begins, date(last_year, last_month, monthrange(last_year, last_month)[1]), bool(year))


def _moved(day: date, years: int) -> date:
    """The same day so many years later; an open beginning or end stays open."""
    if day in (date.min, date.max):
        return day
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


_BEFORE_TIME = r"(?:(?:the )?(?:(?:start|beginning|early|mid|middle|late|end) (?:of )?|mid-)?(?:the )?)$"
_ASKED = (
    ("between", re.compile(rf"\bbetween {_BEFORE_TIME}", re.IGNORECASE)),
    ("from", re.compile(rf"\b(?:from|since|starting|beginning) {_BEFORE_TIME}", re.IGNORECASE)),
    ("after", re.compile(rf"\b(?:after|later than) {_BEFORE_TIME}", re.IGNORECASE)),
    ("by", re.compile(rf"\b(?:by|until|till|no later than|up to) {_BEFORE_TIME}", re.IGNORECASE)),
    ("before", re.compile(rf"\b(?:before|ahead of) {_BEFORE_TIME}", re.IGNORECASE)),
    ("in", re.compile(rf"\b(?:in|during|for|on|of|within|due|this) {_BEFORE_TIME}", re.IGNORECASE)),
)
_AND = re.compile(r" (?:and|to|until|till|up to|[–-]) (?:the )?(?:end of )?(?:the )?$|\s?[–-]\s?$", re.IGNORECASE)
_GOES_ON_AS_NAME = re.compile(r"\s+[A-Z][a-z]")
_OF_A_THING = re.compile(r"\b(?:the|our|this|that|last) $", re.IGNORECASE)
_THING = re.compile(
    r" (?:[\w'’-]+ )?(?:meeting|workshop|board|minutes|paper|report|update|notes|plan|review|return|session|event|day"
    r"|survey|budget|edition|version|agenda|forum|conference|newsletter|bulletin|register)\b",
    re.IGNORECASE,
)


def time_asked(question: str) -> Span | None:
    """The days that a question asks about: "in October", "by the end of March 2027", "between May and July", "Q3 2026".
    A beginning or an end that it leaves open is the first or the last day there is. None where it names no time, or
    none that a word of time leads in."""
    times = list(times_in(question))
    for at, (start, end, span) in enumerate(times):
        how = next((name for name, pattern in _ASKED if pattern.search(question, 0, start)), None)
        if how is None or (not span.has_year and start == end) or _is_name(question, end, span):
            continue
        if how not in ("by", "before") and _OF_A_THING.search(question, 0, start) and _THING.match(question, end):
            continue  # "after the September board": the paper of some day in that month
        after = times[at + 1] if at + 1 < len(times) else None
        if after and how in ("between", "from", "in") and _AND.fullmatch(question, end, after[0]):
            return _through(span, after[2])
        match how:
            case "from":
                return replace(span, last=date.max)
            case "after":
                return replace(span, first=span.last + _DAY, last=date.max)
            case "by":
                return replace(span, first=date.min)
            case "before":
                return replace(span, first=date.min, last=span.first - _DAY)
            case _:
                return span
    return None


def _is_name(question: str, end: int, span: Span) -> bool:
    """ "by May Harrow"."""
    return not span.has_year and bool(_GOES_ON_AS_NAME.match(question, end))


def _through(one: Span, other: Span) -> Span:
    """From the beginning of one to the end of the other, which may name the year for both."""
    if other.has_year and not one.has_year:
        one = one.in_year(other.last.year)
        one = one if one.first <= other.last else Span(_moved(one.first, -1), _moved(one.last, -1))
    if one.has_year and not other.has_year:
        other = other.in_year(one.first.year)
    last = other.last if one.first <= other.last else _moved(other.last, 1)
    return Span(one.first, last, one.has_year)
