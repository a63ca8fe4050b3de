"""Answers in words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.reply import Items, Paragraph, Quote, Reply
from bot.words.dates import in_words
from knowledge.answering.answer import Answer, Nearest, NotFound, Told
from knowledge.store.search_rows import IndexedDocument


def say_answer(answer: Answer) -> Reply:
    """The statements, each with what gives it sense and where it stands."""
    quotes = []
    for (label, _, _), run in groupby(answer.told, key=_place_of):
        told = list(run)
        quotes.append(Quote(tuple(t.text for t in told), tuple(t.citation for t in told), label))
    notes = [Paragraph(f"… and {answer.more} more in the document.")] if answer.more else []
    if answer.without:
        notes.append(Paragraph(f"What I have on {_joined(answer.without)} does not say."))
    return Reply(answer.told[0].text, (*quotes, *notes))


def _place_of(told: Told) -> tuple[str, str, str | None]:
    return told.label, told.citation.document, told.citation.section


def say_not_found(found: NotFound) -> Reply:
    """One honest line, and the nearest documents by name."""
    line = "I could not find that in the documents."
    if found.not_english:
        line += " I understand questions in English."
    elif found.places:
        line = f"What I have on {_joined(found.places)} does not say."
    if not found.nearest:
        return Reply(line, (Paragraph(line),))
    nearest = _joined(_title(document) for document in found.nearest)
    near = f"Of another place it is told in {nearest}." if found.told_elsewhere else f"The nearest I have: {nearest}."
    return Reply(line, (Paragraph(f"{line} {near}"),))


def _title(document: Nearest) -> str:
    return f"“{document.title}” ({document.document})"


def say_no_documents() -> Reply:
    """What a new user needs to know first."""
    line = "There is nothing to answer from yet."
    return Reply(line, (Paragraph(f"{line} Index a folder first: anchorbot index FOLDER"),))


def say_documents(documents: Sequence[IndexedDocument]) -> Reply:
    """What the bot answers from, each with what is known of it."""
    if not documents:
        return say_no_documents()
    line = f"I answer from {len(documents)} document{'s' if len(documents) > 1 else ''}:"
    return Reply(line, (Paragraph(line), Items(tuple(map(_described, documents)))))


def _described(document: IndexedDocument) -> str:
    date = in_words(document.date) if document.date else "no date stated"
    facts = (document.kind.value, _joined(document.places), document.publisher, date)
    return f"{document.title} ({document.path.name}): {', '.join(filter(None, facts))}"


def _joined(names: Iterable[str]) -> str:
    items = list(names)
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} and {items[-1]}"
