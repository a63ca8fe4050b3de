from datetime import date

import pytest

from bot.cli.dates import day_typed
from bot.words.dates import in_words
from knowledge.errors import HelpfulError


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


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-17", date(2026, 11, 17)),
        ("31/12/2026", date(2026, 12, 31)),
        ("8 December 2026", date(2026, 12, 8)),
        ("Tuesday 8 December", date(2026, 12, 8)),
        ("5 January", date(2027, 1, 5)),
        ("20 November", date(2026, 11, 20)),
    ],
)
def test_days_after_options_are_read_as_in_chat_and_without_a_year_the_nearest_is_meant(typed: str, day: date) -> None:
    assert day_typed(typed, "--occurrence", TODAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "31/11/2026", "30 February"])
def test_what_is_no_day_after_an_option_is_told(typed: str) -> None:
    with pytest.raises(HelpfulError, match="is not a day that I know"):
        day_typed(typed, "--occurrence", TODAY)
