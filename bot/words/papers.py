"""Which documents there are on something, when one was published and by whom, in words."""

import re
from collections.abc import Sequence

from bot.reply import Items, Paragraph, Part, Reply
from bot.words.dates import in_words
from bot.words.documents import described
from bot.words.names import shown
from knowledge.papers.asked import PaperFact
from knowledge.store.search_rows import IndexedDocument

_MOST_SHOWN = 20
_MOST_OF_A_FACT = 5


def say_papers(documents: Sequence[IndexedDocument]) -> Reply:
    """Those that were asked for, and by what they were found."""
    line = f"From the list of documents, by title, kind, place and publisher: {_documents(len(documents))}."
    return Reply(line, (Paragraph(line), *_lines([described(one) for one in documents], _MOST_SHOWN)))


def say_no_papers() -> Reply:
    line = "By title, kind, place and publisher none of the documents is that. To see them all, type documents."
    return Reply(line, (Paragraph(line),))


def say_paper_facts(documents: Sequence[IndexedDocument], fact: PaperFact) -> Reply:
    """When each was published, or by whom, with what shows it; how many do not say."""
    lines = [_fact(one, fact) for one in documents if value_of(one, fact)]
    silent = [one for one in documents if not value_of(one, fact)]
    unsaid = f"{_named(silent[0])} does not say" if len(silent) == 1 else f"{_documents(len(silent))} do not say"
    what = "their date" if fact is PaperFact.DATE else "who published them"
    what = what if len(silent) > 1 else what.replace("their", "its").replace("them", "it")
    beside = (Paragraph(f"{unsaid} {what}."),) if silent else ()
    if len(lines) <= 1:
        parts: tuple[Part, ...] = (*map(Paragraph, lines), *beside)
    else:
        parts = (Paragraph("From the list of documents:"), *_lines(lines, _MOST_OF_A_FACT), *beside)
    return Reply(lines[0] if lines else f"{unsaid} {what}.", parts)


def value_of(document: IndexedDocument, fact: PaperFact) -> str | None:
    """What is known of a document; a date in ISO 8601."""
    return document.date if fact is PaperFact.DATE else document.publisher


def _documents(many: int) -> str:
    return "1 document" if many == 1 else f"{many} documents"


def _lines(lines: Sequence[str], most: int) -> tuple[Part, ...]:
    more = f"And {len(lines) - most} more; to see all, type documents."
    return (Items(tuple(lines[:most])), *((Paragraph(more),) if len(lines) > most else ()))


def _named(document: IndexedDocument) -> str:
    return f"“{shown(document.title)}” ({shown(document.path.name)})"


def _fact(document: IndexedDocument, fact: PaperFact) -> str:
    """ "“Learning from others” (learning.txt) is dated May 2022, going by its cover: “May 2022”."."""
    if fact is PaperFact.DATE:
        return f"{_named(document)} is dated {in_words(document.date or '')}{_by(document.evidence.get('date'))}."
    published = f"was published by {shown(document.publisher or '')}"
    return f"{_named(document)} {published}{_by(document.evidence.get('publisher'))}."


_QUOTED = re.compile(r'"([^"]*)"')
_FROM = (("cover:", "its cover:"), ("file name:", "the name of its file:"), ("beside ", "what stands beside "),
         ("heading ", "the heading "), ("e-mail ", "the e-mail "))  # fmt: skip


def _by(evidence: str | None) -> str:
    """What shows a fact, in words: ", going by its cover: “May 2022”"."""
    said = _QUOTED.sub(r"“\1”", evidence or "")
    for start, words in _FROM:
        if said.startswith(start):
            said = f"{words}{said.removeprefix(start)}"
            break
    return f", going by {said}" if said else ""
