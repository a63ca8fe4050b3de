"""Versions of documents: which are live, which are staged, and publishing a run."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from knowledge.store.database import write


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
