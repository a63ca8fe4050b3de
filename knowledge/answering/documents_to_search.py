"""Which of several versions, copies or look-alikes of a document a question is answered from."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answering.alike import without_those_not_meant
from knowledge.answering.asked_versions import asks_for, matches, without_version
from knowledge.store.search_rows import IndexedDocument
from knowledge.versions import RelationKind


@dataclass(frozen=True)
class ToSearch:
    """Documents, and the question to ask of them: without the words that chose an earlier version among them."""

    documents: tuple[IndexedDocument, ...]
    question: str


def documents_to_search(visible: Sequence[IndexedDocument], question: str) -> ToSearch:
    """The documents of `visible` that no other of them stands in for (the better copy, the newest version), and that
    the question may mean: not another group's terms or minutes.

    A question that asks for an earlier version is answered from those that match, and not from what supersedes them,
    unless it compares the two.
    A document that the viewer may not see stands in for none that they may.
    """
    paths = {document.path for document in visible}
    stood_in_for = {doc.path: doc.relation for doc in visible if doc.relation and doc.relation.other in paths}
    asked = asks_for(question)
    earlier = {
        doc.path
        for doc in visible
        if asked
        and (relation := stood_in_for.get(doc.path))
        and relation.kind is RelationKind.SUPERSEDED_BY
        and matches(asked, doc.title, doc.path.name, doc.date)
    }
    compares = asked is not None and asked.compares
    newer = set() if compares else {stood_in_for[path].other for path in earlier}
    kept = [doc for doc in visible if doc.path in earlier or doc.path not in newer | stood_in_for.keys()]
    return ToSearch(
        without_those_not_meant(kept, question),
        without_version(question) if earlier and not compares else question,
    )
