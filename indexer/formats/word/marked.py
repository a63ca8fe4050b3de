"""The text with all that Word marks, or shows by its type, as blocks; the rest as it was typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from indexer.formats.text.lines import Look, look_at
from indexer.formats.word.headings import BodyType, is_guessed_heading, is_text, numbers_a_heading
from indexer.formats.word.inserted import read_inserted
from indexer.formats.word.lists import ListDepths
from indexer.formats.word.nodes import Inserted, Para, TextLine
from indexer.formats.word.styles import Role
from indexer.formats.word.tables import Flow
from indexer.markup import fold_space

_LABEL_ENDS_BEFORE = 40  # characters
_LONGEST_LABELLED = 160


@dataclass(frozen=True)
class Typed:
    """Lines that nothing marks, in the paragraph they stand in; none for an empty one."""

    lines: tuple[TextLine, ...]
    para: Para


Marked = Block | Typed


@dataclass
class MarkedText:
    """What stands in the text, in order. `tells_headings`: more than its first lines are marked, or look, like one."""

    parts: list[Marked] = field(default_factory=list)
    marked_headings: int = 0
    guessed_runs: int = 0

    @property
    def tells_headings(self) -> bool:
        return self.marked_headings > 0 or self.guessed_runs > 1


def mark(
    flow: Sequence[Flow], body: BodyType, page_of: Callable[[int], int | None], inserted: Mapping[str, bytes]
) -> MarkedText:
    """The flow as blocks where it can be told; `page_of` gives the page to show for one counted."""
    marker = _Marker(body, page_of)
    for node, before, after in _with_neighbours(flow):
        match node:
            case Para():
                marker.take(node, before, after)
            case Table():
                marker.write(node)
            case Inserted(relationship):
                for block in read_inserted(inserted.get(relationship, b"")) or ():
                    marker.write(block)
    return marker.text


def _with_neighbours(flow: Sequence[Flow]) -> Iterator[tuple[Flow, Para | None, Para | None]]:
    """Each node with the paragraph before and after it, empty ones passed over; None at a table."""
    after: list[Para | None] = []
    following: Para | None = None
    for node in reversed(flow):
        after.append(following)
        if not isinstance(node, Para) or node.lines:
            following = node if isinstance(node, Para) else None
    before: Para | None = None
    for node, following in zip(flow, reversed(after), strict=True):
        yield node, before, following
        if not isinstance(node, Para) or node.lines:
            before = node if isinstance(node, Para) else None


@dataclass
class _Marker:
    body: BodyType
    page_of: Callable[[int], int | None]
    text: MarkedText = field(default_factory=MarkedText)
    depths: ListDepths = field(default_factory=ListDepths)
    in_guesses: bool = False

    def write(self, part: Marked, is_guess: bool = False) -> None:
        self.text.parts.append(part)
        if isinstance(part, Typed) and not part.lines:
            return
        self.text.guessed_runs += is_guess and not self.in_guesses
        self.in_guesses = is_guess
        if not isinstance(part, Item):
            self.depths.close()

    def take(self, para: Para, before: Para | None, after: Para | None) -> None:
        page = self.page_of(para.page)
        if not para.lines:
            self.write(Typed((), para))
        elif para.is_note:
            self.write(Paragraph(para.text, page))
        elif para.level and not is_text(para):
            self.text.marked_headings += para.style.role is not Role.TITLE
            self.write(Heading(_numbered(para), para.level, page))
        elif numbers_a_heading(para, before, after, self.body):
            label = para.number.label if para.number else None
            self.write(Heading(_numbered(para), (label or "").count(".") + 2, page), is_guess=True)
        elif (para.number and para.number.shows) or para.style.role is Role.LISTED:
            self._take_item(para)
        elif (depth := self._depth_going_on(para)) is not None:
            self._write_items(para, depth, None)
        else:
            self._take_typed(para)

    def _depth_going_on(self, para: Para) -> int | None:
        """The depth of the item in which a paragraph of a list goes on that nothing stands before."""
        in_list = para.number is not None or para.style.role is Role.IN_LIST
        return self.depths.depth_of_more(para.indent) if in_list else None

    def _take_item(self, para: Para) -> None:
        number = para.number
        if number is None:
            self._write_items(para, self.depths.depth(para.style.identifier, 0, para.indent), None)
        else:
            self._write_items(para, self.depths.depth(number.family, number.depth, para.indent), number.label)

    def _write_items(self, para: Para, depth: int, label: str | None) -> None:
        """The item; what an empty line parts from it, and further "Label: value" lines, are items without a number."""
        for run in _runs(para.lines):
            for text in _label_lines(run) or [_joined(run)]:
                item = Item(text, depth, label, self.page_of(run[0].page))
                self.write(item if label else _with_typed_number(item))
                label = None

    def _take_typed(self, para: Para) -> None:
        for run in _runs(para.lines):
            page = self.page_of(run[0].page)
            rest = run
            if is_guessed_heading(run[0], self.body) and (len(run) == 1 or _stands_above(run)):
                self.write(Heading(fold_space(run[0].text), None, page), is_guess=True)
                rest = run[1:]
            if labelled := _label_lines(rest):
                for text in labelled:
                    self.write(Item(text, 0, None, page))
            elif rest:
                self.write(Typed(tuple(rest), para))


def _with_typed_number(item: Item) -> Item:
    """An item with a bullet, its label being the number that is typed before its text ("• 4.1 We meet …")."""
    line = look_at(item.text)
    if line.look is not Look.NUMBERED or not (line.label or "")[0].isdigit():
        return item
    return replace(item, text=line.text, label=line.label, marker=line.marker)


def _numbered(para: Para) -> str:
    label = para.number.label if para.number else None
    return f"{label} {para.text}" if label else para.text


def _stands_above(run: Sequence[TextLine]) -> bool:
    """Whether a first line in bold is followed by lines that are not, in one paragraph."""
    return run[0].is_bold and not any(line.is_bold for line in run[1:])


def _runs(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    """The lines, cut where one is empty."""
    run: list[TextLine] = []
    for line in lines:
        if line.text:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _label_lines(run: Sequence[TextLine]) -> list[str]:
    """The texts of two or more short "Label: value" lines; none if there is anything else among them."""
    texts = [fold_space(line.text) for line in run]
    all_labelled = all(0 < text.find(": ") < _LABEL_ENDS_BEFORE and len(text) < _LONGEST_LABELLED for text in texts)
    return texts if len(texts) > 1 and all_labelled else []


def _joined(run: Sequence[TextLine]) -> str:
    return fold_space(" ".join(line.text for line in run))
