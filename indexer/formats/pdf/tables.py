"""Tables as they stand on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.formats.pdf.drawing import Shade
from indexer.formats.pdf.geometry import Box
from indexer.formats.pdf.grids import Grid
from indexer.formats.pdf.rows import rows_of, text_of
from indexer.formats.pdf.words import Word

LINE_END = "\n"
"""Stands in a cell where a line ends, until it is known how the document hyphenates."""

_WHITE = (255, 255, 255)
_FEWEST_FILLED = 3


@dataclass(frozen=True)
class PageTable:
    """A table on a page. The texts of cells keep their line ends; `has_header` says that the first row looks
    different from the others."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    has_header: bool = False


def ruled_table(grid: Grid, words: Sequence[Word], shades: Sequence[Shade]) -> PageTable | None:
    """The table of a grid and the words in it; None where it holds next to nothing, as a chart's grid does.

    The text of a cell that covers several places stands in each of them; in a row that is one cell, in the first.
    """
    by_cell: dict[int, list[Word]] = {}
    for word in words:
        place = grid.place_of(*word.box.middle)
        if place is not None:
            by_cell.setdefault(grid.cell_of[place], []).append(word)
    if len(by_cell) < _FEWEST_FILLED:
        return None
    texts = {cell: cell_text(some) for cell, some in by_cell.items()}
    rows, kept = [], []
    for number in range(len(grid.rows) - 1):
        cells = grid.cell_of[number * grid.width : (number + 1) * grid.width]
        row = [texts.get(cell, "") for cell in cells]
        if len(set(cells)) == 1:
            row[1:] = [""] * (grid.width - 1)
        if any(row):
            rows.append(tuple(row))
            kept.append([word for cell in set(cells) for word in by_cell.get(cell, [])])
    table = _without_empty_columns(rows)
    if len(table) < 2 or len(table[0]) < 2:
        return None
    return PageTable(grid.box, table, _is_bold_above(kept) or _is_shaded(grid, shades))


def cell_text(words: Sequence[Word]) -> str:
    """The words of a cell, line by line."""
    return LINE_END.join(text_of(row) for row in rows_of(words))


def _without_empty_columns(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    used = [any(column) for column in zip(*rows, strict=True)]
    return tuple(tuple(cell for cell, is_used in zip(row, used, strict=True) if is_used) for row in rows)


def _is_bold_above(rows: list[list[Word]]) -> bool:
    """Whether the first row is bold and the next ones are not."""
    below = [word for row in rows[1:] for word in row]
    return all(word.bold for word in rows[0]) and sum(word.bold for word in below) * 2 < len(below)


def _is_shaded(grid: Grid, shades: Sequence[Shade]) -> bool:
    """Whether the first row has a colour that the second has not."""
    first, second = (_colour(grid, row, shades) for row in (0, 1))
    return first not in (second, _WHITE)


def _colour(grid: Grid, row: int, shades: Sequence[Shade]) -> tuple[int, ...]:
    x = (grid.columns[0] + grid.columns[1]) / 2
    y = grid.rows[row] + min(3.0, (grid.rows[row + 1] - grid.rows[row]) / 2)
    painted = [shade.colour[:3] for shade in shades if shade.colour[3] and shade.box.holds(x, y)]
    return painted[-1] if painted else _WHITE
