"""Rows that only wide gaps show to be rows, as where a text with tabs was printed."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from indexer.formats.pdf.geometry import around
from indexer.formats.pdf.tables import LINE_END, PageTable
from indexer.formats.pdf.texts import PlacedTable, Text

_FEWEST_ROWS = 3
_NO_GAP = 1.22  # usual distances of lines


def with_gapped_rows(parts: Sequence[Text | PlacedTable]) -> list[Text | PlacedTable]:
    """The parts; three or more texts right below each other with the same number of wide gaps are a table."""
    out: list[Text | PlacedTable] = []
    for run in _runs(parts):
        texts = [part for part in run if isinstance(part, Text)]
        out += [_table(texts)] if len(texts) >= _FEWEST_ROWS and len(texts[0].first.cells) > 1 else run
    return out


def _runs(parts: Sequence[Text | PlacedTable]) -> Iterator[list[Text | PlacedTable]]:
    """The parts, those together that could be rows of one table."""
    numbers = [0]
    for above, below in pairwise(parts):
        numbers.append(numbers[-1] + (not _go_together(above, below)))
    for _, run in groupby(zip(parts, numbers, strict=False), key=lambda pair: pair[1]):
        yield [part for part, _ in run]


def _go_together(above: Text | PlacedTable, below: Text | PlacedTable) -> bool:
    if isinstance(above, PlacedTable) or isinstance(below, PlacedTable) or below.gap > _NO_GAP:
        return False
    return len(above.first.cells) == len(below.first.cells) > 1


def _table(texts: Sequence[Text]) -> PlacedTable:
    """The table of these rows; the further lines of a row belong to its last cell."""
    rows = []
    for text in texts:
        *cells, last = text.first.cells
        rows.append((*cells, LINE_END.join([last, *(line.whole for line in text.lines[1:])])))
    has_header = texts[0].bold and not any(text.bold for text in texts[1:])
    box = around([line.box for text in texts for line in text.lines])
    return PlacedTable(PageTable(box, tuple(rows), has_header), texts[0].page)
