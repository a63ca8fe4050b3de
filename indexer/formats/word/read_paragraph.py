"""What stands in one paragraph: its lines, the boxes anchored in it, and the notes it refers to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.formats.word.elements import Element, M, W, at_path
from indexer.formats.word.fields import Fields, is_list_of_contents
from indexer.formats.word.lines import Lines
from indexer.formats.word.pages import PageCounter
from indexer.formats.word.styles import Letters, Style, StyleSheet, letters_of
from indexer.formats.word.symbols import sign_of

_BOX = f"{W}txbxContent"
_RUN = f"{W}r"
_SIMPLE_FIELD = f"{W}fldSimple"
_PICTURES = frozenset(
    {"{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata"}
)
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{M}den": "/", f"{M}sup": "^"}


@dataclass
class Reading:
    """What is read so far of a paragraph. `notes` are tags and ids of the references to notes in it."""

    lines: Lines = field(default_factory=Lines)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0


class ParagraphReader:
    """Reads paragraph after paragraph, passing page breaks and the fields that go over several of them."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._character_styles: dict[str, Letters] = {}
        self.fields = Fields()

    def read(self, paragraph: Element, style: Style, pages: PageCounter) -> Reading:
        """All of a paragraph's text that is shown. Hidden letters are not, nor are codes and tables of contents."""
        reading = Reading()
        looks = style.letters
        for element in _parts(paragraph):
            if element.tag == _RUN:
                looks = self._looks(element, style)
            elif element.tag == f"{M}r":
                looks = style.letters
            else:
                self._pass(element, looks, reading, pages)
        return reading

    def _pass(self, element: Element, looks: Letters, reading: Reading, pages: PageCounter) -> None:
        name = element.tag
        if name in (f"{W}t", f"{M}t"):
            self._write((element.text or "").replace("\n", " "), looks, reading, pages)
        elif name == f"{W}br":
            self._break(element, reading, pages)
        elif name == f"{W}cr":
            reading.lines.end_line()
        elif name == f"{W}lastRenderedPageBreak":
            pages.drawn_break()
        elif name == f"{W}fldChar":
            self.fields.pass_mark(element)
        elif name == f"{W}instrText":
            self.fields.pass_code(element.text or "")
        elif name in _SIGNS or name == f"{W}sym":
            self._write(_SIGNS.get(name) or sign_of(element), looks, reading, pages)
        elif not looks.hidden and self.fields.shows:
            _set_aside(element, reading)

    def _write(self, text: str, looks: Letters, reading: Reading, pages: PageCounter) -> None:
        if text and not looks.hidden and self.fields.shows:
            reading.lines.add(text, looks, pages.number)
        if text.strip():
            pages.see_text()

    def _break(self, element: Element, reading: Reading, pages: PageCounter) -> None:
        reading.lines.end_line()
        if element.get(f"{W}type") == "page":
            reading.lines.end_line()  # what follows is a paragraph of its own
            pages.break_here()

    def _looks(self, run: Element, style: Style) -> Letters:
        properties = at_path(run, "rPr")
        if properties is None:
            return style.letters
        named = at_path(properties, "rStyle")
        name = "" if named is None else named.get(f"{W}val", "")
        if name not in self._character_styles:
            self._character_styles[name] = self._styles.letters(name)
        return letters_of(properties).over(self._character_styles[name]).over(style.letters)


def _set_aside(element: Element, reading: Reading) -> None:
    if element.tag == _BOX:
        reading.boxes.append(element)
    elif element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        reading.notes.append((element.tag, element.get(f"{W}id", "")))
    elif element.tag in _PICTURES:
        reading.pictures += 1


def _parts(paragraph: Element) -> Iterator[Element]:
    """All elements of a paragraph in order, save its properties, what is in a box, and simple fields of contents."""
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        if element.tag in (f"{W}pPr", f"{W}rPr"):
            continue
        if element.tag == _SIMPLE_FIELD and is_list_of_contents(element.get(f"{W}instr", "")):
            continue
        yield element
        if len(element) and element.tag != _BOX:
            waiting.append(iter(element))
