"""Where a statement stands, for whoever wants to look it up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from knowledge.documents import Citation
from knowledge.store.search_rows import IndexedDocument, StoredStatement

BETWEEN_HEADINGS = " › "


SHORTEST = 12  # characters, without those of Markdown
_MARKUP = dict.fromkeys(map(ord, "*_#|"))


def is_checkable(one: StoredStatement | Citation) -> bool:
    """Whether its quote is long enough to be told from others when it is looked for in the document. What is shorter
    ("Leeds.") is told in its list only, and cited by the others there."""
    return len(one.quote.translate(_MARKUP).strip()) >= SHORTEST


def cite(statement: StoredStatement, document: IndexedDocument) -> Citation:
    """The citation of a statement of this document."""
    return Citation(
        document.path.name,
        document.title,
        BETWEEN_HEADINGS.join(statement.section_path) or None,
        statement.page,
        document.paging.labels.get(statement.page or 0),
        document.paging.unit,
        document.date,
        statement.quote,
    )


def named_apart(documents: Iterable[IndexedDocument]) -> list[IndexedDocument]:
    """The documents, those of the same title with the names of their files in it."""
    documents = list(documents)
    times = Counter(document.title.casefold() for document in documents)
    return [
        replace(one, title=f"{one.title} ({one.path.name})") if times[one.title.casefold()] > 1 else one
        for one in documents
    ]
