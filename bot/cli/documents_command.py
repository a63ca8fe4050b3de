"""`anchorbot documents`."""

import json as json_format
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.cli.running import guarded, settings_with
from bot.cli.show import as_text
from bot.words.answers import say_no_documents
from bot.words.dates import in_words
from knowledge.documents import MEMBER
from knowledge.store.database import open_database
from knowledge.store.search_rows import IndexedDocument, visible_documents


def run_documents(data: Path | None, as_json: bool) -> int:
    """Prints what is indexed, as a table or as one JSON object a document."""

    def work() -> int:
        with open_database(settings_with(data).data) as db:
            found = visible_documents(db, MEMBER)
        if as_json:
            for document in found:
                print(json_format.dumps(_record(document), ensure_ascii=False))  # noqa: T201
        elif found:
            Console().print(_table(found))
        else:
            print(as_text(say_no_documents()))  # noqa: T201
        return 0

    return guarded(work)


def _record(document: IndexedDocument) -> dict[str, object]:
    return {
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


def _table(found: list[IndexedDocument]) -> Table:
    table = Table("Document", "Title", "Kind", "Place", "Publisher", "Date")
    for document in found:
        date = in_words(document.date) if document.date else "not stated"
        places = " and ".join(document.places) or "not stated"
        table.add_row(
            document.path.name,
            document.title,
            document.kind.value,
            places,
            document.publisher or "not stated",
            date,
        )
    return table
