"""The tables that the best statements stand in, with all their rows."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from knowledge.answering.statements import RankedStatement
from knowledge.documents import StatementKind
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_document
from knowledge.words import content_words, stem

_CELL = re.compile(r"(?:^|; )([^:;]+): ([^;]*(?:;(?! [^:;]+: )[^;]*)*)")


@dataclass(frozen=True)
class Row:
    """A row as it is told, and its cells by the names of their columns."""

    statement: StoredStatement
    cells: Mapping[str, str]

    @property
    def label(self) -> str:
        """What stands before its cells."""
        return self.statement.text.partition(" – ")[0]


@dataclass(frozen=True)
class Table:
    """The rows of one document that have the same columns, in order; what stands over them (title and headings)."""

    document: IndexedDocument
    above: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def about(self) -> frozenset[str]:
        """The stems of what stands over the rows, and of the names of the columns."""
        return stems(" ".join((self.above, *self.columns)))


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning."""
    return frozenset(map(stem, content_words(text)))


def is_row(one: RankedStatement) -> bool:
    """Whether a statement is a row of a table."""
    return one.statement.kind is StatementKind.ROW


def tables_of(
    db: Database, ranked: Sequence[RankedStatement], documents: Mapping[int, IndexedDocument], asked: Collection[str]
) -> Iterator[Table]:
    """The tables that the statements stand in: first those with most columns named by `asked` (stems), of these the one
    of the best statement."""
    firsts: dict[tuple[int | str, ...], StoredStatement] = {}
    for row in (one.statement for one in ranked if is_row(one)):
        firsts.setdefault((row.document_id, *cells_of(row)), row)
    for first in sorted(firsts.values(), key=lambda one: -_columns_named(one, asked)):
        document = documents[first.document_id]
        above = " ".join((document.title, *first.section_path))
        yield Table(document, above, tuple(cells_of(first)), tuple(_rows_like(db, first)))


def _columns_named(row: StoredStatement, asked: Collection[str]) -> int:
    return sum(not stems(name).isdisjoint(asked) for name in cells_of(row))


def _rows_like(db: Database, first: StoredStatement) -> Iterator[Row]:
    names = cells_of(first).keys()
    for one in statements_of_document(db, first.document_id):
        cells = cells_of(one) if one.kind is StatementKind.ROW else {}
        if (cells and cells.keys() <= names) or (names and names <= cells.keys()):
            yield Row(one, cells)


def cells_of(row: StoredStatement) -> dict[str, str]:
    """The cells of a row by the names of their columns."""
    _, mark, told = row.text.partition(" – ")
    return {found[1]: found[2] for found in _CELL.finditer(told)} if mark else {}
