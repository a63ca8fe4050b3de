"""Tables without rules: rows whose cells stand below each other."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from indexer.formats.pdf.geometry import around
from indexer.formats.pdf.markers import is_marker
from indexer.formats.pdf.rows import Segment, segment_from, text_of
from indexer.formats.pdf.tables import LINE_END, PageTable
from indexer.formats.pdf.words import Word

_FEWEST_ROWS = 3
_CLOSE = 1.35  # of the size: the lines of one cell are no further apart
_PARTING = 1.15  # of the least distance of two lines: more parts rows
_HEADER_WITHIN = 2.2  # of the size: how far above its body a header may stand
_CLEAR = 0.5  # of the size: a gap between two cells is wider
_LARGER = 1.1  # of the size of a table's body: a heading
_NEAR = 3.0  # points: edges this near are one
_FIGURE = re.compile(r"[£$€]?\d[\d.,]*%?")
_Span = tuple[float, float]
_Row = list[Segment]
_Cells = list[str]


def aligned_table(segments: Sequence[Segment], above: Sequence[Segment]) -> tuple[PageTable, set[int]] | None:
    """The table that these segments are, with its header rows from above it, and the ids of the segments in those.

    None where fewer than three rows show the same columns, or where the first of two columns only counts.
    """
    rows = _rows(segments)
    columns = _columns(rows)
    if len(columns) < 2 or sum(len(row) > 1 for row in rows) < _FEWEST_ROWS:
        return None
    heads, taken = _header_rows(_rows(above), rows[0], columns)
    texts = [_cells(row, columns) for row in (*heads, *rows)]
    table = _with_lines_joined([*heads, *rows], texts)
    if len(table) < 2 or (len(columns) == 2 and all(is_marker(cells[0]) for cells in table if cells[0])):
        return None
    box = around([part.box for row in (*heads, *rows) for part in row])
    return PageTable(box, tuple(map(tuple, table)), _has_header([*heads, *rows])), taken


def heading_among(segments: Sequence[Segment]) -> Segment | None:
    """A segment that stands alone in its row as a heading between two tables: larger or bold, the others not."""
    rows = _rows(segments)
    size = median(part.size for part in segments)
    words = [word for part in segments for word in part.words]
    bold = sum(word.bold for word in words) * 2 > len(words)
    for row in rows:
        stands_out = row[0].size > _LARGER * size or (not bold and all(word.bold for word in row[0].words))
        if len(row) == 1 and stands_out:
            return row[0]
    return None


def _rows(segments: Sequence[Segment]) -> list[_Row]:
    rows: dict[int, _Row] = {}
    for part in segments:
        rows.setdefault(part.row, []).append(part)
    return [sorted(rows[number], key=lambda part: part.box.left) for number in sorted(rows)]


def _columns(rows: Sequence[_Row]) -> list[_Span]:
    """Where the columns stand: as in the fullest rows of which there are at least two."""
    times = Counter(len(row) for row in rows)
    full = max((count for count, seen in times.items() if seen >= 2), default=0)
    fullest = [row for row in rows if len(row) == full]
    spans = [(min(p.box.left for p in parts), max(p.box.right for p in parts)) for parts in zip(*fullest, strict=True)]
    joined: list[_Span] = []
    for left, right in spans:
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _header_rows(above: Sequence[_Row], first: _Row, columns: Sequence[_Span]) -> tuple[list[_Row], set[int]]:
    """Up to two rows right above the table whose words begin or end where its columns do."""
    heads: list[_Row] = []
    taken: set[int] = set()
    below = first
    for row in reversed(above[-2:]):
        words = sorted((word for part in row for word in part.words), key=lambda word: word.box.left)
        in_order = len(row) == len(columns) > 2
        parts = row if in_order else _at_columns(words, columns, row[0].row)
        step = (below[0].base - row[0].base) / row[0].size
        is_rest = step <= _CLOSE and row[0].box.left > columns[1][0] - _NEAR
        if not parts or step > _HEADER_WITHIN or row[0].size > _LARGER * first[0].size:
            break
        if len(parts) < 2 and not is_rest:
            break
        heads.insert(0, parts)
        taken |= {id(part) for part in row}
        below = row
    return heads, taken


def _at_columns(words: Sequence[Word], columns: Sequence[_Span], row: int) -> _Row:
    """The words as cells of the columns; none if they only read on from one to the next, or if many cells begin and
    end elsewhere than their columns."""
    cells: dict[int, list[Word]] = {}
    for word in words:
        at = max(range(len(columns)), key=lambda at: _overlap(word.box.left, word.box.right, columns[at]))
        cells.setdefault(at, []).append(word)
    row_parts = [segment_from(some, row) for _, some in sorted(cells.items())]
    spans = [columns[at] for at in sorted(cells)]
    gaps = [right.box.left - left.box.right > _CLEAR * right.size for left, right in pairwise(row_parts)]
    in_line = sum(map(_lines_up, row_parts, spans))
    return row_parts if all(gaps) and in_line * 3 >= len(row_parts) * (2 if len(row_parts) > 2 else 3) else []


def _lines_up(part: Segment, column: _Span) -> bool:
    left, right = part.box.left - column[0], part.box.right - column[1]
    return min(abs(left), abs(right), abs(left + right) / 2) <= _NEAR


def _cells(row: _Row, columns: Sequence[_Span]) -> _Cells:
    if len(row) == len(columns):
        return [text_of(part.words) for part in row]
    texts = [""] * len(columns)
    pieces = [piece for part in row for piece in _pieces(part, columns)]
    for part in pieces:
        at = max(range(len(columns)), key=lambda at: _overlap(part.box.left, part.box.right, columns[at]))
        texts[at] = f"{texts[at]} {text_of(part.words)}".strip()
    return texts


def _pieces(part: Segment, columns: Sequence[_Span]) -> list[Segment]:
    """The segment, cut before every word that begins where another column does: its cells had hardly a gap."""
    runs: list[list[Word]] = [[]]
    for word in part.words:
        if runs[-1] and any(abs(word.box.left - left) <= _NEAR for left, _ in columns[1:]):
            runs.append([])
        runs[-1].append(word)
    return [segment_from(run, part.row) for run in runs]


def _overlap(left: float, right: float, column: _Span) -> float:
    """How far something stands over a column; less than 0 for what is beside it."""
    return min(right, column[1]) - max(left, column[0])


def _with_lines_joined(rows: Sequence[_Row], texts: Sequence[_Cells]) -> list[_Cells]:
    """The rows, with those that only hold the next lines of the cells above joined to these."""
    table = [texts[0]]
    for at, is_joint in enumerate(_joints(rows, texts)):
        if is_joint:
            cells = _under_its_cell(texts[at + 1], rows[at], rows[at + 1])
            table[-1] = [LINE_END.join(filter(None, pair)) for pair in zip(table[-1], cells, strict=True)]
        else:
            table.append(texts[at + 1])
    return table


def _joints(rows: Sequence[_Row], texts: Sequence[_Cells]) -> list[bool]:
    """For each row but the first, whether it only goes on in the cells above: by its distance where rows stand
    further apart than the lines in them, else by its words."""
    steps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    least, size = min(steps), rows[0][0].size
    near = [step <= _PARTING * least for step in steps]
    if least <= _CLOSE * size and near.count(False) >= min(2, len(steps) - 1):
        pairs = pairwise(texts)
        if not any(is_near and _are_figures(over, cells) for is_near, (over, cells) in zip(near, pairs, strict=True)):
            return near
    return [step <= _CLOSE * size and _goes_on(cells) for step, cells in zip(steps, texts[1:], strict=True)]


def _under_its_cell(cells: _Cells, above: _Row, row: _Row) -> _Cells:
    """The cells of a next line. One that begins at the margin, though the first cell above had room for it, goes on
    in the last cell: the whole row was broken there."""
    only_first = not any(cells[1:])
    if only_first and len(above) > 1:
        gap = above[1].box.left - above[0].box.right
        if gap > row[0].words[0].box.width + row[0].size:
            return [*[""] * (len(cells) - 1), cells[0]]
    return cells


def _are_figures(over: _Cells, cells: _Cells) -> bool:
    """Whether a figure stands below a figure: these are two rows."""
    return any(_FIGURE.fullmatch(one) and _FIGURE.fullmatch(other) for one, other in zip(over, cells, strict=True))


def _goes_on(cells: _Cells) -> bool:
    """Whether nothing stands in the first column but words do in others, or all cells begin with small letters."""
    filled = [text for text in cells if text]
    return all(text[0].islower() for text in filled) or (not cells[0] and not any(t[0].isdigit() for t in filled))


def _has_header(rows: Sequence[_Row]) -> bool:
    first = [word for part in rows[0] for word in part.words]
    below = [word for row in rows[1:] for part in row for word in part.words]
    return all(word.bold for word in first) and sum(word.bold for word in below) * 2 < len(below)
