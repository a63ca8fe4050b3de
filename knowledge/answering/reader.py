"""What reads statements: judges whether each answers a question, from the words themselves and those around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Window:
    """Statements that follow each other, under one heading."""

    heading: str
    statements: tuple[str, ...]


class Reader(Protocol):
    """Judges statements where they stand. `most_windows` is how many it reads for one question: what its time is
    bounded by."""

    most_windows: int

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """For each window, the log-odds that each of its statements answers, shape (statements,). Where a window is
        too long to be read whole, its last statements are missing."""
        ...
