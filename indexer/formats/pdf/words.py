"""The words of a page, with their places."""

from collections import defaultdict
from dataclasses import dataclass, field

from pypdfium2 import raw

from indexer.formats.pdf.fonts import Run, Runs
from indexer.formats.pdf.geometry import Box, Frame
from indexer.formats.pdf.open_file import OpenPage
from indexer.formats.pdf.signs import Kind, kind_of, letters_of, reads_leftwards

_APART = 0.25  # of the size: a gap inside a run of signs that parts words
_BACK = 0.5  # of the size: so far back that another word begins
_TWICE = 0.1  # of the size: the same sign again this near was drawn twice to look bold
_ANOTHER_LINE = 0.1  # of the size: a sign this much higher or lower belongs to another word
_MOST_SIGNS = 1_000_000  # on one page
_GARBAGE_SHARE = 0.3  # of a font's signs on a page


@dataclass(slots=True)
class Word:
    """Signs without white space between them; the line under them at `base`.

    `spaced` says that the file has white space before it, `bound` that no line may end there. `font` tells fonts
    apart, on one page only; `colour` is 0xRRGGBB.
    """

    text: str
    box: Box
    base: float
    size: float
    bold: bool
    spaced: bool
    font: int = 0
    bound: bool = False
    colour: int = 0


@dataclass
class PageWords:
    """A page's words by the quarter turns that bring them upright, in the file's order, and how many signs were
    left out because their font does not say which letters they are."""

    by_turns: dict[int, list[Word]] = field(default_factory=dict)
    unreadable: int = 0


def read_words(page: OpenPage) -> PageWords:
    """The words that can be seen on the page. Slanted text, a watermark, is left out."""
    gathering = _Gathering(page.frame)
    text, runs, box = page.text, Runs(page.text), raw.FS_RECTF()
    for index in range(min(int(raw.FPDFText_CountChars(text)), _MOST_SIGNS)):
        code = int(raw.FPDFText_GetUnicode(text, index))
        kind = kind_of(code)
        if kind is Kind.SPACE or kind is Kind.BOUND_SPACE:
            gathering.end_word(spaced=True, bound=kind is Kind.BOUND_SPACE)
        elif kind is not Kind.UNSEEN and (run := runs.at(index)) and run.turns is not None:
            raw.FPDFText_GetLooseCharBox(text, index, box)
            unmapped = kind is Kind.UNKNOWN or raw.FPDFText_HasUnicodeMapError(text, index) == 1
            gathering.take(code, run, (box.left, box.bottom, box.right, box.top), unmapped)
    gathering.end_word(spaced=False)
    return gathering.legible()


_Corners = tuple[float, float, float, float]  # left, bottom, right, top in the file's own units


@dataclass
class _Gathering:
    """Puts signs together to words."""

    frame: Frame
    words: defaultdict[int, list[Word]] = field(default_factory=lambda: defaultdict(list))
    counts: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    codes: list[int] = field(default_factory=list)  # of the word that is open
    corners: list[_Corners] = field(default_factory=list)
    run: Run | None = None  # of the word's last sign
    first: Run | None = None
    spaced: bool = True
    bound: bool = False
    frames: dict[int, Frame] = field(default_factory=dict)  # by quarter turns

    def take(self, code: int, run: Run, corners: _Corners, unmapped: bool) -> None:
        count = self.counts[run.face.key]
        count[0] += unmapped and not run.face.bullets
        count[1] += 1
        if self.codes:
            gap = self._gap(code, run, corners)
            if gap is None or gap > _APART * run.size or gap < -_BACK * run.size:
                self.end_word(spaced=gap is not None and gap > 0)
            elif run is not self.run and code == self.codes[-1] and self._drawn_twice(run, corners):
                return
        self.first = self.first if self.codes else run
        self.codes.append(code)
        self.corners.append(corners)
        self.run = run

    def _gap(self, code: int, run: Run, corners: _Corners) -> float | None:
        """The white between the word so far and the next sign; None where that stands on another line."""
        last = self.run
        if run is last and corners == self.corners[-1]:
            return 0.0  # the letters of a ligature stand in one place
        if last is None or (run is not last and (last.turns != run.turns or self._off_line(last, run))):
            return None
        start, end = _along(run, corners)
        last_start, last_end = _along(run, self.corners[-1])
        return last_start - end if reads_leftwards(code) else start - last_end

    def _off_line(self, last: Run, run: Run) -> bool:
        frame = self._frame(run)
        return abs(frame.point(*last.base)[1] - frame.point(*run.base)[1]) > _ANOTHER_LINE * run.size

    def _drawn_twice(self, run: Run, corners: _Corners) -> bool:
        return abs(_along(run, corners)[0] - _along(run, self.corners[-1])[0]) < _TWICE * run.size

    def end_word(self, spaced: bool, bound: bool = False) -> None:
        run = self.first
        if self.codes and run is not None and run.turns is not None:
            frame = self._frame(run)
            lefts, bottoms, rights, tops = zip(*self.corners, strict=True)
            box = frame.box(min(lefts), min(bottoms), max(rights), max(tops))
            text = letters_of(self.codes, run.face.bullets)
            x, y = box.middle
            if text and -1 <= x <= frame.width + 1 and -1 <= y <= frame.height + 1:
                base = frame.point(*run.base)[1]
                size = _believable(run.size, box.height)
                style = (run.bold, self.spaced, run.face.key, self.bound, run.colour)
                self.words[run.turns].append(Word(text, box, base, size, *style))
        if self.codes or spaced:
            self.spaced, self.bound = spaced, bound
        self.codes, self.corners, self.run = [], [], None

    def _frame(self, run: Run) -> Frame:
        turns = run.turns or 0
        if turns not in self.frames:
            self.frames[turns] = self.frame.turned(turns)
        return self.frames[turns]

    def legible(self) -> PageWords:
        """The words without those in fonts of which too many signs are unknown."""
        garbage = {key for key, (bad, signs) in self.counts.items() if bad > _GARBAGE_SHARE * signs}
        kept = {turns: [word for word in words if word.font not in garbage] for turns, words in self.words.items()}
        return PageWords(kept, sum(self.counts[key][1] for key in garbage))


def _along(run: Run, corners: _Corners) -> tuple[float, float]:
    """Where a sign begins and ends in the direction in which its run is read."""
    left, bottom, right, top = corners
    match run.turns:
        case 0:
            return left, right
        case 1:
            return bottom, top
        case 2:
            return -right, -left
        case _:
            return -top, -bottom


def _believable(size: float, height: float) -> float:
    """The size; from the height of the signs where a font counts in units of its own."""
    return size if height <= 0 or 0.4 <= size / height <= 2.5 else 0.85 * height


def turns_of_most(words: dict[int, list[Word]], otherwise: int) -> int:
    """The quarter turns that bring most of a page's text upright; `otherwise` for a page without any."""
    signs: dict[int, int] = {turns: sum(len(word.text) for word in some) for turns, some in words.items()}
    signs[otherwise] = signs.get(otherwise, 0)
    return max(signs, key=lambda turns: (signs[turns], turns == otherwise))
