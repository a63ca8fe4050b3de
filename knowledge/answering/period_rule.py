"""A question about a year is answered from the paper of that year, where several years' papers look alike."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from knowledge.answering.alike import look_alike, words_of_title
from knowledge.answering.time_spans import Span, dated_in, financial_years
from knowledge.documents import StatementKind
from knowledge.store.search_rows import IndexedDocument, StoredStatement
from knowledge.versions.named_dates import take_out_dates

_OPEN = re.compile(
    r"\b(?:since|from|after|before|until|till|between|beyond)(?: \d{1,2})?(?: [a-z]+){0,2} (?=20\d\d|\d\d/\d\d)"
    r"|\byear (?:after|before|earlier|later)\b|\b(?:next|following|previous|last) year\b",
    re.IGNORECASE,
)
_JOINS = (
    r"(?:\s*[,/&–-]\s*|,?\s+(?:and|or|to|then|vs\.?|versus|against|with|compared (?:with|to))\s+)"
    r"(?:(?:in|for|by|of|during) )?(?:the year )?"
)
_WEIGHS = re.compile(
    r"\b(?:which|why|than|compare|differ\w*|difference|higher|lower|greater|smaller|better|worse|more|fewer|less)\b",
    re.IGNORECASE,
)
"""What is asked of both years together."""
_CHANGED = re.compile(
    r"^\W*how (?:much )?(?:has|have|had|did|does|do) (?P<thing>(?!(?:we|it|they|you|i)\b)\S(?:(?! from ).)*?) "
    r"(?:changed?|moved?|risen|rise|fallen|fall|grown?|gone (?:up|down)|go (?:up|down)|increased?"
    r"|decreased?|improved?)(?= (?:between|from|in) )",
    re.IGNORECASE,
)


_COLUMNS = 2  # of a row with times for their names


@dataclass(frozen=True)
class PeriodAsked:
    """The times that a question asks about, and the documents that are of other times where their look-alikes are of
    these: what stands in them counts only where it names one of these times."""

    times: tuple[Span, ...]
    of_others: frozenset[int]

    def allows(self, statement: StoredStatement) -> bool:
        """Whether a statement may answer: none whose columns are of other times than those asked about."""
        if self.times and statement.kind is StatementKind.ROW:
            columns = [time for _, time in dated_in(statement.text)]
            if len(columns) >= _COLUMNS and not any(_overlap(time, asked) for time in columns for asked in self.times):
                return False
        if statement.document_id not in self.of_others:
            return True
        told = " ".join((*statement.section_path[-1:], statement.context, statement.text))
        return any(_overlap(time, asked) for _, time in dated_in(told) for asked in self.times)


ANY_TIME = PeriodAsked((), frozenset())


def period_asked(documents: Collection[IndexedDocument], question: str) -> PeriodAsked:
    """The times that `question` names with their year, none where it asks for all since one or until one, or for the
    year after; and which of `documents` these rule out: papers of one kind with like titles, each of its own years, of
    which others are of a time asked about."""
    return _period(documents, tuple(_times_asked(question).values()))


def years_apart(documents: Collection[IndexedDocument], question: str) -> list[tuple[str, PeriodAsked]]:
    """`question` asked of each of the two years that it names, where each has papers of its own: "in 2023/24 and in
    2024/25". Nothing else."""
    times = dict(dated_in(question)) if _CHANGED.search(question) else _times_asked(question)
    each = {typed: _period(documents, (time,)) for typed, time in times.items()}
    ruled_out = {one.of_others for one in each.values()}
    if not (len(each) == len(ruled_out) == 2 and all(ruled_out)):
        return []
    return [(_of_one_year(question, typed, tuple(each)), period) for typed, period in each.items()]


def _of_one_year(question: str, year: str, years: Sequence[str]) -> str:
    """The question with one year instead of both: "how many started in 23/24 and in 24/25?" of 24/25 is "how many
    started in 24/25?"."""
    first, other = sorted(years, key=question.index)
    both = re.compile(rf"(?P<from>\b(?:between|from) )?{re.escape(first)}{_JOINS}{re.escape(other)}", re.IGNORECASE)
    if _WEIGHS.search(question):
        return question
    told = both.sub(lambda found: f"in {year}" if found["from"] else year, question, count=1)
    if told == question:
        return question
    return _CHANGED.sub(r"what was \g<thing>", told)


def _times_asked(question: str) -> dict[str, Span]:
    return {} if _OPEN.search(question) else dict(dated_in(question))


def _period(documents: Iterable[IndexedDocument], times: tuple[Span, ...]) -> PeriodAsked:
    dated = [(one, span) for one in documents if (span := span_of(one))] if times else []
    meant = [one for one, span in dated if _overlaps_any(span, times)]
    others = [one for one, span in dated if not _overlaps_any(span, times)]
    return PeriodAsked(times, frozenset(one.id for one in others if any(_are_alike(one, other) for other in meant)))


def span_of(document: IndexedDocument) -> Span | None:
    """The years that a paper's title, else its file's name, says it is of; None where neither names any."""
    return _years_in(document.title) or _years_in(document.path.stem)


@lru_cache(maxsize=10_000)
def _years_in(name: str) -> Span | None:
    named = take_out_dates(name)
    spans = [financial_years(period) for period in named.periods] or [_of_year(one[:4]) for one in named.dates]
    return Span(min(one.first for one in spans), max(one.last for one in spans)) if spans else None


def _of_year(year: str) -> Span:
    return Span(date(int(year), 1, 1), date(int(year), 12, 31))


def _overlaps_any(span: Span, times: Sequence[Span]) -> bool:
    return any(_overlap(span, time) for time in times)


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


def _are_alike(one: IndexedDocument, other: IndexedDocument) -> bool:
    return one.kind is other.kind and look_alike(_without_years(one.title), _without_years(other.title))


@lru_cache(maxsize=10_000)
def _without_years(title: str) -> frozenset[str]:
    return words_of_title(take_out_dates(title).rest)
