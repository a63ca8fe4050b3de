"""What is indexed, in words."""

from collections.abc import Iterable, Sequence

from bot.commands import ListDocuments, to_text
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined, say_no_documents
from bot.words.dates import in_words
from bot.words.indexing import relation_in_words
from bot.words.names import shown
from bot.words.pages import how_many
from knowledge.documents import Audience, Document, PageUnit, Section, Statement, StatementKind, Visibility
from knowledge.store.search_rows import IndexedDocument
from knowledge.store.unreadable_rows import Unreadable


def say_documents(documents: Sequence[IndexedDocument], unreadable: Sequence[Unreadable] = ()) -> Reply:
    """What the bot answers from, each with what is known of it; then the files that could not be read."""
    if not documents and not unreadable:
        return say_no_documents(in_secretariat=True)
    line = f"I answer from {len(documents)} document{'' if len(documents) == 1 else 's'}:"
    parts: list[Paragraph | Items] = [Paragraph(line), Items(tuple(map(described, documents)))] if documents else []
    if unreadable:
        parts.append(Paragraph(f"{len(unreadable)} file{'' if len(unreadable) == 1 else 's'} could not be read:"))
        parts.append(Items(tuple(f"{shown(one.path.name)}: {one.reason}" for one in unreadable)))
    return Reply(line, tuple(parts))


DOCUMENTS_A_PAGE = 20


def say_documents_from(documents: Sequence[IndexedDocument], first: int) -> Reply:
    """One page of what the bot answers from, for a conversation; a button leads to the next."""
    if not documents:
        line = "There is no document here that I may show you."
        return Reply(line, (Paragraph(line),))
    first = min(first, len(documents))
    last = min(first + DOCUMENTS_A_PAGE - 1, len(documents))
    line = f"I answer from {len(documents)} document{'' if len(documents) == 1 else 's'}"
    line += f"; here are {first} to {last}:" if len(documents) > DOCUMENTS_A_PAGE else ":"
    parts: list[Part] = [Paragraph(line), Items(tuple(map(described, documents[first - 1 : last])))]
    if last < len(documents):
        parts.append(Choice(f"The next, from {last + 1}", to_text(ListDocuments(last + 1))))
    return Reply(line, tuple(parts))


def described(document: IndexedDocument) -> str:
    """A document on one line: its title, its file and what is known of it."""
    date = in_words(document.date) if document.date else "no date stated"
    facts = (
        document.kind.value,
        joined(document.places),
        document.publisher,
        date,
        how_many(document.paging),
        who_may_see(document.visibility),
        relation_in_words(document.relation) if document.relation else "",
    )
    problems = " ".join(("", *document.problems))
    return f"{document.title} ({shown(document.path.name)}): {', '.join(filter(None, facts))}.{problems}"


def who_may_see(visibility: Visibility) -> str:
    """ "for the group social-value"; nothing for what the whole network may see."""
    names = joined(sorted(visibility.names))
    match visibility.audience:
        case Audience.NETWORK:
            return ""
        case Audience.PUBLIC:
            return "public"
        case Audience.CO_CHAIRS:
            return " ".join(filter(None, ("for co-chairs", f"of {names}" if names else "")))
        case Audience.GROUP | Audience.ORGANISATION:
            return f"for the {visibility.audience} {names}"


def say_document(document: Document) -> Reply:
    """One document as it was understood: its facts with their evidence, then every section with its statements."""
    about = document.description
    title = f"{about.title.value} ({shown(str(document.path))})"
    parts: list[Paragraph | Items] = [Paragraph(title), Items(tuple(_facts(document)))]
    for section in document.sections:
        parts += [Paragraph(f"\n{_heading(section)}"), Items(tuple(_statements(section, document.paging.unit)))]
    return Reply(title, tuple(parts))


def _facts(document: Document) -> Iterable[str]:
    about = document.description
    for name in ("title", "kind", "places", "network", "publisher", "date"):
        fact = getattr(about, name)
        if fact is not None:
            value = joined(fact.value) if isinstance(fact.value, tuple) else fact.value
            yield f"{name}: {value} – {fact.evidence}"
        else:
            yield f"{name}: not stated"
    yield f"visibility: {who_may_see(about.visibility) or 'the network'}"
    passages = [passage for section in document.sections for passage in section.passages]
    statements = sum(len(passage.statements) for passage in passages)
    counted = (how_many(document.paging), f"{len(document.sections)} sections", f"{len(passages)} passages")
    yield ", ".join(filter(None, (*counted, f"{statements} statements")))
    yield from (f"problem: {problem}" for problem in document.problems)


def _heading(section: Section) -> str:
    count = len(section.passages)
    return f"{' › '.join(section.path) or '(before the first heading)'} [{count} passage{'' if count == 1 else 's'}]"


_FORMS = {
    StatementKind.SENTENCE: "sentence",
    StatementKind.ITEM: "item",
    StatementKind.CELL: "cell",
    StatementKind.ROW: "row",
}


def _statements(section: Section, unit: PageUnit) -> Iterable[str]:
    for passage in section.passages:
        for statement in passage.statements:
            yield f"{_where(statement, unit)}{_context(statement)}{statement.text}"


def _where(statement: Statement, unit: PageUnit) -> str:
    page = f"{unit} {statement.page}, " if statement.page else ""
    return f"[{page}{_FORMS[statement.kind]}] "


def _context(statement: Statement) -> str:
    return f"({statement.context.rstrip(':')}) " if statement.context else ""
