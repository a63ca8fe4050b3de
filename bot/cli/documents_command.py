"""`anchorbot documents` and `anchorbot documents show NAME`: for whoever keeps the index, so nothing is hidden."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.cli.running import guarded, settings_with
from bot.words.documents import say_document, say_documents
from bot.words.names import shown
from bot.words.plain import as_text
from knowledge.errors import HelpfulError
from knowledge.store.database import open_database
from knowledge.store.document_rows import load_document
from knowledge.store.search_rows import IndexedDocument, all_documents
from knowledge.store.unreadable_rows import Unreadable, unreadable_files


def run_documents(data: Path | None, as_json: bool) -> int:
    """Prints what is indexed and what could not be, as text or as one JSON object a file."""

    def work() -> int:
        with open_database(settings_with(data).data) as db:
            found, unreadable = all_documents(db), list(unreadable_files(db).values())
        if as_json:
            for record in (*map(_record, found), *map(_unread, unreadable)):
                print(json.dumps(record, ensure_ascii=False))  # noqa: T201
        else:
            print(as_text(say_documents(found, unreadable)))  # noqa: T201
        return 0

    return guarded(work)


def run_show(name: str, data: Path | None, as_json: bool) -> int:
    """Prints what was understood of the document called `name`."""

    def work() -> int:
        with open_database(settings_with(data).data) as db:
            document = load_document(db, _called(name, all_documents(db), unreadable_files(db).values()).path)
        if as_json:
            from pydantic import TypeAdapter

            print(TypeAdapter(type(document)).dump_json(document).decode())  # noqa: T201
        else:
            print(as_text(say_document(document)))  # noqa: T201
        return 0

    return guarded(work)


def _called(name: str, documents: Sequence[IndexedDocument], unreadable: Iterable[Unreadable]) -> IndexedDocument:
    """The one document with this path, file name or title, or whose name or title holds `name`."""
    wanted = name.strip().casefold()
    exact = [doc for doc in documents if wanted in (str(doc.path).casefold(), doc.path.name.casefold())]
    alike = [doc for doc in documents if wanted in doc.path.name.casefold() or wanted in doc.title.casefold()]
    found = exact or [doc for doc in documents if wanted == doc.title.casefold()] or alike
    if len(found) == 1 and wanted:
        return found[0]
    for file in unreadable:
        if not found and wanted in (str(file.path).casefold(), file.path.name.casefold()):
            raise HelpfulError(f"{shown(file.path.name)} could not be read. {file.reason}")
    if not found or not wanted:
        raise HelpfulError(f'No document is called "{name}".', "Type: anchorbot documents")
    names = ", ".join(shown(str(doc.path)) for doc in found[:6])
    raise HelpfulError(f'{len(found)} documents are called "{name}": {names}.', "Type more of its name, or its path.")


def _record(document: IndexedDocument) -> dict[str, object]:
    relation = document.relation
    return {
        "document": document.path.name,
        "path": str(document.path),
        "title": document.title,
        "kind": document.kind.value,
        "places": document.places,
        "network": document.network,
        "publisher": document.publisher,
        "date": document.date,
        "pages": document.paging.count,
        "visibility": document.visibility.audience.value,
        "visible_to": sorted(document.visibility.names),
        "relation": relation and {"kind": relation.kind.value, "other": str(relation.other), "reason": relation.reason},
        "problems": document.problems,
        "evidence": document.evidence,
    }


def _unread(file: Unreadable) -> dict[str, object]:
    return {"document": file.path.name, "path": str(file.path), "not_read": file.reason}
