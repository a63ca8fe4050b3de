"""Markdown as blocks, in the words of the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from indexer.blocks import Block, Heading, Item, Paragraph, ReadFile, Table
from indexer.formats.html.read_html import read_html
from indexer.formats.text.bold_headings import is_bold_line_heading, with_bold_headings
from indexer.formats.text.front_matter import split_front_matter
from indexer.formats.text.plain_headings import with_plain_headings
from indexer.formats.text.typed_letters import parted_at_letters, with_lettered_items
from indexer.markup import fold_space, plain

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEEPEST = 100  # markdown-it drops what is nested deeper; its own limit is 20


def read_markdown(text: str) -> ReadFile:
    """The headings, paragraphs, items and tables of a CommonMark text with tables.

    Texts are source text with white space folded: emphasis, links and entities stay as they were typed, so
    that a quote can be found in the file. Only comments are left out. In a list item the first paragraph is
    the Item; its further paragraphs, quotations and code are Items of the same depth without a label.
    Quotations and code elsewhere are paragraphs; HTML is read as `read_html` reads it. A line all in bold that a
    paragraph begins with is a guessed heading; paragraphs that letters count ("a. …", "b. …") are items. The title is
    that in the front matter, else the first heading of level 1, without markup.
    """
    title, body = split_front_matter(text)
    blocks = tuple(with_bold_headings(with_plain_headings(with_lettered_items(list(_blocks(_tokens(body)))))))
    first = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), "")
    return ReadFile(blocks, title or plain(first) or None)


def _tokens(text: str) -> list[Token]:
    """The block tokens. Inline markup is not parsed, since it stays in the text."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(text)


@dataclass
class _Place:
    """Where in the text the reader is: the labels of the open items, each None once it is written; how
    many quotations it stands in."""

    labels: list[str | None] = field(default_factory=list)
    quoted: int = 0
    heading: int | None = None
    table: list[list[str]] | None = None


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        match token.type:
            case "list_item_open":
                place.labels.append(token.info or None)
            case "list_item_close":
                place.labels.pop()
            case "blockquote_open" | "blockquote_close":
                place.quoted += token.nesting
            case "heading_open" | "heading_close":
                place.heading = int(token.tag[1]) if token.nesting == 1 else None
            case "table_open":
                place.table = []
            case "tr_open" if place.table is not None:
                place.table.append([])
            case "table_close" if place.table is not None:
                yield from _table(place.table)
                place.table = None
            case "inline" | "fence" | "code_block" | "html_block":
                yield from _written(token, place)


def _written(token: Token, place: _Place) -> Iterator[Block]:
    """The blocks of a token that has text; none if it is a cell, which is kept until its table ends."""
    if token.type == "html_block":
        yield from (_in_list(block, place) for block in read_html(token.content.encode()).blocks)
        return
    content = _COMMENT.sub(" ", token.content) if token.type == "inline" else token.content
    text = fold_space(content)
    if place.table is not None:
        place.table[-1].append(text)
    elif text and place.heading:
        yield Heading(text, place.heading)
    elif token.type == "inline" and not (place.labels or place.quoted) and (rows := _rows_of_tabs(content)):
        yield Table(rows)
    elif text and token.type == "inline" and not (place.labels or place.quoted):
        for part in parted_at_letters(content):
            yield from _under_bold(part)
    elif text:
        yield _in_list(Paragraph(text), place)


def _under_bold(content: str) -> Iterator[Block]:
    """A paragraph, and the heading that its first line is where that is all in bold."""
    first, _, rest = content.partition("\n")
    if is_bold_line_heading(first):
        yield Heading(fold_space(first))
        content = rest
    if text := fold_space(content):
        yield Paragraph(text)


def _rows_of_tabs(content: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a paragraph whose lines are all cells with tabs between; none where it is text."""
    rows = [tuple(map(fold_space, line.strip().split("\t"))) for line in content.split("\n")]
    return tuple(rows) if len(rows) > 1 and all(len(row) > 1 for row in rows) else ()


def _in_list(block: Block, place: _Place) -> Block:
    """`block`, made an item of the list it stands in if it is a paragraph, or deeper if it is an item."""
    if isinstance(block, Item):
        return replace(block, depth=block.depth + len(place.labels))
    if not place.labels or not isinstance(block, Paragraph):
        return block
    label, place.labels[-1] = place.labels[-1], None
    return Item(block.text, len(place.labels) - 1, label)


def _table(rows: list[list[str]]) -> Iterator[Table]:
    """The table, unless it is empty. Converters write an empty first row where there are no headers."""
    head, *body = rows
    full = [tuple(row) for row in body if any(row)]
    if any(head):
        yield Table((tuple(head), *full), header_rows=1)
    elif full:
        yield Table(tuple(full), header_rows=0)
