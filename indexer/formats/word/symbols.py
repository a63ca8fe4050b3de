"""Signs that are set as the number of a picture in a symbol font (w:sym)."""

from indexer.formats.word.elements import Element, W

_SYMBOL = {
    0xA3: "≤",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xE5: "Σ",
}
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x76: "•",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}


def sign_of(symbol: Element) -> str:
    """The sign that a w:sym shows; nothing where it is a mere ornament."""
    try:
        code = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    font = symbol.get(f"{W}font", "").lower()
    return (_WINGDINGS if font.startswith("wingdings") else _SYMBOL).get(code - 0xF000, "")
