"""What reads statements: judges whether each answers a question, from the words themselves and those around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
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

    @property
    def most_windows(self) -> int: ...

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """For each window, the log-odds that each of its statements answers, shape (statements,). Where a window is
        too long to be read whole, its last statements are missing."""
        ...


class ReadOnce:
    """A reader that reads no window twice for the same question: the halves of a message share what is read for the
    whole of it. For one message; it forgets nothing."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[tuple[str, Window], NDArray[np.float32]] = {}

    @property
    def most_windows(self) -> int:
        return self._reader.most_windows

    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """As `Reader.judge`."""
        new = [window for window in dict.fromkeys(windows) if (question, window) not in self._read]
        for window, log_odds in zip(new, self._reader.judge(question, new) if new else [], strict=True):
            self._read[question, window] = log_odds
        return [self._read[question, window] for window in windows]


@dataclass(frozen=True)
class Judged:
    """The log-odds of a window's statements, shape (statements,): `own` for the first way a question is read in, `most`
    for the one in which each is believed most."""

    own: NDArray[np.float32]
    most: NDArray[np.float32]


def judge_readings(reader: Reader, readings: Sequence[str], windows: Sequence[Window]) -> list[Judged]:
    """As `Reader.judge`, for a question that is read in one way or several."""
    judged = [reader.judge(reading, windows) for reading in readings]
    return [Judged(of_window[0], reduce(_most, of_window)) for of_window in zip(*judged, strict=True)]


def _most(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """The larger of each two of the first; after a longer question fewer statements may have been read."""
    read = min(len(one), len(other))
    return np.concatenate([np.maximum(one[:read], other[:read]), one[read:]])
