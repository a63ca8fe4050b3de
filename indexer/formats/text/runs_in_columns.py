"""Lines of plain text that leave the same columns apart: where a run of them begins and ends."""

from collections.abc import Sequence

from indexer.formats.text.columns import Span, joined, pieces_of
from indexer.formats.text.lines import Line, Look

_ENDS_RUN = (Look.BLANK, Look.HEADING, Look.SLIDE, Look.CELLS, Look.CONTENTS, Look.PAGE_NUMBER, Look.LEFT_OUT)


def run_from(page: Sequence[str], looks: Sequence[Line], start: int) -> tuple[int, list[Span]]:
    """Where the lines end that leave the same columns apart as the one at `start`, and these columns; the one line
    where it stands in none."""
    columns: list[Span] = []
    end = start
    for at in range(start, len(page)):
        if looks[at].look is Look.RULE and columns:
            continue
        if looks[at].look in (*_ENDS_RUN, Look.RULE):
            break
        left = joined(columns, pieces_of(page[at]))
        if not _stands_in(columns, left, page[at]) and not _goes_on_below(columns, left, page[at : at + 2]):
            break
        columns, end = left, at + 1
    while start < end < len(page) and looks[end].look is Look.RULE:
        end += 1
    return (end, columns) if end > start else (start + 1, [])


def stands_above_table(page: Sequence[str], looks: Sequence[Line], at: int, columns: Sequence[Span]) -> bool:
    """Whether a line is none of the table below it, but begins further left and reaches over its columns:
    "4.1  Half-year figures" above lines that leave more of them apart."""
    if not columns or at + 1 == len(page):
        return False
    _, below = run_from(page, looks, at + 1)
    return len(below) > max(len(columns), 2) and columns[0][0] < below[0][0] and len(pieces_of(page[at])) < 3


def _goes_on_below(columns: Sequence[Span], left: Sequence[Span], lines: Sequence[str]) -> bool:
    """Whether a line is the first of a row whose name goes on in the next, in small letters, with the other cells."""
    if len(lines) < 2 or len(left) < len(columns) or len(columns) < 2:
        return False
    here, below = map(pieces_of, lines)
    return len(here) == 1 and here[0][0] < columns[1][0] and len(below) > 1 and lines[1].strip()[:1].islower()


def _stands_in(columns: Sequence[Span], left: Sequence[Span], line: str) -> bool:
    """Whether a line is a row, or goes on in one: then it fills columns that stay apart. The first line is a row."""
    pieces = pieces_of(line)
    if len(pieces) > 1:
        return len(left) > 1 and 2 * len(left) > len(columns)
    if not columns or len(left) < len(columns):
        return False
    start = pieces[0][0]
    return start >= columns[1][0] or (start >= columns[0][0] and line.strip()[:1].islower())
