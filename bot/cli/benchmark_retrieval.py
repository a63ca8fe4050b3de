"""`anchorbot benchmark retrieval`: a BEIR collection through the same index and search that answers use."""

import csv
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.cli.running import guarded, settings_with, tell
from bot.wiring import make_embedder, now
from knowledge.answering.library import Library
from knowledge.answering.measure import ndcg, percentile, recall, reciprocal_rank
from knowledge.answering.search import search
from knowledge.documents import MEMBER, Description, Document, DocumentKind, Fact, Passage, Section
from knowledge.errors import HelpfulError
from knowledge.store.database import open_database, write
from knowledge.store.document_rows import Version, publish
from knowledge.store.search_rows import visible_documents
from knowledge.store.staging_rows import stage_documents
from knowledge.words import content_words

_BATCH = 256


@dataclass(frozen=True)
class Collection:
    """Documents, queries, and per query the grades of its relevant documents."""

    documents: list[Document]
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]


def run_retrieval(folder: Path) -> int:
    """Prints one JSON object: ndcg@10, recall@10, mrr@10 (means over the judged queries), p50_ms and p95_ms of a
    query from text to ranking."""

    def work() -> int:
        collection = read_collection(folder)
        settings = settings_with(None)
        embedder = make_embedder(settings)
        with (
            tempfile.TemporaryDirectory(prefix="anchorbot-benchmark-") as data,
            open_database(Path(data)) as db,
        ):
            start = time.perf_counter()
            fill(db, Library(Path(data), embedder), collection.documents)
            seconds = time.perf_counter() - start
            figures = measure(db, Library(Path(data), embedder), collection)
        about: dict[str, object] = {
            "collection": folder.name,
            "documents": len(collection.documents),
            "queries": len(collection.grades),
            "model": embedder.name,
            "index_seconds": round(seconds, 1),
        }
        print(json.dumps(figures | about))  # noqa: T201
        return 0

    return guarded(work)


def read_collection(folder: Path) -> Collection:
    """A collection in BEIR form. Raises HelpfulError when a file is missing or not of that form."""
    try:
        documents = [_document(row) for row in _lines(folder / "corpus.jsonl")]
        queries = {str(row["_id"]): str(row["text"]) for row in _lines(folder / "queries.jsonl")}
        grades: dict[str, dict[str, int]] = {}
        with (folder / "qrels" / "test.tsv").open(encoding="utf-8", newline="") as file:
            for query, document, grade in list(csv.reader(file, delimiter="\t"))[1:]:
                if query in queries:
                    grades.setdefault(query, {})[document] = int(grade)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HelpfulError(
            f"{folder} is not a collection in BEIR form: {error}.",
            "It needs corpus.jsonl (_id, title, text), queries.jsonl (_id, text) and qrels/test.tsv.",
        ) from error
    return Collection(documents, queries, grades)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _document(row: dict[str, str]) -> Document:
    """One document of the collection as one passage, as its judges saw it."""
    about = Description(Fact(row.get("title", ""), "corpus.jsonl"), Fact(DocumentKind.OTHER, "corpus.jsonl"))
    return Document(Path(str(row["_id"])), str(row["_id"]), about, (Section((), (Passage(row["text"]),)),))


def fill(db: Database, library: Library, documents: list[Document]) -> None:
    """Stages and publishes `documents`, as an indexing run does."""
    embedder = library.embedder
    done = 0
    for start in range(0, len(documents), _BATCH):
        batch = documents[start : start + _BATCH]
        stage_documents(db, [(d, Version(d.sha256, "", embedder.name)) for d in batch], embedder.encode, now())
        done += len(batch)
        tell(f"indexed {done} of {len(documents)}")
    with write(db):
        publish(db, [document.path for document in documents], [])
    library.vectors(db)


def measure(db: Database, library: Library, collection: Collection) -> dict[str, float]:
    """The figures over all judged queries, each asked once, by a member who may see everything."""
    vectors = library.vectors(db)
    names = {document.id: str(document.path) for document in visible_documents(db, MEMBER)}
    gains, recalls, reciprocals, times = [], [], [], []
    for query, grades in collection.grades.items():
        start = time.perf_counter()
        text = collection.queries[query]
        vector = library.embedder.encode([text])[0]
        ranked = [names[found.document_id] for found in search(db, vectors, content_words(text), vector, None, 10)]
        times.append((time.perf_counter() - start) * 1000)
        gains.append(ndcg(ranked, grades))
        recalls.append(recall(ranked, grades))
        reciprocals.append(reciprocal_rank(ranked, grades))
    return {
        "ndcg@10": round(sum(gains) / len(gains), 4),
        "recall@10": round(sum(recalls) / len(recalls), 4),
        "mrr@10": round(sum(reciprocals) / len(reciprocals), 4),
        "p50_ms": round(percentile(times, 0.5), 2),
        "p95_ms": round(percentile(times, 0.95), 2),
    }
