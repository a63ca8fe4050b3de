"""The rows of a table that a question picks out by the value of a cell: "which pledges are red?"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlite_utils import Database

from knowledge.answering.cells import stems
from knowledge.answering.lists import StatementList
from knowledge.answering.names_asked import NO_NAMES, NamesAsked
from knowledge.answering.statements import RankedStatement
from knowledge.answering.tables import FIRST, TO_DO, Row, Table, is_row, tables_of
from knowledge.rag_words import colours_meant
from knowledge.store.search_rows import IndexedDocument
from knowledge.words import stem, words_of

LOOKED_AT = 6  # ranks at one of which a row has to stand,
TABLES_AT = 12  # and those whose tables are looked at
BEST = 2  # ranks at which picked rows have to stand where a question does not say what things it picks from
_PLURAL = re.compile(r"\b(?!(?:what|who|when|where|how|that)s\b)[^\W\d_]{2,}[^s\W\d_]s\b", re.IGNORECASE)
_PICKS = re.compile(
    r"^\W*(?:(?:and|so|please|show me|tell me|can you list|is there|are there|have we|do we have|is) )*"
    r"(?:which|whose|who|what|whats|list|name|show|any|anything)\b",
    re.IGNORECASE,
)
_DOER = re.compile(
    r"\b(?:has|have|had|does|did|do|is|was|must|should|will) (?:the )?((?:[^\W\d_][\w'’-]* ){1,3}?)"
    r"(?:(?:got|have|had|need|needs|agree|agreed|promise|promised|supposed|meant|due|going)? ?to|do|doing)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"n['’]t\b|\bnot\b", re.IGNORECASE)
_MOST_WORDS = 4  # of each of several values in one cell
_LINKS = {"the", "of", "and", "a"}  # what a question may leave out of a value, where "not started" is not "started"
_NO_VALUES = {"all", "any", "both", "each", "every", "none", "total"}  # how many are asked for, whatever a cell says


def rows_by_value(
    db: Database,
    question: str,
    ranked: Sequence[RankedStatement],
    documents: Mapping[int, IndexedDocument],
    names: NamesAsked = NO_NAMES,
) -> StatementList | None:
    """Those rows of a table among the best statements, in order, that hold what the question names; nothing where it
    names no value, or one that every row holds. Of several tables it is the one with most columns that the question
    names ("Pledge"), the best of these. It has to be a table of the things that are asked for, or the best statements
    have to be among the rows; where the question says who is to do them, it may be one of what is to do. Where the
    best statement is a row of it, no other row belongs to the answer."""
    if not picks_rows(question) or not any(map(is_row, ranked[:LOOKED_AT])):
        return None
    asked, things, doer = frozenset(map(stem, words_of(question))), _things_of(question), _doer_of(question)
    colours, _ = colours_meant(question)
    asked |= {stem(colour) for colour in colours}
    best = {one.statement.id for one in ranked[:BEST]}
    is_negated = _NEGATED.search(question) and not colours
    for table in tables_of(db, ranked[:TABLES_AT], documents, stems(question), names):
        picked = _by_words(asked, doer if table.about & TO_DO else frozenset(), table)
        if not picked or len(picked) == len(table.rows) or (is_negated and not any(map(_says_not, picked))):
            continue
        is_asked_for = things & table.about or best <= {row.statement.id for row in picked}
        if is_asked_for or (doer and table.about & TO_DO):
            is_best = ranked[0].statement.id in {row.statement.id for row in table.rows}
            return StatementList(None, tuple(row.statement for row in picked), is_picked=is_best)
    return None


def _says_not(row: Row) -> bool:
    """Whether a row itself says "not", as in "not started": a question with "not" may mean it."""
    return bool(_NEGATED.search(row.statement.text))


def picks_rows(question: str) -> bool:
    """Whether a question may pick several things out of many."""
    return bool(_PICKS.match(question))


def _things_of(question: str) -> frozenset[str]:
    """The stems of the things that a question picks from, in the plural."""
    return frozenset(stem(word.casefold()) for word in _PLURAL.findall(question))


def _doer_of(question: str) -> frozenset[str]:
    """The stems of the name of whoever is asked what they have to do."""
    found = _DOER.search(question)
    return stems(found[1]) - TO_DO if found else frozenset()


def _by_words(asked: Collection[str], doer: frozenset[str], table: Table) -> list[Row]:
    """The rows that hold, for each column of which the question names a value, such a value, there or in another of
    these columns. A column that the question names, too, stands for the others with its values."""
    named = {column: found for column in _columns(table) if (found := _named_in(column, asked, doer, table))}
    meant = [column for column in named if stems(column) & set(asked)]
    kept = {c: found for c, found in named.items() if c in meant or not any(found <= named[other] for other in meant)}

    def holds(row: Row, found: Collection[str]) -> bool:
        return any(not set(_values(table.cell(row, column))).isdisjoint(found) for column in kept)

    return [row for row in table.rows if all(holds(row, found) for found in kept.values())] if kept else []


def _columns(table: Table) -> Iterator[str]:
    """The columns whose cells may be named: not that of what each row is called, unless several are called the same."""
    yield from dict.fromkeys(name for row in table.rows for name in row.cells)
    if len({row.label for row in table.rows}) < len(table.rows):
        yield FIRST


def _named_in(column: str, asked: Collection[str], doer: frozenset[str], table: Table) -> set[str]:
    """The values of a column that a question names; else the one that begins with the name of the doer."""
    values = {value for row in table.rows for value in _values(table.cell(row, column))}
    if found := {value for value in values if _is_named(value, asked)}:
        return found
    begin = {value for value in values if doer and doer == stems(" ".join(value.split()[: len(doer)]))}
    return begin if len(begin) == 1 else set()


def _values(cell: str) -> list[str]:
    """A cell, and its parts where they are values too: "open, overdue" is both."""
    parts = [part.strip().casefold() for part in cell.split(",")]
    all_short = all(len(part.split()) <= _MOST_WORDS for part in parts)
    said = parts if all_short else parts[:1] if len(parts[0].split()) == 1 else []  # "Yes, if the lottery agrees"
    return [part for part in (cell.strip().casefold(), *said) if part]


def _is_named(value: str, asked: Collection[str]) -> bool:
    words = {stem(word) for word in words_of(value)} - _LINKS
    is_value = value not in _NO_VALUES and not any(character.isdigit() for character in value)
    return bool(stems(value)) and is_value and words <= set(asked)
