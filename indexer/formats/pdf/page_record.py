"""A page as a short record: its lines and tables in reading order, and what else is on it."""

from dataclasses import dataclass, field

from indexer.formats.pdf.columns import in_reading_order
from indexer.formats.pdf.drawing import Drawing, read_drawing
from indexer.formats.pdf.grids import grids_of
from indexer.formats.pdf.open_file import OpenPage
from indexer.formats.pdf.rows import segments_of
from indexer.formats.pdf.tables import PageTable, ruled_table
from indexer.formats.pdf.text_lines import TextLine, lines_in, sideways_lines
from indexer.formats.pdf.words import Word, read_words, turns_of_most

_PICTURE = 0.05  # of the page: anything smaller is a logo
_WHOLE_PAGE = 0.6
_MANY_SHAPES = 40  # text turned into shapes takes more


@dataclass(slots=True)
class PageRecord:
    """What is kept of a page once it is closed. Sizes in points; `pictured` is the share of the page that pictures
    cover, `unreadable` the number of signs left out because nothing says which letters they are, `characters` that of
    all others."""

    number: int
    width: float = 0
    height: float = 0
    parts: list[TextLine | PageTable] = field(default_factory=list)
    pictured: float = 0
    shapes: int = 0
    unreadable: int = 0
    characters: int = 0

    @property
    def may_show_text(self) -> bool:
        """Whether there are pictures or shapes that may be text."""
        return self.pictured >= _PICTURE or self.shapes >= _MANY_SHAPES

    @property
    def is_one_picture(self) -> bool:
        return self.pictured >= _WHOLE_PAGE


def record_page(page: OpenPage) -> PageRecord:
    """The record of an open page, read in the direction of most of its text; what runs otherwise comes last."""
    words = read_words(page)
    characters = sum(len(word.text) for some in words.by_turns.values() for word in some)
    turns = turns_of_most(words.by_turns, page.frame.turns)
    frame = page.frame.turned(turns)
    drawing = read_drawing(page, frame)
    parts = _parts(words.by_turns.pop(turns, []), drawing, frame.width)
    for number, sideways in enumerate(words.by_turns.values()):
        parts += sideways_lines(sideways, 1000 + number, frame.width)
    area = max(frame.width * frame.height, 1)
    pictured = sum(box.width * box.height for box in drawing.pictures) / area
    return PageRecord(
        page.number, frame.width, frame.height, parts, pictured, drawing.shapes, words.unreadable, characters
    )


def _parts(words: list[Word], drawing: Drawing, width: float) -> list[TextLine | PageTable]:
    tables: list[PageTable] = []
    for grid in grids_of(drawing):
        inside = [word for word in words if grid.box.holds(*word.box.middle)]
        if table := ruled_table(grid, inside, drawing.shades):
            tables.append(table)
            taken = {id(word) for word in inside}
            words = [word for word in words if id(word) not in taken]
    regions = in_reading_order([*segments_of(words), *tables])
    return [part for number, region in enumerate(regions) for part in lines_in(region, number, width)]
