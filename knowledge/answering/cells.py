"""A row of a table as it is told: its cells by the names of their columns."""

import re

from knowledge.store.search_rows import StoredStatement
from knowledge.words import content_words, stem

_CELL = re.compile(r"(?:^|; )([^:;]+): ([^;]*(?:;(?! [^:;]+: )[^;]*)*)")


def cells_of(row: StoredStatement) -> dict[str, str]:
    """The cells of a row by the names of their columns."""
    _, mark, told = row.text.partition(" – ")
    return {found[1]: found[2] for found in _CELL.finditer(told)} if mark else {}


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning."""
    return frozenset(map(stem, content_words(text)))
