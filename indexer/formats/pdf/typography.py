"""What a document's body text is set in, and how far its lines stand apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.text_lines import TextLine

_COMMON = 0.1  # of all steps: a distance as common as this is no accident
_NEARLY = 0.25  # of the body's size
_MANY_SIZES = 8
_ONE_SIZE = 0.6  # of the text: a size that most of it has was set, not measured
_WIDE = 1.7  # sizes: lines further apart may be paragraphs of one line
_WIDEST = 3.0
_FEW_STEPS = 3
_DEFAULT_STEP = 1.2  # of the size


@dataclass(frozen=True)
class Typography:
    """The body's size in points, whether it is bold, and its colour (0xRRGGBB); the usual distance of two lines, in
    sizes; the right edge of text that has the page for itself, by the page's width; and whether sizes were measured
    on a scan, and so differ from line to line."""

    size: float = 11.0
    bold: bool = False
    step: float = _DEFAULT_STEP
    rights: Mapping[float, float] = field(default_factory=dict)
    measured: bool = False
    colour: int = 0


def typography_of(pages: Sequence[PageRecord]) -> Typography:
    """What most of the text on the pages is set in."""
    lines = [part for page in pages for part in page.parts if isinstance(part, TextLine)]
    signs: Counter[float] = Counter()
    bold: Counter[float] = Counter()
    colours: Counter[int] = Counter()
    for line in lines:
        size = round(line.size * 2) / 2
        signs[size] += len(line.text)
        bold[size] += len(line.text) * line.bold
        if line.colour is not None:
            colours[line.colour] += len(line.text)
    if not signs:
        return Typography()
    size = max(signs, key=lambda size: (signs[size], -size))
    return Typography(
        size,
        bold[size] * 2 > signs[size],
        _usual_step(pages, size),
        _right_edges(lines),
        _are_measured(lines, size),
        max(colours, key=lambda colour: (colours[colour], -colour), default=0),
    )


def _are_measured(lines: Iterable[TextLine], size: float) -> bool:
    """Whether the sizes near the body's are many: text recognition measures one for each line."""
    near: Counter[float] = Counter()
    for line in lines:
        if abs(line.size - size) <= _NEARLY * size:
            near[round(line.size, 1)] += len(line.text)
    return len(near) >= _MANY_SIZES and max(near.values()) < _ONE_SIZE * near.total()


def _usual_step(pages: Iterable[PageRecord], size: float) -> float:
    """The least distance that is common between two lines of body text, in sizes; if possible, of lines of which the
    second goes on in the sentence of the first."""
    steps: Counter[float] = Counter()
    going_on: Counter[float] = Counter()
    for page in pages:
        for above, below in pairwise(page.parts):
            if isinstance(above, TextLine) and isinstance(below, TextLine) and above.room is below.room:
                step = round((below.base - above.base) / size * 20) / 20
                if max(abs(above.size - size), abs(below.size - size)) < _NEARLY * size and 0.9 <= step <= _WIDEST:
                    steps[step] += step <= _WIDE
                    going_on[step] += below.starts_small
    steps = going_on if going_on.total() >= _FEW_STEPS else steps
    common = [step for step, times in steps.items() if times >= max(_COMMON * steps.total(), 1)]
    return min(common, default=_DEFAULT_STEP)


def _right_edges(lines: Sequence[TextLine]) -> dict[float, float]:
    """The right edge of most text that has the page for itself, by the pages' width."""
    rights: dict[float, list[float]] = {}
    for line in lines:
        if not line.room.in_column and not line.room.is_sideways:
            rights.setdefault(line.room.page_width, []).append(line.room.right)
    return {width: sorted(some)[-1 - len(some) // 20] for width, some in rights.items()}
