"""Word's tables: which are for data, and their cells as a full grid."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.blocks import Table
from indexer.formats.word.nodes import Cell, Grid, Inserted, Merge, Node, Para, Row
from indexer.markup import fold_space

Flow = Para | Table | Inserted

_MOST_COLUMNS = 63
_LONGEST_REPEATED = 500
"""Characters: a merged cell says what its rows are about; one that holds a long text is not told again in each."""
_MANY_PARAGRAPHS = 3
_MANY_WORDS = 80


def flow_of(nodes: Iterable[Node], is_paged: bool) -> Iterator[Flow]:
    """The nodes with their grids as tables, or as what stands in them where they only place things.

    Tables and notes in the cells of a table follow it. Where pages are known, a table that goes over several is
    one table a page, each with the header rows.
    """
    for node in nodes:
        if not isinstance(node, Grid):
            yield node
        elif is_for_layout(node):
            for cell in _cells(node):
                yield from flow_of(cell.nodes, is_paged)
        else:
            yield from _tables(node, is_paged)
            beside = (part for cell in _cells(node) for part in cell.nodes if not _is_told_in_cell(part))
            yield from flow_of(beside, is_paged)


def is_for_layout(grid: Grid) -> bool:
    """Whether a grid only places things: one column, one filled cell, sections with their headings, or columns of
    running text side by side. One that repeats its header rows is for data."""
    if max((len(row.cells) for row in grid.rows), default=0) <= 1:
        return True
    cells = [cell for cell in _cells(grid) if any(not isinstance(node, Para) or node.lines for node in cell.nodes)]
    if len(cells) <= 1:
        return True
    if any(row.is_header for row in grid.rows):
        return False
    return any(_is_section(cell) for cell in cells) or (len(grid.rows) == 1 and any(_is_column(cell) for cell in cells))


def cell_text(cell: Cell) -> str:
    """A cell's paragraphs as one text, in which `split_cell` finds them again.

    An item starts with "•", and so does a line after one that neither ends a sentence nor runs on. Numbers stand
    as Word prints them.
    """
    text = ""
    for para in cell.nodes:
        if not isinstance(para, Para) or para.is_note:
            continue
        printed = para.number.printed if para.number else ""
        if printed and not para.lines:
            text = _joined(text, printed, True)
        for at, line in enumerate(para.lines):
            piece = fold_space(line.text if at else f"{printed} {line.text}")
            if piece:
                text = _joined(text, piece, at == 0 and bool(para.number and para.number.shows))
    return text


def _joined(before: str, piece: str, is_item: bool) -> str:
    if not before:
        return piece
    goes_on = before[-1] in ".!?:," or piece[0].islower() or piece[0] in "•‣▪●■➢✓"
    return f"{before} {piece}" if goes_on and not is_item else f"{before} • {piece}"


@dataclass(frozen=True)
class _FullRow:
    texts: tuple[str, ...]
    is_header: bool
    is_bold: bool
    page: int


def _tables(grid: Grid, is_paged: bool) -> Iterator[Table]:
    rows = [row for row in _full_rows(grid) if any(row.texts)]
    width = max((len(row.texts) for row in rows), default=0)
    filled = [column for column in range(width) if any(column < len(row.texts) and row.texts[column] for row in rows)]
    told = [tuple(row.texts[column] if column < len(row.texts) else "" for column in filled) for row in rows]
    header_rows = _count_header_rows(rows, grid.marks_first_row)
    if not is_paged or len({row.page for row in rows}) == 1:
        yield from [Table(tuple(told), header_rows, rows[0].page if is_paged else None)] if rows else []
        return
    if header_rows is None:
        header_rows = int(all(len(text.split()) <= 8 and not text.isdigit() for text in told[0]))
    body = zip(told[header_rows:], rows[header_rows:], strict=True)
    for page, part in itertools.groupby(body, key=lambda pair: pair[1].page):
        yield Table((*told[:header_rows], *(texts for texts, _ in part)), header_rows, page)


def _full_rows(grid: Grid) -> Iterator[_FullRow]:
    """The rows with the text of a merged cell in each row that it covers."""
    hanging: dict[int, str] = {}
    for row in grid.rows:
        texts = [""] * row.before
        following: dict[int, str] = {}
        for cell in row.cells:
            at = len(texts)
            text = hanging.get(at, "") if cell.merge is Merge.GOES_ON else cell_text(cell)
            if cell.merge is not Merge.NONE:
                following[at] = text if len(text) <= _LONGEST_REPEATED else ""
            texts += [text, *[""] * (cell.columns - 1)]
        hanging = following
        yield _FullRow(tuple(texts[:_MOST_COLUMNS]), row.is_header, _is_bold(row), row.page)


def _count_header_rows(rows: list[_FullRow], marks_first_row: bool) -> int | None:
    """How many first rows are marked as headers; one in bold above one that is not, where the look sets it off."""
    marked = sum(1 for _ in itertools.takewhile(lambda row: row.is_header, rows))
    if 0 < marked < len(rows):
        return marked
    if marks_first_row and len(rows) > 1 and rows[0].is_bold and not rows[1].is_bold:
        return 1
    return None


def _is_bold(row: Row) -> bool:
    lines = [line for cell in row.cells for para in cell.nodes if isinstance(para, Para) for line in para.lines]
    return bool(lines) and all(line.is_bold for line in lines if line.text)


def _cells(grid: Grid) -> Iterator[Cell]:
    return (cell for row in grid.rows for cell in row.cells if cell.merge is not Merge.GOES_ON)


def _is_told_in_cell(node: Node) -> bool:
    return isinstance(node, Para) and not node.is_note


def _is_section(cell: Cell) -> bool:
    """Whether there is a marked heading with text below it."""
    filled = [node for node in cell.nodes if isinstance(node, Para) and node.lines]
    return any(node.level for node in filled[:-1])


def _is_column(cell: Cell) -> bool:
    filled = [node for node in cell.nodes if isinstance(node, Para) and node.lines]
    return len(filled) >= _MANY_PARAGRAPHS and sum(len(node.text.split()) for node in filled) >= _MANY_WORDS
