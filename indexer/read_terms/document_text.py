"""A document as the text that its terms are read from."""

import re
from collections.abc import Iterator

from indexer.read_terms.labels import topics_of
from indexer.read_terms.seat_tables import is_of_organisations
from knowledge.documents import Document, Statement, StatementKind

_MOST_LABEL_WORDS = 6
_NO_NAME = "#"  # of a column
_CELLS = re.compile(r" – |; (?=[^;:]{1,60}: )")
_COLUMN = re.compile(r"^[^:]{1,60}: ")
"""A row is told as "Label – Column: cell; Column: cell"."""


def text_of(document: Document) -> str:
    """The document's statements under its headings: items with a bullet, cells beside their labels."""
    return "\n".join(line for lines in _blocks(document) for line in (*lines, ""))


def _blocks(document: Document) -> Iterator[list[str]]:
    before: tuple[str, ...] = ()
    for section in document.sections:
        for depth, heading in enumerate(section.path, start=1):
            if section.path[:depth] != before[:depth]:
                yield [f"{'#' * depth} {heading}"]
        before = section.path
        group = 0
        lines: list[str] = []
        for statement in (one for passage in section.passages for one in passage.statements):
            if statement.group != group or not group:
                yield lines
                lines, group = list(_before(statement)), statement.group
            lines.append(_line(statement))
        yield lines


def _before(first: Statement) -> Iterator[str]:
    """What stands over a list or a table: the sentence that leads in, or the columns where one has the organisations
    (that of the first column is not known)."""
    if _leads_in(first):
        yield first.context
    if first.kind is StatementKind.ROW:
        columns = [found[0].removesuffix(": ") for one in _CELLS.split(first.text)[1:] if (found := _COLUMN.match(one))]
        if any(map(is_of_organisations, columns)):
            yield f"| {' | '.join((_NO_NAME, *columns))} |"


def _leads_in(statement: Statement) -> bool:
    return statement.kind is StatementKind.ITEM and bool(statement.context)


def _line(statement: Statement) -> str:
    words = " ".join(statement.text.split())
    match statement.kind:
        case StatementKind.SENTENCE:
            return words
        case StatementKind.ITEM:
            return f"- {words}"
        case StatementKind.CELL:
            return f"| {statement.context.split(' – ')[0]} | {words} |" if statement.context else words
        case StatementKind.ROW:
            return row_line(words)


def row_line(words: str) -> str:
    """A row told in one breath, as a table has it: cell by cell, without the names of the columns, or with a bar behind
    the topic that it begins with. What a column is called is not what the document lays down."""
    told = _CELLS.split(words)
    label, *cells = told if len(told) > 1 else _labelled(words)
    return f"| {' | '.join((label, *map(_value, cells)))} |" if cells else words


def _labelled(words: str) -> list[str]:
    """The topic that a row begins with, and the rest of it; all of it where it begins with none."""
    parts = words.split()
    for length in range(min(_MOST_LABEL_WORDS, len(parts) - 1), 0, -1):
        if topics_of(label := " ".join(parts[:length])):
            return [label, " ".join(parts[length:])]
    return [words]


def _value(cell: str) -> str:
    return _COLUMN.sub("", cell)
