"""What a sheet is to the one who looks at it: rows of cells with the text they show."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from indexer.formats.text.decode import tidy
from indexer.markup import fold_space


class Shows(Enum):
    """What kind of thing a cell shows."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()  # or a time


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty. `stands_out` says that it is bold or filled with a colour; `columns` how many it
    covers."""

    text: str
    shows: Shows = Shows.TEXT
    stands_out: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its filled cells by column. Numbers count what is shown, so that a gap between two is an empty row
    or column."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True)
class ListedTable:
    """A table that the file itself declares: how many of its rows are headers, and its cells."""

    rows: tuple[SheetRow, ...]
    header_rows: int


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is shown: its loose rows, the tables it declares, and the numbers of rows known to be the last of
    their headers (they carry the arrows of a filter)."""

    rows: tuple[SheetRow, ...]
    tables: tuple[ListedTable, ...] = ()
    header_ends: frozenset[int] = frozenset()


@dataclass
class Allowance:
    """How many more characters may be read."""

    characters: int
    spent: bool = field(default=False, init=False)

    def take(self, characters: int) -> bool:
        """Whether there is room for so many more; once there is none, there is none for anything."""
        self.characters -= characters
        self.spent = self.spent or self.characters < 0
        return not self.spent


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BREAK = re.compile(r"\s*\n\s*(?=[^a-z\s])")
_LONG = 14  # words: a cell with more is told piece by piece


def cell_text(raw: str) -> str:
    """The text of a cell, white space folded.

    In a long one, line breaks stay, as <br>, where a new thing begins after them: nothing else may part its pieces.
    """
    text = tidy(raw)
    if "\n" in text and len(text.split()) > _LONG:
        text = _BREAK.sub("<br>", text.strip())
    return fold_space(text)


def without_escapes(raw: str) -> str:
    """The text with the characters that Excel writes by number ("_x000D_" is a carriage return)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw) if "_x" in raw else raw


_NUMBER = re.compile(r"[-+(£$€]*\d[\d,. ]*(?:%|\)|k|m|bn)*|\+?[\d() ]{9,}")
_DATE = re.compile(
    r"(?:[a-z]{3,9},? )?\d{1,2}(?:st|nd|rd|th)?[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}(?:[, ]+\d{1,2}[:.]\d\d.*)?"
    r"|\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d.*)?|\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]m)?",
    re.IGNORECASE,
)


def text_shows(text: str) -> Shows:
    """What a cell shows whose text was typed as text."""
    if len(text) > 40 or not any(sign.isdigit() for sign in text):
        return Shows.TEXT
    if _DATE.fullmatch(text):
        return Shows.DATE
    return Shows.NUMBER if _NUMBER.fullmatch(text) else Shows.TEXT
