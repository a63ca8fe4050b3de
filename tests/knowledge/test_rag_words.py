"""Red, amber and green as people say them."""

import pytest

from knowledge.rag_words import colours_meant


@pytest.mark.parametrize(
    ("text", "colours", "left"),
    [
        ("which pledges are in trouble?", {"red"}, "which pledges are ?"),
        ("which are in real difficulty", {"red"}, "which are"),
        ("which pledges are on track", {"green"}, "which pledges are"),
        ("which pledges are not on track", {"red", "amber"}, "which pledges are"),
        ("which pledges aren't really on track", {"red", "amber"}, "which pledges"),
        ("which are off track or failing", {"red", "amber"}, "which are or"),
        ("is anything going well, anything going really badly?", {"red", "green"}, "is anything , anything ?"),
        ("which pledges are no longer on track?", {"red", "amber"}, "which pledges are ?"),
        ("which pledges are not in trouble?", set(), "which pledges are not in trouble?"),
        ("which pledges were on track last year?", set(), "which pledges were on track last year?"),
        ("what must be done about those that are failing?", set(), "what must be done about those that are failing?"),
        ("did the troubled offtrack board say so?", set(), "did the troubled offtrack board say so?"),
    ],
)  # fmt: skip
def test_the_colours_that_words_mean(text: str, colours: set[str], left: str) -> None:
    found, rest = colours_meant(text)
    assert found == colours
    assert " ".join(rest.split()) == left
