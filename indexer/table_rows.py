"""The rows of a table as statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.markup import plain
from indexer.sentences import split_cell
from indexer.table_columns import LONG_CELL, NO_LABEL, Columns, Row
from knowledge.documents import Statement, StatementKind

_ROW_WORDS = 45  # a longer row is told in parts, each with its label
_LABEL_WORDS = 10  # of a label that is itself a long cell


@dataclass(frozen=True)
class _Label:
    """What a row is about, as it is told; the columns it takes, and those of them that it tells whole."""

    text: str = ""
    columns: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Rows:
    """How the rows of one table are told. `names` are those of its columns ("" where nothing says); `holds_pairs` says
    that each row is a label with its value."""

    names: Sequence[str]
    columns: Columns
    group: int
    holds_pairs: bool

    def tell(self, row: Row, above: Row) -> list[Statement]:
        """The statements of a row: one for a short row; long cells piece by piece, short ones each with its column.

        Facts are told together beside a long cell, too. A long cell that only repeats the one above is not told again.
        """
        filled = [column for column, cell in enumerate(row) if cell]
        long = {column for column in filled if len(row[column].split()) > LONG_CELL}
        label = self._label(row, self.columns.label in long)
        others = [column for column in filled if column not in label.columns]
        if not long:
            return list(self._together(row, label, others))
        facts = [column for column in others if column in self.columns.facts and column not in long]
        told = list(self._together(row, label, facts)) if facts else []
        for column in others:
            if column not in facts and not (column in long and row[column : column + 1] == above[column : column + 1]):
                told += self._pieces(row, label, column)
        return told

    def _label(self, row: Row, is_long: bool) -> _Label:
        """What numbers the row, then what it is about. A count without a name is left out; a long cell is no label,
        but its first words are where there are facts to tell of it."""
        number = self._numbering(row)
        columns = frozenset() if self.columns.numbering is None else frozenset({self.columns.numbering})
        if self.columns.label == NO_LABEL:
            return _Label()
        cell = row[self.columns.label] if self.columns.label < len(row) else ""
        mark = "." if number.isdigit() and cell else ""
        before = filter(None, (f"{plain(number)}{mark}",))
        whole = columns if number else frozenset()
        if is_long:
            words = [*plain(cell).split()[:_LABEL_WORDS], "…"] if self.columns.facts else []
            return _Label(" ".join((*before, *words)), columns, whole)
        text = plain(cell).removeprefix("- ").removesuffix(":" if len(row) > 1 else "")
        whole |= {self.columns.label} if cell else set()
        return _Label(" ".join(filter(None, (*before, text))), columns | {self.columns.label}, whole)

    def _numbering(self, row: Row) -> str:
        column = self.columns.numbering
        if column is None or column >= len(row) or (self.columns.counts and any(row[column + 1 :])):
            return ""
        return row[column]

    def _together(self, row: Row, label: _Label, columns: Sequence[int]) -> Iterator[Statement]:
        """These cells as "Procurement – Current: 1.7; Ambition: 2.7"; in even parts where there are many, of which the
        first is quoted with what the row is about."""
        if not columns:
            name = self._name(self.columns.label) if len(label.whole) == 1 else ""
            yield self._row_statement(f"{name}: {label.text}" if name else label.text, row, label.whole)
            return
        mark = ": " if self.holds_pairs else " – " if any(self.names) else "; "
        quoted = label.whole
        for part in _parts([(self._named(row, column), column) for column in columns]):
            text = "; ".join(named for named, _ in part)
            quoted |= {column for _, column in part}
            yield self._row_statement(f"{label.text}{mark}{text}" if label.text else text, row, quoted)
            quoted = frozenset()

    def _row_statement(self, text: str, row: Row, columns: frozenset[int]) -> Statement:
        """A statement of a row; its quote is all that stands from the first of these columns to the last."""
        cells = row[min(columns, default=0) : max(columns, default=-1) + 1]
        return Statement(text, " ".join(filter(None, cells)), StatementKind.ROW, "", self.group)

    def _pieces(self, row: Row, label: _Label, column: int) -> Iterator[Statement]:
        """A cell by itself, in the context of its row and column."""
        about = label.text if column != self.columns.label else plain(self._numbering(row))
        context = " – ".join(filter(None, (about, self._name(column) if column or not label.columns else "")))
        for piece in split_cell(row[column]):
            yield Statement(plain(piece), piece, StatementKind.CELL, context, self.group)

    def _name(self, column: int) -> str:
        return self.names[column] if column < len(self.names) else ""

    def _named(self, row: Row, column: int) -> str:
        name = self._name(column)
        return f"{name}: {plain(row[column])}" if name else plain(row[column]).removeprefix("- ")


def _parts(cells: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Cells as they are told, with their columns, in runs of about the same number of words."""
    words = sum(len(told.split()) for told, _ in cells)
    most = words / max(1, -(-words // _ROW_WORDS))
    part: list[tuple[str, int]] = []
    length = 0
    for cell in cells:
        if part and length + len(cell[0].split()) > most:
            yield part
            part, length = [], 0
        part.append(cell)
        length += len(cell[0].split())
    yield part
