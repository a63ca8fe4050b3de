import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.measure import ndcg, percentile, recall, reciprocal_rank


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / math.log2(3))


def test_ndcg_compares_with_the_best_possible_order() -> None:
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)))


def test_recall_counts_the_relevant_documents_found() -> None:
    assert recall(["a", "x", "y"], {"a": 1, "b": 1, "c": 0}) == 0.5


def test_the_reciprocal_rank_is_that_of_the_first_hit_within_the_cut() -> None:
    assert reciprocal_rank(["x", "y", "a", "b"], {"a": 1, "b": 1}) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x", "y", "a"], {"a": 1}, cut=2) == 0.0


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.95) == 4.0


@given(
    st.permutations(list("abcdefghijkl")),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), min_size=1),
)
def test_no_order_beats_the_one_sorted_by_grade(ranked: list[str], grades: dict[str, int]) -> None:
    ideal = sorted(grades, key=lambda id_: -grades[id_])
    assert 0.0 <= ndcg(ranked, grades) <= ndcg(ideal, grades) + 1e-12
    assert ndcg(ideal, grades) == pytest.approx(1.0)
