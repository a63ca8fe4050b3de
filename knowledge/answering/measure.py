"""How good a ranking is: the measures that the benchmark commands print."""

import math
from collections.abc import Mapping, Sequence


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], cut: int = 10) -> float:
    """Normalised discounted cumulative gain at `cut`, 0 to 1: gain / log2(rank + 1), as trec_eval's ndcg_cut.

    `grades` maps relevant documents to their grade; others count 0. 0 where nothing is relevant.
    """
    gained = sum(grades.get(id_, 0) / math.log2(rank + 1) for rank, id_ in enumerate(ranked[:cut], start=1))
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:cut]
    ideal = sum(grade / math.log2(rank + 1) for rank, grade in enumerate(best, start=1))
    return gained / ideal if ideal else 0.0


def recall(ranked: Sequence[str], grades: Mapping[str, int], cut: int = 10) -> float:
    """The share of the relevant documents among the first `cut`, 0 to 1."""
    relevant = {id_ for id_, grade in grades.items() if grade > 0}
    return len(relevant & set(ranked[:cut])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int], cut: int = 10) -> float:
    """One over the rank of the first relevant document among the first `cut`; 0 where there is none."""
    ranks = (rank for rank, id_ in enumerate(ranked[:cut], start=1) if grades.get(id_, 0) > 0)
    return next((1 / rank for rank in ranks), 0.0)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie: the nearest-rank percentile. Needs a value."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]
