"""The loaded half of the index: the embedder, and the vectors, words and short names of one state of the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock

import numpy as np
from sqlite_utils import Database

from knowledge.answering.embedding import Embedder
from knowledge.answering.reader import Reader
from knowledge.answering.vector_index import VectorIndex
from knowledge.answering.word_vectors import WordVectors
from knowledge.errors import HelpfulError
from knowledge.initials import WITH_INITIALS, people_in
from knowledge.short_names import WITH_CAPITALS, ShortName, short_names_in
from knowledge.store.document_rows import generation, live_models
from knowledge.store.search_rows import passage_ids, passage_vectors, texts_like
from knowledge.store.thesaurus_rows import whole_thesaurus
from knowledge.store.word_rows import all_word_vectors
from knowledge.thesaurus import Names, with_built_in

FILE_NAME = "vectors.faiss"


class Library:
    """Holds an embedder, a reader where there is one, and a vector index, which it keeps in step with the database."""

    def __init__(self, data: Path, embedder: Embedder, reader: Reader | None = None) -> None:
        self.embedder = embedder
        self.reader = reader
        self._path = data / FILE_NAME
        self._vectors: VectorIndex | None = None
        self._words = WordVectors((), np.zeros((0, 0), dtype=np.float32))
        self._names: dict[int, set[ShortName]] = {}
        self._thesaurus: Collection[Names] = ()
        self._generation = -1
        self._loading = Lock()

    def vectors(self, db: Database) -> VectorIndex:
        """The index of the state `db` shows. Read from its file when that fits, else rebuilt from the database.

        Raises HelpfulError when documents were embedded with another model: vectors are never mixed.
        """
        now = generation(db)
        with self._loading:
            if self._vectors is None or self._generation != now:
                self._vectors = self._load(db)
                self._words = WordVectors(*all_word_vectors(db, self.embedder.name))
                self._names = _short_names(db)
                self._thesaurus = with_built_in(whole_thesaurus(db))
                self._generation = now
            return self._vectors

    def words(self, db: Database) -> WordVectors:
        """The words of the documents, in the state `db` shows."""
        self.vectors(db)
        return self._words

    def short_names(self, db: Database) -> Mapping[int, Collection[ShortName]]:
        """The short names that each document defines, in the state `db` shows."""
        self.vectors(db)
        return self._names

    def thesaurus(self, db: Database) -> Collection[Names]:
        """Names that are taken for each other: what comes with anchorbot, and what the network says."""
        self.vectors(db)
        return self._thesaurus

    def _load(self, db: Database) -> VectorIndex:
        if live_models(db) - {self.embedder.name}:
            raise HelpfulError(
                "The documents were indexed with another embedding model.",
                "Run `anchorbot index` once more; until then nothing can be answered. Nothing was changed.",
            )
        saved = VectorIndex.load(self._path) if self._path.exists() else None
        if saved and saved.holds(passage_ids(db)):
            return saved
        rebuilt = VectorIndex.build(*passage_vectors(db, self.embedder.name))
        rebuilt.save(self._path)
        return rebuilt


def _short_names(db: Database) -> dict[int, set[ShortName]]:
    found: dict[int, set[ShortName]] = defaultdict(set)
    for document, text in texts_like(db, WITH_CAPITALS):
        found[document].update(short_names_in(text))
    naming = partial(_texts_naming, db)
    for document, person in people_in(texts_like(db, WITH_INITIALS), naming):
        found[document].add(person)
    return found


def _texts_naming(db: Database, surnames: Collection[str]) -> Iterable[tuple[int, str]]:
    return texts_like(db, [f"*{surname}*" for surname in surnames])
