"""Sections, found by their headings."""

import json

from sqlite_utils import Database


def sections_under(db: Database, document_id: int) -> list[tuple[int, tuple[str, ...]]]:
    """Every section of a document in order: its id and its headings, the outermost first."""
    rows = db.execute("SELECT id, path FROM sections WHERE document_id = ? ORDER BY id", [document_id]).fetchall()
    return [(int(id_), tuple(json.loads(path))) for id_, path in rows]
