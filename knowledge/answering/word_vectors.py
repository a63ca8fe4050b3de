"""The vectors of single words that stand in documents, held in memory: a question looks hundreds of them up."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class WordVectors:
    """Words and their unit vectors, by one model, of one state of the database."""

    def __init__(self, words: Sequence[str], vectors: Vectors) -> None:
        """`vectors` has the shape (words, dimension)."""
        self._row = {word: row for row, word in enumerate(words)}
        self._vectors = vectors

    def of(self, words: Iterable[str]) -> tuple[list[str], Vectors]:
        """Those of `words` that are known, and their vectors, shape (known, dimension)."""
        known = [word for word in words if word in self._row]
        return known, self._vectors[[self._row[word] for word in known]]
