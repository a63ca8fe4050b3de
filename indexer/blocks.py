"""What every reader hands on: a file as a flat run of blocks, in reading order.

Texts are source text: white space folded, inline markup left in, so that what is quoted later still stands
in the file word for word. `indexer.markup.plain` takes the markup out for showing.
"""

from dataclasses import dataclass, field

from knowledge.documents import Paging


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is the outermost; None where the file only looks as if this were one.

    `opens_page` says that a gap as converters leave it between two pages or slides stands before it.
    """

    text: str
    level: int | None = None
    page: int | None = None
    opens_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text: one or more sentences. `is_cut_off` says that something was left out of the file right before it:
    joined to what stands before that, it would not stand there word for word."""

    text: str
    page: int | None = None
    is_cut_off: bool = False


@dataclass(frozen=True)
class Item:
    """A list item. Depth 0 is the outermost list; `label` is its number or letter as printed ("4.5", "a").

    `marker` is what stands before the text in the file ("-", "4.5"), where the reader knows it: neighbours joined
    with their markers then stand in the file word for word.
    """

    text: str
    depth: int = 0
    label: str | None = None
    page: int | None = None
    marker: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells. `header_rows` says how many of the first rows are headers; None where unknown. `quotes` are the
    rows as they stand in the file, where their cells may not stand there side by side."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int | None = None
    page: int | None = None
    quotes: tuple[str, ...] = ()


Block = Heading | Paragraph | Item | Table


@dataclass(frozen=True)
class ReadFile:
    """A file as read. `title` is what the file itself declares (HTML <title>, front matter), if it does.

    `problems` are sentences for the secretariat on what is in the file and could not be read ("Pages 3 and 4 are
    scans without text: run OCR first, for instance with ocrmypdf."). `running` are the running titles that were left
    out, as often as they stand there.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    paging: Paging = field(default_factory=Paging)
    problems: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
