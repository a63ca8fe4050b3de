"""Running titles with the numbers of pages, as they stand in plain text that was copied out of a printed document."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from indexer.formats.text.lines import LEFT_OUT
from indexer.markup import fold_space

_LONGEST = 200  # characters: a running title with its number is shorter
_PAGE = r"(?:page|p\.)\s{0,3}(?P<number>\d{1,4})(?:\s{0,3}(?:of|/)\s{0,3}(?P<total>\d{1,4}))?"
_APART = r"(?:\s{2,}|\t|\s*\|\s*|\s[-–—·]\s)"
_BARE_NUMBER = r"(?:(?P<number>\d{1,4})|[-–] ?(?P<dashed>\d{1,4}) ?[-–]|(?P<roman>[ivx]{1,5}))"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\W*{_PAGE}\W*",
        rf"\s*(?P<title>\S.*?){_APART}{_PAGE}\s*",
        rf"\s*{_PAGE}{_APART}(?P<title>\S.*)",
        rf"\s*(?!source|see|from)(?P<title>\S.*?),\s+{_PAGE}\s*",
        rf"\s*(?P<title>\S+(?:\s+\S+){{2,}}?)(?:\s{{3,}}|\t){_BARE_NUMBER}\s*",
    )
)
_BARE = _SHAPES[-2:]
_ROMAN = tuple(product(("", "x", "xx"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")))
_LONE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_FEWEST = 2  # pages that bear a line before it is told to run,
_FEWEST_BARE = 3  # and where it has a number without "page", which the row of a table has as well
_WORDS_OF_TITLE = 3  # at least: a cell of a table may say "Done" beside each row's number
_FIRST_OF_BOOK = 4  # the first number that is printed where only every other page bears one is no higher
_REACH = 3  # lines above or below the one with the page's number that may run with it


@dataclass(frozen=True)
class _Mark:
    """A line that may number a page: where it stands, and the words beside the number, folded."""

    at: int
    title: str
    number: int
    total: int | None
    is_bare: bool


def without_furniture(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], tuple[str, ...]]:
    """Pages as lines, with LEFT_OUT for each that only numbers its page or runs with one that does, and no blank lines
    below it where one stands above; and the titles left out, as often as they stand there, without pages' numbers.

    A line is left out if two things at least show what it is: its shape ("Page 3", a gap before it), and that it comes
    again with a higher number, says of how many pages, or repeats a line of the text.
    """
    flat = [line for page in pages for line in ("", *page)]
    marks = sorted(_numbering(flat), key=lambda mark: mark.at)
    out = {mark.at for mark in marks}
    beside = _running_beside(flat, sorted(out)) | _repeated_beside(flat)
    titles = [mark.title for mark in marks if mark.title]
    titles += [fold_space(flat[at]) for at in sorted(beside) if any(map(str.isalnum, flat[at]))]
    left = iter([LEFT_OUT if at in out | beside else line for at, line in enumerate(flat)])
    return [_closed_up([next(left) for _ in ("", *page)][1:]) for page in pages], tuple(titles)


def _closed_up(page: Sequence[str]) -> list[str]:
    """A page whose gaps are as if there were nothing in them."""
    closed: list[str] = []
    for line in page:
        last = next((other for other in reversed(closed) if other != LEFT_OUT), "")
        follows_one_left_out = bool(closed) and closed[-1] == LEFT_OUT
        if line.strip() or last.strip() or not follows_one_left_out:
            closed.append(line)
    return closed


def _numbering(flat: Sequence[str]) -> Iterator[_Mark]:
    """The lines that are told to number their page."""
    marks = [mark for at, line in enumerate(flat) if (mark := _mark_of(at, line))]
    for alike in _alike(marks, lambda mark: (mark.title.casefold(), mark.is_bare)):
        if _count_up(alike) and (_stand_alone(flat, alike) if alike[0].is_bare else len(alike) >= _FEWEST):
            yield from alike
    for alike in _alike([mark for mark in marks if mark.total], lambda mark: mark.total):
        if _count_up(alike) and alike[-1].number <= (alike[-1].total or 0):
            known = len(alike) >= _FEWEST or not alike[0].title or _comes_again(flat, alike[0])
            yield from alike if known else ()


def _mark_of(at: int, line: str) -> _Mark | None:
    for shape in _SHAPES if len(line) <= _LONGEST else ():
        if found := shape.fullmatch(line):
            parts = found.groupdict()
            total = int(parts["total"]) if parts.get("total") else None
            return _Mark(at, fold_space(parts.get("title") or ""), _number(parts), total, shape in _BARE)
    return None


def _number(parts: Mapping[str, str | None]) -> int:
    """A page's number, in figures or in small Roman ones; 0 for what is none of these."""
    if roman := parts.get("roman"):
        return next((number for number, (tens, ones) in enumerate(_ROMAN) if roman == tens + ones), 0)
    return int(parts["number"] or parts.get("dashed") or 0)


def _alike(marks: Iterable[_Mark], key: Callable[[_Mark], object]) -> Iterable[list[_Mark]]:
    groups: dict[object, list[_Mark]] = defaultdict(list)
    for mark in marks:
        groups[key(mark)].append(mark)
    return groups.values()


def _count_up(marks: Sequence[_Mark]) -> bool:
    """Whether each has a higher number than the one before, and none stands right below another, as in a table."""
    return all(one.number < other.number and one.at + 1 < other.at for one, other in pairwise(marks))


def _stand_alone(flat: Sequence[str], marks: Sequence[_Mark]) -> bool:
    """Whether lines that end in a bare number are three at least, count by one, or by two as on the right-hand pages of
    a book, and have blank lines around them."""
    if len(marks) < _FEWEST_BARE or not marks[0].number:
        return False
    around = "".join(line for mark in marks for at in (mark.at - 1, mark.at + 1) for line in flat[at : at + 1])
    steps = {other.number - one.number for one, other in pairwise(marks)}
    return (steps == {1} or (steps == {2} and marks[0].number <= _FIRST_OF_BOOK)) and not around.strip()


def _comes_again(flat: Sequence[str], mark: _Mark) -> bool:
    title = mark.title.casefold()
    return any(fold_space(line).casefold().startswith(title) for at, line in enumerate(flat) if at != mark.at)


def _running_beside(flat: Sequence[str], numbering: Sequence[int]) -> set[int]:
    """The lines in one block with those that number pages, which say the same there on half of the pages, two at least;
    rules count as such. Where anything else stands in the block, as with the names of columns, they are none."""
    fewest = max(_FEWEST, math.ceil(len(numbering) / 2))
    around = {number: list(_block_around(flat, number, numbering)) for number in numbering}
    times = Counter(_said(flat, at, number) for number, block in around.items() for at in block)
    found: set[int] = set()
    for number, block in around.items():
        if all(times[_said(flat, at, number)] >= fewest or not any(map(str.isalnum, flat[at])) for at in block):
            found.update(block)
    return found


def _repeated_beside(flat: Sequence[str]) -> set[int]:
    """The lines of three words or more that say the same right above or below numbers that stand alone and count by
    one, or with one blank line between, and nothing else in their block; on three pages at least, and half of all."""
    alone = [at for at, line in enumerate(flat) if _LONE_NUMBER.fullmatch(line)]
    runs: list[list[int]] = [[]]
    for at in alone:
        if runs[-1] and int(flat[at]) != int(flat[runs[-1][-1]]) + 1:
            runs.append([])
        runs[-1].append(at)
    found: set[int] = set()
    for run in (run for run in runs if run and int(flat[run[0]]) <= _FIRST_OF_BOOK):
        beside = {number: _block_apart(flat, number) for number in run}
        times = Counter(_said(flat, at, number) for number, block in beside.items() for at in block)
        fewest = max(_FEWEST_BARE, math.ceil(len(run) / 2))
        found.update(at for number, block in beside.items() for at in block if times[_said(flat, at, number)] >= fewest)
    return found


def _block_apart(flat: Sequence[str], number: int) -> list[int]:
    """The one line of the block right above, and of that right below, a number that stands alone."""
    found = []
    for step in (-1, 1):
        near = number + step
        if 0 <= near < len(flat) and not flat[near].strip():
            near += step
        after = flat[near + step] if 0 <= near + step < len(flat) else ""
        if 0 <= near < len(flat) and len(flat[near].split()) >= _WORDS_OF_TITLE and not after.strip():
            found.append(near)
    return found


def _said(flat: Sequence[str], at: int, number: int) -> tuple[int, str]:
    """What a line says, and how far below the one with the page's number."""
    return at - number, fold_space(flat[at]).casefold()


def _block_around(flat: Sequence[str], number: int, numbering: Collection[int]) -> Iterator[int]:
    """The lines above and below one with no blank line between, up to one more than may run with it."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(flat) and flat[at].strip() and abs(at - number) <= _REACH + 1:
            if at not in numbering:
                yield at
            at += step
