"""What the tests of the readers share: pages in, texts out."""

from collections.abc import Iterable

from indexer.blocks import Block, Table
from indexer.formats.html.read_html import read_html


def page_blocks(page: str) -> list[Block]:
    """The blocks of a web page."""
    return list(read_html(page.encode()).blocks)


def texts_of(found: Iterable[Block]) -> list[str]:
    """Every text in order; the cells of a table one by one."""
    return [text for block in found for text in (cells(block) if isinstance(block, Table) else [block.text])]


def cells(table: Table) -> list[str]:
    """The texts in the table, row by row."""
    return [text for row in table.rows for text in row if text]
