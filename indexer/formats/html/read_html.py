"""Web pages as blocks: what a reader would see of the main content, in order and nothing twice."""

import re

from bs4 import BeautifulSoup, Tag

from indexer.blocks import Heading, ReadFile
from indexer.formats.html.events import Close, Open, holders, is_main, parse, shown_events
from indexer.formats.html.furniture import attribute, skip_target
from indexer.formats.html.lists import counting_of
from indexer.formats.html.page import (
    RAISED,
    Entry,
    Page,
    content,
    take_paragraphs,
    write,
    write_table,
    write_term,
    write_terms_alone,
    write_words,
)
from indexer.formats.html.tables import STRUCTURE, Row, cell_from, is_for_layout, whole_number
from indexer.formats.html.tag_names import BLOCKS, ENDING_A_HEADING, LISTS
from indexer.formats.html.typed_headings import is_bold_heading
from indexer.formats.html.typed_lists import label_of, take_mark
from indexer.formats.text.decode import tidy
from indexer.markup import fold_space


def read_html(data: bytes) -> ReadFile:
    """The page's headings, paragraphs, items and tables, as plain text; no blocks if nothing can be read.

    Only what stands in <main> counts, or where "Skip to content" leads; without these, what stands in <article>;
    without either, the whole body; always without menus, forms, asides, hidden and struck out things (see
    `shown_events`). A dl gives "term: definition" items, the term with its first definition only. A summary, a
    caption and a quotation give paragraphs; two line breaks end a paragraph. A paragraph with a bullet or number
    typed before it, as Word saves lists, is an item; a short one all in bold is a guessed heading. The title is
    that in <title>, else the first h1. Never raises.
    """
    soup = parse(data)
    page = Page(frozenset(holders(soup, STRUCTURE)), skipped_to=skip_target(soup))
    for event in shown_events(soup):
        match event:
            case Open(tag):
                _open(page, tag)
            case Close(tag):
                _close(page, tag)
            case text:
                page.words.append(text if page.preformatted else text.replace("\n", " "))
    return ReadFile(content(page), _title(soup, page))


def _open(page: Page, tag: Tag) -> None:
    if _ends_heading(page, tag):
        _finish(page)
    mark = take_mark(tag) if tag.name == "p" and not page.entries else None
    if tag.name == "sup":
        page.words.append(RAISED)
    elif tag.name == "br":
        page.words.append("\n")
    elif page.gathering is not None:
        _part_words(page, tag)
        page.words += _in_cell(mark)
    elif tag.name in BLOCKS or is_main(tag) or _is_heading(tag):
        write_words(page)
        _enter(page, tag)
        if tag.name == "p":
            _enter_paragraph(page, tag, mark)


def _close(page: Page, tag: Tag) -> None:
    if page.gathering is tag:
        _finish(page)
    elif page.gathering is not None:
        _part_words(page, tag)
    elif id(tag) in page.entered or tag.name in BLOCKS:
        write_words(page)
    if id(tag) in page.entered:
        page.entered.remove(id(tag))
        _leave(page, tag)


def _part_words(page: Page, tag: Tag) -> None:
    """A block inside a heading, a cell or a term only parts the words before it from those after it."""
    if tag.name in BLOCKS and page.words and page.words[-1] != " ":
        page.words.append(" ")


def _enter(page: Page, tag: Tag) -> None:
    """A block begins outside every heading, cell and term."""
    page.entered.add(id(tag))
    page.mains += is_main(tag) or tag is page.skipped_to
    page.articles += tag.name == "article"
    page.preformatted += tag.name == "pre"
    if tag.name in LISTS:
        write_term(page)
        page.lists.append(counting_of(tag))
    elif tag.name in ("li", "dd"):
        _enter_entry(page, tag)
    elif tag.name == "dt" or _is_heading(tag):
        page.gathering = tag
    else:
        _enter_table_part(page, tag)


def _leave(page: Page, tag: Tag) -> None:
    """A block ends that `_enter` began."""
    page.mains -= is_main(tag) or tag is page.skipped_to
    page.articles -= tag.name == "article"
    page.preformatted -= tag.name == "pre"
    if tag.name in LISTS:
        write_terms_alone(page)
        page.lists.pop()
    elif tag.name in ("li", "dd"):
        write_term(page)
        page.entries.pop()
    elif id(tag) in page.marked:
        page.marked.remove(id(tag))
        page.entries.pop()
    elif tag.name == "thead":
        page.in_head = False
    elif tag is page.table:
        write_table(page)
    elif tag.name == "body":
        write_terms_alone(page)


def _enter_paragraph(page: Page, tag: Tag, mark: str | None) -> None:
    """A paragraph begins: an item of a list typed by hand, a heading that is only bold, or neither."""
    label = label_of(mark) if mark else None
    if label and label[0].isdigit() and is_bold_heading(tag):
        page.gathering = tag
        page.words.append(f"{mark} ")
    elif mark:
        page.marked.add(id(tag))
        page.entries.append(Entry(page.typed.depth(tag), label))
    elif not page.entries and page.gathering is None:
        page.typed.indents.clear()
        page.gathering = tag if is_bold_heading(tag) else None


def _in_cell(mark: str | None) -> list[str]:
    """The mark where words belong together."""
    if mark is None:
        return []
    return [f"{mark} " if label_of(mark) else "• "]


def _enter_entry(page: Page, tag: Tag) -> None:
    if tag.name == "dd":
        page.entries.append(Entry(page.depth, term=", ".join(page.terms)))
        page.terms.clear()
    else:
        page.entries.append(Entry(page.depth, page.lists[-1].label(tag) if page.lists else None))


def _enter_table_part(page: Page, tag: Tag) -> None:
    if page.table is None:
        if tag.name == "table" and not is_for_layout(tag, id(tag) in page.structured):
            page.table = tag
    elif tag.name == "thead":
        page.in_head = True
    elif tag.name == "tr":
        page.rows.append(Row(page.in_head))
    elif tag.name in ("td", "th"):
        page.gathering = tag


def _finish(page: Page) -> None:
    """The heading, cell or term that was gathered is complete."""
    tag, page.gathering = page.gathering, None
    text = " ".join(take_paragraphs(page))
    if tag is None:
        return
    if _is_heading(tag):
        if text:
            write_term(page)
            write(page, Heading(text, _level(tag)))
    elif tag.name == "p":
        write(page, Heading(text))
    elif tag.name == "dt":
        page.terms.extend([text] if text else [])
    else:
        page.rows = page.rows or [Row(page.in_head)]
        page.rows[-1].cells.append(cell_from(tag, text))


def _ends_heading(page: Page, tag: Tag) -> bool:
    """Whether a heading that was never closed ends here, as otherwise it would swallow the page."""
    heading = page.gathering
    if heading is None or tag.name not in ENDING_A_HEADING or not _is_heading(heading):
        return False
    return any(not word.isspace() for word in page.words if word)


def _is_heading(tag: Tag) -> bool:
    is_title = tag.name == "p" and attribute(tag, "class") == "msotitle"  # what Word calls "Title"
    return re.fullmatch("h[1-6]", tag.name) is not None or attribute(tag, "role") == "heading" or is_title


def _level(tag: Tag) -> int:
    if attribute(tag, "role") == "heading":
        return max(whole_number(tag, "aria-level", 2), 1)
    return int(tag.name[1]) if tag.name != "p" else 1


def _title(soup: BeautifulSoup, page: Page) -> str | None:
    """What <title> says (not that of a drawing), else the first h1, even one in the page's banner."""
    titles = [tag.get_text() for tag in soup.find_all("title") if tag.parent and tag.parent.name != "svg"]
    shown = [block.text for _, block in page.blocks if isinstance(block, Heading) and block.level == 1]
    others = [tag.get_text(" ") for tag in soup.find_all("h1", limit=1)]
    texts = (fold_space(tidy(text)) for text in (*titles, *shown, *others))
    return next(filter(None, texts), None)
