"""What the runs of a page's text are set in: size, weight, direction."""

import math
import re
from ctypes import addressof, c_double, c_uint, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|(?:^|[-,_ ])(?:bd|blk)\b|bd(?:mt|it)?$", re.IGNORECASE)
_BULLET_NAME = re.compile(r"wingdings|webdings|dingbats", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # of the font descriptor's flags, ISO 32000-1, table 123
_BOLD_WEIGHT = 700
_FILLED_AND_STROKED = 2  # a text rendering mode, ISO 32000-1, table 106: how programs fake bold
_SLANT = 10  # degrees off the upright that a scan's text may have


@dataclass(frozen=True, slots=True)
class Face:
    """A font: whether it is bold, and whether its letters are drawings for bullets."""

    key: int
    bold: bool
    bullets: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Signs shown together. `size` in points as seen; `turns` are the quarter turns, clockwise, that bring them
    upright, None where the text is slanted; `base` is where the line under the first sign begins, in the file's
    units."""

    face: Face
    size: float
    bold: bool
    turns: int | None
    base: tuple[float, float]
    colour: int


@dataclass
class Runs:
    """The runs of one page's text, found sign by sign."""

    text: Any
    faces: dict[int, Face] = field(default_factory=dict)
    _address: int = 0
    _run: Run | None = None
    _matrix: Any = field(default_factory=raw.FS_MATRIX)

    def at(self, index: int) -> Run | None:
        """The run of the sign at `index`; None for what PDFium made up."""
        shown = raw.FPDFText_GetTextObject(self.text, index)
        if not shown:
            return None
        address = addressof(shown.contents)
        if address != self._address or self._run is None:
            self._address, self._run = address, self._look_at(shown, index)
        return self._run

    def _look_at(self, shown: Any, index: int) -> Run:
        face = self._face(raw.FPDFTextObj_GetFont(shown))
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        size = float(raw.FPDFText_GetFontSize(self.text, index))
        upside_down = 180 if size < 0 else 0
        degrees = math.degrees(math.atan2(matrix.b, matrix.a)) + upside_down
        turns = round(degrees / 90)
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self.text, index, x, y)
        return Run(
            face,
            abs(size) * math.hypot(matrix.c, matrix.d),
            face.bold or raw.FPDFTextObj_GetTextRenderMode(shown) == _FILLED_AND_STROKED,
            turns % 4 if abs(degrees - 90 * turns) <= _SLANT else None,
            (x.value, y.value),
            self._colour(index),
        )

    def _colour(self, index: int) -> int:
        parts = [c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(self.text, index, *parts)
        red, green, blue, _ = (int(part.value) for part in parts)
        return red << 16 | green << 8 | blue

    def _face(self, font: Any) -> Face:
        key = addressof(font.contents) if font else 0
        if key not in self.faces:
            self.faces[key] = _look_at_font(font, key)
        return self.faces[key]


def _look_at_font(font: Any, key: int) -> Face:
    if not font:
        return Face(key, False, False)
    buffer = create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")
    forced = int(raw.FPDFFont_GetFlags(font)) & _FORCE_BOLD and int(raw.FPDFFont_GetFlags(font)) > 0
    heavy = int(raw.FPDFFont_GetWeight(font)) >= _BOLD_WEIGHT
    return Face(key, bool(_BOLD_NAME.search(name)) or bool(forced) or heavy, bool(_BULLET_NAME.search(name)))
