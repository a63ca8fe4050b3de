from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering.search import merge

scores = st.dictionaries(st.integers(1, 9), st.integers(0, 2000).map(lambda hundredths: hundredths / 100), max_size=9)


def test_a_passage_that_both_rankings_put_first_comes_first() -> None:
    merged = merge({1: 9.0, 2: 3.0}, {1: 0.8, 2: 0.4, 3: 0.5})
    assert max(merged, key=lambda id_: merged[id_]) == 1


def test_a_passage_without_any_matching_word_can_still_win_by_meaning() -> None:
    merged = merge({1: 1.0, 2: 1.1}, {1: 0.1, 2: 0.1, 3: 0.9})
    assert merged[3] > merged[1]


@given(scores, scores, st.floats(0.1, 50))
def test_the_order_does_not_depend_on_the_scale_of_either_score(
    bm25: dict[int, float], cosine: dict[int, float], factor: float
) -> None:
    before = merge(bm25, cosine)
    after = merge({id_: score * factor for id_, score in bm25.items()}, cosine)
    for id_ in before:
        assert abs(before[id_] - after[id_]) < 1e-6


@given(scores, scores)
def test_every_proposed_passage_is_scored(bm25: dict[int, float], cosine: dict[int, float]) -> None:
    assert merge(bm25, cosine).keys() == bm25.keys() | cosine.keys()
