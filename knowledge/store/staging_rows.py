"""Whole documents into their rows."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from knowledge.documents import (
    Description,
    Document,
    Passage,
    Section,
)
from knowledge.store.database import write
from knowledge.store.document_rows import Version
from knowledge.store.paging_json import paging_to_json
from knowledge.store.word_rows import word_vectors
from knowledge.versions import sketch_of
from knowledge.words import content_words, stem

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
"""Texts to unit vectors, one row each, in order."""


def heading_of(description: Description, section: Section) -> str:
    """The line that places a passage for ranking: the document's title, then its headings."""
    return " › ".join(dict.fromkeys([description.title.value, *section.path]))


def text_to_embed(heading: str, passage: Passage) -> str:
    """A passage as its vector sees it."""
    return f"{heading}. {passage.text}"


def statement_to_embed(section_path: Sequence[str], context: str, text: str) -> str:
    """A statement as its vector sees it: with its nearest heading and what gives it sense."""
    return " ".join(filter(None, (f"{section_path[-1]}." if section_path else "", context, text)))


def stage_documents(db: Database, batch: Sequence[tuple[Document, Version]], encode: Encode, now: datetime) -> None:
    """Stores versions that no answer comes from yet, in one transaction, in place of earlier staged ones.

    Texts that the live version of the same file holds word for word keep their vectors; only the others are
    given to `encode`, all at once.
    """
    vectors: dict[str, bytes] = {}
    for document, version in batch:
        vectors |= _known_vectors(db, document.path, version.model)
    texts = (text for document, _ in batch for text in _texts_of(document))
    missing = [text for text in dict.fromkeys(texts) if text not in vectors]
    words = {model: _new_words(db, batch, model) for model in {version.model for _, version in batch}}
    wanted = list(dict.fromkeys([*missing, *(word for new in words.values() for word in new)]))
    if wanted:
        vectors.update(zip(wanted, (row.tobytes() for row in encode(wanted)), strict=True))
    with write(db):
        for model, new in words.items():
            rows = [(word, model, stem(word), vectors[word]) for word in new]
            db.conn.executemany("INSERT OR IGNORE INTO word_vectors VALUES (?, ?, ?, ?)", rows)
        for document, version in batch:
            db.execute("DELETE FROM documents WHERE path = ? AND state = 'staged'", [str(document.path)])
            document_id = _insert_document(db, document, version, now)
            for section in document.sections:
                _insert_section(db, document_id, document.description, section, vectors)


def _texts_of(document: Document) -> list[str]:
    texts = []
    for section in document.sections:
        heading = heading_of(document.description, section)
        for passage in section.passages:
            texts.append(text_to_embed(heading, passage))
            texts += [statement_to_embed(section.path, said.context, said.text) for said in passage.statements]
    return texts


def _new_words(db: Database, batch: Sequence[tuple[Document, Version]], model: str) -> list[str]:
    """The words of these documents' statements that have no vector by this model yet."""
    words: dict[str, None] = {}
    for document, version in batch:
        for section in document.sections if version.model == model else ():
            said = (f"{one.context} {one.text}" for passage in section.passages for one in passage.statements)
            words.update(dict.fromkeys(content_words(" ".join((*section.path, *said)))))
    known = word_vectors(db, model, words)
    return [word for word in words if word not in known]


def _known_vectors(db: Database, path: Path, model: str) -> dict[str, bytes]:
    """The vectors of a file's live version by the text they were made from."""
    of_passages = """
        SELECT p.heading || '. ' || p.text, p.vector FROM passages p JOIN documents d ON d.id = p.document_id
        WHERE d.path = ? AND d.model = ? AND d.state = 'live'"""
    return dict(db.execute(of_passages, [str(path), model]).fetchall()) | _known_statements(db, path, model)


def _known_statements(db: Database, path: Path, model: str) -> dict[str, bytes]:
    rows = db.execute(
        """SELECT s.path, t.context, t.text, t.vector FROM statements t
        JOIN sections s ON s.id = t.section_id JOIN documents d ON d.id = s.document_id
        WHERE d.path = ? AND d.model = ? AND d.state = 'live'""",
        [str(path), model],
    )
    known = {}
    for section_path, context, text, vector in rows.fetchall():
        known[statement_to_embed(json.loads(section_path), context, text)] = vector
    return known


def _insert_document(db: Database, document: Document, version: Version, now: datetime) -> int:
    about = document.description
    facts = ("title", "kind", "places", "network", "publisher", "date")
    texts = list(_running_text(document))
    evidence = {name: fact.evidence for name in facts if (fact := getattr(about, name)) is not None}
    row = {
        "path": str(document.path),
        "sha256": version.sha256,
        "read_as": version.read_as,
        "model": version.model,
        "state": "staged",
        "title": about.title.value,
        "kind": about.kind.value.value,
        "places": json.dumps(about.places.value if about.places else ()),
        "network": about.network.value if about.network else None,
        "publisher": about.publisher.value if about.publisher else None,
        "date": about.date.value if about.date else None,
        "evidence": json.dumps(evidence, ensure_ascii=False),
        "audience": about.visibility.audience.value,
        "visible_to": json.dumps(sorted(about.visibility.names)),
        "decided_superseded_by": about.standing.superseded_by,
        "decided_current": about.standing.current,
        "paging": paging_to_json(document.paging),
        "problems": json.dumps(document.problems, ensure_ascii=False),
        "words": sum(len(text.split()) for text in texts),
        "sketch": json.dumps(sorted(sketch_of(texts))),
        "indexed_at": now.isoformat(timespec="seconds"),
    }
    return _inserted(db, "documents", row)


def _running_text(document: Document) -> Iterator[str]:
    """Each heading, then the passages under it: what copies of one paper share whatever program made them."""
    for section in document.sections:
        yield from section.path[-1:]
        yield from (passage.text for passage in section.passages)


def _inserted(db: Database, table: str, row: dict[str, Any]) -> int:
    """Inserts a row and returns its id."""
    id_ = db.table(table).insert(row).last_pk
    assert id_ is not None
    return int(id_)


def _insert_section(
    db: Database, document_id: int, about: Description, section: Section, vectors: dict[str, bytes]
) -> None:
    path = json.dumps(section.path, ensure_ascii=False)
    section_id = _inserted(db, "sections", {"document_id": document_id, "path": path})
    heading = heading_of(about, section)
    for passage in section.passages:
        vector = vectors[text_to_embed(heading, passage)]
        cursor = db.execute(
            "INSERT INTO passages (document_id, section_id, heading, text, vector) VALUES (?, ?, ?, ?, ?)",
            [document_id, section_id, heading, passage.text, vector],
        )
        db.conn.executemany(
            "INSERT INTO statements (passage_id, section_id, kind, text, quote, context, list_number, page, "
            "rules, vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    cursor.lastrowid,
                    section_id,
                    said.kind.value,
                    said.text,
                    said.quote,
                    said.context,
                    said.group,
                    said.page,
                    " ".join(said.rules),
                    vectors[statement_to_embed(section.path, said.context, said.text)],
                )
                for said in passage.statements
            ],
        )
