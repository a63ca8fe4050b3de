"""Dates in titles and file names: "2026-09-16", "16 Sept 2026", "20260916", "September 2026", "2026", "2021/22"."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_GAP = r"[\s._-]"
_DATE = re.compile(
    r"(?<![^\W_])(?:"
    rf"(?P<year>20\d\d)(?P<mark>{_GAP}?)(?P<month>0[1-9]|1[0-2])(?:(?P=mark)(?P<day>[0-3]\d))?"
    rf"|(?P<d_day>\d{{1,2}})(?P<d_mark>[\s._/-])(?P<d_month>\d{{1,2}})(?P=d_mark)(?P<d_year>20\d\d)"
    rf"|(?:(?P<w_day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}*)?(?P<w_month>{_MONTH})\.?,?{_GAP}*(?P<w_year>20\d\d)"
    r")(?![^\W_])",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?<![^\W_])((?:19|20)\d\d)\s?[-–/_]\s?((?:20)?\d\d)(?![^\W_])")
_YEAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![^\W_])")


@dataclass(frozen=True)
class NamedDates:
    """The dates (ISO 8601) and periods ("2021-22") of a name, and the name without both."""

    dates: tuple[str, ...]
    periods: tuple[str, ...]
    rest: str

    @property
    def latest(self) -> str | None:
        """The latest of the most exact dates; where there is none, the year in which the last period begins."""
        exact = max(map(len, self.dates), default=0)
        found = [one for one in self.dates if len(one) == exact] or [period[:4] for period in self.periods]
        return max(found, default=None)


def take_out_dates(name: str) -> NamedDates:
    """The dates in a name, read the British way, day first. What no calendar has stays in the name."""
    periods: list[str] = []
    dates: list[str] = []

    def take_period(match: re.Match[str]) -> str:
        begins, ends = int(match[1]), int(match[2][-2:])
        if begins % 100 >= ends or (ends <= 12 and len(match[2]) == 2 and "/" not in match[0]):
            return match[0]  # 2010-11 is a month more often than a period
        periods.append(f"{begins}-{ends:02}")
        return " "

    def take_date(match: re.Match[str]) -> str:
        iso = _iso(match)
        dates.extend([iso] if iso else [])
        return " " if iso else match[0]

    def take_year(match: re.Match[str]) -> str:
        dates.append(match[0])
        return " "

    rest = _YEAR.sub(take_year, _DATE.sub(take_date, _PERIOD.sub(take_period, name)))
    return NamedDates(tuple(dates), tuple(periods), rest)


def differ(one: str | None, other: str | None) -> bool:
    """Whether two ISO dates are certainly not the same: 2022 and 2022-05 may be."""
    if one is None or other is None:
        return False
    shared = min(len(one), len(other))
    return one[:shared] != other[:shared]


def in_words(iso: str) -> str:
    """ "16 September 2026", "September 2026" or "2026"."""
    year, month, day = (*iso.split("-"), None, None)[:3]
    if not month:
        return str(year)
    written = f"{date(2000, int(month), 1):%B} {year}"
    return f"{int(day)} {written}" if day else written


def _iso(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    year = found["year"] or found["d_year"] or found["w_year"]
    month = found["month"] or found["d_month"] or str(_MONTHS.index(found["w_month"][:3].lower()) + 1)
    day = found["day"] or found["d_day"] or found["w_day"]
    try:
        real = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return real.isoformat() if day else f"{real:%Y-%m}"
