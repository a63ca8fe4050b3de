"""What a document's body text is set in, and how far its lines stand apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.text_lines import TextLine

_COMMON = 0.1  # of all steps: a distance as common as this is no accident
_NEARLY = 0.25  # of the body's size: other sizes this near it ...
_MANY = 0.4  # ... hold so much of the text, ...
_FEW_SIZES = 8  # ... and there are so many, where a program measured them on a scan
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
    colour = max(colours, key=lambda colour: (colours[colour], -colour), default=0)
    size = max(signs, key=lambda size: (signs[size], -size))
    near = sum(times for other, times in signs.items() if 0.6 <= abs(other - size) <= _NEARLY * size)
    measured = near > _MANY * signs.total() and len(signs) > _FEW_SIZES
    return Typography(
        size, bold[size] * 2 > signs[size], _usual_step(pages, size), _right_edges(lines), measured, colour
    )


def _usual_step(pages: Iterable[PageRecord], size: float) -> float:
    """The least distance of two lines of body text that is common, in sizes."""
    steps: Counter[float] = Counter()
    for page in pages:
        for above, below in pairwise(page.parts):
            if isinstance(above, TextLine) and isinstance(below, TextLine) and above.room is below.room:
                step = (below.base - above.base) / size
                if abs(above.size - size) < 0.6 and abs(below.size - size) < 0.6 and 0.9 <= step <= 2.5:
                    steps[round(step * 20) / 20] += 1
    common = [step for step, times in steps.items() if times >= _COMMON * steps.total()]
    return min(common, default=_DEFAULT_STEP)


def _right_edges(lines: Sequence[TextLine]) -> dict[float, float]:
    """The right edge of most text that has the page for itself, by the pages' width."""
    rights: dict[float, list[float]] = {}
    for line in lines:
        if not line.room.in_column and not line.room.is_sideways:
            rights.setdefault(line.room.page_width, []).append(line.room.right)
    return {width: sorted(some)[-1 - len(some) // 20] for width, some in rights.items()}
