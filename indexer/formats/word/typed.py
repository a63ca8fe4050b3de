"""Text that was typed without any marks: bullets and numbers typed by hand, columns made with tabs, plain lines."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from indexer.blocks import Block, Item, Paragraph, Table
from indexer.formats.text.lines import Look, look_at
from indexer.formats.text.mend_blocks import without_false_headings
from indexer.formats.word.lists import ListDepths
from indexer.formats.word.marked import Marked, Typed
from indexer.markup import fold_space

_TABBED_MARK = re.compile(
    r"^(\s*(?:[•‣◦▪●○■□➢➤✓✔·–—*+-]|\(?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])))\t+"
)
_INITIAL = re.compile(r"\(?[A-Z]\.$")
_TWIPS_A_BLANK = 120
_AS_A_FILE = frozenset({"PreformattedText", "PlainText", "HTMLPreformatted"})


def is_as_in_a_file(part: Typed) -> bool:
    """Whether the paragraph has the style of text that was opened from a plain file: each line is a paragraph."""
    return part.para.style.identifier in _AS_A_FILE


def raw_lines(part: Typed) -> list[str]:
    """The lines as they would stand in a plain text file: a mark's tab as a blank, an item set in as it is on paper."""
    if is_as_in_a_file(part):
        return [line.text for line in part.lines]
    lines = [_TABBED_MARK.sub(r"\1 ", line.text).replace("\t", " ") for line in part.lines]
    blanks = " " * min(max(part.para.indent // _TWIPS_A_BLANK, 0), 40)
    return [blanks + line if look_at(line).look in (Look.BULLET, Look.NUMBERED) else line for line in lines]


def with_typed_tables(parts: Sequence[Marked], page_of: Callable[[int], int | None]) -> Iterator[Marked]:
    """The parts, with two or more neighbours of as many columns, parted by tabs, as a table."""
    for columns, run in itertools.groupby(parts, key=lambda part: len(_cells(part))):
        rows = list(run)
        first = rows[0]
        if columns > 1 and len(rows) > 1 and isinstance(first, Typed):
            yield Table(tuple(_cells(row) for row in rows), None, page_of(first.lines[0].page))
        else:
            yield from rows


def typed_as_it_stands(parts: Sequence[Marked], page_of: Callable[[int], int | None]) -> list[Block]:
    """The blocks of a text that tells its headings: typed lines are items or paragraphs, and no headings."""
    out: list[Block] = []
    depths = ListDepths()
    for part in parts:
        block = _block(part, depths, page_of) if isinstance(part, Typed) else part
        if block is None:
            continue
        if not isinstance(block, Item):
            depths.close()
        out.append(block)
    return without_false_headings(out)


def _block(part: Typed, depths: ListDepths, page_of: Callable[[int], int | None]) -> Block | None:
    raw = " ".join(raw_lines(part))
    line = look_at(raw.strip())
    if not part.lines or line.look in (Look.RULE, Look.BLANK):
        return None
    page = page_of(part.lines[0].page)
    blanks = len(raw) - len(raw.lstrip())
    if line.look is Look.BULLET or (line.look is Look.NUMBERED and not _INITIAL.match(line.marker)):
        return Item(line.text, depths.depth_by_indent(blanks * _TWIPS_A_BLANK), line.label, page, line.marker)
    return Paragraph(fold_space(raw), page)


def _cells(part: Marked) -> tuple[str, ...]:
    """The cells of a line that tabs part; none for anything else."""
    if not isinstance(part, Typed) or len(part.lines) != 1 or is_as_in_a_file(part):
        return ()
    text = _TABBED_MARK.sub(r"\1 ", part.lines[0].text).strip()
    return tuple(fold_space(cell) for cell in re.split(r"\t+", text)) if "\t" in text else ()
