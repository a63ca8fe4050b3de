"""The order in which the parts of a page are read: columns one after the other, what spans them in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.formats.pdf.aligned_tables import aligned_table, heading_among
from indexer.formats.pdf.prose import Beside, judge
from indexer.formats.pdf.rows import Segment, segment_from
from indexer.formats.pdf.tables import PageTable

Part = Segment | PageTable

_DEEPEST = 12
_MOST_GUTTERS = 24
_MOST_BANDS = 40
_FEWEST_LINES = 2  # on each side of a gutter
_NARROWEST = 6.0  # points: of a gutter
_WHITE_AROUND = 2.0  # of the size: white above or below a column that ends it
_MARKER_GAP = 5.0  # of the size: how far a marker may stand before its text
_LINES_AN_ITEM = 20
_NEAR = 3.0  # points: left edges this near are one


@dataclass(frozen=True)
class Region:
    """Parts that are read from top to bottom. `is_column` says that another column stands beside it."""

    parts: list[Part]
    is_column: bool = False


@dataclass(frozen=True)
class _Band:
    """Parts on both sides of a gutter, with nothing crossing it between them."""

    left: list[Part]
    right: list[Part]

    @property
    def parts(self) -> list[Part]:
        return [*self.left, *self.right]

    @property
    def lines(self) -> int:
        return min(len(self.left), len(self.right))


def in_reading_order(parts: Sequence[Part]) -> list[Region]:
    """The parts of a page in regions, in the order in which they are read; tables without rules made of segments."""
    return [region for region in _split(list(parts), _DEEPEST, False) if region.parts]


def _split(parts: list[Part], deeper: int, is_column: bool) -> list[Region]:
    parts = with_markers_joined(parts)
    if deeper == 0 or len(parts) < 2 * _FEWEST_LINES:
        return [Region(parts, is_column)]
    for band in sorted(_bands(parts), key=lambda band: -band.lines)[:_MOST_BANDS]:
        beside = judge(_segments(band.left), _segments(band.right))
        if beside is Beside.NEITHER:
            continue
        above, below = _around(band, parts)
        match beside:
            case Beside.COLUMNS:
                middle = [*_split(band.left, deeper - 1, True), *_split(band.right, deeper - 1, True)]
                return [*_split(above, deeper - 1, is_column), *middle, *_split(below, deeper - 1, is_column)]
            case Beside.TABLE if (without := _with_table(band, above, below)) is not None:
                return [region for some in without for region in _split(some, deeper - 1, is_column)]
    return [Region(parts, is_column)]


def _with_table(band: _Band, above: list[Part], below: list[Part]) -> list[list[Part]] | None:
    """What is above, in and below a band, with its segments made a table; cut where a heading stands in the band.
    None if they make no table."""
    if len(_segments(band.parts)) < len(band.parts):
        return None
    rows = {part.row for part in _segments(band.left)} & {part.row for part in _segments(band.right)}
    segments = [part for part in _segments(band.parts) if part.row >= min(rows)]
    above = [*above, *(part for part in _segments(band.parts) if part.row < min(rows))]
    if len(chunks := _without_columns(_chunks(segments), band)) > 1:
        return [above, *chunks, below]
    if heading := heading_among(segments):
        before = [part for part in segments if part.box.middle[1] < heading.box.top]
        after = [part for part in segments if part.box.middle[1] > heading.box.bottom]
        return [[*above, *before], [heading], [*after, *below]]
    if found := aligned_table(segments, _segments(above)):
        table, taken = found
        above = sorted(above, key=lambda part: part.box.top)
        return [[*(part for part in above if id(part) not in taken), table, *below]]
    return None


def _chunks(segments: Sequence[Segment]) -> list[list[Part]]:
    """The segments between bands of white that go right across."""
    chunks: list[list[Part]] = []
    bottom = 0.0
    for part in sorted(segments, key=lambda part: part.box.top):
        if not chunks or part.box.top - bottom > (_WHITE_AROUND - 1) * part.size:
            chunks.append([])
        chunks[-1].append(part)
        bottom = max(bottom, part.box.bottom)
    return chunks


def _without_columns(chunks: Sequence[list[Part]], band: _Band) -> list[list[Part]]:
    """The chunks, those next to each other taken together again unless one of them is columns."""
    groups = groupby(chunks, key=lambda chunk: _are_columns(chunk, band))
    return [[part for chunk in group for part in chunk] for _, group in groups]


def _are_columns(chunk: Sequence[Part], band: _Band) -> bool:
    inside = {id(part) for part in chunk}
    left, right = ([part for part in side if id(part) in inside] for side in (band.left, band.right))
    return judge(_segments(left), _segments(right)) is Beside.COLUMNS


def with_markers_joined(parts: Sequence[Part]) -> list[Part]:
    """The parts, with what marks an item, at the left of its row or as a bullet, put to the text on its right."""
    rows: dict[int, list[Segment]] = {}
    for part in sorted(_segments(parts), key=lambda part: part.box.left):
        row = rows.setdefault(part.row, [])
        if row and _marks(row, part):
            row[-1] = segment_from([*row[-1].words, *part.words], part.row)
        else:
            row.append(part)
    return [part for part in parts if isinstance(part, PageTable)] + [part for row in rows.values() for part in row]


def _marks(row: Sequence[Segment], part: Segment) -> bool:
    marker = row[-1]
    near = part.box.left - marker.box.right <= _MARKER_GAP * part.size
    return near and (marker.is_bullet or (marker.is_marker and len(row) == 1 and not part.is_marker))


def _bands(parts: Sequence[Part]) -> Iterator[_Band]:
    """Every stretch of the page with enough lines on both sides of a gutter."""
    downwards = sorted(parts, key=lambda part: part.box.top)
    for x in _left_edges(parts):
        left: list[Part] = []
        right: list[Part] = []
        for part in [*downwards, None]:
            if part is not None and part.box.left >= x - 1:
                right.append(part)
            elif part is not None and part.box.right <= x - _NARROWEST:
                left.append(part)
            else:
                if min(len(left), len(right)) >= _FEWEST_LINES:
                    band = _trimmed(left, right)
                    if band.lines >= _FEWEST_LINES:
                        yield band
                left, right = [], []


def _left_edges(parts: Sequence[Part]) -> list[float]:
    """Where three or more parts begin, the commonest first; not the outermost left, nor where most stand behind
    markers of their own."""
    edges: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.box.left):
        if edges and part.box.left - edges[-1][0].box.left <= _NEAR:
            edges[-1].append(part)
        else:
            edges.append([part])
    markers: dict[int, list[float]] = {}
    for part in _segments(parts):
        if part.is_marker:
            markers.setdefault(part.row, []).append(part.box.right)
    common = [edge for edge in edges[1:] if len(edge) >= _FEWEST_LINES and not _behind_markers(edge, markers)]
    return [edge[0].box.left for edge in sorted(common, key=lambda edge: -len(edge))[:_MOST_GUTTERS]]


def _behind_markers(edge: Sequence[Part], markers: dict[int, list[float]]) -> bool:
    """Whether markers stand closely before the parts, if only before the first line of each item. `markers` are the
    right edges of those by row."""
    behind = 0
    for part in _segments(edge):
        gaps = [part.box.left - right for right in markers.get(part.row, ())]
        behind += any(0 <= gap <= _MARKER_GAP * part.size for gap in gaps)
    return behind * _LINES_AN_ITEM > len(edge)


def _trimmed(left: list[Part], right: list[Part]) -> _Band:
    """The band without what stands clear above or below, on one side only: a heading, the text that follows."""
    top = max(left[0].box.top, right[0].box.top)
    bottom = min(max(part.box.bottom for part in left), max(part.box.bottom for part in right))
    return _Band(_near(left, top, bottom), _near(right, top, bottom))


def _near(side: list[Part], top: float, bottom: float) -> list[Part]:
    first = next((at for at, part in enumerate(side) if part.box.bottom > top), len(side))
    while first > 0 and _continue(side[first - 1], side[first : first + 1]):
        first -= 1
    last = max((at for at, part in enumerate(side) if part.box.top < bottom), default=-1)
    while last + 1 < len(side) and _continue(side[last], side[last + 1 : last + 2]):
        last += 1
    return side[first : last + 1]


def _continue(part: Part, following: Sequence[Part]) -> bool:
    """Whether two parts, one below the other, are lines of one column."""
    if not following or isinstance(part, PageTable) or isinstance(following[0], PageTable):
        return False
    other = following[0]
    alike = abs(part.size - other.size) <= 0.1 * part.size
    return alike and other.box.top - part.box.bottom <= (_WHITE_AROUND - 1) * part.size


def _around(band: _Band, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    inside = {id(part) for part in band.parts}
    middle = (min(part.box.top for part in band.parts) + max(part.box.bottom for part in band.parts)) / 2
    others = [part for part in parts if id(part) not in inside]
    above = [part for part in others if part.box.middle[1] < middle]
    return above, [part for part in others if part.box.middle[1] >= middle]


def _segments(parts: Sequence[Part]) -> list[Segment]:
    return [part for part in parts if isinstance(part, Segment)]
