"""Passages by words and by meaning, merged with one rule for every collection."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from knowledge.answering.vector_index import VectorIndex
from knowledge.store.search_rows import documents_of_passages, match_words, passage_ids

CANDIDATES = 100
"""How many passages each of the two rankings proposes."""


@dataclass(frozen=True)
class RankedPassage:
    """A passage with its merged score (higher is better, comparable within one search only), its BM25 (0 where no
    word matches) and its cosine."""

    id: int
    document_id: int
    score: float
    bm25: float
    cosine: float


def search(
    db: Database,
    vectors: VectorIndex,
    words: Sequence[str],
    vector: NDArray[np.float32],
    documents: Collection[int] | None,
    limit: int = 10,
) -> list[RankedPassage]:
    """The best passages among `documents` (all live ones for None), best first, at most `limit`.

    Each ranking proposes its best 100; every proposed passage has both scores; each score is standardised over
    the proposed passages and the two are added, half and half.
    """
    among = None if documents is None else passage_ids(db, documents)
    bm25 = dict(match_words(db, words, CANDIDATES, documents))
    cosine = dict(vectors.search(vector, CANDIDATES, among))
    cosine |= vectors.cosines(vector, bm25.keys() - cosine.keys())
    merged = merge(bm25, cosine)
    best = sorted(merged, key=lambda id_: (-merged[id_], id_))[:limit]
    owners = documents_of_passages(db, best)
    return [RankedPassage(id_, owners[id_], merged[id_], bm25.get(id_, 0.0), cosine.get(id_, 0.0)) for id_ in best]


def merge(bm25: Mapping[int, float], cosine: Mapping[int, float]) -> dict[int, float]:
    """The sum of the two standardised scores of every passage in either; one without a score there has 0."""
    ids = sorted(bm25.keys() | cosine.keys())
    total = _standardised([bm25.get(id_, 0.0) for id_ in ids]) + _standardised([cosine.get(id_, 0.0) for id_ in ids])
    return dict(zip(ids, total.tolist(), strict=True))


def _standardised(values: Sequence[float]) -> NDArray[np.float64]:
    """The z-scores; all 0 where the values do not differ by more than rounding."""
    array = np.asarray(values, dtype=np.float64)
    if not len(array):
        return array
    deviation = float(array.std())
    differ = deviation > 1e-9 * float(np.abs(array).max())
    return (array - array.mean()) / deviation if differ else np.zeros_like(array)
