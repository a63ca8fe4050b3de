"""Which words on a slide are its title, and which title is the whole presentation's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.formats.slides.figures import is_figure
from indexer.formats.slides.line_blocks import looks_like_heading, stands_out
from indexer.formats.slides.pieces import Piece
from indexer.formats.slides.slide_pieces import SlideText
from indexer.formats.slides.text_lines import TextLine
from indexer.markup import fold_space

_LONGEST = 25  # words
_UPPER_PART = 0.4  # of the slide's height
_COVER_WORDS = 60
_DIVIDER_WORDS = 40
_WORD = re.compile(r"\w+")
_PART_OF_TITLE = re.compile(
    r"\W*(?:\b(?:continued|cont(?:['’]?d)?\b\.?)|[(\[]?\b\d+\s*(?:/|of)\s*\d+|\(\d+)[)\]]?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Titled:
    """A slide's title (empty if it has none), and what else is to be read."""

    title: str
    pieces: tuple[Piece, ...]


def titled(text: SlideText, is_first: bool) -> Titled:
    """The words of the title placeholder; without one, the line at the top, or on a cover anywhere, in the
    biggest type. A title as long as a paragraph is one."""
    if not text.title:
        return _with_biggest_line(text, is_first)
    whole = _joined(text.title)
    if len(whole.split()) <= _LONGEST:
        return Titled(whole, text.pieces)
    first, rest = fold_space(text.title[0].text), text.title[1:]
    if rest and len(first.split()) <= _LONGEST:
        return Titled(first, (Piece(lines=rest), *text.pieces))
    return Titled("", (Piece(lines=text.title), *text.pieces))


def is_cover(text: SlideText, found: Titled) -> bool:
    """Whether the first slide only says what follows: its title is that of the presentation."""
    if text.title_placeholder == "ctrTitle" or text.slide.layout_kind == "title":
        return True
    return len(text.slide.deck.slides) > 1 and _is_sparse(found.pieces, _COVER_WORDS)


def is_divider(text: SlideText, found: Titled) -> bool:
    """Whether a later slide only names the part that begins with it."""
    is_marked = text.title_placeholder == "ctrTitle" or text.slide.layout_kind in ("title", "secHead")
    return is_marked and _is_sparse(found.pieces, _DIVIDER_WORDS)


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ at most in "(2)", "2 of 3" or "continued"."""
    return _PART_OF_TITLE.sub("", one).casefold() == _PART_OF_TITLE.sub("", other).casefold()


def presentation_title(declared: str, cover: str, opening: str) -> str | None:
    """The title that counts, as `ReadFile.title`.

    Properties often keep the title of the deck that a new one was made from: they count where they say all that
    the cover says and more, or, without a cover, where they share a word with the `opening` slides.
    """
    said = _words(declared)
    if cover:
        return declared if _words(cover) < said else cover
    shared = said & _words(opening)
    return declared if any(len(word) > 3 for word in shared) else None


def _with_biggest_line(text: SlideText, is_first: bool) -> Titled:
    lines = [(line, at) for at, piece in enumerate(text.pieces) for line in piece.lines if not is_figure(line)]
    has_more = len(lines) > 1 or any(piece.blocks for piece in text.pieces)
    biggest, at = max(lines, key=lambda one: one[0].look.size, default=(None, 0))
    if biggest is None or not has_more:
        return Titled("", text.pieces)
    piece = text.pieces[at]
    is_alone = all(stands_out(biggest, line) for line, _ in lines if line is not biggest)
    if not is_alone or biggest is not piece.lines[0] or not _could_be_title(biggest, piece, text, is_first):
        return Titled("", text.pieces)
    pieces = (*text.pieces[:at], replace(piece, lines=piece.lines[1:]), *text.pieces[at + 1 :])
    return Titled(fold_space(biggest.text), tuple(one for one in pieces if one.lines or one.blocks))


def _could_be_title(line: TextLine, piece: Piece, text: SlideText, is_first: bool) -> bool:
    if not looks_like_heading(line):
        return False
    height = text.slide.deck.height
    return is_first or piece.rect is None or not height or piece.rect.top < height * _UPPER_PART


def _is_sparse(pieces: Sequence[Piece], most_words: int) -> bool:
    words = sum(len(line.text.split()) for piece in pieces for line in piece.lines)
    has_more = any(piece.blocks or any(line.is_item for line in piece.lines) for piece in pieces)
    return words <= most_words and not has_more


def _joined(lines: Sequence[TextLine]) -> str:
    return fold_space(" ".join(line.text for line in lines))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
