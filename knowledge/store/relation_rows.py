"""Which live documents stand in for which others."""

import json
from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

from knowledge.documents import DocumentKind
from knowledge.store.paging_json import paging_from_json
from knowledge.versions import Candidate, Relation, RelationKind


def candidates(db: Database) -> list[Candidate]:
    """What the rules on versions and copies need to know of each live document."""
    rows = db.query(
        "SELECT path, title, kind, places, network, date, sketch, words, paging, problems, decided_superseded_by, "
        "decided_current FROM documents WHERE state = 'live' ORDER BY path"
    )
    return [
        Candidate(
            path=Path(row["path"]),
            title=row["title"],
            kind=DocumentKind(row["kind"]),
            places=tuple(json.loads(row["places"])),
            date=row["date"],
            network=row["network"],
            sketch=frozenset(json.loads(row["sketch"])),
            words=row["words"],
            pages=paging_from_json(row["paging"]).count,
            problems=len(json.loads(row["problems"])),
            superseded_by=row["decided_superseded_by"],
            current=bool(row["decided_current"]),
        )
        for row in rows
    ]


def relations(db: Database) -> dict[Path, Relation]:
    """The live documents in whose place another is searched."""
    rows = db.execute(
        "SELECT path, related_to, relation, relation_reason FROM documents "
        "WHERE state = 'live' AND relation IS NOT NULL"
    ).fetchall()
    return {Path(path): Relation(Path(other), RelationKind(kind), reason) for path, other, kind, reason in rows}


def store_relations(db: Database, found: Mapping[Path, Relation]) -> None:
    """Sets them for all live documents. For use inside a transaction."""
    db.execute("UPDATE documents SET relation = NULL, related_to = NULL, relation_reason = NULL WHERE state = 'live'")
    db.conn.executemany(
        "UPDATE documents SET related_to = ?, relation = ?, relation_reason = ? WHERE path = ? AND state = 'live'",
        [(str(one.other), one.kind.value, one.reason, str(path)) for path, one in found.items()],
    )
