"""PowerPoint presentations (.pptx, .pptm, .ppsx, .potx) as blocks, each with the number of its slide."""

from collections.abc import Sequence

from indexer.blocks import Block, ReadFile, Table
from indexer.formats.slides.deck import Deck, declared_title, open_deck, slides_of
from indexer.formats.slides.furniture import without_furniture
from indexer.formats.slides.package import damaged, open_package
from indexer.formats.slides.pictures import has_picture
from indexer.formats.slides.problems import Outcome, nothing_found, problems_of
from indexer.formats.slides.slide_pieces import SlideText, text_on
from indexer.formats.slides.titles import presentation_title
from indexer.formats.slides.write_slides import Presentation, write_slide
from indexer.limits import Limits
from knowledge.documents import PageUnit, Paging
from knowledge.errors import HelpfulError

_OPENING_SLIDES = 3


def read_pptx(data: bytes, limits: Limits) -> ReadFile:
    """The slides' titles as headings with what is on them below, in reading order, and the speaker's notes.

    The first slide's title is of level 1 if it is a cover's, every other of level 2, or 3 in a part that a
    divider began; a title like the one before makes no heading. Left out: hidden slides (they count all the
    same), footers, dates, slide numbers, comments, and descriptions of pictures unless a slide has nothing else.
    Raises HelpfulError if the file is damaged or has no text on the slides it shows.
    """
    try:
        return _read(data, limits)
    except (HelpfulError, MemoryError):
        raise
    except Exception as error:  # whatever a broken file can set off
        raise damaged() from error


def _read(data: bytes, limits: Limits) -> ReadFile:
    package = open_package(data)
    deck = open_deck(package)
    outcome, texts = _look_at(deck, limits)
    if not texts:
        raise nothing_found(deck, outcome)
    presentation = Presentation()
    for text in without_furniture(texts):
        write_slide(presentation, text)
    opening = " ".join(_words_of(presentation.blocks, _OPENING_SLIDES))
    title = presentation_title(declared_title(package), presentation.cover, opening)
    return ReadFile(tuple(presentation.blocks), title, _paging(deck), tuple(problems_of(deck, outcome)))


def _look_at(deck: Deck, limits: Limits) -> tuple[Outcome, list[SlideText]]:
    """What became of the slides, and the text of those that have any."""
    outcome = Outcome()
    texts: list[SlideText] = []
    characters = 0
    for number, slide in slides_of(deck, limits):
        if characters > limits.characters:
            break
        outcome.last = number
        if slide is None:
            outcome.damaged.append(number)
        elif slide.is_hidden:
            outcome.hidden.append(number)
        else:
            text = text_on(slide)
            characters += _characters(text)
            _note(outcome, text)
            if text.title or text.pieces or text.notes:
                texts.append(text)
    return outcome, texts


def _note(outcome: Outcome, text: SlideText) -> None:
    if not text.slide.part.whole:
        outcome.in_part.append(text.slide.number)
    if not text.title and not text.pieces and has_picture(text.slide):
        outcome.pictures.append(text.slide.number)


def _characters(text: SlideText) -> int:
    lines = (*text.title, *text.notes, *(line for piece in text.pieces for line in piece.lines))
    blocks = [block for piece in text.pieces for block in piece.blocks]
    return sum(len(line.text) for line in lines) + sum(map(len, _words_of(blocks)))


def _words_of(blocks: Sequence[Block], last_page: int | None = None) -> list[str]:
    """All texts of the blocks, those after a page left out if one is given."""
    wanted = [block for block in blocks if last_page is None or (block.page or 0) <= last_page]
    cells = [cell for block in wanted if isinstance(block, Table) for row in block.rows for cell in row]
    return cells + [block.text for block in wanted if not isinstance(block, Table)]


def _paging(deck: Deck) -> Paging:
    count = len(deck.slides)
    shift = deck.first_number - 1
    labels = {place: str(place + shift) for place in range(1, count + 1)} if shift else {}
    return Paging(PageUnit.SLIDE, count, labels)
