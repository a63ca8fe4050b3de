"""One fake Slack for each test."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.fakes.slack import FakeSlack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A fake Slack that listens, with short pauses between retries."""
    with FakeSlack(retry_after=(0.02, 0.05, 0.1)) as server:
        yield server


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    """The bot's own client, which tries each request once."""
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
