"""What the columns of a table are for: to number its rows, to label them, to hold facts, or running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = tuple[str, ...]

LONG_CELL = 14  # words: a row with a longer cell is told cell by cell
_FACT_WORDS = 6
_FEWEST_FACTS = 3  # columns: a lead, a date and a status make a register, two short columns may be prose
_NUMBERS_ROWS = re.compile(
    r"(?:(?:item|row|line|action|pledge|risk)? ?(?:no|nr|number|ref|reference|id|code)\b\.?|#|item|s/n)", re.IGNORECASE
)
_CODE = re.compile(r"(?=\S*\d)[\w./#-]{1,12}")
_COUNT = re.compile(r"\*{0,2}(\d{1,3})[.)]?\*{0,2}")


@dataclass(frozen=True)
class Columns:
    """`numbering`: the first column, if it does no more than number the rows; `counts` says that it is a count
    without a name. `label`: the one that says what a row is about. `facts`: those with short texts only, in a table of
    several rows and several such columns ("Lead", "Due", "Status")."""

    numbering: int | None
    counts: bool
    label: int
    facts: frozenset[int]


def columns_of(names: Sequence[str], body: Sequence[Row]) -> Columns:
    """What the columns are for that are called `names` ("" where nothing says) and hold these rows."""
    width = max((len(row) for row in body), default=0)
    filled = [column for column in range(width) if any(column < len(row) and row[column] for row in body)]
    first = filled[0] if filled else 0
    counts = _is_count(names, body, first)
    numbers_rows = len(filled) > 1 and (counts or _holds_codes(names, body, first))
    label = filled[1] if numbers_rows else first
    facts = frozenset(column for column in filled if column > label and _holds_facts(body, column))
    few = len(facts) < _FEWEST_FACTS
    return Columns(first if numbers_rows else None, counts, label, frozenset() if few else facts)


def _is_count(names: Sequence[str], body: Sequence[Row], column: int) -> bool:
    """Whether a column without a name counts the rows: 1, 2, 3."""
    if column < len(names) and names[column]:
        return False
    found = [_COUNT.fullmatch(cell) for cell in _cells(body, column)]
    numbers = [int(count[1]) for count in found if count]
    return len(numbers) == len(found) and all(after - before == 1 for before, after in pairwise(numbers))


def _holds_codes(names: Sequence[str], body: Sequence[Row], column: int) -> bool:
    """Whether a column is called what numbers are, and holds numbers or codes ("P-014")."""
    name = names[column] if column < len(names) else ""
    return bool(_NUMBERS_ROWS.fullmatch(name)) and all(_CODE.fullmatch(cell) for cell in _cells(body, column))


def _holds_facts(body: Sequence[Row], column: int) -> bool:
    cells = _cells(body, column)
    return len(body) > 1 and all(len(cell.split()) <= _FACT_WORDS for cell in cells)


def _cells(body: Sequence[Row], column: int) -> list[str]:
    return [row[column] for row in body if column < len(row) and row[column]]
