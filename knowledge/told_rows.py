"""A row of a table as it is told: "Witham Trust – Short: WT; Lead: A. Person"."""

import re

_CELL = re.compile(r"(?:^|; )([^:;]+): ([^;]*(?:;(?! [^:;]+: )[^;]*)*)")


def split_row(told: str) -> tuple[str, dict[str, str]]:
    """What a told row is called, and its cells by the names of their columns; a text that is no row has none."""
    label, mark, cells = told.partition(" – ")
    return label, {found[1].strip(): found[2].strip() for found in _CELL.finditer(cells)} if mark else {}
