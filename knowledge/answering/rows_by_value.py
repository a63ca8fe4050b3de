"""The rows of a table that a question picks out by the value of a cell: "which pledges are red?"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from knowledge.answering.lists import StatementList
from knowledge.answering.statements import RankedStatement
from knowledge.documents import StatementKind
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_document
from knowledge.words import content_words, stem

LOOKED_AT = 3  # ranks at one of which a row has to stand,
TABLES_AT = 12  # and those whose tables are looked at
_CELL = re.compile(r"(?:^|; )([^:;]+): ([^;]*(?:;(?! [^:;]+: )[^;]*)*)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|tember|ober|ember)?\b",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"\b(?:\d{4}-(\d\d)-\d\d|\d{1,2}[/.](\d\d)[/.]\d{2,4})\b")
_IN_MONTH = re.compile(
    r"\b(?:in|by|for|during|end of|before|until|due) (?:early |late |mid-?)?(?=[A-Za-z])", re.IGNORECASE
)
_PLURAL = re.compile(r"[^\W\d_]{2,}[^s\W\d_]s\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_PICKS = re.compile(
    r"^\W*(?:(?:and|so|please|show me|tell me|can you list) )*(?:which|whose|who|what|list|name|show)\b", re.IGNORECASE
)
_DUE = re.compile(r"\bdue|deadline|\bby\b|\bfinish|complete", re.IGNORECASE)


@dataclass(frozen=True)
class _Row:
    statement: StoredStatement
    cells: Mapping[str, str]


def rows_by_value(
    db: Database, question: str, ranked: Sequence[RankedStatement], documents: Mapping[int, IndexedDocument]
) -> StatementList | None:
    """Those rows of a table among the best statements, in order, that hold what the question names; nothing where it
    names no value, or one that every row holds. Of several tables it is the one with most columns that the question
    names ("Pledge"), the best of these."""
    if not _PICKS.match(question) or not any(map(_is_row, ranked[:LOOKED_AT])):
        return None
    tables: dict[tuple[int | str, ...], StoredStatement] = {}  # a row of each, the best table first
    for row in (one.statement for one in ranked[:TABLES_AT] if _is_row(one)):
        tables.setdefault((row.document_id, *_cells_of(row)), row)
    asked = set(map(stem, content_words(question)))
    for first in sorted(tables.values(), key=lambda one: -_columns_named(one, asked)):
        if not _holds(first, documents[first.document_id].title, question):
            continue
        table = [_Row(one, cells) for one, cells in _rows_like(db, first)]
        picked = _by_month(question, table) or _by_words(asked, table)
        if picked and len(picked) < len(table):
            return StatementList(None, tuple(row.statement for row in picked))
    return None


def _is_row(one: RankedStatement) -> bool:
    return one.statement.kind is StatementKind.ROW


def _holds(row: StoredStatement, title: str, question: str) -> bool:
    """Whether the table holds the things that the question picks from: they name a column, or stand over it."""
    things = {stem(word.casefold()) for word in _PLURAL.findall(question)}
    return bool(things & set(map(stem, content_words(" ".join((title, *row.section_path, *_cells_of(row)))))))


def _columns_named(row: StoredStatement, asked: set[str]) -> int:
    return sum(bool(asked & set(map(stem, content_words(name)))) for name in _cells_of(row))


def _rows_like(db: Database, first: StoredStatement) -> Iterator[tuple[StoredStatement, dict[str, str]]]:
    names = _cells_of(first).keys()
    for one in statements_of_document(db, first.document_id):
        cells = _cells_of(one) if one.kind is StatementKind.ROW else {}
        if (cells and cells.keys() <= names) or (names and names <= cells.keys()):
            yield one, cells


def _cells_of(row: StoredStatement) -> dict[str, str]:
    """The cells of a row by the names of their columns."""
    _, mark, told = row.text.partition(" – ")
    return {found[1]: found[2] for found in _CELL.finditer(told)} if mark else {}


def _by_words(asked: set[str], table: Sequence[_Row]) -> list[_Row]:
    """The rows that hold, in each column of which the question names a value, such a value."""
    named: dict[str, set[str]] = {}
    for column in dict.fromkeys(name for row in table for name in row.cells):
        values = {value for row in table for value in _values(row.cells.get(column, ""))}
        if found := {value for value in values if _is_named(value, asked)}:
            named[column] = found
    if not named:
        return []
    return [row for row in table if all({*_values(row.cells.get(c, ""))} & found for c, found in named.items())]


def _values(cell: str) -> list[str]:
    """A cell, and its parts: "open, overdue" is both."""
    parts = [part.strip().casefold() for part in cell.split(",")]
    return [part for part in (cell.strip().casefold(), *parts) if part]


def _is_named(value: str, asked: set[str]) -> bool:
    words = {stem(word) for word in content_words(value)}
    return bool(words) and words <= asked and not any(character.isdigit() for character in value)


def _by_month(question: str, table: Sequence[_Row]) -> list[_Row]:
    """The rows whose date is in the month that the question names, and in its year where it names one; the date by
    which they are due where it asks for that."""
    month = next((found for at in _IN_MONTH.finditer(question) if (found := _MONTH.match(question, at.end()))), None)
    if month is None:
        return []
    number = _MONTHS.index(month[1].casefold()) + 1
    year = _YEAR.search(question)
    columns = dict.fromkeys(name for row in table for name in row.cells)
    due = [name for name in columns if _DUE.search(name)] if _DUE.search(question) else []
    return [
        row
        for row in table
        if any(
            _in_month(cell, number) and (year is None or year[0] in cell)
            for name, cell in row.cells.items()
            if not due or name in due
        )
    ]


def _in_month(cell: str, number: int) -> bool:
    if found := _IN_FIGURES.search(cell):
        return int(found[1] or found[2]) == number
    return any(_MONTHS.index(named[1].casefold()) + 1 == number for named in _MONTH.finditer(cell))
