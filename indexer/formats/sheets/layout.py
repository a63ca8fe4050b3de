"""A sheet as blocks: headings, tables with their headers, and the lines above and below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from indexer.blocks import Block, Heading, Item, Paragraph
from indexer.formats.sheets.cells import Cell, ListedTable, Sheet, SheetRow, Shows
from indexer.formats.sheets.header_rows import count_header_rows
from indexer.formats.sheets.regions import Rows, lines_above, regions_of
from indexer.formats.sheets.tables import Headers, headers_from, table_from

_T = TypeVar("_T")
_TITLE_WORDS = 14
_NOTE_WORDS = 8  # a lone cell below a table with more is a note, not a row
_LINES_ABOVE = 4  # a table: its title, and what it says of itself
_NOTE = re.compile(
    r"(?:notes?|sources?|key|n\.?b\.?)\s*(?:\d+\s*)?[:.]|(?:please|(?:last )?updated|as (?:at|of))\b|[*†‡\[(]",
    re.IGNORECASE,
)
_ITEM_MARK = re.compile(r"[•·‣▪●■➢✓–-]\s+")
_GRAND_TOTAL = re.compile(r"(?:grand |overall )?totals?:?|overall", re.IGNORECASE)


def blocks_of_sheet(sheet: Sheet, level: int, name: str = "") -> list[Block]:
    """The blocks of a sheet from top to bottom. Titles in it are headings of `level`, groups of rows of the next.

    `name` is the heading the sheet stands under, told again where text follows that belongs to no group of rows.
    """
    pieces: list[Rows | ListedTable] = [*regions_of(sheet.rows), *sheet.tables]
    pieces.sort(key=_first_cell)
    layout = _Layout(level, sheet.header_ends, Heading(name, level - 1) if name else None)
    for piece, following in _pairs(pieces):
        if isinstance(piece, ListedTable):
            layout.write_table(piece.rows, piece.header_rows)
        else:
            layout.write_region(piece, following is not None and not _is_lines(following))
    return layout.blocks


def _first_cell(piece: Rows | ListedTable) -> tuple[int, int]:
    rows = piece.rows if isinstance(piece, ListedTable) else piece
    return rows[0].number, min(rows[0].cells)


def _is_lines(piece: Rows | ListedTable) -> bool:
    return not isinstance(piece, ListedTable) and not lines_above(piece)[1]


@dataclass
class _Layout:
    """The blocks so far, and the headers of the last table, under which rows may go on after a gap."""

    level: int
    header_ends: frozenset[int]
    heading: Heading | None  # that stands above what belongs to no group of rows
    blocks: list[Block] = field(default_factory=list)
    headers: Headers = field(default_factory=Headers)
    columns: frozenset[int] = frozenset()
    in_group: bool = False

    def write_region(self, region: Rows, is_above_table: bool) -> None:
        above, rows = lines_above(region)
        rows, below = _without_notes(rows)
        header_rows = count_header_rows(rows, self.header_ends)
        if not rows:
            self.write_lines(above, is_above_table)
        elif not header_rows and self._goes_on(rows):
            self._write_group_name(above)
            self._write_rows(rows, False)
        else:
            self.write_lines(above, True)
            self.write_table(rows, header_rows)
        self.write_lines(below, False)

    def write_lines(self, lines: Sequence[SheetRow], is_above_table: bool) -> None:
        """Lines of text. A heading is what stands first above a table, or stands out from the line below it."""
        cells = [cell for row in lines for cell in row.cells.values()]
        leads = is_above_table and len(cells) <= _LINES_ABOVE
        titles = [_is_title(cell, following, leads and at == 0) for at, (cell, following) in enumerate(_pairs(cells))]
        others = [cell for cell, is_title in zip(cells, titles, strict=True) if not is_title]
        is_list = len(others) > 2 and all(_could_be_title(cell) for cell in others)
        for cell, is_title in zip(cells, titles, strict=True):
            if is_title:
                self._write_title(cell.text)
            else:
                self._leave_group()
                self.blocks.append(_text_block(cell.text, is_list))

    def write_table(self, rows: Rows, header_rows: int) -> None:
        self._leave_group()
        header_rows = header_rows if header_rows < len(rows) else 0
        self.headers = headers_from(rows[:header_rows])
        self.columns = frozenset(column for row in rows for column in row.cells)
        self._write_rows(rows[header_rows:], True)

    def _write_title(self, text: str) -> None:
        """A title; right below another it is that of a part of the sheet, and so are those that follow."""
        if self.blocks and isinstance(self.blocks[-1], Heading):
            self.level += 1
        self.heading = Heading(text, self.level)
        self.blocks.append(self.heading)
        self.in_group = False

    def _goes_on(self, rows: Rows) -> bool:
        """Whether rows without headers stand in the columns of the last table, from its first on."""
        columns = {column for row in rows for column in row.cells}
        return bool(self.headers.texts) and columns <= self.columns and min(columns) == min(self.columns)

    def _write_group_name(self, lines: Sequence[SheetRow]) -> None:
        """The name of the group of rows that follows, with what else is said before them."""
        for at, text in enumerate(cell.text for row in lines for cell in row.cells.values()):
            self.blocks.append(Heading(text, self.level + 1) if at == 0 else Paragraph(text))
            self.in_group = True

    def _leave_group(self) -> None:
        if self.in_group and self.heading:
            self.blocks.append(self.heading)
        self.in_group = False

    def _write_rows(self, rows: Sequence[SheetRow], is_first: bool) -> None:
        """The rows under the last headers, in a table for each group that a row with a single cell opens."""
        body: list[SheetRow] = []
        for row, following in _pairs(rows):
            opens_group = following is not None and self._opens_group(row, following)
            closes_groups = following is None and self._is_grand_total(row, rows)
            if body and (opens_group or closes_groups):
                self.blocks.append(table_from(self.headers, body, is_first))
                body, is_first = [], False
            if closes_groups:
                self._leave_group()
            if opens_group:
                self._write_group_name([row])
            else:
                body.append(row)
        if body:
            self.blocks.append(table_from(self.headers, body, is_first))

    def _is_grand_total(self, row: SheetRow, rows: Sequence[SheetRow]) -> bool:
        """Whether a last row totals all groups above it: no group has a total of its own."""
        labels = [other.cells[min(other.cells)].text for other in rows]
        is_total = bool(_GRAND_TOTAL.fullmatch(row.cells[min(row.cells)].text))
        return self.in_group and is_total and sum(bool(_GRAND_TOTAL.fullmatch(label)) for label in labels) == 1

    def _opens_group(self, row: SheetRow, following: SheetRow) -> bool:
        """Whether a row has only a label, which covers several columns or stands out from the label below it."""
        if not self.headers.texts or len(row.cells) > 1 or len(following.cells) < 2:
            return False
        ((column, cell),) = row.cells.items()
        if column != min(self.columns) or not _could_be_title(cell):
            return False
        below = following.cells.get(column)
        return cell.columns > 1 or (cell.stands_out and not (below and below.stands_out))


def _pairs(things: Sequence[_T]) -> list[tuple[_T, _T | None]]:
    """Each with the one that follows it."""
    return list(zip(things, [*things[1:], None], strict=False))


def _is_title(cell: Cell, following: Cell | None, leads: bool) -> bool:
    stands_out = cell.stands_out and following is not None and not following.stands_out
    return (leads or stands_out) and _could_be_title(cell) and not _NOTE.match(cell.text)


def _could_be_title(cell: Cell) -> bool:
    words = len(cell.text.split())
    return cell.shows is Shows.TEXT and words <= _TITLE_WORDS and not cell.text.endswith((".", ";", ","))


def _text_block(text: str, is_list: bool) -> Block:
    mark = _ITEM_MARK.match(text)
    if mark and text[mark.end() :]:
        return Item(text[mark.end() :], marker=mark[0].strip())
    return Item(text) if is_list else Paragraph(text)


def _without_notes(rows: Rows) -> tuple[Rows, Rows]:
    """The rows of a table, and the notes right below it: single cells too long or too telling for a row."""
    end = len(rows)
    while end > 1 and len(rows[end - 1].cells) == 1 and _is_note(next(iter(rows[end - 1].cells.values()))):
        end -= 1
    return rows[:end], rows[end:]


def _is_note(cell: Cell) -> bool:
    return len(cell.text.split()) > _NOTE_WORDS or bool(_NOTE.match(cell.text))
