"""Which texts are headings, by their size and weight, and of which level."""

import re
from collections.abc import Iterable

from indexer.formats.pdf.markers import is_bullet
from indexer.formats.pdf.texts import Text
from indexer.formats.pdf.typography import Typography

_LARGER = 0.75  # points over the body's size
_LARGER_IN_OCR = 0.35  # of the size: where sizes are measured, not set
_MUCH_LARGER = 1.3  # of the body's size
_MOST_WORDS = 25
_MOST_BOLD_WORDS = 14
_ONE_SIZE = 0.6  # points
_DEEPEST = 6
_SENTENCE_END = re.compile(r"[.;,]$")
_LABEL_AND_VALUE = re.compile(r"^[^:]{2,40}: \S")
_CHROMA = 40  # the least difference of red, green and blue, of 255, that makes a colour
_LIGHT = 0xE0
_LINK = re.compile(r"https?:|www\.|@", re.IGNORECASE)
Style = tuple[float, bool, bool]


def headings_of(texts: Iterable[Text], body: Typography) -> dict[int, int]:
    """The levels of the texts that stand out, by their ids: the larger, the higher, and bold or
    coloured above others of the same size."""
    found = {id(text): _style(text, body) for text in texts if _stands_out(text, body)}
    levels = _levels(set(found.values()))
    return {key: min(levels[style], _DEEPEST) for key, style in found.items()}


def _stands_out(text: Text, body: Typography) -> bool:
    shown = " ".join(line.whole for line in text.lines)
    words = len(shown.split())
    dashed = is_bullet(text.first.marker) or text.first.marker in ("-", "–", "—", "*", "◦")
    if (
        words > _MOST_WORDS
        or dashed
        or len(text.first.cells) > 2
        or text.first.room.is_sideways
        or not any(sign.isalpha() for sign in shown)
    ):
        return False
    size = text.first.size
    if size >= _MUCH_LARGER * body.size:
        return True
    if _SENTENCE_END.search(shown) and not shown.endswith("..."):
        return False
    is_larger = size >= body.size * (1 + _LARGER_IN_OCR) if body.measured else size >= body.size + _LARGER
    if is_larger:
        return True
    differs = (text.bold and not body.bold) or _is_coloured(text, body)
    return differs and size >= 0.95 * body.size and words <= _MOST_BOLD_WORDS and not _LABEL_AND_VALUE.match(shown)


def _is_coloured(text: Text, body: Typography) -> bool:
    """Whether all of the text has one colour that the body has not, and is no link. White on a dark band is one."""
    colour = text.first.colour
    if colour is None or colour == body.colour or any(line.colour != colour for line in text.lines):
        return False
    parts = (colour >> 16, colour >> 8 & 0xFF, colour & 0xFF)
    is_colour = max(parts) - min(parts) >= _CHROMA or min(parts) >= _LIGHT
    return is_colour and not any(_LINK.search(line.text) for line in text.lines)


def _style(text: Text, body: Typography) -> Style:
    return round(text.first.size * 2) / 2, text.bold, _is_coloured(text, body)


def _levels(styles: Iterable[Style]) -> dict[Style, int]:
    """A level for each style, sizes that hardly differ taken together."""
    levels: dict[Style, int] = {}
    last: Style | None = None
    level = 0
    for style in sorted(styles, reverse=True):
        if last is None or last[0] - style[0] > _ONE_SIZE or last[1:] != style[1:]:
            level += 1
            last = style
        levels[style] = level
    return levels
