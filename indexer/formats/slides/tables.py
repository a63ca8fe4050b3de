"""Tables on slides, their merged cells filled in."""

from xml.etree.ElementTree import Element

from indexer.blocks import Block, Table
from indexer.formats.slides.line_blocks import blocks_of
from indexer.formats.slides.package import NAMES, is_on
from indexer.formats.slides.text_lines import TextLine, lines_in
from indexer.formats.slides.text_styles import Mark, Styles
from indexer.markup import fold_space

_MOST_COLUMNS = 100


def table_blocks(table: Element, styles: Styles, page: int) -> list[Block]:
    """The table; one with a single filled cell only frames its text. Nothing if it is empty.

    A cell merged downwards is repeated in each row, one merged sideways in each column, save where it spans
    its whole row. The first row is a header if the table is styled so; else this is unknown.
    """
    cells = [[lines_in(cell.find("a:txBody", NAMES), styles) for cell in row] for row in _rows(table)]
    filled = [lines for row in cells for lines in row if lines]
    if len(filled) <= 1:
        return blocks_of(filled[0], page, None) if filled else []
    grid = _grid(_rows(table), [[_cell_text(lines) for lines in row] for row in cells])
    marked = is_on(table.find("a:tblPr", NAMES), "firstRow") and any(grid[0])
    return [Table(tuple(tuple(row) for row in grid if any(row)), 1 if marked else None, page)]


def _rows(table: Element) -> list[list[Element]]:
    return [row.findall("a:tc", NAMES)[:_MOST_COLUMNS] for row in table.iterfind("a:tr", NAMES)]


def _grid(rows: list[list[Element]], texts: list[list[str]]) -> list[list[str]]:
    """The texts with those of merged cells in every place they cover, all rows equally long."""
    width = max(len(row) for row in rows)
    grid: list[list[str]] = []
    for elements, own in zip(rows, texts, strict=True):
        row: list[str] = []
        for column, (element, text) in enumerate(zip(elements, own, strict=True)):
            if is_on(element, "vMerge") and grid:
                row.append(grid[-1][column])
            elif is_on(element, "hMerge") and row:
                row.append(row[-1])
            else:
                row.append(text)
        row += [""] * (width - len(row))
        grid.append(row)
    return [_said_once(elements, row) for elements, row in zip(rows, grid, strict=True)]


def _said_once(elements: list[Element], row: list[str]) -> list[str]:
    """A row that is one merged cell, with its text in the first column only."""
    if len(elements) > 1 and all(is_on(element, "hMerge") for element in elements[1:]):
        return [row[0], *[""] * (len(row) - 1)]
    return row


def _cell_text(lines: list[TextLine]) -> str:
    """The words of a cell; bullets, if there are several, stay as signs between them."""
    bullets = sum(line.look.mark is Mark.BULLET for line in lines)
    return fold_space(" ".join(_marked(line, bullets > 1) for line in lines))


def _marked(line: TextLine, with_bullet: bool) -> str:
    if line.label:
        return f"{line.label}. {line.text}"
    return f"• {line.text}" if with_bullet and line.look.mark is Mark.BULLET else line.text
