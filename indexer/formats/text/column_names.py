"""Whether the first row of a table names its columns."""

import re
from collections.abc import Sequence

from indexer.table_columns import is_figure

Cells = Sequence[str]

_LONGEST_NAME = 5  # words of the name of a column
_FEWEST_ROWS = 3  # below the names of two columns
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-](?:\d\d){1,2})?")


def names_columns(names: Cells, below: Sequence[Cells]) -> bool:
    """Whether a row names the columns of those below it: short words where figures or dates stand below, or, in a table
    of three columns and three rows, words that do not come again."""
    if not below or any(len(name.split()) > _LONGEST_NAME or name.endswith(":") for name in names):
        return False
    if any(is_figure(name) and not _YEAR.fullmatch(name) for name in names):
        return False
    columns = list(zip(*below, strict=True))
    unlike = [_is_unlike(name, cells) for name, cells in zip(names, columns, strict=True)]
    if any(_has_digit(name) and not differs for name, differs in zip(names, unlike, strict=True)):
        return False
    if any(unlike[1:]):
        return len(names) > 2 or len(below) >= _FEWEST_ROWS
    return (
        len(names) > 2 and len(below) > 1 and all(n and n not in cells for n, cells in zip(names, columns, strict=True))
    )


def _is_unlike(name: str, cells: Sequence[str]) -> bool:
    """Whether most cells are figures below a name that is none, or hold digits below one without. A year names a column
    of other figures."""
    filled = [cell for cell in cells if cell]
    figures = sum(is_figure(cell) and not _YEAR.fullmatch(cell) for cell in filled) if name else 0
    digits = 0 if _has_digit(name) else sum(map(_has_digit, filled))
    return bool(filled) and 2 * max(figures, digits) >= len(filled)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
