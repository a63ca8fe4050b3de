"""Number formats as Excel writes them ("#,##0.00;[Red](#,##0.00)"), in their parts."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Part(Enum):
    """What a piece of a format stands for."""

    LITERAL = auto()
    DIGITS = auto()  # a run of 0, # and ?
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    GENERAL = auto()
    DATE = auto()  # a run of y, m, d, h or s, or AM/PM
    ELAPSED = auto()  # [h], [mm], [ss]


@dataclass(frozen=True)
class Section:
    """One of the up to four formats between semicolons, with the condition it states ("<", 1000.0)."""

    parts: tuple[tuple[Part, str], ...]
    condition: tuple[str, float] | None = None

    def holds(self, *parts: Part) -> bool:
        """Whether any of these kinds of part is in it."""
        return any(kind in parts for kind, _ in self.parts)


_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<padding>[_*].?)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|Standard)|(?P<noon>AM/PM|A/P)|(?P<exponent>E[+-])|(?P<digits>[0#?]+)"
    r"|(?P<date>y+|m+|d+|h+|s+)|(?P<section>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = {".": Part.POINT, ",": Part.COMMA, "%": Part.PERCENT, "/": Part.SLASH, "@": Part.GENERAL}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_LONGEST = 500  # characters: Excel allows 255


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format, one at least."""
    sections: list[Section] = []
    parts: list[tuple[Part, str]] = []
    condition: tuple[str, float] | None = None
    for token in _TOKEN.finditer(code[:_LONGEST]):
        if token["section"]:
            sections.append(Section(tuple(parts), condition))
            parts, condition = [], None
        elif stated := _CONDITION.fullmatch(token["bracket"] or ""):
            condition = (stated[1], float(stated[2]))
        elif part := _part(token):
            parts.append(part)
    return (*sections, Section(tuple(parts), condition))


def _part(token: re.Match[str]) -> tuple[Part, str] | None:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    match kind:
        case "padding":
            return (Part.LITERAL, " ") if text.startswith("_") else None
        case "bracket":
            return _bracketed(text)
        case "general":
            return Part.GENERAL, text
        case "digits":
            return Part.DIGITS, text
        case "exponent":
            return Part.EXPONENT, text
        case "date" | "noon":
            return Part.DATE, text.lower()
        case "other" if text in _SIGNS:
            return _SIGNS[text], text
        case _:
            return Part.LITERAL, text


def _bracketed(text: str) -> tuple[Part, str] | None:
    """A currency ("$£-809"), hours beyond a day ("hh"), or what is not shown: a colour, a locale."""
    if text.startswith("$"):
        return Part.LITERAL, text[1:].partition("-")[0]
    return (Part.ELAPSED, text.lower()) if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE) else None
