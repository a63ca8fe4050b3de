"""A Word text as it is read, before it becomes blocks: paragraphs and grids, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from indexer.formats.word.numbering import Number
from indexer.formats.word.styles import Style


@dataclass(frozen=True)
class TextLine:
    """What stands between two line breaks, tabs and leading blanks kept.

    `is_bold`: all of it. `points`: the size of its smallest letters. `page`: where it starts.
    """

    text: str
    is_bold: bool = False
    points: float | None = None
    page: int = 1


@dataclass(frozen=True)
class Para:
    """A paragraph. `level` is that of the heading it is; `indent` and `space` (to the one before) are in twips."""

    lines: tuple[TextLine, ...]
    style: Style
    level: int | None = None
    number: Number | None = None
    indent: int = 0
    space_before: int = 0
    space_after: int = 0
    page: int = 1
    is_note: bool = False

    @property
    def text(self) -> str:
        """All its lines, folded into one."""
        return " ".join(" ".join(line.text for line in self.lines).split())


class Merge(Enum):
    """How a cell hangs together with those above and below it."""

    NONE = auto()
    BEGINS = auto()
    GOES_ON = auto()


@dataclass(frozen=True)
class Cell:
    """A cell: what stands in it, and over how many columns it goes."""

    nodes: tuple["Node", ...]
    columns: int = 1
    merge: Merge = Merge.NONE


@dataclass(frozen=True)
class Row:
    """A row. `before` columns are left empty; `page` is where its text starts."""

    cells: tuple[Cell, ...]
    before: int = 0
    is_header: bool = False
    page: int = 1


@dataclass(frozen=True)
class Grid:
    """A table as Word has it, for data or for layout. `marks_first_row` says that its look sets the first row off."""

    rows: tuple[Row, ...]
    marks_first_row: bool = False


@dataclass(frozen=True)
class Inserted:
    """The place of a file that stands in the document as it is (w:altChunk), by its relationship."""

    relationship: str
    page: int = 1


Node = Para | Grid | Inserted


def paras_of(nodes: Iterable[Node]) -> Iterator[Para]:
    """All paragraphs, those in grids too."""
    for node in nodes:
        if isinstance(node, Para):
            yield node
        elif isinstance(node, Grid):
            for row in node.rows:
                for cell in row.cells:
                    yield from paras_of(cell.nodes)
