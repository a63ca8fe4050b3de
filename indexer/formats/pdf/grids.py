"""Grids that the rules on a page make: rows, columns, and cells that cover several of them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.formats.pdf.drawing import Drawing
from indexer.formats.pdf.geometry import Box

_NEAR = 3.0  # points: rules this near are one, or touch
_SHORTEST = 6.0  # points
_MOST_RULES = 600  # of one direction on one page: more is a chart or a map
_MOST_CELLS = 10_000


@dataclass(frozen=True)
class Grid:
    """A table's frame. `rows` and `columns` are the places of its lines, one more than there are rows and columns;
    `cell_of` says for each place, row by row, in which cell it lies (cells are counted from 0)."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    cell_of: tuple[int, ...]

    @property
    def box(self) -> Box:
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    @property
    def width(self) -> int:
        return len(self.columns) - 1

    def place_of(self, x: float, y: float) -> int | None:
        """The place (row times width plus column) that a point lies in; None outside of the grid."""
        if not self.box.holds(x, y):
            return None
        row = min(bisect_right(self.rows, y), len(self.rows) - 1) - 1
        column = min(bisect_right(self.columns, x), len(self.columns) - 1) - 1
        return row * self.width + column


def grids_of(drawing: Drawing) -> list[Grid]:
    """The grids on a page with two or more rows and columns, from the top."""
    lying = _merged(drawing.lying)
    standing = [_flipped(box) for box in _merged(map(_flipped, drawing.standing))]
    if len(lying) > _MOST_RULES or len(standing) > _MOST_RULES:
        return []
    found = (_grid(*group) for group in _touching(lying, standing))
    return sorted((grid for grid in found if grid), key=lambda grid: grid.rows[0])


def _flipped(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _merged(rules: Iterable[Box]) -> list[Box]:
    """Lying rules on one line that touch, and dashes, as one."""
    out: list[Box] = []
    for line in _lines(rules):
        open_rule: Box | None = None
        for rule in sorted(line, key=lambda rule: rule.left):
            if open_rule and rule.left <= open_rule.right + _NEAR:
                right = max(open_rule.right, rule.right)
                open_rule = Box(open_rule.left, open_rule.top, right, open_rule.bottom)
            else:
                out += [open_rule] if open_rule else []
                open_rule = rule
        out += [open_rule] if open_rule else []
    return [rule for rule in out if rule.width >= _SHORTEST]


def _lines(rules: Iterable[Box]) -> list[list[Box]]:
    """The rules by the height at which they lie."""
    lines: list[list[Box]] = []
    for rule in sorted(rules, key=lambda rule: rule.middle[1]):
        if lines and rule.middle[1] - lines[-1][0].middle[1] <= _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def _touching(lying: list[Box], standing: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """The rules in groups that hang together."""
    group = list(range(len(lying) + len(standing)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for at, rule in enumerate(lying):
        for beside, other in enumerate(standing, start=len(lying)):
            if _touch(rule, other):
                group[root(at)] = root(beside)
    groups: dict[int, tuple[list[Box], list[Box]]] = {}
    for at, rule in enumerate(lying + standing):
        groups.setdefault(root(at), ([], []))[at >= len(lying)].append(rule)
    return list(groups.values())


def _touch(lying: Box, standing: Box) -> bool:
    x, y = standing.middle[0], lying.middle[1]
    across = lying.left - _NEAR <= x <= lying.right + _NEAR
    return across and standing.top - _NEAR <= y <= standing.bottom + _NEAR


def _grid(lying: list[Box], standing: list[Box]) -> Grid | None:
    if len(lying) < 2 or not standing:
        return None
    rows = _places([rule.middle[1] for rule in lying], [rule.top for rule in standing], [r.bottom for r in standing])
    columns = _places([rule.middle[0] for rule in standing], [rule.left for rule in lying], [r.right for r in lying])
    height, width = len(rows) - 1, len(columns) - 1
    if height < 2 or width < 2 or height * width > _MOST_CELLS:
        return None
    return Grid(tuple(rows), tuple(columns), tuple(_cells(rows, columns, lying, standing)))


def _places(rules: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Where the lines lie; where the others reach beyond the first and the last, the table is open at its side."""
    places = sorted([*rules, min(starts), max(ends)])
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] > 2 * _NEAR:
            kept.append(place)
    return kept


def _cells(rows: Sequence[float], columns: Sequence[float], lying: list[Box], standing: list[Box]) -> list[int]:
    """The cell of each place: places without a rule between them are one cell."""
    width = len(columns) - 1
    cell = list(range((len(rows) - 1) * width))
    upright = _walls(columns, rows, [_flipped(rule) for rule in standing])
    flat = _walls(rows, columns, lying)
    for place in range(len(cell)):
        row, column = divmod(place, width)
        if column and (column, row) not in upright:
            _join(cell, place - 1, place)
        if row and (row, column) not in flat:
            _join(cell, place - width, place)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_root(cell, place), len(numbers)) for place in range(len(cell))]


def _walls(lines: Sequence[float], across: Sequence[float], rules: list[Box]) -> set[tuple[int, int]]:
    """Which stretch between two of `across` is drawn on which of `lines`, lying."""
    drawn: set[tuple[int, int]] = set()
    for rule in rules:
        line = min(range(len(lines)), key=lambda at: abs(lines[at] - rule.middle[1]))
        for at in range(len(across) - 1):
            if rule.left <= (across[at] + across[at + 1]) / 2 <= rule.right:
                drawn.add((line, at))
    return drawn


def _root(cell: list[int], place: int) -> int:
    while cell[place] != place:
        cell[place] = cell[cell[place]]
        place = cell[place]
    return place


def _join(cell: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(cell, one), _root(cell, other)))
    cell[second] = first
