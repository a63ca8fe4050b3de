"""The rows of a table that a question picks out by a time: "which pledges are due in October?"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from knowledge.answering.cells import stems
from knowledge.answering.lists import StatementList
from knowledge.answering.rows_by_value import picks_rows
from knowledge.answering.statements import RankedStatement
from knowledge.answering.tables import FIRST, Row, Table, tables_of
from knowledge.answering.time_spans import ANY_YEAR, Span, time_asked, times_in
from knowledge.store.search_rows import IndexedDocument

TABLES_AT = 24  # ranks of the statements whose tables are looked at
MOSTLY = 0.5  # the share of a column's cells that are dates, where no column is named
_CLIPPED = frozenset("admin comm dept exec gov info org uni".split())  # as people say longer words
_MEETINGS = stems("meeting meet session")
_MOST_WORDS = 5  # of a cell that is a date
_ENDS = re.compile(
    r"\b(?:due|deadlines?|by|finish\w*|complet\w*|ends?|ending|expir\w*|run(?:s|ning)? (?:out|to)|until|close[sd]?"
    r"|deliver\w*|target date)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:start\w*|begin\w*|began|launch\w*|open(?:s|ed)?|from|since|set up)\b", re.IGNORECASE)
_WHEN = re.compile(r"^\W*(?:(?:and|so|please) )*(?:when|where|at what time|what time)\b", re.IGNORECASE)
_ASKING = stems(
    "due deadline deadlines finish finished complete completed end ends ending expire expires run runs deliver"
    " delivered close closes fall falls come comes coming need needs happen happens happening must start starts"
    " started begin begins launch there still left get all everything anything something early mid late"
    " beginning list name show any next up out done met planned scheduled before after since until till between"
    " during within later than quarter year month"
)
"""What says no more of the rows than that they have a date."""


def rows_by_date(
    db: Database,
    question: str,
    topic: str,
    ranked: Sequence[RankedStatement],
    documents: Mapping[int, IndexedDocument],
) -> StatementList | None:
    """All rows whose date falls into the time that the question names, of the table among the best statements that is
    of what it asks for; nothing where none does, or where the question (`topic`: without its place) says something
    that neither the rows nor what stands over them say."""
    asked = time_asked(question) if picks_rows(question) or _WHEN.match(question) else None
    if asked is None:
        return None
    words = stems(_without_times(topic)) - _ASKING
    if not picks_rows(question) and not words:
        return None
    for table in tables_of(db, ranked[:TABLES_AT], documents, words):
        columns = _columns(question, table)
        own = words - table.about
        if not picks_rows(question) and not own and not words <= _MEETINGS:
            continue  # when something is that only the title names is told by a sentence rather
        if columns and (rows := _that_say(own, _at(asked, table, columns))):
            return StatementList(None, tuple(row.statement for row in rows), is_picked=True)
    return None


def _without_times(text: str) -> str:
    for start, end, _ in reversed(list(times_in(text))):
        text = f"{text[:start]} {text[end:]}"
    return text


def _columns(question: str, table: Table) -> list[str]:
    """The columns whose dates are asked about: those that the question names, else those of its kind (when something
    ends, when it begins), else those that are of dates: the first of the table, which has no name, if no other is."""
    named = [name for name in table.columns if _is_of_dates(table.cell(row, name) for row in table.rows)]
    dated = named or [name for name in (FIRST,) if _is_of_dates(table.cell(row, name) for row in table.rows)]
    said = stems(question)
    if found := [name for name in dated if stems(name) & said]:
        return found
    for kind in (_ENDS, _BEGINS):
        if kind.search(question) and (found := [name for name in dated if kind.search(name)]):
            return found
    return [] if _ENDS.search(question) and _BEGINS.search(" ".join(dated)) else dated


def _is_of_dates(cells: Iterator[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    dates = [cell for cell in filled if len(cell.split()) <= _MOST_WORDS and any(times_in(cell))]
    return bool(filled) and len(dates) >= MOSTLY * len(filled)


def _at(asked: Span, table: Table, columns: Sequence[str]) -> list[Row]:
    found = [(row, [span for name in columns for *_, span in times_in(table.cell(row, name))]) for row in table.rows]
    asked = _resolved(asked, _reference(table, [span for _, spans in found for span in spans]))
    return [row for row, spans in found if any(_falls_into(asked, span) for span in spans)]


def _reference(table: Table, spans: Sequence[Span]) -> date | None:
    """The day from which on a time without its year is meant: that of the document, else the first in the table."""
    of_document = [span.first for *_, span in times_in(table.document.date or "") if span.has_year]
    return min(of_document or [span.first for span in spans if span.has_year], default=None)


def _resolved(asked: Span, reference: date | None) -> Span:
    """A time with an open beginning or end and without a year: the next one from the reference on."""
    if asked.has_year or reference is None or date.min < asked.first <= asked.last < date.max:
        return asked
    turn = asked.last if asked.first == date.min else asked.first
    ahead = turn.replace(year=reference.year) < reference
    return replace(asked.in_year(reference.year + ahead), has_year=True)


def _falls_into(asked: Span, cell: Span) -> bool:
    """Whether the last day of what a cell says is among those asked about, in any year where no year is asked for."""
    if not cell.has_year:
        cell = cell.in_year(ANY_YEAR if not asked.has_year else _year_of(asked))
    spans = [asked] if asked.has_year else [asked.in_year(year) for year in (cell.last.year - 1, cell.last.year)]
    return any(span.first <= cell.last <= span.last for span in spans)


def _year_of(asked: Span) -> int:
    return asked.first.year if asked.last == date.max else asked.last.year


def _that_say(words: frozenset[str], rows: Sequence[Row]) -> list[Row]:
    """The rows that hold all these words, or the long ones of those that are clipped ("exec")."""

    def says(row: Row) -> bool:
        held = stems(row.statement.text)
        return all(word in held or (word in _CLIPPED and any(one.startswith(word) for one in held)) for word in words)

    return [row for row in rows if says(row)]
