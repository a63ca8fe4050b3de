"""Fifty people at once; and requests over HTTP that are not signed as Slack signs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.slack import FakeSlack
from tests.fakes.slack.http_events import Signing
from tests.journeys.slack.conftest import free_port
from tests.journeys.slack.workspace import Place, a_workspace, bot_in, nothing_more

QUORUM = "what is the quorum of the Essex group?"
ASKERS = 50
ACK_SECONDS = 3.0


def test_fifty_questions_at_once_are_all_acknowledged_in_time_and_answered_once(place: Place) -> None:
    slack = place.slack
    askers = [slack.add_person(f"Asker {number}") for number in range(ASKERS)]
    asked = [slack.direct_message(asker, QUORUM) for asker in askers]
    slack.wait_for_messages(ASKERS, seconds=60)
    assert [(one.acked, one.tries, (one.seconds or 99) < ACK_SECONDS) for one in asked] == [(True, 1, True)] * ASKERS
    assert {len(slack.messages_in(slack.im_of(asker))) for asker in askers} == {1}


@pytest.fixture
def http_place(data: Path) -> Iterator[tuple[Place, str]]:
    with a_workspace(FakeSlack(retry_after=())) as place:
        port = free_port()
        with bot_in(place.slack, data, "http", port):
            yield place, f"http://127.0.0.1:{port}/slack/events"


@pytest.mark.parametrize(
    "signing",
    [
        Signing("wrong"),
        Signing("missing"),
        Signing("without timestamp"),
        Signing("malformed"),
        Signing("right", seconds_ago=600),
    ],
)
def test_a_request_that_is_not_signed_as_it_should_be_is_refused(
    http_place: tuple[Place, str], signing: Signing
) -> None:
    place, url = http_place
    place.slack.deliver_to(url, signing)
    asked = place.slack.direct_message(place.people.ben, QUORUM)
    clicked = place.slack.command(place.people.ben, "/ask", QUORUM, channel=place.network)
    assert [(one.acked, one.status) for one in (asked, clicked)] == [(False, 401), (False, 401)]
    nothing_more(place.slack)
