"""The headings of documents."""

import json

from sqlite_utils import Database


def section_paths(db: Database, document_id: int) -> list[tuple[str, ...]]:
    """The heading path of every section of a document, in order, outermost heading first."""
    rows = db.execute("SELECT path FROM sections WHERE document_id = ? ORDER BY id", [document_id]).fetchall()
    return [tuple(json.loads(path)) for (path,) in rows]
