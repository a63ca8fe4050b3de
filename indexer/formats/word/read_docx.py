"""Word documents as blocks: .docx, .docm, .dotx and .dotm."""

from indexer.blocks import Block, ReadFile
from indexer.formats.word.accept_changes import accept_changes
from indexer.formats.word.headings import BodyType, body_type
from indexer.formats.word.marked import mark
from indexer.formats.word.nodes import paras_of
from indexer.formats.word.package import WordFile, damaged, open_word_file
from indexer.formats.word.pages import can_be_trusted
from indexer.formats.word.problems import nothing_found, problems_of
from indexer.formats.word.story import read_story
from indexer.formats.word.tables import Flow, flow_of
from indexer.formats.word.typed import typed_as_it_stands, with_typed_tables
from indexer.formats.word.unmarked import guessed_as_text
from indexer.limits import Limits
from indexer.markup import fold_space
from knowledge.documents import Paging
from knowledge.errors import HelpfulError


def read_docx(data: bytes, limits: Limits) -> ReadFile:
    """What a reader sees of a Word document, in order: headings, paragraphs, items with their numbers, tables, boxes.

    Tracked changes are read as accepted. Left out are comments, hidden text, headers and footers, tables of contents
    and the codes of fields. Notes follow the paragraph or table that refers to them. Headings are those that their
    style or outline level marks, then short lines that stand out by bold or large type (level None); a document that
    has neither is guessed at as `read_text` does.

    Pages: Word stores none, only where they broke when it last drew the document (w:lastRenderedPageBreak). These
    breaks are counted together with typed ones and with sections that start a page, a drawn one right after a typed
    one being the same. The count is trusted if the pages in docProps/app.xml are as many, and if the words in there,
    where it has any, are about those of the text; else no block has a page.

    Raises HelpfulError where there is no document, and where it is damaged or all pictures so that there is no text.
    """
    try:
        return _read(open_word_file(data), limits)
    except (HelpfulError, MemoryError):
        raise
    except Exception as error:  # whatever a broken file makes a library or this reader trip over
        raise damaged() from error


def _read(file: WordFile, limits: Limits) -> ReadFile:
    for part in (file.document, file.footnotes, file.endnotes):
        if part is not None:
            accept_changes(part)
    story = read_story(file, limits.characters)
    pages = story.counted_pages
    is_paged = not story.is_cut and can_be_trusted(pages, file.declared, story.words, story.characters)
    flow = list(flow_of(story.nodes, is_paged))
    body = body_type(paras_of(story.nodes))
    blocks = _blocks(_first_pages(flow, limits.pages) if is_paged else flow, body, file, is_paged)
    if not blocks:
        raise nothing_found(file, story)
    return ReadFile(
        tuple(blocks),
        fold_space(file.declared.title or "") or None,
        Paging(count=pages if is_paged else None),
        tuple(problems_of(file, story, pages if is_paged else 0, limits)),
    )


def _first_pages(flow: list[Flow], most: int) -> list[Flow]:
    return [part for part in flow if part.page is None or part.page <= most]


def _blocks(flow: list[Flow], body: BodyType, file: WordFile, is_paged: bool) -> list[Block]:
    def page_of(counted: int) -> int | None:
        return counted if is_paged else None

    text = mark(flow, body, page_of, file.inserted)
    parts = list(with_typed_tables(text.parts, page_of))
    return typed_as_it_stands(parts, page_of) if text.tells_headings else guessed_as_text(parts, is_paged)
