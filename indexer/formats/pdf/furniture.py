"""Running headers, footers and page numbers: what stands at the edges of pages and says nothing of its own."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.tables import PageTable
from indexer.formats.pdf.text_lines import TextLine

_EDGE = 0.13  # of a page's height, at its top and its bottom
_MOST_ROWS = 5  # of a header or footer
_FEWEST_PAGES = 3
_USUALLY = 0.4  # of the pages: left and right headers take turns
_LARGE = 1.15  # of the size of body text
_STEP = 6.0  # points: how far a running line may move from page to page
_CLEAR = 1.6  # of the size: the text begins at least so far from the last running line, from base to base
_ONE_ROW = 3.0  # points
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:(?:page|p\.?)\s*[|:]?\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?"
    r"(?:\s*\|\s*p\s*a\s*g\s*e)?[-–—|\])\s]*",
    re.IGNORECASE,
)
_OWN_PAGE = re.compile(r"\bpage\s+(\d+|[ivxl]+)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_Row = list[TextLine]
_Place = tuple[str, str, int]  # a text without figures, the edge it stands at, and how far from it, in steps


def without_furniture(pages: Sequence[PageRecord], body_size: float, labels: Mapping[int, str]) -> None:
    """Takes running lines off the pages, and page numbers that stand alone.

    Rows run if they stand outermost on their page, clear of its text, and are found at about the same height on
    three or more pages, figures aside, or name their own page ("Page 2"). If larger than body text they must be on
    two pages in five, and the first one stays, since it is a title. `labels` are the pages' printed numbers.
    """
    running = _Running(body_size, len(pages), labels)
    for page in pages:
        running.seen.update({place for row in _rows(page) for place in running.places(row, page)})
        running.framed.update({_frame(table, page) for table in _tables(page)})
    for page in pages:
        out = {id(line) for row in _outermost(page, running) for line in row}
        out |= {id(table) for table in _tables(page) if running.framed[_frame(table, page)] >= _FEWEST_PAGES}
        page.parts = [part for part in page.parts if id(part) not in out]


@dataclass
class _Running:
    """What is found at the edges of how many pages, and the titles among it that have been left in."""

    body_size: float
    pages: int
    labels: Mapping[int, str]
    seen: Counter[_Place] = field(default_factory=Counter)
    framed: Counter[tuple[str, bool]] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)

    def runs(self, row: _Row, page: PageRecord) -> bool:
        times = max((self.seen[place] for place in self.places(row, page)), default=0)
        is_large = max(line.size for line in row) > _LARGE * self.body_size
        if times < _FEWEST_PAGES or (is_large and times < _USUALLY * self.pages):
            return not is_large and self._numbers_page(_said(row), page)
        key = self._key(row, page)
        if is_large and key not in self.titles:
            self.titles.add(key)
            return False
        return True

    def places(self, row: _Row, page: PageRecord) -> list[_Place]:
        """The two steps from the page's edge that are nearest to the row; none for one that is at no edge."""
        edge = _edge(row[0], page)
        if not edge:
            return []
        step = (page.height - row[0].base if edge == "bottom" else row[0].base) / _STEP
        key = self._key(row, page)
        return [(key, edge, int(step)), (key, edge, int(step) + (1 if step % 1 >= 0.5 else -1))]

    def _key(self, row: _Row, page: PageRecord) -> str:
        own = (self.labels.get(page.number, ""), "page", "of")
        words = [word for word in _said(row).casefold().split() if not word.isdigit() and word not in own]
        return _DIGITS.sub("#", "".join(words))

    def _numbers_page(self, said: str, page: PageRecord) -> bool:
        own = _OWN_PAGE.search(said)
        numbers = (str(page.number), self.labels.get(page.number, "").casefold())
        return _PAGE_NUMBER.fullmatch(said) is not None or (own is not None and own[1].casefold() in numbers)


def _outermost(page: PageRecord, running: _Running) -> list[_Row]:
    """The rows of the page that run, from both edges inwards up to the last that is clear of what follows."""
    rows = _rows(page)
    found = [row for row in rows if row[0].room.is_sideways and running.runs(row, page)]
    upright = [row for row in rows if not row[0].room.is_sideways]
    for inwards, edge in ((upright, "top"), (upright[::-1], "bottom")):
        last_clear = 0
        for at, row in enumerate(inwards[:_MOST_ROWS]):
            if _edge(row[0], page) != edge or not running.runs(row, page):
                break
            if at + 1 == len(inwards) or abs(inwards[at + 1][0].base - row[0].base) >= _CLEAR * row[0].size:
                last_clear = at + 1
        found += inwards[:last_clear]
    return found


def _rows(page: PageRecord) -> list[_Row]:
    """The lines side by side on the page, downwards; those that run up or down it one by one."""
    rows: list[_Row] = []
    lines = [part for part in page.parts if isinstance(part, TextLine)]
    for line in sorted(lines, key=lambda line: (line.room.is_sideways, line.base)):
        if rows and not line.room.is_sideways and line.base - rows[-1][0].base <= _ONE_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _said(row: _Row) -> str:
    return " ".join(line.whole for line in sorted(row, key=lambda line: line.box.left))


def _edge(line: TextLine, page: PageRecord) -> str:
    if line.room.is_sideways:
        return "side"
    if line.base <= _EDGE * page.height:
        return "top"
    return "bottom" if line.box.top >= (1 - _EDGE) * page.height else ""


def _tables(page: PageRecord) -> list[PageTable]:
    """The tables that lie in the page's edges: frames around headers and footers."""
    tables = [part for part in page.parts if isinstance(part, PageTable)]
    top, bottom = _EDGE * page.height, (1 - _EDGE) * page.height
    return [table for table in tables if table.box.bottom <= top or table.box.top >= bottom]


def _frame(table: PageTable, page: PageRecord) -> tuple[str, bool]:
    """What a framed header says, figures aside, and whether it lies at the top."""
    said = "|".join(cell for row in table.rows for cell in row)
    return _DIGITS.sub("#", said), table.box.top < page.height / 2
