"""Documents as they are stored: which versions are live and staged, publishing a run, and one document whole."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from knowledge.documents import (
    Audience,
    Description,
    Document,
    DocumentKind,
    Fact,
    Passage,
    Rule,
    Section,
    Standing,
    Statement,
    StatementKind,
    Visibility,
)
from knowledge.store.database import write
from knowledge.store.paging_json import paging_from_json


@dataclass(frozen=True)
class Version:
    """Which content of a file is stored, and how it was made: enough to know whether it is up to date."""

    sha256: str
    read_as: str
    model: str


def live_versions(db: Database) -> dict[Path, Version]:
    """What answers come from now, by path."""
    return _versions(db, "live")


def staged_versions(db: Database) -> dict[Path, Version]:
    """What an unfinished run has already read and embedded, by path."""
    return _versions(db, "staged")


def _versions(db: Database, state: str) -> dict[Path, Version]:
    rows = db.execute("SELECT path, sha256, read_as, model FROM documents WHERE state = ?", [state])
    return {Path(path): Version(*rest) for path, *rest in rows.fetchall()}


def publish(db: Database, staged: Collection[Path], removed: Collection[Path], folder: Path | None = None) -> None:
    """Makes these staged files live, and what they replace and the `removed` files gone.

    For use inside one transaction with whatever else has to change at the same instant.
    """
    if folder:
        db.execute("INSERT OR IGNORE INTO folders VALUES (?)", [str(folder)])
    for path in (*staged, *removed):
        _delete_live(db, str(path))
    for path in staged:
        db.execute(
            "INSERT INTO passage_words (rowid, heading, text) SELECT p.id, p.heading, p.text FROM passages p "
            "JOIN documents d ON d.id = p.document_id WHERE d.path = ? AND d.state = 'staged'",
            [str(path)],
        )
        db.execute("UPDATE documents SET state = 'live' WHERE path = ? AND state = 'staged'", [str(path)])
    if staged or removed:
        db.execute("DELETE FROM word_vectors WHERE stem NOT IN (SELECT term FROM word_counts)")
        db.execute("UPDATE index_state SET generation = generation + 1")


def _delete_live(db: Database, path: str) -> None:
    db.execute(
        "INSERT INTO passage_words (passage_words, rowid, heading, text) SELECT 'delete', p.id, p.heading, p.text "
        "FROM passages p JOIN documents d ON d.id = p.document_id WHERE d.path = ? AND d.state = 'live'",
        [path],
    )
    db.execute("DELETE FROM documents WHERE path = ? AND state = 'live'", [path])


def unstage(db: Database, paths: Iterable[Path]) -> None:
    """Forgets staged versions that are out of date."""
    with write(db):
        for path in paths:
            db.execute("DELETE FROM documents WHERE path = ? AND state = 'staged'", [str(path)])


def generation(db: Database) -> int:
    """Counts the published states of the index; what is derived from it compares this."""
    return int(db.execute("SELECT generation FROM index_state").fetchone()[0])


def live_models(db: Database) -> set[str]:
    """The embedding models that made the live vectors."""
    return {name for (name,) in db.execute("SELECT DISTINCT model FROM documents WHERE state = 'live'").fetchall()}


def restricted_documents(db: Database) -> dict[Path, str]:
    """The live documents that are not for the whole network, with their audience."""
    rows = db.execute(
        "SELECT path, audience FROM documents WHERE state = 'live' AND audience NOT IN ('public', 'network')"
    )
    return {Path(path): audience for path, audience in rows.fetchall()}


def forget_folder(db: Database, folder: Path) -> None:
    """Takes a folder off the list of those that are indexed again by default."""
    with write(db):
        db.execute("DELETE FROM folders WHERE path = ?", [str(folder)])


def folders(db: Database) -> list[Path]:
    """The folders that were indexed, by name."""
    return [Path(path) for (path,) in db.execute("SELECT path FROM folders ORDER BY path").fetchall()]


def load_document(db: Database, path: Path) -> Document:
    """The live version of a file as it was stored. Raises KeyError where there is none."""
    row = next(iter(db.query("SELECT * FROM documents WHERE path = ? AND state = 'live'", [str(path)])), None)
    if row is None:
        raise KeyError(path)
    sections = db.query("SELECT id, path FROM sections WHERE document_id = ? ORDER BY id", [row["id"]])
    return Document(
        path,
        row["sha256"],
        _description(row),
        tuple(Section(tuple(json.loads(s["path"])), _passages(db, s["id"])) for s in sections),
        paging_from_json(row["paging"]),
        tuple(json.loads(row["problems"])),
    )


def _passages(db: Database, section_id: int) -> tuple[Passage, ...]:
    return tuple(
        Passage(row["text"], _statements(db, row["id"]))
        for row in db.query("SELECT id, text FROM passages WHERE section_id = ? ORDER BY id", [section_id])
    )


def _statements(db: Database, passage_id: int) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            row["text"],
            row["quote"],
            StatementKind(row["kind"]),
            row["context"],
            row["list_number"],
            row["page"],
            tuple(map(Rule, row["rules"].split())),
        )
        for row in db.query("SELECT * FROM statements WHERE passage_id = ? ORDER BY id", [passage_id])
    )


def _description(row: dict[str, Any]) -> Description:
    evidence = json.loads(row["evidence"])

    def fact(name: str) -> Fact[str] | None:
        return Fact(row[name], evidence[name]) if row[name] is not None else None

    return Description(
        title=Fact(row["title"], evidence["title"]),
        kind=Fact(DocumentKind(row["kind"]), evidence["kind"]),
        places=Fact(tuple(json.loads(row["places"])), evidence["places"]) if "places" in evidence else None,
        network=fact("network"),
        publisher=fact("publisher"),
        date=fact("date"),
        visibility=Visibility(Audience(row["audience"]), frozenset(json.loads(row["visible_to"]))),
        standing=Standing(row["decided_superseded_by"], bool(row["decided_current"])),
    )
