"""Passage vectors in FAISS: derived from the database, never the truth."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]


_WORTH_THREADS = 20_000  # vectors: below this, waking a second thread costs more than it saves
_THREADS = os.cpu_count() or 1


class VectorIndex:
    """An exact inner-product index over unit vectors; ids are database ids of passages."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors) -> "VectorIndex":
        """An index of `vectors` (n, dimension) under `ids` (n)."""
        import faiss

        index = faiss.IndexIDMap2(faiss.IndexFlatIP(max(1, vectors.shape[1])))
        if len(ids):
            index.add_with_ids(np.ascontiguousarray(vectors), ids)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex | None":
        """The index saved at `path`, or None where there is none that can be read."""
        import faiss

        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError:
            return None

    def save(self, path: Path) -> None:
        """Writes the index to `path`, whole or not at all."""
        import faiss

        with NamedTemporaryFile(dir=path.parent, suffix=".faiss.tmp", delete=False) as draft:
            pass
        try:
            faiss.write_index(self._index, draft.name)
            Path(draft.name).replace(path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def holds(self, ids: Ids) -> bool:
        """Whether exactly these passages (ids ascending) are in the index."""
        import faiss

        if self._index.ntotal != len(ids):
            return False
        return len(ids) == 0 or bool(np.array_equal(np.sort(faiss.vector_to_array(self._index.id_map)), ids))

    def search(self, vector: Vectors, limit: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """Up to `limit` passages nearest to `vector` (dimension), best first, with their cosine.

        With `among`, only those passages are ranked.
        """
        import faiss

        if self._index.ntotal == 0 or (among is not None and len(among) == 0):
            return []
        faiss.omp_set_num_threads(1 if self._index.ntotal < _WORTH_THREADS else _THREADS)
        chosen = None
        if among is not None:
            chosen = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        cosines, ids = self._index.search(vector.reshape(1, -1), min(max(limit, 1), self._index.ntotal), params=chosen)
        return [(int(id_), float(cosine)) for id_, cosine in zip(ids[0], cosines[0], strict=True) if id_ >= 0]

    def cosines(self, vector: Vectors, ids: Iterable[int]) -> dict[int, float]:
        """The cosine of each of these passages (those that are in the index) with `vector`."""
        wanted = np.array(sorted(ids), dtype=np.int64)
        return dict(self.search(vector, len(wanted), among=wanted))
