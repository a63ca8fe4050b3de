import pytest

from bot.words.dates import in_words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2019-12-09", "Monday 9 December 2019"),
        ("2022-05", "May 2022"),
        ("2022", "2022"),
        ("2024-02-29", "Thursday 29 February 2024"),
    ],
)
def test_dates_are_written_as_exactly_as_they_are_known(iso: str, words: str) -> None:
    assert in_words(iso) == words
