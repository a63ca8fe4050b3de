"""A document's own date: on its cover, beside a label near its start, or in its file's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from indexer.describe.shown import Role, Shown, words_in
from indexer.sentences import split_sentences
from knowledge.documents import Fact

_NEAR_START = 25  # texts
_MOST_OTHER_WORDS = 9  # beside a date on a cover line: a name, a version

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+)?(?:the\s+)?"
    r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?(?:\s+of)?[\s-]+"
    rf"{_MONTH.format('month')}\.?,?[\s-]+(?P<year>\d{{4}})"
    rf"|{_MONTH.format('first_month')}\s+(?P<second_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<third_year>\d{{4}})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})(?:-(?P<iso_day>\d{2}))?"
    r"|(?P<n_day>\d{1,2})(?P<mark>[/.])(?P<n_month>\d{1,2})(?P=mark)(?P<n_year>\d{4}|\d{2})"
    rf"|{_MONTH.format('only_month')}\.?,?\s+(?P<only_year>\d{{4}})"
    r")(?![\w/-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WrittenDate:
    """A date in ISO 8601, as exact as it was written (2022-01-13 or 2022-01): text[start:end]."""

    iso: str
    start: int
    end: int


def written_dates(text: str) -> Iterator[WrittenDate]:
    """The dates in `text`, read the British way, day first. Days that no calendar has are passed over."""
    for match in _DATE.finditer(text):
        if iso := _iso(match):
            yield WrittenDate(iso, match.start(), match.end())


def describe_date(texts: Sequence[Shown], path: Path, running: Sequence[Shown] = ()) -> Fact[str] | None:
    """When the document was made or its meeting held, with where that stands; None if it does not say.

    A date with a label counts most, then one on a line of its own or with a name beside it, then one in the
    file's name, then one in a running title. Dates inside sentences and list items say when something else was.
    """
    start = texts[:_NEAR_START]
    for found in (_labelled(start), _on_the_cover(start), _in_name(path), _on_the_cover(running)):
        if found:
            return found
    return None


def without_dates(text: str) -> str:
    """`text` with its dates cut out, and versions such as "V2.0"."""
    for found in reversed(list(written_dates(text))):
        text = text[: found.start] + " " + text[found.end :]
    return " ".join(_VERSION.sub(" ", text).split()).strip(" ,;:-–—|")


_VERSION = re.compile(r"(?<!\w)(?:v|version\s)\s?\d+(?:\.\d+)*(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:date(?: of (?:the )?(?:meeting|issue|publication|report|this version))?"
    r"|(?:meeting|report|issue) date|(?:meeting )?held on"
    r"|(?:date |last )?(?:published|issued|updated|approved|adopted|agreed|revised)(?: on)?)"
    r"\s*[:–-]?\s+",
    re.IGNORECASE,
)
_IN_A_SENTENCE = re.compile(
    r"\b(?:in|by|of|as|since|from|until|before|after|to|between|during|is|are|was|were|will|has|have"
    r"|launched|next|due|deadline|effective|appendix|amended|expires?|ends?|starts?)\b",
    re.IGNORECASE,
)


def _labelled(texts: Sequence[Shown]) -> Fact[str] | None:
    for text in (text for shown in texts for text in _whole_or_sentences(shown)):
        label = _LABEL.match(text)
        if label:
            for found in written_dates(text):
                if found.start == label.end():
                    return Fact(found.iso, f'beside "{label[0].strip(" :–-")}": "{text[found.start : found.end]}"')
    return None


def _whole_or_sentences(shown: Shown) -> Sequence[str]:
    """A text; of running text each sentence, as the line of its date may stand among others ("Published 16 June")."""
    return split_sentences(shown.text) if shown.role is Role.PARAGRAPH else [shown.text]


def _on_the_cover(texts: Sequence[Shown]) -> Fact[str] | None:
    for text in texts:
        if text.role in (Role.HEADING, Role.PARAGRAPH) and (found := _standing_out(text.text)):
            return found
    return None


def _standing_out(line: str) -> Fact[str] | None:
    """The date of a line that is hardly more than that date; a year only if it stands alone."""
    if re.fullmatch(r"(?:19|20)\d\d", line):
        return Fact(line, f'cover: "{line}"')
    found = next(written_dates(line), None)
    if not found or _tells_a_period(line) or line[-1] in ".?!;" or ": " in line[: found.start]:
        return None
    rest = without_dates(line)
    if words_in(rest) > _MOST_OTHER_WORDS or _IN_A_SENTENCE.search(line[: found.start]):
        return None
    return Fact(found.iso, f'cover: "{line[found.start : found.end]}"')


_UP_TO = re.compile(r",?\s*(?:to|until|till|[-–—])\s*")


def _tells_a_period(line: str) -> bool:
    """Whether a line says from when to when something was, which is no date of the document itself."""
    dates = pairwise(written_dates(line))
    return any(_UP_TO.fullmatch(line[first.end : last.start]) for first, last in dates)


_IN_NAME = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])(?:\2([0-3]\d))?(?!\d)")


def _in_name(path: Path) -> Fact[str] | None:
    for match in _IN_NAME.finditer(path.stem):
        year, mark, month, day = match.groups()
        standing_apart = not re.search(r"[a-z0-9]$", path.stem[: match.start()], re.IGNORECASE)
        iso = _checked(int(year), int(month), int(day) if day else None)
        if iso and standing_apart and (mark or day):
            return Fact(iso, f'file name: "{match[0]}"')
    return None


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    day = part["day"] or part["second_day"] or part["iso_day"] or part["n_day"]
    year = int(part["year"] or part["third_year"] or part["iso_year"] or part["n_year"] or part["only_year"])
    word = part["month"] or part["first_month"] or part["only_month"]
    month = _MONTHS.index(word[:3].lower()) + 1 if word else int(part["iso_month"] or part["n_month"])
    return _checked(year if year > 99 else 2000 + year, month, int(day) if day else None)


def _checked(year: int, month: int, day: int | None) -> str | None:
    try:
        real = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    if not 1900 <= year <= 2100:
        return None
    return real.isoformat() if day is not None else f"{year:04}-{month:02}"
