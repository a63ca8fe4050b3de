"""Lines that read on as one text: paragraphs, items and headings, over columns and pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.reading_on import reads_on, runs_over
from indexer.formats.pdf.tables import PageTable
from indexer.formats.pdf.text_lines import Room, TextLine
from indexer.formats.pdf.typography import Typography

FIRST = 99.0
"""The gap above what stands first in its region."""

_LARGER = 1.08  # of the body's size
_BODY = 0.95  # of the body's size: smaller text is a note


@dataclass
class Text:
    """Lines of one text. `page` is that of the first; `gap` the distance from the line above it, in usual ones."""

    lines: list[TextLine]
    page: int
    gap: float = FIRST

    @property
    def first(self) -> TextLine:
        return self.lines[0]

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    def is_larger(self, body: Typography) -> bool:
        return self.first.size > _LARGER * body.size


@dataclass
class PlacedTable:
    """A table and the page it stands on."""

    table: PageTable
    page: int


def gather_texts(pages: Sequence[PageRecord], body: Typography) -> list[Text | PlacedTable]:
    """The texts and tables of all pages, in order."""
    gathering = _Gathering(body)
    for page in pages:
        for part in page.parts:
            if isinstance(part, PageTable):
                gathering.take_table(part, page.number)
            else:
                gathering.take_line(part, page.number)
    return gathering.found


class _Gathering:
    """Keeps the text that is open and where its last line stands, and the last text that is no note."""

    def __init__(self, body: Typography) -> None:
        self.found: list[Text | PlacedTable] = []
        self.body = body
        self.open: Text | None = None
        self.running: Text | None = None
        self.place: tuple[int, Room] | None = None

    def take_table(self, table: PageTable, page: int) -> None:
        self.found.append(PlacedTable(table, page))
        self.open = self.running = self.place = None

    def take_line(self, line: TextLine, page: int) -> None:
        place, gap = (page, line.room), FIRST
        joined = self.open
        if self.open and self.place == place:
            gap = (line.base - self.open.lines[-1].base) / (self.body.step * (line.size or self.body.size))
            joined = self.open if reads_on(self.open.lines, line, self.body) else None
        else:
            joined = self.running if self.running and runs_over(self.running.lines, line, self.body) else None
        if joined:
            joined.lines.append(line)
        else:
            joined = Text([line], page, gap)
            self.found.append(joined)
        self.open, self.place = joined, place
        if line.size >= _BODY * self.body.size and not line.room.is_sideways:
            self.running = joined
