"""Plain text as converters leave it: guessed headings, bullets, flattened tables, text broken by pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexer.blocks import Block, Heading, Item, Paragraph, ReadFile, Table
from indexer.formats.text.aligned_tables import AlignedTables
from indexer.formats.text.boxes import without_frames
from indexer.formats.text.contents_lists import is_of_contents
from indexer.formats.text.furniture import without_furniture
from indexer.formats.text.heading_lines import numbers_a_heading, stands_over_a_name, stands_over_text
from indexer.formats.text.labelled_values import labelled_values
from indexer.formats.text.lines import Line, Look, could_be_heading, is_bold_line
from indexer.formats.text.mend_blocks import joined_over_pages, without_false_headings
from indexer.formats.text.pipe_rows import with_framed_rows
from indexer.formats.text.tab_stops import by_tab_stops
from indexer.sentences import CLOSED_CLASS


def read_text(text: str) -> ReadFile:
    """The blocks of a plain text. A form feed starts a page; without one, pages are unknown."""
    pages, running = without_furniture([page.split("\n") for page in text.split("\f")])
    numbered = len(pages) > 1
    tables = AlignedTables()
    blocks = blocks_of_lines(
        PageLines(number if numbered else None, tables.look_at(_in_columns(page)))
        for number, page in enumerate(pages, start=1)
    )
    return ReadFile(tuple(blocks), running=running)


def _in_columns(page: Sequence[str]) -> list[str]:
    return with_framed_rows(by_tab_stops(without_frames(page)))


@dataclass(frozen=True)
class PageLines:
    """The lines of a page. `opens` says that something new begins with it, as with a slide."""

    number: int | None
    lines: Sequence[Line]
    opens: bool = True


def blocks_of_lines(pages: Iterable[PageLines], guess_headings: bool = True) -> list[Block]:
    """The blocks of lines of text. Without `guess_headings` only lines that are marked as headings are headings."""
    blocks: list[Block] = []
    indents: list[int] = []  # a list may go on over a page break
    for page in pages:
        reader = _Reader(page.number, guess_headings, blank_lines=_PAGE_GAP if page.opens else 0, indents=indents)
        blocks += reader.read(page.lines)
    return joined_over_pages(without_false_headings(blocks))


_LEAVES_OUT = (Look.LEFT_OUT, Look.CONTENTS, Look.SLIDE)
_SAYS_NOTHING = ("notes:", "speaker notes:", "notes")
"""Above what somebody says to a slide."""
_FEWEST_VALUES = 2  # below their heading
_PAGE_GAP = 3  # blank lines that converters leave between two pages or slides


@dataclass
class _Reader:
    """Collects the lines of a page into blocks."""

    page: int | None
    guess_headings: bool
    blocks: list[Block] = field(default_factory=list)
    blank_lines: int = _PAGE_GAP
    indents: list[int] = field(default_factory=list)  # of the open list, outermost first
    is_cut: bool = False  # whether a line was left out since the last block

    def read(self, lines: Sequence[Line]) -> list[Block]:
        position = 0
        while position < len(lines):
            look, known = lines[position].look, len(self.blocks)
            position = self._take(lines, position)
            self.is_cut = look in _LEAVES_OUT or (self.is_cut and len(self.blocks) == known)
            self.blank_lines = self._blank_lines_after(look)
            if self.blocks and not isinstance(self.blocks[-1], Item):
                self.indents.clear()
        return self.blocks

    def _blank_lines_after(self, look: Look) -> int:
        match look:
            case Look.PAGE_NUMBER | Look.SLIDE:
                return _PAGE_GAP
            case Look.BLANK:
                return self.blank_lines + 1
            case Look.LEFT_OUT | Look.CONTENTS:
                return self.blank_lines
            case _:
                return 0

    def _take(self, lines: Sequence[Line], start: int) -> int:
        """Takes one block beginning at `start`; returns where the next one begins."""
        line = lines[start]
        match line.look:
            case Look.BLANK | Look.RULE | Look.PAGE_NUMBER | Look.LEFT_OUT | Look.SLIDE:
                return start + 1
            case Look.CONTENTS:
                if self.blocks and isinstance(self.blocks[-1], Heading) and is_of_contents(self.blocks[-1].text):
                    self.blocks.pop()
                return start + 1
            case Look.HEADING:
                self.blocks.append(Heading(line.text, line.level or None, self.page))
                return start + 1
            case Look.QUESTION:
                self.blocks.append(Heading(line.text, None, self.page))
                return start + 1
            case Look.PARAGRAPH:
                self.blocks.append(Paragraph(line.text, self.page))
                return start + 1
            case Look.CELLS:
                return self._take_table(lines, start)
            case Look.BULLET | Look.NUMBERED:
                return self._take_item(lines, start)
            case Look.TEXT:
                return self._take_text(lines, start)

    def _take_table(self, lines: Sequence[Line], start: int) -> int:
        """Rows of one kind until a line that is none; a text line right below a row goes on in its last cell."""
        rows: list[list[str]] = []
        quotes: list[str] = []
        header_rows: int | None = 0 if lines[start].quote else None
        end = start
        while end < len(lines):
            line = lines[end]
            if line.look is Look.CELLS and bool(line.quote) is bool(lines[start].quote):
                rows.append(list(line.cells))
                quotes += [line.quote] if line.quote else []
            elif line.look is Look.RULE and len(rows) == 1:
                header_rows = 1
            elif line.look is Look.TEXT and rows and not could_be_heading(line.text):
                rows[-1][-1] = f"{rows[-1][-1]} {line.text}".strip()
            else:
                break
            end += 1
        self.blocks.append(Table(tuple(map(tuple, rows)), header_rows, self.page, tuple(quotes)))
        return end

    def _take_item(self, lines: Sequence[Line], start: int) -> int:
        """An item with the lines that run on below it."""
        line = lines[start]
        end = start + 1
        while (
            end < len(lines) and lines[end].look is Look.TEXT and not _stands_left_of(line, lines[end - 1], lines[end])
        ):
            end += 1
        if _is_indented_list(lines[start + 1 : end]):
            end = start + 1
        if _is_no_item(line) and self._is_right_above_text(lines[start:end]):
            self.blocks.append(Heading(line.text, (line.label or "").count(".") + 2, self.page))
            return start + 1
        text = " ".join(part.text for part in lines[start:end])
        if self.guess_headings and end == start + 1 and line.label and numbers_a_heading(lines, start):
            self.blocks.append(Heading(text, line.label.count(".") + 2, self.page))
        else:
            self.blocks.append(Item(text, self._depth(line.level), line.label, self.page, line.marker))
        return end

    def _is_right_above_text(self, run: Sequence[Line]) -> bool:
        """Whether lines are a heading with its text; those that begin a file are its cover."""
        return self.guess_headings and bool(self.blocks) and stands_over_text(run)

    def _is_on_cover(self) -> bool:
        """Whether no sentence stands before this on the first page."""
        return self.page in (None, 1) and not any(
            isinstance(block, Paragraph | Item) and block.text.endswith(".") for block in self.blocks
        )

    def _depth(self, indent: int) -> int:
        """How deep a list item with this indent stands in the open list."""
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        return len(self.indents) - 1

    def _take_text(self, lines: Sequence[Line], start: int) -> int:
        """Text lines up to a blank one: a heading if they are shaped like one, else a paragraph."""
        end = start
        while end < len(lines) and lines[end].look is Look.TEXT:
            end += 1
        run = [line.text for line in lines[start:end]]
        if len(run) > 1 and run[0].casefold() in _SAYS_NOTHING:
            return start + 1
        if self.guess_headings and _heads_values(run):
            self.blocks.append(Heading(run[0], None, self.page))
            self.blocks.extend(Item(text, 0, None, self.page) for text in labelled_values(run[1:]))
        elif _is_indented_list(lines[start:end]):
            depth = self._depth(lines[start].level)
            self.blocks.extend(Item(text, depth, None, self.page) for text in run)
        elif len(run) == 1 and self.guess_headings and (is_bold_line(run[0]) or could_be_heading(run[0])):
            self.blocks.append(Heading(run[0], None, self.page, self.blank_lines >= _PAGE_GAP))
        elif self._is_right_above_text(lines[start:end]):
            self.blocks.append(Heading(run[0], None, self.page, self.blank_lines >= _PAGE_GAP))
            return start + 1
        elif self.guess_headings and not self._is_on_cover() and stands_over_a_name(lines[start:end]):
            self.blocks.append(Heading(run[0], None, self.page, self.blank_lines >= _PAGE_GAP))
            self.blocks.append(Paragraph(run[1], self.page))
        elif labelled := labelled_values(run):
            self.blocks.extend(Item(text, 0, None, self.page) for text in labelled)
        else:
            self.blocks.append(Paragraph(" ".join(run), self.page, self.is_cut))
        return end


def _heads_values(run: Sequence[str]) -> bool:
    """Whether the first of some lines is the heading of values right below it: "Key facts" above "Partner: …"."""
    return (
        len(run) > _FEWEST_VALUES and could_be_heading(run[0]) and ":" not in run[0] and bool(labelled_values(run[1:]))
    )


def _is_no_item(line: Line) -> bool:
    """Whether a line's number is one of a part ("6.1"), or its text all capitals, rather than an item of a list."""
    return bool(line.label) and ("." in (line.label or "") or line.text.isupper())


def _stands_left_of(item: Line, above: Line, line: Line) -> bool:
    """Whether a line begins anew further left than the mark of an item whose last line, `above`, could end it."""
    ends = above.text[-1:] != "," and CLOSED_CLASS.isdisjoint(above.text.casefold().split()[-1:])
    return line.level < item.level and line.text[:1].isupper() and ends


def _is_indented_list(run: Sequence[Line]) -> bool:
    """Two or more short indented lines without a full stop: a list that lost its bullets."""
    return len(run) > 1 and all(
        line.level > 0 and len(line.text.split()) <= 12 and line.text[-1] not in ".:;" for line in run
    )
