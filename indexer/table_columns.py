"""What the columns of a table are for: to number its rows, to label them, to hold facts, or running text."""

import re
from collections import defaultdict
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
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?:[/–-](?:\d\d){1,2})?(?![\d.,/–-]\d|\d)")
_DIGITS = re.compile(r"\d+")
_CODE_OF_SERIES = re.compile(r"[a-z]0")
_FEWEST_OF_SERIES = 3
NO_LABEL = -1
_USUAL_NAMES = frozenset(
    """
    action amount area body budget comment comments contact cost date deadline domain due for from lead level member
    name no no. notes number organisation owner partner place post role sector since stage status target team theme time
    title to type value venue what when where who why year
    """.split()
) | {"by when"}
_COUNT = re.compile(r"\*{0,2}(\d{1,3})[.)]?\*{0,2}")


@dataclass(frozen=True)
class Columns:
    """`numbering`: the first column, if it does no more than number the rows; `counts` says that it is a count
    without a name. `label`: the one that says what a row is about, -1 where none does. `facts`: those with short texts
    only, in a table of several rows and several such columns ("Lead", "Due", "Status")."""

    numbering: int | None
    counts: bool
    label: int
    facts: frozenset[int]


def columns_of(names: Sequence[str], body: Sequence[Row]) -> Columns:
    """What the columns are for that are called `names` ("" where nothing says) and hold these rows."""
    cells = _cells_by_column(body)
    filled = sorted(cells)
    if are_of_one_series(names):
        return Columns(None, False, NO_LABEL, frozenset())
    first = filled[0] if filled else 0
    counts = _is_count(names, cells[first], first)
    numbers_rows = len(filled) > 1 and (counts or _holds_codes(names, cells[first], first))
    label = filled[1] if numbers_rows else first
    of_facts = (column for column in filled if column > label and len(body) > 1 and _holds_facts(cells[column]))
    facts = frozenset(of_facts)
    few = len(facts) < _FEWEST_FACTS
    return Columns(first if numbers_rows else None, counts, label, frozenset() if few else facts)


def are_of_one_series(names: Sequence[str]) -> bool:
    """Whether names of columns, the first among them, differ in their number alone ("Level 1", "Level 2", "Level 3";
    "A1", "A2", "B1"): then no column says what a row is about."""
    shapes = {_CODE_OF_SERIES.sub("A0", _DIGITS.sub("0", name.casefold())) for name in names}
    return (
        len(names) >= _FEWEST_OF_SERIES and len(shapes) == 1 and len(set(names)) == len(names) and "0" in shapes.pop()
    )


def are_usual_names(names: Sequence[str]) -> bool:
    """Whether these are names of columns and hardly anything else: "Name", "Organisation"; "What", "Who", "By when"."""
    return 1 < len(names) == len(set(names)) and all(name.casefold() in _USUAL_NAMES for name in names)


def _is_count(names: Sequence[str], cells: Sequence[str], column: int) -> bool:
    """Whether a column without a name counts the rows: 1, 2, 3."""
    if column < len(names) and names[column]:
        return False
    found = [_COUNT.fullmatch(cell) for cell in cells]
    numbers = [int(count[1]) for count in found if count]
    return len(numbers) == len(found) and all(after - before == 1 for before, after in pairwise(numbers))


def _holds_codes(names: Sequence[str], cells: Sequence[str], column: int) -> bool:
    """Whether a column is called what numbers are, and holds numbers or codes ("P-014")."""
    return numbers_rows(names[column] if column < len(names) else "", cells)


def numbers_rows(name: str, cells: Sequence[str]) -> bool:
    """Whether a column is called what numbers are, and holds numbers or codes ("P-014")."""
    return bool(_NUMBERS_ROWS.fullmatch(name)) and all(_CODE.fullmatch(cell) for cell in cells)


def _holds_facts(cells: Sequence[str]) -> bool:
    return all(len(cell.split()) <= _FACT_WORDS for cell in cells)


def _cells_by_column(body: Sequence[Row]) -> defaultdict[int, list[str]]:
    """The filled cells of each column that has any, in one pass: rows may be of very different length."""
    cells: defaultdict[int, list[str]] = defaultdict(list)
    for row in body:
        for column, cell in enumerate(row):
            if cell:
                cells[column].append(cell)
    return cells


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure rather than words."""
    return any(ch.isdigit() for ch in cell) and sum(ch.isdigit() or ch in ".,%£-" for ch in cell) * 2 > len(cell)


def is_more_than_year(cell: str) -> bool:
    """Whether a cell holds a figure that is no year: not "£ 2023/24" or "2023"."""
    return is_figure(cell) and is_figure(without_years(cell))


def without_years(text: str) -> str:
    """A text without the years in it."""
    return _YEAR.sub("", text)
