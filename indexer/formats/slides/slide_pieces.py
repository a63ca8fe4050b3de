"""What is to be read on a slide, in reading order: text boxes, tables, charts, diagrams, and the notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.formats.slides.charts import chart_tables, chart_title
from indexer.formats.slides.deck import Slide
from indexer.formats.slides.diagrams import diagram_items
from indexer.formats.slides.figures import with_figures_joined
from indexer.formats.slides.package import NAMES, Part, qualified, read_part
from indexer.formats.slides.pictures import described_pictures
from indexer.formats.slides.pieces import Piece
from indexer.formats.slides.reading_order import in_reading_order
from indexer.formats.slides.shapes import FURNITURE, TITLES, Shape, shapes_of
from indexer.formats.slides.tables import table_blocks
from indexer.formats.slides.text_lines import TextLine, lines_in
from indexer.formats.slides.text_styles import Styles, styles_beside, styles_of

_NOTES = frozenset({"body", "obj"})


@dataclass(frozen=True)
class SlideText:
    """All there is to read on a slide. `title` are the lines in its title placeholder."""

    slide: Slide
    title: tuple[TextLine, ...] = ()
    pieces: tuple[Piece, ...] = ()
    notes: tuple[TextLine, ...] = ()
    title_placeholder: str = ""


def text_on(slide: Slide) -> SlideText:
    """The slide's text; where it has none, what its pictures are described with."""
    found = list(_pieces_in(shapes_of(slide), slide))
    titles = [piece for piece in found if piece.placeholder in TITLES and piece.lines]
    pieces = tuple(with_figures_joined([piece for piece in found if piece not in titles[:1]]))
    notes = tuple(_notes_of(slide))
    if not found and not notes:
        pieces = tuple(Piece(blocks=(text,)) for text in described_pictures(slide))
    if not titles:
        return SlideText(slide, (), pieces, notes)
    return SlideText(slide, titles[0].lines, pieces, notes, titles[0].placeholder)


def _pieces_in(shapes: Iterable[Shape], slide: Slide) -> Iterator[Piece]:
    for shape in in_reading_order(shapes, lambda shape: shape.rect):
        if shape.children:
            yield from _pieces_in(shape.children, slide)
        elif shape.kind not in FURNITURE or _is_cover_date(shape, slide):
            yield from filter(_says_something, _pieces_of(shape, slide))


def _pieces_of(shape: Shape, slide: Slide) -> Iterator[Piece]:
    text = shape.element.find("p:txBody", NAMES)
    if text is not None:
        lines = tuple(lines_in(text, styles_of(shape, slide)))
        yield Piece(shape.rect, lines, placeholder=shape.kind)
        return
    for content in shape.element.iterfind("a:graphic/a:graphicData/*", NAMES):
        if content.tag == qualified("a:tbl"):
            yield Piece(shape.rect, blocks=tuple(table_blocks(content, styles_beside(slide), slide.number)))
        elif content.tag == qualified("c:chart") and (chart := _named_part(slide, content.get(qualified("r:id")))):
            yield Piece(shape.rect, blocks=tuple(chart_tables(chart, slide.number)), title=chart_title(chart))
        elif content.tag == qualified("dgm:relIds") and (data := _named_part(slide, content.get(qualified("r:dm")))):
            yield Piece(shape.rect, blocks=tuple(diagram_items(data, slide.number)))


def _says_something(piece: Piece) -> bool:
    return bool(piece.lines or piece.blocks or piece.title)


def _named_part(slide: Slide, identifier: str | None) -> Part | None:
    target = slide.part.targets.get(identifier or "")
    return read_part(slide.deck.package, target.name) if target else None


def _is_cover_date(shape: Shape, slide: Slide) -> bool:
    """A date typed on the first slide says how old the presentation is; a field only says what day it is."""
    typed = shape.element.find("p:txBody/a:p/a:r", NAMES)
    return shape.kind == "dt" and slide.number == 1 and typed is not None


def _notes_of(slide: Slide) -> Iterator[TextLine]:
    """What the speaker's notes say."""
    part = read_part(slide.deck.package, slide.part.target("notesSlide"))
    for shape in part.root.iterfind("p:cSld/p:spTree/p:sp", NAMES) if part else ():
        marked = shape.find("*/p:nvPr/p:ph", NAMES)
        if marked is not None and marked.get("type", "obj") in _NOTES:
            own = shape.find("p:txBody/a:lstStyle", NAMES)
            yield from lines_in(shape.find("p:txBody", NAMES), Styles((own,) if own is not None else ()))
