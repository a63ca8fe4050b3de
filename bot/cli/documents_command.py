"""`anchorbot documents`."""

import json
from pathlib import Path

from bot.cli.running import guarded, settings_with
from bot.cli.show import as_text
from bot.words.answers import say_documents
from knowledge.documents import MEMBER
from knowledge.store.database import open_database
from knowledge.store.search_rows import IndexedDocument, visible_documents


def run_documents(data: Path | None, as_json: bool) -> int:
    """Prints what is indexed, as text or as one JSON object a document."""

    def work() -> int:
        with open_database(settings_with(data).data) as db:
            found = visible_documents(db, MEMBER)
        for line in map(_record, found) if as_json else [as_text(say_documents(found))]:
            print(line)  # noqa: T201
        return 0

    return guarded(work)


def _record(document: IndexedDocument) -> str:
    record = {
        "document": document.path.name,
        "path": str(document.path),
        "title": document.title,
        "kind": document.kind.value,
        "places": document.places,
        "network": document.network,
        "publisher": document.publisher,
        "date": document.date,
        "visibility": document.visibility.audience.value,
        "evidence": document.evidence,
    }
    return json.dumps(record, ensure_ascii=False)
