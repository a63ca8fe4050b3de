"""The text of a Word file in reading order, as nodes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.formats.word.elements import Element, R, W, at_path, found_within, is_on, number_of, value_of
from indexer.formats.word.nodes import Cell, Grid, Inserted, Merge, Node, Para, Row
from indexer.formats.word.numbering import Number, Numbering
from indexer.formats.word.package import WordFile
from indexer.formats.word.pages import PageCounter
from indexer.formats.word.read_paragraph import ParagraphReader, Reading
from indexer.formats.word.styles import Role, Style, StyleSheet, indent_of, outline_level

_MOST_COLUMNS = 63  # Word has no more
_FIRST_ROW = 0x0020  # in the older form of w:tblLook, a sum of such numbers
_P, _TBL, _CHUNK = f"{W}p", f"{W}tbl", f"{W}altChunk"
_NEW_PAGE = frozenset({"nextPage", "oddPage", "evenPage"})


@dataclass(frozen=True)
class Story:
    """What was read. `is_cut` tells that it goes on; `counted_pages` is as far as breaks show it."""

    nodes: tuple[Node, ...]
    characters: int
    words: int
    pictures: int
    counted_pages: int
    is_cut: bool


def read_story(file: WordFile, most_characters: int) -> Story:
    """The body of a Word file with its boxes and notes, up to about `most_characters`."""
    reader = _StoryReader(file, most_characters)
    nodes = tuple(reader.nodes(file.document))
    return Story(
        nodes,
        reader.characters,
        reader.words,
        reader.pictures,
        reader.pages.number,
        reader.characters >= most_characters,
    )


class _StoryReader:
    """Walks the tree; what one paragraph leaves behind for the next is kept here."""

    def __init__(self, file: WordFile, most_characters: int) -> None:
        self._styles = StyleSheet(file.styles)
        self._numbering = Numbering(file.numbering, self._styles)
        self._paragraphs = ParagraphReader(self._styles)
        self._notes = {
            (f"{W}{kind}Reference", note.get(f"{W}id", "")): note
            for kind, part in (("footnote", file.footnotes), ("endnote", file.endnotes))
            for note in (() if part is None else part.iter(f"{W}{kind}"))
        }
        self._section_starts = iter(_section_starts(file.document))
        self._most_characters = most_characters
        self.pages = PageCounter()
        self.characters = 0
        self.words = 0
        self.pictures = 0

    def nodes(self, container: Element) -> Iterator[Node]:
        """What stands in a body, a cell, a box or a note."""
        for element in found_within(container, _P, _TBL, _CHUNK):
            if self.characters >= self._most_characters:
                return
            if element.tag == _P:
                yield from self._paragraph(element)
            elif element.tag == _TBL:
                yield self._grid(element)
            else:
                yield Inserted(element.get(f"{R}id", ""), self.pages.number)

    def _paragraph(self, element: Element) -> Iterator[Node]:
        properties = at_path(element, "pPr")
        style = self._styles.style(value_of(properties, "pStyle"))
        own = is_on(properties, "pageBreakBefore")
        if style.starts_page if own is None else own:
            self.pages.break_before()
        number = self._numbering.number(properties, style)
        reading = self._paragraphs.read(element, style, self.pages)
        para = _para(properties, style, number, reading, self.pages.number)
        self.characters += sum(len(line.text) + 1 for line in para.lines)
        self.words += sum(len(line.text.split()) for line in para.lines)
        self.pictures += reading.pictures
        if style.role is not Role.CONTENTS:
            yield para
        if reading.boxes or reading.notes:
            yield from self._beside(reading)
        if at_path(properties, "sectPr") is not None and next(self._section_starts, "") in _NEW_PAGE:
            self.pages.break_before()

    def _beside(self, reading: Reading) -> Iterator[Node]:
        """What a paragraph's boxes and notes hold; it stands on the page that the paragraph ends on."""
        pages, self.pages = self.pages, self.pages.copy()
        fields, self._paragraphs.fields = self._paragraphs.fields, type(self._paragraphs.fields)()
        for box in reading.boxes:
            yield from self.nodes(box)
        for reference in reading.notes:
            note = self._notes.pop(reference, None)
            if note is not None:
                yield from _as_notes(self.nodes(note))
        self.pages, self._paragraphs.fields = pages, fields

    def _grid(self, element: Element) -> Grid:
        look = at_path(element, "tblPr/tblLook")
        rows = tuple(self._row(row) for row in found_within(element, f"{W}tr"))
        return Grid(rows, look is not None and _marks_first_row(look))

    def _row(self, element: Element) -> Row:
        """A row's cells. Each starts on the page that the row starts on; the row ends where the last of them does."""
        start, ends = self.pages, [self.pages]
        cells = []
        for cell in found_within(element, f"{W}tc"):
            self.pages = start.copy()
            cells.append(self._cell(cell))
            ends.append(self.pages)
        self.pages = max(ends, key=lambda end: (end.number, not end.is_fresh))
        properties = at_path(element, "trPr")
        before = min(max(number_of(properties, "gridBefore") or 0, 0), _MOST_COLUMNS)
        pages = (node.page for cell in cells for node in cell.nodes if isinstance(node, Para) and node.lines)
        return Row(tuple(cells), before, bool(is_on(properties, "tblHeader")), next(pages, start.number))

    def _cell(self, element: Element) -> Cell:
        columns = number_of(element, "tcPr/gridSpan") or 1
        merge = Merge.NONE
        if (said := value_of(element, "tcPr/vMerge")) is not None:
            merge = Merge.BEGINS if said == "restart" else Merge.GOES_ON
        return Cell(tuple(self.nodes(element)), min(max(columns, 1), _MOST_COLUMNS), merge)


def _para(properties: Element | None, style: Style, number: Number | None, reading: Reading, page: int) -> Para:
    lines = reading.lines.finished(page)
    outline = outline_level(properties)
    indents = (indent_of(properties), number.indent if number else None, style.indent)
    before, after = number_of(properties, "spacing", "before"), number_of(properties, "spacing", "after")
    return Para(
        lines,
        style,
        level=style.level if outline is None else outline or None,
        number=number,
        indent=next((indent for indent in indents if indent is not None), 0),
        space_before=(style.space_before or 0) if before is None else before,
        space_after=(style.space_after or 0) if after is None else after,
        page=lines[0].page if lines else page,
    )


def _as_notes(nodes: Iterator[Node]) -> Iterator[Node]:
    for node in nodes:
        yield replace(node, is_note=True) if isinstance(node, Para) else node


def _marks_first_row(look: Element) -> bool:
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said.lower() in ("1", "true", "on")
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False


def _section_starts(document: Element) -> list[str]:
    """How each section after the first starts: what its own properties, at its end, say of that."""
    return [value_of(section, "type") or "nextPage" for section in document.iter(f"{W}sectPr")][1:]
