"""Questions to try: drawn from documents that are there, and known to be answered from them."""

import re
from collections.abc import Iterator

from sqlite_utils import Database

from knowledge.answering.answer import answer
from knowledge.answering.found import Answer
from knowledge.answering.library import Library
from knowledge.documents import DocumentKind, Viewer
from knowledge.store.search_rows import IndexedDocument, visible_documents
from knowledge.store.section_rows import section_paths
from knowledge.words import content_words

MOST_TRIED = 4  # questions a document, each asked once to see whether it is answered
MOST_DOCUMENTS = 12

_BY_KIND = {
    DocumentKind.TERMS_OF_REFERENCE: ("what is the quorum {place}?", "how often does the group meet {place}?"),
    DocumentKind.MINUTES: ("what was agreed {place}?",),
    DocumentKind.CHARTER: ("what does the charter ask of its signatories {place}?",),
}
_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|(?:appendix|annex|part|section) \w+[:.]?)\s+", re.IGNORECASE)
_PLAIN = re.compile(r"(?!(?:How|What|Who|When|Where|Why|Which)\b)[A-Z][\w '’,&-]{5,48}")


def questions_to_try(db: Database, library: Library, viewer: Viewer, count: int = 3) -> tuple[str, ...]:
    """Up to `count` questions, each answered from another document that `viewer` may see."""
    documents = [document for document in visible_documents(db, viewer) if document.relation is None]
    found: list[str] = []
    for document in sorted(documents, key=lambda one: one.kind not in _BY_KIND)[:MOST_DOCUMENTS]:
        tried = [question for _, question in zip(range(MOST_TRIED), _candidates(db, document), strict=False)]
        answered = (question for question in tried if _is_answered(db, library, viewer, document, question))
        if (question := next(answered, None)) and question not in found:
            found.append(question)
        if len(found) == count:
            break
    return tuple(found)


def _candidates(db: Database, document: IndexedDocument) -> Iterator[str]:
    place = f"in {document.places[0]}" if document.places else ""
    for template in _BY_KIND.get(document.kind, ()):
        yield _tidy(template.format(place=place))
    for path in section_paths(db, document.id):
        heading = _NUMBERED.sub("", path[-1]).strip() if path else ""
        if _PLAIN.fullmatch(heading) and heading != document.title and 2 <= len(content_words(heading)) <= 5:
            yield _tidy(f"what is said on {heading[0].lower()}{heading[1:]} {place}?")


def _tidy(question: str) -> str:
    return " ".join(question.split()).replace(" ?", "?")


def _is_answered(db: Database, library: Library, viewer: Viewer, document: IndexedDocument, question: str) -> bool:
    found = answer(db, library, question, viewer)
    return isinstance(found, Answer) and found.told[0].citation.document == document.path.name
