"""Words that stand on every slide without being its footer: the network's name, a web address."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.formats.slides.pieces import Piece
from indexer.formats.slides.slide_pieces import SlideText

_FEWEST_SLIDES = 3
_MOST_WORDS = 15


def without_furniture(texts: Sequence[SlideText]) -> list[SlideText]:
    """The slides without the text boxes that stand on most of them: said where they come first, then no more."""
    often = max(_FEWEST_SLIDES, len(texts) // 2 + 1)
    times = Counter(words for text in texts for words in {_running_words(piece) for piece in text.pieces})
    said: set[str] = set()
    kept: list[SlideText] = []
    for text in texts:
        pieces = []
        for piece in text.pieces:
            words = _running_words(piece)
            if not words or words not in said:
                pieces.append(piece)
            if words and times[words] >= often:
                said.add(words)
        kept.append(replace(text, pieces=tuple(pieces)))
    return kept


def _running_words(piece: Piece) -> str:
    """What a text box says, and where, if it could be a footer that somebody typed; else nothing."""
    words = " ".join(line.text for line in piece.lines)
    if piece.placeholder or not piece.rect or not words or len(words.split()) > _MOST_WORDS:
        return ""
    return f"{piece.rect.left // 10_000} {piece.rect.top // 10_000} {words}"
