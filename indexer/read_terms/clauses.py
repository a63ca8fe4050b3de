"""The clauses of a text: its sentences and table cells, each with the headings and labels it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from indexer.read_terms.labels import Topic, topics_of
from indexer.read_terms.lines import Line, joined_lines, label_end, lines_of
from indexer.read_terms.plain_text import PlainText, plain_text
from indexer.sentences import split_sentences

_LABEL_INSIDE = re.compile(r"[;,.] (?=[A-Z])")
_LONGEST = 1_000  # characters: more is no sentence
_LONGEST_LABEL = 100  # characters
_SHORT = 4  # words: the clause of so short a value takes in its label


@dataclass(frozen=True)
class Clause:
    """One sentence, item or cell: `text` is its plain words, `words` the exact ones of the source, with the label
    right before them. `labels` are the headings, lead-in and label it stands under, outermost first; `own_label` says
    that the innermost stands right before it, `is_item` that it is of a list. `block` numbers the paragraph, list or
    table it belongs to; a table's cell has its number in the row in `cell`, and what stands over it in the first row in
    `column`."""

    text: str
    words: str
    labels: tuple[str, ...] = ()
    own_label: bool = False
    is_item: bool = False
    block: int = 0
    cell: int | None = None
    column: str = ""
    topics: frozenset[Topic] = field(default_factory=frozenset)
    """What the innermost known label is about."""


def clauses_of(source: str) -> tuple[Clause, ...]:
    """The clauses of `source` in order."""
    text = joined_lines(plain_text(source))
    return tuple(_Reading(text).clauses())


@dataclass
class _Reading:
    """Goes through the lines of a text, keeping the headings, the lead-in and the table header in force."""

    text: PlainText
    headings: list[tuple[int, str, int]] = field(default_factory=list)  # level, words, where
    lead_in: str = ""
    header: tuple[str, ...] = ()
    first_row: tuple[str, ...] = ()
    in_table: bool = False
    block: int = 0

    def clauses(self) -> Iterator[Clause]:
        before: Line | None = None
        for line in lines_of(self.text.text):
            if line.after_gap or (before and before.row != line.row):
                self.block += 1
                self.header, self.in_table = (), False
            if line.heading:
                self._open(line)
            elif line.row:
                yield from self._row(line)
            else:
                yield from self._sentences(line)
            before = line

    def _open(self, line: Line) -> None:
        words = self.text.text[line.start : line.end]
        self.headings = [one for one in self.headings if one[0] < line.heading]
        self.headings.append((line.heading, words, line.start))
        self.lead_in = ""
        self.block += 1

    def _labels(self, own: str) -> tuple[str, ...]:
        return (*(words for _, words, _ in self.headings), *filter(None, (self.lead_in, own)))

    def _row(self, line: Line) -> Iterator[Clause]:
        """A row's cells: under their column's label where the header has known ones, else under the first cell."""
        cells = list(_cells(self.text.text, line))
        words = tuple(self.text.text[start:end] for start, end in cells)
        known = [bool(topics_of(word)) for word in words]
        first, self.in_table = not self.in_table, True
        if first:
            self.first_row = words
        columns = self.first_row if len(words) == len(self.first_row) and not first else ("",) * len(words)
        if first and sum(known) > 1:
            self.header = words
        elif len(cells) > 1 and known[0]:
            for start, end in cells[1:]:
                yield from self._stretch(start, end, _Label(words[0], cells[0][0]))
        else:
            for at, (start, end) in enumerate(cells):
                column = self.header[at] if at < len(self.header) else ""
                for clause in self._stretch(start, end, _Label(column or (words[0] if at else ""), start)):
                    yield replace(clause, cell=at, column=columns[at])

    def _sentences(self, line: Line) -> Iterator[Clause]:
        if line.item:
            yield from (replace(clause, is_item=True) for clause in self._stretch(line.start, line.end))
            return
        self.lead_in = ""
        yield from self._stretch(line.start, line.end)
        last = self.text.text[line.start : line.end]
        self.lead_in = "" if last.endswith((".", "?", "!")) else last

    def _stretch(self, start: int, end: int, label: "_Label | None" = None) -> Iterator[Clause]:
        """The clauses between two places; a label inside holds up to the end, and is the own one of what follows it."""
        own = label is not None and bool(topics_of(label.words))
        for begin, stop in _pieces(self.text.text, start, end):
            text = self.text.text[begin:stop]
            marked = len(text) if _announces(text) else label_end(text)
            if marked:
                label, own = _Label(text[:marked], begin), True
            if begin + marked < stop:
                yield self._clause(begin + marked, stop, label, own)
                own = False

    def _clause(self, start: int, end: int, label: "_Label | None", own: bool) -> Clause:
        text = self.text.text[start:end]
        begin = start
        if label and own:
            begin = label.start
        elif len(text.split()) < _SHORT:
            begin = self._heading_right_before(start)
        labels = self._labels(label.words if label else "")
        topics = next((found for one in reversed(labels) if (found := topics_of(one))), frozenset())
        return Clause(text, self.text.words_at(begin, end), labels, own, block=self.block, topics=topics)

    def _heading_right_before(self, start: int) -> int:
        """Where the heading begins whose next line begins at `start`; `start` itself where another line is between."""
        heading = self.headings[-1][2] if self.headings else start
        if start - heading > _LONGEST:
            return start
        return heading if "\n" not in self.text.text[heading:start].rstrip() else start


@dataclass(frozen=True)
class _Label:
    """The label in force, and where it begins."""

    words: str
    start: int


def _announces(text: str) -> bool:
    """Whether a sentence is but the label of what follows: "Quorum.", "How often do we meet?"."""
    short = len(text.split()) < (_SHORT if text.endswith(".") else 2 * _SHORT)
    return text.endswith((".", "?")) and short and bool(topics_of(text))


def _cells(text: str, line: Line) -> Iterator[tuple[int, int]]:
    at = line.start
    for cell in text[line.start : line.end].split("|"):
        start = at + len(cell) - len(cell.lstrip())
        if cell.strip():
            yield start, start + len(cell.strip())
        at += len(cell) + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two places, cut once more where a known label begins inside one."""
    at = start
    for sentence in split_sentences(text[start:end]):
        at = text.index(sentence, at)
        stop = at + len(sentence)
        for cut in _LABEL_INSIDE.finditer(text, at, stop):
            if label_end(text[cut.end() : min(stop, cut.end() + _LONGEST_LABEL)]):
                yield from _short_enough(text, at, cut.start())
                at = cut.end()
        yield from _short_enough(text, at, stop)
        at = stop


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at blanks where it is so long that it cannot be one."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        stop = cut if cut > 0 else start + _LONGEST
        yield start, stop
        start = stop + (cut > 0)
    yield start, end
