"""What search reads: documents a viewer may see, words, vectors, statements. All of live versions only."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from knowledge.documents import Audience, DocumentKind, Paging, Rule, StatementKind, Viewer, Visibility
from knowledge.store.paging_json import paging_from_json
from knowledge.versions import Relation, RelationKind

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]


_ROWID = "+rowid"
"""Without the plus SQLite runs the full-text query once for every id in a list, forty times slower."""


_COLUMNS = (
    "id path title kind places network publisher date audience visible_to model evidence paging problems relation "
    "related_to relation_reason"
).split()


@dataclass(frozen=True)
class IndexedDocument:
    """A live document, described."""

    id: int
    path: Path
    title: str
    kind: DocumentKind
    places: tuple[str, ...]
    network: str | None
    publisher: str | None
    date: str | None
    visibility: Visibility
    model: str
    evidence: Mapping[str, str]
    paging: Paging
    problems: tuple[str, ...]
    relation: Relation | None


@dataclass(frozen=True)
class StoredStatement:
    """A statement with where it stands. `vector` is of unit length."""

    id: int
    passage_id: int
    section_id: int
    document_id: int
    section_path: tuple[str, ...]
    page: int | None
    kind: StatementKind
    text: str
    quote: str
    context: str
    list_number: int
    rules: tuple[Rule, ...]
    vector: Vectors


def visible_documents(db: Database, viewer: Viewer) -> list[IndexedDocument]:
    """The documents that `viewer` may see, by path. What stands in for one is named only where they may see that."""
    visible = [document for document in all_documents(db) if viewer.may_see(document.visibility)]
    paths = {document.path for document in visible}
    return [
        document if document.relation is None or document.relation.other in paths else replace(document, relation=None)
        for document in visible
    ]


def all_documents(db: Database) -> list[IndexedDocument]:
    """Every live document, whoever may see it, by path: for whoever keeps the index."""
    rows = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM documents WHERE state = 'live' ORDER BY path")
    return [_document(row) for row in rows.fetchall()]


@lru_cache(maxsize=10_000)
def _document(values: tuple[Any, ...]) -> IndexedDocument:
    """What a row says. Every question goes through all: each is taken apart once, while it says the same."""
    row = dict(zip(_COLUMNS, values, strict=True))
    return IndexedDocument(
        id=row["id"],
        path=Path(row["path"]),
        title=row["title"],
        kind=DocumentKind(row["kind"]),
        places=tuple(json.loads(row["places"])),
        network=row["network"],
        publisher=row["publisher"],
        date=row["date"],
        visibility=Visibility(Audience(row["audience"]), frozenset(json.loads(row["visible_to"]))),
        model=row["model"],
        evidence=json.loads(row["evidence"]),
        paging=paging_from_json(row["paging"]),
        problems=tuple(json.loads(row["problems"])),
        relation=_relation(row),
    )


def _relation(row: dict[str, Any]) -> Relation | None:
    if row["relation"] is None:
        return None
    return Relation(Path(row["related_to"]), RelationKind(row["relation"]), row["relation_reason"])


def count_documents(db: Database) -> int:
    """How many documents are live, whoever may see them."""
    return int(db.execute("SELECT count(*) FROM documents WHERE state = 'live'").fetchone()[0])


def passage_ids(db: Database, documents: Collection[int] | None = None) -> Ids:
    """The ids of all live passages, or of those in `documents`, ascending."""
    sql = "SELECT p.id FROM passages p JOIN documents d ON d.id = p.document_id WHERE d.state = 'live'"
    if documents is not None:
        sql += f" AND d.id IN ({_list(documents)})"
    return np.fromiter((id_ for (id_,) in db.execute(f"{sql} ORDER BY p.id")), dtype=np.int64)


def passage_vectors(db: Database, model: str) -> tuple[Ids, Vectors]:
    """Ids (n) and unit vectors (n, dimension) of the live passages that `model` embedded, ids ascending."""
    rows = db.execute(
        "SELECT p.id, p.vector FROM passages p JOIN documents d ON d.id = p.document_id "
        "WHERE d.state = 'live' AND d.model = ? ORDER BY p.id",
        [model],
    ).fetchall()
    ids = np.fromiter((id_ for id_, _ in rows), dtype=np.int64, count=len(rows))
    joined = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.float32)
    return ids, joined.reshape(len(rows), -1) if rows else joined.reshape(0, 0)


def match_words(
    db: Database, words: Sequence[str], limit: int, documents: Collection[int] | None = None
) -> list[tuple[int, float]]:
    """Passages with any of `words`, best first, with their BM25 (higher is better)."""
    if not words:
        return []
    sql = "SELECT rowid, -bm25(passage_words) AS score FROM passage_words WHERE passage_words MATCH ?"
    if documents is not None:
        sql += f" AND {_ROWID} IN (SELECT id FROM passages WHERE document_id IN ({_list(documents)}))"
    cursor = db.execute(f"{sql} ORDER BY rank LIMIT ?", [_any_of(words), limit])
    return [(int(id_), float(score)) for id_, score in cursor.fetchall()]


def count_passages_with(db: Database, word: str, documents: Collection[int] | None = None) -> int:
    """In how many passages of `documents` (of all for None) a word, in any form with the same stem, stands."""
    sql = "SELECT count(*) FROM passage_words WHERE passage_words MATCH ?"
    if documents is not None:
        sql += f" AND {_ROWID} IN (SELECT id FROM passages WHERE document_id IN ({_list(documents)}))"
    return int(db.execute(sql, [_any_of([word])]).fetchone()[0])


def documents_of_passages(db: Database, passages: Iterable[int]) -> dict[int, int]:
    """The document of each passage."""
    rows = db.execute(f"SELECT id, document_id FROM passages WHERE id IN ({_list(passages)})")
    return dict(rows.fetchall())


def statements_of_passages(db: Database, passages: Iterable[int]) -> list[StoredStatement]:
    """The statements of these passages, in document order."""
    return _statements(db, f"t.passage_id IN ({_list(passages)})")


def statements_of_section(db: Database, section_id: int) -> list[StoredStatement]:
    """All statements of one section, in order."""
    return _statements(db, f"t.section_id = {int(section_id)}")


def statements_of_document(db: Database, document_id: int) -> list[StoredStatement]:
    """All statements of one document, in order."""
    return _statements(db, f"s.document_id = {int(document_id)}")


def texts_like(db: Database, patterns: Collection[str]) -> Iterator[tuple[int, str]]:
    """The live statements, each with its document, that fit any of `patterns` (GLOB)."""
    sql = (
        "SELECT s.document_id, t.text FROM statements t JOIN sections s ON s.id = t.section_id "
        "JOIN documents d ON d.id = s.document_id WHERE d.state = 'live' "
        "AND EXISTS (SELECT 1 FROM json_each(?) AS pattern WHERE t.text GLOB pattern.value) ORDER BY t.id"
    )
    yield from db.execute(sql, [json.dumps(list(patterns))])


def _statements(db: Database, where: str) -> list[StoredStatement]:
    rows = db.execute(
        f"""SELECT t.id, t.passage_id, t.section_id, s.document_id, s.path, t.page, t.kind, t.text, t.quote,
        t.context, t.list_number, t.rules, t.vector FROM statements t JOIN sections s ON s.id = t.section_id
        WHERE {where} ORDER BY t.id"""
    )
    return [_statement(*row) for row in rows.fetchall()]


def _statement(
    id_: int, passage: int, section: int, document: int, path: str, page: int | None, kind: str, *rest: Any
) -> StoredStatement:
    text, quote, context, list_number, rules, vector = rest
    return StoredStatement(
        id_,
        passage,
        section,
        document,
        tuple(json.loads(path)),
        page,
        StatementKind(kind),
        text,
        quote,
        context,
        list_number,
        tuple(map(Rule, rules.split())),
        np.frombuffer(vector, dtype=np.float32),
    )


def _list(numbers: Iterable[int]) -> str:
    """Database ids for an IN clause (integers only, so nothing can be injected)."""
    return ",".join(str(int(number)) for number in numbers)


def _any_of(words: Sequence[str]) -> str:
    """An FTS5 query for any of the words, each quoted so that none is taken as an operator."""
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
