"""Figures set in big type with what they count below them: "£2bn", "spent each year"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.formats.slides.neighbours import is_right_below
from indexer.formats.slides.pieces import Piece
from indexer.formats.slides.text_lines import TextLine

_FIGURE = re.compile(
    r"[<>~±+-]?\s?[£€$]?\s?\d[\d.,]*"
    r"(?:\s?(?:%|\+|x|k|m|bn|th|st|nd|rd|thousand|million|billion|per cent|percent|(?:out )?of \d+|in \d+))*",
    re.IGNORECASE,
)


def is_figure(line: TextLine) -> bool:
    """Whether the line is nothing but a figure: it says nothing alone, and heads nothing."""
    return not line.is_item and _FIGURE.fullmatch(line.text.strip()) is not None


def with_figures_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each figure as one line with the text right below it."""
    joined: list[Piece] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if above and _is_lone_figure(above) and piece.lines and is_right_below(piece.rect, above.rect):
            joined[-1] = replace(piece, lines=_joined((*above.lines, *piece.lines)))
        else:
            joined.append(replace(piece, lines=_joined(piece.lines)))
    return joined


def _is_lone_figure(piece: Piece) -> bool:
    return len(piece.lines) == 1 and is_figure(piece.lines[0])


def _joined(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of a box, the first with the second if it is a figure in bigger type."""
    if len(lines) < 2 or not is_figure(lines[0]) or is_figure(lines[1]) or lines[1].is_item:
        return tuple(lines)
    if lines[0].look.size <= lines[1].look.size:
        return tuple(lines)
    return (replace(lines[1], text=f"{lines[0].text} {lines[1].text}"), *lines[2:])
