"""One thing to read on a slide."""

from dataclasses import dataclass

from indexer.blocks import Block
from indexer.formats.slides.shapes import Rect
from indexer.formats.slides.text_lines import TextLine


@dataclass(frozen=True)
class Piece:
    """One thing to read: the lines of a text box, or the blocks of something else with its title, if it has one.

    `placeholder` is the kind of the placeholder it fills, empty if none.
    """

    rect: Rect | None = None
    lines: tuple[TextLine, ...] = ()
    blocks: tuple[Block, ...] = ()
    title: str = ""
    placeholder: str = ""
