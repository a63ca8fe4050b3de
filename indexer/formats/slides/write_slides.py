"""Slides one after the other as blocks, under headings that their titles give."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.blocks import Block, Heading, Paragraph
from indexer.formats.slides.line_blocks import blocks_of, looks_like_heading, stands_out
from indexer.formats.slides.neighbours import is_right_below, stands_under
from indexer.formats.slides.pieces import Piece
from indexer.formats.slides.slide_pieces import SlideText
from indexer.formats.slides.text_lines import TextLine
from indexer.formats.slides.titles import Titled, is_cover, is_divider, same_title, titled

NOTES = "Speaker notes"
_SLIDE_LEVEL = 2
_ASSERTION_WORDS = 5


@dataclass
class Presentation:
    """The blocks so far, and the heading that is open: its level, and whether one below it is."""

    blocks: list[Block] = field(default_factory=list)
    cover: str = ""
    title: str = ""
    level: int = _SLIDE_LEVEL
    slide_level: int = _SLIDE_LEVEL  # one deeper in a part that a divider began
    is_below: bool = False

    def reopen(self, page: int) -> None:
        """What comes next stands under the slide's title again."""
        if self.is_below and self.title:
            self.blocks.append(Heading(self.title, self.level, page))
            self.is_below = False

    def head(self, text: str, page: int) -> None:
        """What comes next stands under a heading below the slide's title."""
        self.blocks.append(Heading(text, self.level + 1, page))
        self.is_below = True

    def write(self, blocks: Sequence[Block]) -> None:
        self.blocks += blocks
        self.is_below = self.is_below or any(isinstance(block, Heading) for block in blocks)


def write_slide(presentation: Presentation, text: SlideText) -> None:
    """Add a slide: its title unless it repeats the last one, its pieces, its notes under a heading of their own."""
    is_first = not presentation.blocks
    found = titled(text, is_first)
    page = text.slide.number
    on_cover = is_first and bool(found.title) and is_cover(text, found)
    if found.title and not same_title(found.title, presentation.title):
        _begin(presentation, text, found, on_cover)
    else:
        presentation.reopen(page)
    if on_cover:
        for piece in found.pieces:
            presentation.write([*piece.blocks, *blocks_of(piece.lines, page, None)])
    else:
        _write_pieces(presentation, found.pieces, page)
        presentation.write(_only_assertion(text, found))
    if text.notes:
        presentation.head(NOTES, page)
        presentation.write(blocks_of(text.notes, page, None))


def _only_assertion(text: SlideText, found: Titled) -> list[Block]:
    """The title once more where it is all the slide says, beside a picture perhaps: headings are not quoted."""
    says_more = found.pieces or text.notes or len(found.title.split()) < _ASSERTION_WORDS
    return [] if says_more or is_divider(text, found) else [Paragraph(found.title, text.slide.number)]


def _begin(presentation: Presentation, text: SlideText, found: Titled, on_cover: bool) -> None:
    if on_cover:
        presentation.level, presentation.cover = 1, found.title
    elif presentation.blocks and is_divider(text, found):
        presentation.level, presentation.slide_level = _SLIDE_LEVEL, _SLIDE_LEVEL + 1
    else:
        presentation.level = presentation.slide_level
    opens_page = bool(presentation.blocks)
    presentation.blocks.append(Heading(found.title, presentation.level, text.slide.number, opens_page))
    presentation.title, presentation.is_below = found.title, False


def _write_pieces(presentation: Presentation, pieces: Sequence[Piece], page: int) -> None:
    head: Piece | None = None
    for piece, following in itertools.zip_longest(pieces, pieces[1:]):
        if following is not None and _heads(piece, following):
            head = piece
            presentation.head(" ".join(piece.lines[0].text.split()), page)
            continue
        head = head if head is not None and stands_under(piece.rect, head.rect) else None
        if head is None:
            presentation.reopen(page)
        _write_piece(presentation, piece, page)


def _write_piece(presentation: Presentation, piece: Piece, page: int) -> None:
    if piece.title and not same_title(piece.title, presentation.title):
        presentation.head(piece.title, page)
    presentation.write(piece.blocks)
    presentation.write(blocks_of(piece.lines, page, presentation.level + 1))


def _heads(piece: Piece, following: Piece) -> bool:
    """Whether the one short line of a text box is the heading of what stands right below it."""
    if (
        len(piece.lines) != 1
        or not looks_like_heading(piece.lines[0])
        or not is_right_below(following.rect, piece.rect)
    ):
        return False
    if not following.lines:
        return True
    below = following.lines[0]
    if piece.placeholder == "body" and following.placeholder not in ("", "body"):
        return True  # the layout "Comparison"
    if len(following.lines) == 1 and _is_like(below, piece.lines[0]):
        return False
    return stands_out(piece.lines[0], below)


def _is_like(line: TextLine, other: TextLine) -> bool:
    return looks_like_heading(line) and not stands_out(other, line)
