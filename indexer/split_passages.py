"""Sections into statements (what an answer quotes) and passages (what is ranked)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from indexer.blocks import Block, Heading, Item, Paragraph, ReadFile, Table
from indexer.hyphens import Vocabulary, vocabulary_of_texts, whole_words
from indexer.markup import plain
from indexer.points_back import meant_by
from indexer.sections import cover_as_text, sections_of
from indexer.sentences import split_sentences
from indexer.table_statements import statements_of_table
from knowledge.documents import Passage, Section, Statement, StatementKind

PASSAGE_WORDS = 110
SHORTEST_QUOTE = 12  # characters: fewer could stand anywhere
_NAMES_ITS_LIST = 8  # words: so short an item says what the list nested below it is of
_WHOLE_ITEM = 48  # words: a longer list item is told sentence by sentence


def split_sections(read: ReadFile) -> tuple[Section, ...]:
    """The sections of a file with their passages, words that a line's end parted put together (but in quotes); sections
    that say nothing are left out."""
    opened = [(one.path, statements_of(one.blocks, one.path)) for one in sections_of(cover_as_text(read.blocks))]
    vocabulary = vocabulary_of_texts(one.text for _, statements in opened for one in statements)
    found = []
    for path, statements in opened:
        if passages := split_passages([_with_whole_words(one, vocabulary) for one in statements]):
            found.append(Section(path, passages))
    return tuple(found)


def _with_whole_words(said: Statement, vocabulary: Vocabulary) -> Statement:
    text, context = whole_words(said.text, vocabulary), whole_words(said.context, vocabulary)
    return said if (text, context) == (said.text, said.context) else replace(said, text=text, context=context)


def split_passages(statements: Sequence[Statement]) -> tuple[Passage, ...]:
    """Passages of up to PASSAGE_WORDS words, in order; no statement is cut."""
    passages: list[Passage] = []
    open_run: list[Statement] = []
    words = 0
    for statement in statements:
        length = len(statement.text.split())
        if open_run and words + length > PASSAGE_WORDS:
            passages.append(_passage_of(open_run))
            open_run, words = [], 0
        open_run.append(statement)
        words += length
    return (*passages, _passage_of(open_run)) if open_run else tuple(passages)


def _passage_of(statements: Sequence[Statement]) -> Passage:
    """All statements, each context once, as one running text."""
    parts: list[str] = []
    seen = ""
    for statement in statements:
        if statement.context and statement.context != seen and statement.context not in parts:
            parts.append(statement.context)
            seen = statement.context
        parts.append(statement.text)
    return Passage(" ".join(parts), tuple(statements))


def statements_of(blocks: Iterable[Block], path: tuple[str, ...] = ()) -> list[Statement]:
    """The statements of one section's blocks, in order; `path` tells whether its heading leads a list in."""
    splitter = _Splitter(lead_ins=[path[-1]] if path and path[-1].endswith(":") else [])
    blocks = list(blocks)
    for at, block in enumerate(blocks):
        splitter.take(block, quote_of(blocks, at, path[-1] if path else "") if isinstance(block, Item) else "")
    return [statement for statement in splitter.out if any(ch.isalnum() for ch in statement.text)]


@dataclass
class _Splitter:
    """Goes through a section's blocks, keeping the open list, its lead-ins by depth, and its number."""

    lead_ins: list[str] = field(default_factory=list)
    out: list[Statement] = field(default_factory=list)
    group: int = 0
    in_list: bool = False

    def take(self, block: Block, item_quote: str) -> None:
        known = len(self.out)
        self._split(block, item_quote)
        if block.page is not None:
            self.out[known:] = (replace(statement, page=block.page) for statement in self.out[known:])

    def _split(self, block: Block, item_quote: str) -> None:
        match block:
            case Paragraph():
                self.in_list = False
                self._take_paragraph(block.text)
            case Item():
                self._take_item(block, item_quote)
            case Table():
                self.in_list = False
                self.group += 1
                self.out += statements_of_table(block, self.group)
            case Heading():
                raise ValueError("a heading stands above its section's blocks, not among them")

    def _take_paragraph(self, text: str) -> None:
        label = _label_of(text)
        sentences = split_sentences(text)
        told = [plain(sentence) for sentence in sentences]
        for at, sentence in enumerate(sentences):
            context = (label or meant_by(told, at)) if at else ""
            self.out.append(Statement(told[at], sentence, StatementKind.SENTENCE, context))
        last = plain(sentences[-1]) if sentences else ""
        self.lead_ins = [last] if _leads_in(last) else []

    def _take_item(self, item: Item, quote: str) -> None:
        if not self.in_list:
            self.group += 1
        self.in_list = True
        context = " – ".join(filter(None, self.lead_ins[: item.depth + 1]))
        del self.lead_ins[item.depth + 1 :]
        sentences = split_sentences(item.text)
        pieces = [item.text] if len(item.text.split()) <= _WHOLE_ITEM else sentences
        label = _label_of(item.text)
        for at, piece in enumerate(pieces):
            own = " – ".join(filter(None, (context, label if at else "")))
            words = quote if len(pieces) == 1 else piece
            self.out.append(Statement(plain(piece), words, StatementKind.ITEM, own, self.group))
        self._open_nested(item, plain(sentences[-1]) if sentences else "")

    def _open_nested(self, item: Item, last: str) -> None:
        """What a nested list under this item would be led in by."""
        while len(self.lead_ins) <= item.depth:
            self.lead_ins.append("")
        names = _leads_in(last) or len(last.split()) <= _NAMES_ITS_LIST
        self.lead_ins[item.depth + 1 :] = [last if names else ""]


def quote_of(blocks: Sequence[Block], at: int, heading: str = "") -> str:
    """A list item's source text; one too short to be found again with its neighbours, as they stand, or with `heading`,
    which stands right above the first."""
    item = blocks[at]
    quote = item.text if isinstance(item, Item) else ""
    first = last = at
    while len(quote) < SHORTEST_QUOTE:
        after = blocks[last + 1] if last + 1 < len(blocks) else None
        before = blocks[first - 1] if first else None
        here = blocks[first]
        if isinstance(after, Item) and after.marker:
            quote, last = f"{quote} {after.marker} {after.text}", last + 1
        elif isinstance(before, Item) and isinstance(here, Item) and here.marker:
            quote, first = f"{before.text} {here.marker} {quote}", first - 1
        elif not first and heading and isinstance(here, Item) and here.marker:
            return f"{heading} {here.marker} {quote}"
        else:
            break
    return quote


def _leads_in(text: str) -> bool:
    """Whether a sentence announces what follows."""
    return text.endswith((":", "…", "...", " and they")) or bool(_THESE.search(text))


_THESE = re.compile(r"\b(?:these [a-z]+|the following(?: [a-z]+)?|as follows|set out below|listed below)\.$")
_LABEL = re.compile(r"^\*{0,2}([^.:*]{3,60}):\*{0,2} ")


def _label_of(text: str) -> str:
    """The "Label:" a paragraph or item starts with, or nothing."""
    found = _LABEL.match(text)
    return plain(found[1]) if found else ""
