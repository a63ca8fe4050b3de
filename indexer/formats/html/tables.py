"""Tables of web pages: which are for data, and their cells as a full grid."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import Tag

from indexer.blocks import Table
from indexer.formats.html.furniture import attribute

_MOST_COLUMNS = 100
_MOST_ROWS = 10_000

STRUCTURE = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Tags that have no place in a table of data."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, whether it is a header (th), and how many columns and rows it spans."""

    text: str
    is_header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass
class Row:
    """One row as it is read; `in_head` tells whether it stands in a thead."""

    in_head: bool = False
    cells: list[Cell] = field(default_factory=list)


def cell_from(tag: Tag, text: str) -> Cell:
    """The cell a td or th stands for. Spans are cut at what a person could have meant."""
    columns = min(max(whole_number(tag, "colspan", 1), 1), _MOST_COLUMNS)
    rows = min(whole_number(tag, "rowspan", 1), _MOST_ROWS) or _MOST_ROWS  # 0: as far as the table goes
    return Cell(text, tag.name == "th", columns, max(rows, 1))


def table_from(rows: list[Row]) -> Table | None:
    """The table with the text of a spanning cell in each place it covers; None if there is no text in it.

    Empty rows are left out and short ones filled up. `header_rows` counts the first rows that stand in a
    thead or have only th cells (the corner may be empty); None if nothing marks a header, or everything does.
    """
    pairs = [(row, texts) for row, texts in zip(rows, _grid(rows), strict=True) if any(texts)]
    if not pairs:
        return None
    width = min(max(len(texts) for _, texts in pairs), _MOST_COLUMNS)
    filled = tuple((*texts, *[""] * (width - len(texts))) for _, texts in pairs)
    return Table(filled, _header_rows([row for row, _ in pairs]))


def is_for_layout(table: Tag, has_structure: bool) -> bool:
    """Whether the table only places things: by its role, or as it has one cell, or has structure in it.

    `has_structure` says that there are headings or tables in its cells. They are let pass where th, thead or
    caption show that this is data all the same.
    """
    if attribute(table, "role") in ("presentation", "none"):
        return True
    parts = list(_own_parts(table))
    if sum(part.name in ("td", "th") for part in parts) <= 1:
        return True
    return has_structure and not any(part.name in ("th", "thead", "caption") for part in parts)


def whole_number(tag: Tag, name: str, otherwise: int) -> int:
    """The attribute as a number; `otherwise` if it is missing or no number."""
    try:
        return int(attribute(tag, name))
    except ValueError:
        return otherwise


def _own_parts(table: Tag) -> Iterator[Tag]:
    """The sections, rows, cells and captions of this table, not those of tables in its cells."""
    waiting = [table]
    while waiting:
        for child in waiting.pop().contents:
            if isinstance(child, Tag):
                yield child
                if child.name in ("thead", "tbody", "tfoot", "tr"):
                    waiting.append(child)


def _grid(rows: list[Row]) -> Iterator[list[str]]:
    """The texts of each row, with those that hang down from rows above."""
    hanging: dict[int, tuple[str, int]] = {}  # column: text, rows it still covers
    for row in rows:
        texts: list[str] = []
        following: dict[int, tuple[str, int]] = {}
        for cell in row.cells:
            _let_down(texts, hanging, following)
            for _ in range(min(cell.columns, max(_MOST_COLUMNS - len(texts), 1))):
                hanging.pop(len(texts), None)
                if cell.rows > 1 and len(texts) < _MOST_COLUMNS:
                    following[len(texts)] = (cell.text, cell.rows - 1)
                texts.append(cell.text)
        while hanging:
            _let_down(texts, hanging, following)
            if hanging:
                texts.append("")
        hanging = following
        yield texts


def _let_down(texts: list[str], hanging: dict[int, tuple[str, int]], following: dict[int, tuple[str, int]]) -> None:
    """Fill the next places of a row for as long as something hangs into them."""
    while len(texts) in hanging:
        text, rows_left = hanging.pop(len(texts))
        if rows_left > 1:
            following[len(texts)] = (text, rows_left - 1)
        texts.append(text)


def _header_rows(rows: list[Row]) -> int | None:
    if not any(row.in_head or any(cell.is_header for cell in row.cells) for row in rows):
        return None
    return next((index for index, row in enumerate(rows) if not _is_header(row)), None)


def _is_header(row: Row) -> bool:
    if row.in_head or not row.cells:
        return row.in_head
    corner, *others = row.cells
    return all(cell.is_header for cell in others) and (corner.is_header or (not corner.text and bool(others)))
