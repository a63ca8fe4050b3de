"""Text with delimiters (.csv, .tsv) as blocks."""

from collections.abc import Iterable, Iterator

from indexer.blocks import Block, Item, Paragraph, ReadFile
from indexer.formats.sheets.cells import Allowance, Cell, Sheet, SheetRow, cell_text, text_shows
from indexer.formats.sheets.csv_records import records_of
from indexer.formats.sheets.layout import blocks_of_sheet
from indexer.limits import Limits

_LEVEL = 2
_SENTENCE_WORDS = 14
_MOST_COLUMNS = 16_384  # as many as a sheet can have


def read_csv(text: str, limits: Limits) -> ReadFile:
    """The tables in a text with delimiters, laid out as a sheet is: lines above and below them are text.

    Fields read as they were typed. A text without delimiters gives items, and paragraphs where a line is long.
    Line breaks must be "\\n" (see `decode`).
    """
    rows: list[SheetRow] = []
    allowance = Allowance(limits.characters)
    unread = too_wide = 0
    for number, record in enumerate(records_of(text), start=1):
        too_wide += len(record) > _MOST_COLUMNS
        cells = {column: Cell(shown, text_shows(shown)) for column, shown in _filled(record[:_MOST_COLUMNS])}
        if not cells:
            continue
        if allowance.take(max(cells) + sum(len(cell.text) for cell in cells.values())):
            rows.append(SheetRow(number, cells))
        else:
            unread += 1
    if all(set(row.cells) == {1} for row in rows):
        blocks = [_line(row.cells[1].text) for row in rows]
    else:
        blocks = blocks_of_sheet(Sheet(tuple(rows)), _LEVEL)
    return ReadFile(tuple(blocks), problems=tuple(_problems(len(rows), unread, too_wide)))


def _filled(record: Iterable[str]) -> list[tuple[int, str]]:
    texts = ((column, cell_text(field)) for column, field in enumerate(record, start=1))
    return [(column, text) for column, text in texts if text]


def _line(text: str) -> Block:
    is_item = len(text.split()) <= _SENTENCE_WORDS and not text.endswith(".")
    return Item(text) if is_item else Paragraph(text)


def _problems(read: int, unread: int, too_wide: int) -> Iterator[str]:
    if unread:
        yield f"Only the first {read:,} rows were read, {unread:,} were not: the file holds more than one document may."
    if too_wide:
        yield f"Of {too_wide:,} {'row' if too_wide == 1 else 'rows'} only the first {_MOST_COLUMNS:,} fields were read."
