"""Socket Mode over real sockets, with slack_sdk's own client."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import websocket
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.socket_mode.websocket_client import SocketModeClient

from tests.fakes.slack import FakeSlack

Answer = Callable[[SocketModeRequest], dict[str, Any] | None]


class Bot:
    """A client that keeps what it received and acks it, unless told to `keep_quiet`."""

    def __init__(self, slack: FakeSlack, answer: Answer = lambda request: None) -> None:
        web_client = WebClient(slack.bot_token, base_url=slack.api_url)
        self.client = SocketModeClient(slack.app_token, web_client=web_client, ping_interval=0.5)
        self.received: list[SocketModeRequest] = []
        self.keep_quiet = threading.Event()
        self.answer = answer
        self.client.socket_mode_request_listeners.append(self._take)

    def _take(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        self.received.append(request)
        if not self.keep_quiet.is_set():
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.answer(request)))


@contextmanager
def running(slack: FakeSlack, answer: Answer = lambda request: None) -> Iterator[Bot]:
    """A bot that is connected, without slack_sdk's monitor and its slow end.

    The monitor asks for a second connection whenever it looks while one is opening, and closes the one that is read:
    it never starts. The thread that reads a connection opens the next one by itself when that ends. `close` closes the
    socket under that thread, which then often sleeps ten seconds more: here the server hangs up first.
    """
    bot = Bot(slack, answer)
    opened = slack.connections_opened
    bot.client.current_app_monitor_started = True  # it never is
    bot.client.connect()
    slack.wait_for(lambda: slack.connections_opened > opened, seconds=20)
    try:
        yield bot
    finally:
        bot.client.auto_reconnect_enabled = False
        slack.drop_connections()
        slack.wait_for(lambda: not bot.client.is_connected(), seconds=20)
        bot.client.close()


@pytest.fixture
def bot(slack: FakeSlack) -> Iterator[Bot]:
    with running(slack) as running_bot:
        yield running_bot


def test_a_mention_arrives_in_an_envelope_and_is_acked(slack: FakeSlack, bot: Bot) -> None:
    ann = slack.add_person("Ann")
    channel = slack.add_channel("general", members=[ann])
    delivery = slack.mention(ann, channel, "When do A & B <meet>?")
    assert delivery.acked
    assert delivery.tries == 1
    assert delivery.seconds is not None
    assert delivery.seconds < 3
    (request,) = bot.received
    assert (request.type, request.accepts_response_payload, request.retry_attempt) == ("events_api", False, 0)
    event = request.payload["event"]
    assert event["text"] == f"<@{slack.bot_user}> When do A &amp; B &lt;meet&gt;?"
    assert (event["type"], event["channel"], event["user"], event["event_ts"]) == (
        "app_mention",
        channel,
        ann,
        event["ts"],
    )
    assert request.payload["authorizations"][0]["user_id"] == slack.bot_user


def test_the_twin_of_a_mention_has_its_ts_and_another_event_id(slack: FakeSlack, bot: Bot) -> None:
    ann = slack.add_person("Ann")
    slack.mention(ann, slack.add_channel("general", members=[ann]), "When?", twin=True)
    slack.wait_for(lambda: len(bot.received) == 2)
    events = [request.payload for request in bot.received]
    assert {event["event"]["type"] for event in events} == {"message", "app_mention"}
    assert len({event["event"]["ts"] for event in events}) == 1
    assert len({event["event_id"] for event in events}) == 2


def test_each_kind_of_event_has_its_documented_shape(slack: FakeSlack, bot: Bot) -> None:
    ann = slack.add_person("Ann")
    channel = slack.add_channel("general", members=[ann])
    first = slack.direct_message(ann, "Hello").payload["event"]
    assert (first["channel_type"], first["channel"][0]) == ("im", "D")
    assert slack.direct_message(ann, "and?", thread_ts=first["ts"]).payload["event"]["thread_ts"] == first["ts"]
    said = slack.message(ann, channel, "no mention", thread_ts="1.2").payload["event"]
    assert (said["type"], said["thread_ts"], "subtype" in said) == ("message", "1.2", False)
    assert slack.bot_message(channel, "beep").payload["event"]["bot_id"]
    assert slack.bot_message(channel, "beep", subtype=True).payload["event"]["subtype"] == "bot_message"
    edited = slack.edit(channel, said["ts"], "changed").payload["event"]
    assert (edited["subtype"], edited["message"]["text"]) == ("message_changed", "changed")
    assert edited["previous_message"]["text"] == "no mention"
    assert slack.delete(channel, said["ts"]).payload["event"]["subtype"] == "message_deleted"
    assert slack.join(slack.add_person("Ben"), channel).payload["event"]["subtype"] == "channel_join"
    assert slack.share_file(ann, channel, "minutes").payload["event"]["files"][0]["name"] == "minutes.pdf"
    assert slack.subtype("channel_topic", channel, user=ann).payload["event"]["subtype"] == "channel_topic"
    assert [slack.home_opened(ann, tab).payload["event"]["tab"] for tab in ("home", "messages")] == ["home", "messages"]
    slack.wait_for(lambda: len(bot.received) == 12)


def test_what_a_person_types_pings_nobody_but_those_who_are_there(slack: FakeSlack) -> None:
    ann = slack.add_person("Ann")
    channel = slack.add_channel("general", members=[ann])
    text = slack.message(ann, channel, f"<!channel> <@U0NOBODY> <@{ann}> <#{channel}|general>").payload["event"]["text"]
    assert text == f"&lt;!channel&gt; &lt;@U0NOBODY&gt; <@{ann}> <#{channel}|general>"
    assert slack.message(ann, channel, "<!here>", wire=True).payload["event"]["text"] == "<!here>"


def test_an_event_without_an_ack_is_tried_four_times_and_says_so() -> None:
    with FakeSlack(retry_after=(0.01, 0.02, 0.03), ack_seconds=0.1) as slack, running(slack) as bot:
        bot.keep_quiet.set()
        delivery = slack.direct_message(slack.add_person("Ann"), "Hello")
        assert not delivery.acked
        assert delivery.tries == 4
        assert [request.retry_attempt for request in bot.received] == [0, 1, 2, 3]
        assert [request.retry_reason for request in bot.received] == ["", "timeout", "timeout", "timeout"]
        assert len({request.payload["event_id"] for request in bot.received}) == 1
        assert len({request.envelope_id for request in bot.received}) == 4


def test_the_same_event_can_be_sent_five_times(slack: FakeSlack, bot: Bot) -> None:
    delivery = slack.direct_message(slack.add_person("Ann"), "Hello")
    assert all(slack.send_again(delivery, retry_num=number).acked for number in range(4))
    assert len({request.payload["event_id"] for request in bot.received}) == 1
    assert sorted(request.retry_attempt for request in bot.received if request.retry_attempt is not None) == [
        0,
        0,
        1,
        2,
        3,
    ]


def test_an_event_waits_for_the_bot_and_a_command_does_not(slack: FakeSlack) -> None:
    ann = slack.add_person("Ann")
    waiting = slack.direct_message(ann, "Are you there?")
    lost = slack.command(ann, "/ask", "anything")
    assert not lost.acked
    assert lost.failures[0].reason == "not_connected"
    assert not waiting.over
    with running(slack):
        assert waiting.acked


def test_a_command_brings_a_trigger_and_a_response_url_and_shows_its_ack(slack: FakeSlack) -> None:
    ann = slack.add_person("Ann Hall")
    channel = slack.add_channel("general", members=[ann])
    with running(slack, lambda request: {"text": "One moment"}) as bot:
        delivery = slack.command(ann, "/ask", "who chairs R&D?", channel=channel)
        assert delivery.ack_payload == {"text": "One moment"}
        payload = bot.received[0].payload
        assert (payload["command"], payload["text"], payload["user_name"]) == (
            "/ask",
            "who chairs R&amp;D?",
            "ann.hall",
        )
        assert (payload["channel_id"], payload["channel_name"]) == (channel, "general")
        assert payload["response_url"].startswith("http://127.0.0.1:")
        (message,) = slack.wait_for_messages(1)
        assert (message.text, message.ephemeral_to, message.via) == ("One moment", ann, "ack")


def test_one_of_several_connections_gets_an_event(slack: FakeSlack, bot: Bot) -> None:
    with running(slack) as other:
        slack.wait_until_connected(count=2)
        people = [slack.add_person(f"Person {number}") for number in range(6)]
        assert all(slack.direct_message(person, "Hello").acked for person in people)
        assert len(bot.received) + len(other.received) == 6
        assert bot.received
        assert other.received


def test_fifty_events_at_once_are_all_acked(slack: FakeSlack, bot: Bot) -> None:
    ann = slack.add_person("Ann")
    deliveries = [slack.direct_message(ann, f"question {number}") for number in range(50)]
    assert all(delivery.acked for delivery in deliveries)
    assert max(delivery.seconds or 9 for delivery in deliveries) < 3


def test_after_dropped_connections_the_client_comes_back(slack: FakeSlack, bot: Bot) -> None:
    opened = slack.connections_opened
    slack.drop_connections()
    slack.wait_for(lambda: slack.connections_opened > opened and slack.connections, seconds=15)
    assert slack.direct_message(slack.add_person("Ann"), "Still there?").acked


def test_a_drop_before_the_ack_leads_to_a_retry(slack: FakeSlack, bot: Bot) -> None:
    bot.keep_quiet.set()
    delivery = slack.direct_message(slack.add_person("Ann"), "Hello")
    slack.wait_for(lambda: bot.received)
    bot.keep_quiet.clear()
    slack.drop_connections()
    assert delivery.acked
    assert [failure.reason for failure in delivery.failures] == ["connection_failed"]


def test_the_client_takes_a_new_connection_when_asked_to(slack: FakeSlack, bot: Bot) -> None:
    opened = slack.connections_opened
    slack.ask_to_reconnect(close_after=0.1)
    slack.wait_for(lambda: slack.connections_opened > opened, seconds=15)
    assert slack.direct_message(slack.add_person("Ann"), "Still there?").acked


def raw_socket(slack: FakeSlack) -> websocket.WebSocket:
    url = WebClient(slack.bot_token, base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)["url"]
    return websocket.create_connection(url, timeout=2)


def close(socket: websocket.WebSocket) -> None:
    socket.shutdown()  # type: ignore[no-untyped-call]  # without a close frame, as a killed process


def test_hello_comes_first_and_pings_are_answered_until_it_freezes(slack: FakeSlack) -> None:
    socket = raw_socket(slack)
    try:
        assert json.loads(socket.recv())["type"] == "hello"
        socket.ping("are you there")
        opcode, data = socket.recv_data(control_frame=True)
        assert (opcode, data) == (websocket.ABNF.OPCODE_PONG, b"are you there")
        slack.freeze_connections()
        socket.settimeout(0.2)
        socket.ping("and now")
        with pytest.raises(websocket.WebSocketTimeoutException):
            socket.recv_data(control_frame=True)
    finally:
        close(socket)


def test_what_a_frozen_connection_swallowed_is_tried_again_on_another() -> None:
    with FakeSlack(retry_after=(0.01,), ack_seconds=0.2) as slack:
        socket = raw_socket(slack)
        slack.wait_until_connected()
        slack.freeze_connections()
        with running(slack) as bot:
            slack.wait_until_connected(count=2)
            deliveries = [slack.direct_message(slack.add_person("Ann"), "Hello") for _ in range(2)]
            slack.wait_for(lambda: bot.received)
            close(socket)
            assert all(delivery.acked for delivery in deliveries)


def test_connections_are_refused_for_a_while(slack: FakeSlack) -> None:
    client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    slack.refuse_connections(0.3)
    with pytest.raises(SlackApiError) as raised:
        client.apps_connections_open(app_token=slack.app_token)
    assert raised.value.response.status_code == 503
    time.sleep(0.3)
    assert client.apps_connections_open(app_token=slack.app_token)["ok"]


def test_a_ticket_is_good_for_one_connection(slack: FakeSlack) -> None:
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    url = client.apps_connections_open(app_token=slack.app_token)["url"]
    first = websocket.create_connection(url, timeout=2)
    try:
        with pytest.raises(websocket.WebSocketBadStatusException):
            websocket.create_connection(url, timeout=2)
    finally:
        close(first)


def test_anything_can_be_sent_raw(slack: FakeSlack) -> None:
    socket = raw_socket(slack)
    try:
        slack.wait_until_connected()
        socket.recv()
        slack.send_raw("{broken")
        assert socket.recv() == "{broken"
        odd = slack.send("interactive", {"type": "block_actions", "actions": None})
        assert json.loads(socket.recv())["payload"] == odd.payload
        socket.send("no JSON")
        slack.wait_for(lambda: slack.complaints)
    finally:
        close(socket)
