"""A workspace for each test."""

import pytest

from tests.bot.slack.town import Town


@pytest.fixture
def town() -> Town:
    return Town()
