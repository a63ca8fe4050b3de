"""The rows of a table that a question picks out by the value of a cell: "which pledges are red?"."""

import re
from collections.abc import Collection, Mapping, Sequence

from sqlite_utils import Database

from knowledge.answering.lists import StatementList
from knowledge.answering.statements import RankedStatement
from knowledge.answering.tables import Row, Table, is_row, stems, tables_of
from knowledge.store.search_rows import IndexedDocument
from knowledge.words import stem

LOOKED_AT = 3  # ranks at one of which a row has to stand,
TABLES_AT = 12  # and those whose tables are looked at
_PLURAL = re.compile(r"[^\W\d_]{2,}[^s\W\d_]s\b", re.IGNORECASE)
_PICKS = re.compile(
    r"^\W*(?:(?:and|so|please|show me|tell me|can you list|is there|are there|have we|do we have|is) )*"
    r"(?:which|whose|who|what|list|name|show|any|anything)\b",
    re.IGNORECASE,
)


def rows_by_value(
    db: Database, question: str, ranked: Sequence[RankedStatement], documents: Mapping[int, IndexedDocument]
) -> StatementList | None:
    """Those rows of a table among the best statements, in order, that hold what the question names; nothing where it
    names no value, or one that every row holds. Of several tables it is the one with most columns that the question
    names ("Pledge"), the best of these."""
    if not picks_rows(question) or not any(map(is_row, ranked[:LOOKED_AT])):
        return None
    asked = stems(question)
    for table in tables_of(db, ranked[:TABLES_AT], documents, asked):
        if not _things_of(question) & table.about:
            continue
        picked = _by_words(asked, table)
        if picked and len(picked) < len(table.rows):
            return StatementList(None, tuple(row.statement for row in picked))
    return None


def picks_rows(question: str) -> bool:
    """Whether a question may pick several things out of many."""
    return bool(_PICKS.match(question))


def _things_of(question: str) -> frozenset[str]:
    """The stems of the things that a question picks from, in the plural."""
    return frozenset(stem(word.casefold()) for word in _PLURAL.findall(question))


def _by_words(asked: Collection[str], table: Table) -> list[Row]:
    """The rows that hold, in each column of which the question names a value, such a value."""
    named: dict[str, set[str]] = {}
    for column in dict.fromkeys(name for row in table.rows for name in row.cells):
        values = {value for row in table.rows for value in _values(row.cells.get(column, ""))}
        if found := {value for value in values if _is_named(value, asked)}:
            named[column] = found
    if not named:
        return []
    return [row for row in table.rows if all({*_values(row.cells.get(c, ""))} & found for c, found in named.items())]


def _values(cell: str) -> list[str]:
    """A cell, and its parts: "open, overdue" is both."""
    parts = [part.strip().casefold() for part in cell.split(",")]
    return [part for part in (cell.strip().casefold(), *parts) if part]


def _is_named(value: str, asked: Collection[str]) -> bool:
    words = stems(value)
    return bool(words) and words <= set(asked) and not any(character.isdigit() for character in value)
