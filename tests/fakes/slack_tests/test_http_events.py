"""HTTP mode: signed as slack_sdk's verifier wants it, retried, and wrongly signed when asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

from tests.fakes.slack import FakeSlack
from tests.fakes.slack.http_events import Signing


@dataclass
class Endpoint:
    """A bot's events URL: keeps what came, answers with these statuses in turn, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    received: list[tuple[dict[str, str], str]] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Endpoint]:
    endpoint = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            endpoint.received.append((dict(self.headers), body))
            self.send_response(endpoint.statuses.pop(0) if endpoint.statuses else 200)
            for name, value in endpoint.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(endpoint.body)))
            self.end_headers()
            self.wfile.write(endpoint.body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint.url = f"http://127.0.0.1:{server.server_port}/slack/events"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def endpoint(slack: FakeSlack) -> Iterator[Endpoint]:
    with listening() as made:
        slack.deliver_to(made.url)
        yield made


def is_valid(slack: FakeSlack, received: tuple[dict[str, str], str]) -> bool:
    headers, body = received
    return SignatureVerifier(slack.signing_secret).is_valid_request(body, headers)


def test_an_event_is_json_and_rightly_signed(slack: FakeSlack, endpoint: Endpoint) -> None:
    delivery = slack.direct_message(slack.add_person("Ann"), "Grüße & quorum")
    assert delivery.acked
    assert delivery.status == 200
    headers, body = endpoint.received[0]
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body) == delivery.payload
    assert "X-Slack-Retry-Num" not in headers
    assert is_valid(slack, endpoint.received[0])


def test_a_command_and_an_interaction_are_forms(slack: FakeSlack, endpoint: Endpoint) -> None:
    ann = slack.add_person("Ann")
    assert slack.command(ann, "/ask", "a=b&c").acked
    assert slack.send("interactive", {"type": "block_actions"}).acked
    (_, command), (headers, interaction) = endpoint.received
    assert parse_qs(command)["command"] == ["/ask"]
    assert parse_qs(command)["text"] == ["a=b&amp;c"]
    assert json.loads(parse_qs(interaction)["payload"][0]) == {"type": "block_actions"}
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert all(is_valid(slack, received) for received in endpoint.received)


@pytest.mark.parametrize("signing", [Signing("wrong"), Signing("right", seconds_ago=400)])
def test_a_wrong_or_old_signature_is_not_valid(slack: FakeSlack, endpoint: Endpoint, signing: Signing) -> None:
    slack.deliver_to(endpoint.url, signing)
    slack.direct_message(slack.add_person("Ann"), "Hello").wait()
    assert not is_valid(slack, endpoint.received[0])


def test_a_signature_can_be_missing_wholly_or_in_part(slack: FakeSlack, endpoint: Endpoint) -> None:
    for signing, missing in (
        (Signing("missing"), {"X-Slack-Signature", "X-Slack-Request-Timestamp"}),
        (Signing("without timestamp"), {"X-Slack-Request-Timestamp"}),
        (Signing("malformed"), set[str]()),
    ):
        slack.deliver_to(endpoint.url, signing)
        slack.direct_message(slack.add_person("Ann"), "Hello").wait()
        headers = endpoint.received[-1][0]
        assert {name for name in ("X-Slack-Signature", "X-Slack-Request-Timestamp") if name not in headers} == missing
    assert endpoint.received[-1][0]["X-Slack-Request-Timestamp"] == "yesterday"


def test_an_event_that_fails_is_retried_with_its_number_and_reason(slack: FakeSlack, endpoint: Endpoint) -> None:
    endpoint.statuses = [500, 503]
    delivery = slack.direct_message(slack.add_person("Ann"), "Hello")
    assert delivery.acked
    assert delivery.tries == 3
    numbers = [headers.get("X-Slack-Retry-Num") for headers, _ in endpoint.received]
    assert numbers == [None, "1", "2"]
    assert endpoint.received[1][0]["X-Slack-Retry-Reason"] == "http_error"
    assert len({json.loads(body)["event_id"] for _, body in endpoint.received}) == 1


def test_a_command_that_fails_is_not_retried(slack: FakeSlack, endpoint: Endpoint) -> None:
    endpoint.statuses = [401]
    delivery = slack.command(slack.add_person("Ann"), "/ask", "a")
    assert (delivery.acked, delivery.tries, delivery.status) == (False, 1, 401)


def test_a_bot_may_ask_for_no_retry(slack: FakeSlack, endpoint: Endpoint) -> None:
    endpoint.statuses, endpoint.headers = [500], {"X-Slack-No-Retry": "1"}
    assert slack.direct_message(slack.add_person("Ann"), "Hello").wait().tries == 1


def test_a_bot_that_is_away_is_tried_again(slack: FakeSlack) -> None:
    slack.deliver_to("http://127.0.0.1:9/slack/events")
    delivery = slack.direct_message(slack.add_person("Ann"), "Hello")
    assert (delivery.acked, delivery.tries, delivery.failures[0].reason) == (False, 4, "connection_failed")


def test_the_body_of_an_answer_to_a_command_is_shown(slack: FakeSlack, endpoint: Endpoint) -> None:
    endpoint.body = "One moment"
    assert slack.command(slack.add_person("Ann"), "/ask", "a").body == "One moment"
    assert slack.wait_for_messages(1)[0].text == "One moment"


def test_any_body_can_be_posted(slack: FakeSlack, endpoint: Endpoint) -> None:
    assert slack.post_raw("{broken").status == 200
    assert endpoint.received[0][1] == "{broken"
    assert is_valid(slack, endpoint.received[0])
