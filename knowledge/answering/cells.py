"""The cells of a row that stands in the index."""

from knowledge.store.search_rows import StoredStatement
from knowledge.told_rows import split_row
from knowledge.words import content_words, stem


def cells_of(row: StoredStatement) -> dict[str, str]:
    """The cells of a row by the names of their columns."""
    return split_row(row.text)[1]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning."""
    return frozenset(map(stem, content_words(text)))
