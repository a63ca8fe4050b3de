"""Columns that are kept apart by blanks alone: where they begin, and what of a line stands in each."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.markup import fold_space

Span = tuple[int, int]
"""Where something begins and ends in a line, counted in characters from its left."""

_PIECE = re.compile(r"\S+(?: \S+)*")


def pieces_of(line: str) -> list[Span]:
    """The pieces of a line that two blanks or more keep apart."""
    return [found.span() for found in _PIECE.finditer(line)]


def joined(columns: Iterable[Span], pieces: Iterable[Span]) -> list[Span]:
    """The columns that are left, with what these pieces fill besides: those that meet become one."""
    merged: list[Span] = []
    for start, end in sorted((*columns, *pieces)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def cells_in(line: str, starts: Sequence[int]) -> tuple[str, ...]:
    """What stands of a line in each of the columns that begin there, "" for nothing."""
    return tuple(fold_space(line[start:end]) for start, end in pairwise(_bounds(line, starts)))


def are_aligned(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether in each column at least half of the cells begin, or end, one below the other."""
    spans: list[list[Span]] = [[] for _ in starts]
    for line in lines:
        for at, (start, end) in enumerate(pairwise(_bounds(line, starts))):
            if cell := line[start:end].strip():
                begin = start + line[start:end].index(cell)
                spans[at].append((begin, begin + len(cell)))
    return all(2 * max(map(_most_alike, zip(*cells, strict=True)), default=0) >= len(cells) for cells in spans)


def _bounds(line: str, starts: Sequence[int]) -> tuple[int, ...]:
    return (0, *starts[1:], max(len(line), starts[-1]))


def _most_alike(places: Sequence[int]) -> int:
    return Counter(places).most_common(1)[0][1]
