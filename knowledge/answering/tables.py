"""The tables that the best statements stand in, with all their rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from knowledge.answering.cells import cells_of, stems
from knowledge.answering.names_asked import NO_NAMES, NamesAsked
from knowledge.answering.statements import RankedStatement
from knowledge.documents import StatementKind
from knowledge.store.search_rows import IndexedDocument, StoredStatement, statements_of_document

FIRST = ""
"""The column of what a row is called."""


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
        """The stems of what stands over the rows, and of the names of the columns; all words for what somebody is to
        do, where that is what the rows are."""
        said = stems(" ".join((self.above, *self.columns)))
        return said | TO_DO if said & TO_DO else said

    def cell(self, row: Row, column: str) -> str:
        """What a row holds in a column; FIRST is that of what a row is called."""
        return row.label if column == FIRST else row.cells.get(column, "")


TO_DO = stems("action actions task tasks job jobs step steps thing things to-do todo")
"""Words for what somebody is to do: people ask for one and read another."""


def is_row(one: RankedStatement) -> bool:
    """Whether a statement is a row of a table."""
    return one.statement.kind is StatementKind.ROW


def tables_of(
    db: Database,
    ranked: Sequence[RankedStatement],
    documents: Mapping[int, IndexedDocument],
    asked: Collection[str],
    names: NamesAsked = NO_NAMES,
) -> Iterator[Table]:
    """The tables that the statements stand in: first those of the document whose title holds most of `asked` (stems),
    then those with most columns named by it, of these the one of the best statement. Cells have `names` as asked."""
    firsts: dict[tuple[int | str, ...], StoredStatement] = {}
    for row in (one.statement for one in ranked if is_row(one)):
        firsts.setdefault((row.document_id, *cells_of(row)), row)

    def named(one: StoredStatement) -> tuple[int, int]:
        return len(stems(documents[one.document_id].title) & set(asked)), _columns_named(one, asked)

    for first in sorted(firsts.values(), key=named, reverse=True):
        document = documents[first.document_id]
        above = " ".join((document.title, *first.section_path))
        yield Table(document, above, tuple(cells_of(first)), tuple(_rows_like(db, first, names)))


def _columns_named(row: StoredStatement, asked: Collection[str]) -> int:
    return sum(not stems(name).isdisjoint(asked) for name in cells_of(row))


def _rows_like(db: Database, first: StoredStatement, asked: NamesAsked) -> Iterator[Row]:
    names = cells_of(first).keys()
    for one in statements_of_document(db, first.document_id):
        cells = cells_of(one) if one.kind is StatementKind.ROW else {}
        if (cells and cells.keys() <= names) or (names and names <= cells.keys()):
            yield Row(one, {name: asked.told(one.document_id, cell) for name, cell in cells.items()})
