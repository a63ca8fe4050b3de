"""Whether the first row of a table names its columns."""

from collections.abc import Sequence

from indexer.table_columns import are_usual_names, is_figure, is_more_than_year, numbers_rows, without_years

Cells = Sequence[str]

_LONGEST_NAME = 8  # words of the name of a column
_LONGEST_OF_WORDS = 5  # the same where no figures or dates stand below
_FEWEST_ROWS = 3  # below the names of two columns


def names_columns(names: Cells, below: Sequence[Cells]) -> bool:
    """Whether a row names the columns of those below it: short words where figures or dates stand below, or, in a table
    of three columns and three rows, words that do not come again."""
    if not below or any(len(name.split()) > _LONGEST_NAME or name.endswith(":") for name in names):
        return False
    if any(map(is_more_than_year, names)):
        return False
    columns = list(zip(*below, strict=True))
    if len(names) > 2 and numbers_rows(names[0], columns[0]):
        return True
    unlike = [_is_unlike(name, cells) for name, cells in zip(names, columns, strict=True)]
    both = list(zip(names, columns, strict=True))
    if any(
        _has_digit(name) and not (differs or _is_year_above_words(name, cells))
        for (name, cells), differs in zip(both, unlike, strict=True)
    ):
        return False
    if any(unlike[1:]):
        return len(names) > 2 or len(below) >= _FEWEST_ROWS
    if are_usual_names(names):
        return len(below) > 1
    if any(len(name.split()) > _LONGEST_OF_WORDS for name in names):
        return False
    return len(names) > 2 and len(below) > 1 and all(name and name not in cells for name, cells in both)


def stand_above_figures(names: Sequence[Cells], below: Sequence[Cells]) -> bool:
    """Whether lines name the columns since they have nothing in the first one, more than figures (but for years)
    in each other one, and figures below: "2024-25" over "paid", above sums of money."""
    if not names or not below or any(line[0] for line in names):
        return False
    if any(any(cells) and all(map(is_more_than_year, filter(None, cells))) for cells in zip(*names, strict=True)):
        return False
    columns = ([cell for cell in column if cell] for column in list(zip(*below, strict=True))[1:])
    return any(column and 2 * sum(map(is_figure, column)) >= len(column) for column in columns)


def _is_year_above_words(name: str, cells: Cells) -> bool:
    """ "Holder, February 2026" above names of people."""
    filled = [cell for cell in cells if cell]
    return not _has_digit(without_years(name)) and 2 * sum(map(_has_digit, filled)) < len(filled)


def _is_unlike(name: str, cells: Sequence[str]) -> bool:
    """Whether most cells are figures below a name that is none, or hold digits below one without. A year names a column
    of other figures."""
    filled = [cell for cell in cells if cell]
    figures = sum(map(is_more_than_year, filled)) if name else 0
    digits = 0 if _has_digit(name) else sum(map(_has_digit, filled))
    return bool(filled) and 2 * max(figures, digits) >= len(filled)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
