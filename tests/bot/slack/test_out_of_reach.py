"""Whether something may have been posted where no answer came: only what was handed over can have been."""

import socket
from collections.abc import Iterator

import pytest

from bot.settings import SlackSettings
from bot.slack.connect import Connection, web_client
from bot.slack.post import OUT_OF_REACH, post_message
from knowledge.notices import Outcome, Unavailable, Unknown

TO_BOB = {"channel": "U0000002", "thread": ""}


def posted_to(url: str) -> Outcome:
    client = web_client(SlackSettings(bot_token="xoxb-1", api_url=url), 1)
    connection = Connection(client, client, client, None, "T1", "U1", "anchorbot")
    return post_message(connection, TO_BOB, {"text": "Hello", "blocks": []}, "key")


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """Somebody who never takes a call."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen(0)
        yield one


def test_where_nobody_takes_the_call_nothing_was_posted_and_everybody_waits(listening: socket.socket) -> None:
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/api/"
    waiting = [socket.socket() for _ in range(4)]
    try:
        for one in waiting:  # until the queue is full, and who comes next is not let in
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        assert isinstance(posted_to(url), Unavailable)
    finally:
        for one in waiting:
            one.close()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api/", "http://slack.invalid/api/"])
def test_where_there_is_nobody_nothing_was_posted(url: str) -> None:
    outcome = posted_to(url)
    assert isinstance(outcome, Unavailable)
    assert outcome.reason == OUT_OF_REACH


def test_what_was_taken_and_never_answered_may_have_been_posted(listening: socket.socket) -> None:
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/api/"
    assert posted_to(url) == Unknown("TimeoutError")
