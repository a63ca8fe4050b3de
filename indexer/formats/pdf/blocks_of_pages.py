"""The recorded pages of a file as blocks."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from indexer.blocks import Block
from indexer.formats.pdf.continued_tables import with_headers_repeated
from indexer.formats.pdf.gapped_rows import with_gapped_rows
from indexer.formats.pdf.headings import headings_of
from indexer.formats.pdf.hyphens import vocabulary_of
from indexer.formats.pdf.page_record import PageRecord
from indexer.formats.pdf.texts import PlacedTable, Text, gather_texts
from indexer.formats.pdf.to_lines import Setting, lines_of, list_indents
from indexer.formats.pdf.typography import Typography
from indexer.formats.text.lines import could_be_heading
from indexer.formats.text.read_text import PageLines, blocks_of_lines

_HEADINGS_A_PAGE = 0.4
_GUESSES_A_HEADING = 3
_GAP = 1.22  # usual distances of lines
_FULL = 0.7  # of a page's height: a page whose text ends above it was ended on purpose


def blocks_of_pages(pages: Sequence[PageRecord], body: Typography) -> list[Block]:
    """The blocks in reading order, each with the page on which it begins.

    If next to no text stands out by its size or weight, headings are guessed as in a plain text; those that are
    larger keep their levels.
    """
    parts = with_headers_repeated(with_gapped_rows(gather_texts(pages, body)))
    texts = [part for part in parts if isinstance(part, Text)]
    levels = headings_of(texts, body)
    guess = _must_guess(texts, levels, len(pages))
    if guess:
        levels = {id(text): levels[id(text)] for text in texts if id(text) in levels and text.is_larger(body)}
    setting = Setting(vocabulary_of(pages), levels, list_indents(texts, body.size))
    return blocks_of_lines(_page_lines(parts, pages, setting), guess)


def _must_guess(texts: Sequence[Text], levels: dict[int, int], pages: int) -> bool:
    """Whether lines that only look like headings outnumber those that are set as headings."""
    if len(levels) >= max(2, _HEADINGS_A_PAGE * pages):
        return False
    guesses = sum(
        id(text) not in levels and len(text.lines) == 1 and text.gap > _GAP and could_be_heading(text.first.whole)
        for text in texts
    )
    return len(levels) * _GUESSES_A_HEADING < guesses


def _page_lines(
    parts: Sequence[Text | PlacedTable], pages: Sequence[PageRecord], setting: Setting
) -> Iterator[PageLines]:
    opening = {page.number for before, page in pairwise(pages) if _ends_early(before)}
    wide = {page.number for page in pages if page.width > page.height}
    for number, some in groupby(parts, key=lambda part: part.page):
        opens = number in opening or number in wide or number == pages[0].number
        yield PageLines(number, list(lines_of(list(some), setting)), opens)


def _ends_early(page: PageRecord) -> bool:
    return max((part.box.bottom for part in page.parts), default=0) < _FULL * page.height
