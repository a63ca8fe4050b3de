"""What the tests of the slides reader share: decks made by python-pptx, and blocks out."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Pt

from indexer.blocks import Block, Heading, ReadFile
from indexer.formats.slides.read_pptx import read_pptx
from indexer.limits import Limits

TITLE_SLIDE, CONTENT, SECTION, TWO, COMPARISON, TITLE_ONLY, BLANK = range(7)
INCH = 914_400


def new_deck() -> Any:
    """An empty presentation, ten inches by seven and a half."""
    return Presentation()


def add_slide(deck: Any, title: str = "", body: Sequence[str] = (), layout: int = CONTENT) -> Any:
    """A slide of the layout with its title, and a paragraph for each text of its body."""
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    if body:
        slide.placeholders[1].text = "\n".join(body)
    return slide


def add_box(slide: Any, text: str, left: float, top: float, width: float = 3, height: float = 0.5, **font: Any) -> Any:
    """A text box, measured in inches; `font` may give a `size` in points and `bold`."""
    box = slide.shapes.add_textbox(*(Emu(round(number * INCH)) for number in (left, top, width, height)))
    box.text_frame.text = text
    for paragraph in box.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(font["size"]) if "size" in font else None
            run.font.bold = font.get("bold")
    return box


def saved(deck: Any) -> bytes:
    """The bytes of its file."""
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def read(deck: Any, limits: Limits | None = None) -> ReadFile:
    """What the reader makes of the deck."""
    return read_pptx(saved(deck), limits or Limits())


def with_part(data: bytes, pattern: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The file with the parts whose names match changed; those changed to None are left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = change(old.read(name)) if re.fullmatch(pattern, name) else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def headings(blocks: Sequence[Block]) -> list[tuple[int | None, str]]:
    """Level and text of every heading."""
    return [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
