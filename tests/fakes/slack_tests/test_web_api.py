"""The Web API over real HTTP, with slack_sdk's own client."""

import http.client
import json
import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler

from tests.fakes.slack import FakeSlack
from tests.fakes.slack.faults import ApiFailure, Dropped, LostAnswer, NotJson, RateLimited, ServerError, SlowAnswer
from tests.fakes.slack.web_api import PLAIN_METHODS

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "The group meets every six weeks."}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Sources"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


def error_of(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def test_auth_test_says_who_the_bot_is(slack: FakeSlack, client: WebClient) -> None:
    answer = client.auth_test()
    assert answer["user_id"] == slack.bot_user
    assert answer["team_id"] == slack.workspace.team
    assert answer["bot_id"].startswith("B")


def test_tokens_are_looked_at(slack: FakeSlack) -> None:
    def error_with(token: str, method: str = "auth.test") -> str:
        with pytest.raises(SlackApiError) as error:
            WebClient(token=token, base_url=slack.api_url).api_call(method)
        return error_of(error)

    assert error_with("xoxb-wrong") == "invalid_auth"
    assert error_with("") == "not_authed"
    assert error_with(slack.app_token) == "not_allowed_token_type"
    assert error_with(slack.bot_token, "apps.connections.open") == "not_allowed_token_type"


def test_a_message_is_recorded_with_all_its_parts(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    metadata = {"event_type": "answer", "event_payload": {"question": "q1"}}
    answer = client.chat_postMessage(
        channel=channel, text="Every six weeks", blocks=[SECTION], thread_ts="1.2", metadata=metadata
    )
    (message,) = slack.messages
    assert (message.channel, message.thread_ts, message.ts) == (channel, "1.2", answer["ts"])
    assert (message.text, message.metadata, message.ephemeral_to) == ("Every six weeks", metadata, None)
    assert message.blocks[0]["text"] == SECTION["text"]
    assert message.blocks[0]["block_id"]
    assert time.monotonic() - message.received < 5


def test_form_encoded_bodies_with_json_inside_are_understood(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    client.api_call("chat.postMessage", data={"channel": channel, "blocks": json.dumps([SECTION]), "text": "a"})
    assert slack.messages[0].blocks[0]["type"] == "section"


def test_posting_to_a_person_opens_their_direct_messages(slack: FakeSlack, client: WebClient) -> None:
    ann = slack.add_person("Ann")
    assert client.chat_postMessage(channel=ann, text="Hello")["channel"] == slack.im_of(ann)
    assert client.conversations_open(users=ann)["channel"]["id"] == slack.im_of(ann)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "a", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "a", "blocks": "[broken"}, "invalid_blocks_format"),
        (
            {"text": "a", "blocks": [{**SECTION, "text": {"type": "mrkdwn", "text": "x" * 3000}}] * 5},
            "msg_blocks_too_long",
        ),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
    ],
)
def test_messages_are_refused_as_slack_refuses_them(
    slack: FakeSlack, client: WebClient, fields: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError) as raised:
        client.api_call("chat.postMessage", json={"channel": slack.add_channel("general"), **fields})
    assert error_of(raised) == error
    assert slack.messages == []


def test_refused_blocks_are_named_in_the_answer(slack: FakeSlack, client: WebClient) -> None:
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=slack.add_channel("general"), text="a", blocks=[{"type": "parade"}])
    (message,) = raised.value.response["response_metadata"]["messages"]
    assert "parade" in message


def test_channels_that_are_not_for_the_bot_are_refused(slack: FakeSlack, client: WebClient) -> None:
    archived = slack.add_channel("old")
    slack.archive(archived)
    refused = {
        "C0NOWHERE": "channel_not_found",
        slack.add_channel("others", with_bot=False): "not_in_channel",
        slack.add_channel("secret", private=True, with_bot=False): "channel_not_found",
        archived: "is_archived",
    }
    for channel, error in refused.items():
        with pytest.raises(SlackApiError) as raised:
            client.chat_postMessage(channel=channel, text="a")
        assert error_of(raised) == error


def test_an_ephemeral_message_is_for_one_member(slack: FakeSlack, client: WebClient) -> None:
    ann, ben = slack.add_person("Ann"), slack.add_person("Ben")
    channel = slack.add_channel("general", members=[ann])
    client.chat_postEphemeral(channel=channel, user=ann, text="Only you")
    assert slack.messages[0].ephemeral_to == ann
    with pytest.raises(SlackApiError) as raised:
        client.chat_postEphemeral(channel=channel, user=ben, text="Only you")
    assert error_of(raised) == "user_not_in_channel"


def test_an_update_changes_the_message_in_its_place(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    ts = client.chat_postMessage(channel=channel, text="before")["ts"]
    client.chat_update(channel=channel, ts=ts, text="after")
    (message,) = slack.messages
    assert (message.text, message.edits, message.ts) == ("after", 1, ts)
    assert client.conversations_history(channel=channel)["messages"][0]["text"] == "after"
    with pytest.raises(SlackApiError) as raised:
        client.chat_update(channel=channel, ts="1.0", text="after")
    assert error_of(raised) == "message_not_found"


def test_members_come_a_page_at_a_time(slack: FakeSlack, client: WebClient) -> None:
    people = [slack.add_person(f"Person {number}") for number in range(4)]
    channel = slack.add_channel("general", members=people)
    seen: list[str] = []
    cursor = None
    for _ in range(3):
        answer = client.conversations_members(channel=channel, limit=2, cursor=cursor)
        seen += answer["members"]
        cursor = answer["response_metadata"]["next_cursor"]
    assert seen == [slack.bot_user, *people]
    assert cursor == ""


def test_a_person_is_shown_with_what_tells_who_they_are(slack: FakeSlack, client: WebClient) -> None:
    ann = slack.add_person("Ann Hall", email="ann@council.example", confirmed=False, team="T0OTHER")
    user = client.users_info(user=ann)["user"]
    assert user["profile"]["email"] == "ann@council.example"
    assert (user["is_email_confirmed"], user["team_id"], user["is_bot"], user["deleted"]) == (
        False,
        "T0OTHER",
        False,
        False,
    )
    assert client.users_info(user=slack.add_person("x", deleted=True))["user"]["deleted"] is True
    with pytest.raises(SlackApiError) as raised:
        client.users_info(user="U0NOBODY")
    assert error_of(raised) == "user_not_found"


def test_a_thread_is_read_with_its_metadata_when_asked_for(slack: FakeSlack, client: WebClient) -> None:
    ann = slack.add_person("Ann")
    channel = slack.add_channel("general", members=[ann])
    asked = slack.message(ann, channel, "When?").payload["event"]["ts"]
    metadata = {"event_type": "answer", "event_payload": {}}
    client.chat_postMessage(channel=channel, text="Soon", thread_ts=asked, metadata=metadata)
    client.chat_postMessage(channel=channel, text="elsewhere")
    replies = client.conversations_replies(channel=channel, ts=asked, include_all_metadata=True)["messages"]
    assert [(m["text"], m.get("metadata")) for m in replies] == [("When?", None), ("Soon", metadata)]
    assert "metadata" not in client.conversations_replies(channel=channel, ts=asked)["messages"][1]
    assert [m["text"] for m in client.conversations_history(channel=channel)["messages"]] == ["elsewhere", "When?"]


def test_a_trigger_id_opens_one_view_within_three_seconds(slack: FakeSlack, client: WebClient) -> None:
    ann = slack.add_person("Ann")
    trigger = slack.state.new_trigger(ann)
    opened = client.views_open(trigger_id=trigger, view=MODAL)["view"]
    assert opened["id"].startswith("V")
    assert [(view.user, view.title, view.how) for view in slack.opened_views] == [(ann, "Sources", "views.open")]
    late = slack.state.new_trigger(ann)
    slack.state.triggers[late].made -= 3.1
    for trigger_id, error in (
        (trigger, "exchanged_trigger_id"),
        (late, "expired_trigger_id"),
        ("1", "invalid_trigger_id"),
    ):
        with pytest.raises(SlackApiError) as raised:
            client.views_open(trigger_id=trigger_id, view=MODAL)
        assert error_of(raised) == error


def test_the_home_tab_and_the_status_are_recorded(slack: FakeSlack, client: WebClient) -> None:
    ann = slack.add_person("Ann")
    im = slack.im_of(ann)
    client.views_publish(user_id=ann, view=HOME)
    client.assistant_threads_setStatus(channel_id=im, thread_ts="1.2", status="is reading …")
    client.assistant_threads_setSuggestedPrompts(
        channel_id=im, thread_ts="1.2", prompts=[{"title": "Quorum", "message": "What is the quorum?"}]
    )
    assert slack.home_views[ann]["blocks"][0]["text"] == SECTION["text"]
    assert (slack.statuses[0].channel, slack.statuses[0].text) == (im, "is reading …")
    assert slack.suggested_prompts[0]["prompts"][0]["title"] == "Quorum"


def test_a_bad_view_is_refused_and_uses_up_no_trigger(slack: FakeSlack, client: WebClient) -> None:
    trigger = slack.state.new_trigger(slack.add_person("Ann"))
    with pytest.raises(SlackApiError) as raised:
        client.views_open(trigger_id=trigger, view={**MODAL, "title": {"type": "plain_text", "text": "x" * 25}})
    assert error_of(raised) == "invalid_arguments"
    assert client.views_open(trigger_id=trigger, view=MODAL)["ok"]


def test_other_methods_are_unknown_and_known_ones_can_be_taken_away(slack: FakeSlack, client: WebClient) -> None:
    slack.disable("users.info")
    for method in ("users.info", "chat.startStream"):
        with pytest.raises(SlackApiError) as raised:
            client.api_call(method)
        assert error_of(raised) == "unknown_method"


def test_a_plain_emulator_knows_five_methods() -> None:
    with FakeSlack(methods=PLAIN_METHODS) as plain:
        client = WebClient(token=plain.bot_token, base_url=plain.api_url)
        assert client.auth_test()["ok"]
        with pytest.raises(SlackApiError) as raised:
            client.users_info(user="U1")
        assert error_of(raised) == "unknown_method"


def test_faults_come_in_their_order_and_then_no_more(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    slack.fail_next("chat.postMessage", RateLimited(7), ServerError(503), ApiFailure("fatal_error"), NotJson())
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=channel, text="a")
    assert (raised.value.response.status_code, raised.value.response.headers["Retry-After"]) == (429, "7")
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=channel, text="a")
    assert raised.value.response.status_code == 503
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=channel, text="a")
    assert error_of(raised) == "fatal_error"
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=channel, text="a")
    assert slack.messages == []
    assert client.chat_postMessage(channel=channel, text="a")["ok"]
    outcomes = ["ratelimited", "HTTP 503", "fatal_error", "not JSON", "ok"]
    assert [call.outcome for call in slack.calls_of("chat.postMessage")] == outcomes


def test_a_lost_answer_was_posted_and_a_dropped_request_was_not(slack: FakeSlack, client: WebClient) -> None:
    channel = slack.add_channel("general")
    for fault, posted in ((LostAnswer(), 1), (Dropped(), 1)):
        slack.fail_next("chat.postMessage", fault)
        with pytest.raises((http.client.HTTPException, urllib.error.URLError, ConnectionError)):
            client.chat_postMessage(channel=channel, text="a")
        assert len(slack.messages) == posted


def test_a_client_that_retries_a_lost_answer_posts_twice(slack: FakeSlack) -> None:
    """Why posts go out with retry_handlers=[]: the fake shows the harm."""
    eager = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[ConnectionErrorRetryHandler()])
    slack.fail_next("chat.postMessage", LostAnswer())
    eager.chat_postMessage(channel=slack.add_channel("general"), text="a")
    assert len(slack.messages) == 2


def test_a_slow_answer_was_done_at_once(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", SlowAnswer(0.2))
    started = time.monotonic()
    client.chat_postMessage(channel=slack.add_channel("general"), text="a")
    assert time.monotonic() - started >= 0.2
    assert slack.messages[0].received - started < 0.2


def test_a_second_message_within_a_second_waits_where_the_pace_is_enforced(slack: FakeSlack, client: WebClient) -> None:
    slack.enforce_rate = True
    channel, other = slack.add_channel("general"), slack.add_channel("other")
    client.chat_postMessage(channel=channel, text="a")
    client.chat_postMessage(channel=other, text="a")
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel=channel, text="b")
    assert (raised.value.response.status_code, raised.value.response.headers["Retry-After"]) == (429, "1")
    slack.state.last_post[channel] -= 1
    assert client.chat_postMessage(channel=channel, text="b")["ok"]


def test_waiting_in_vain_tells_what_was_seen(slack: FakeSlack, client: WebClient) -> None:
    client.chat_postMessage(channel=slack.add_channel("general"), text="The quorum is four.")
    with pytest.raises(AssertionError, match=r"(?s)2 messages.*The quorum is four.*chat\.postMessage → ok"):
        slack.wait_for_messages(2, seconds=0.05)


def test_the_health_of_the_server_outlives_a_body_that_is_no_json(slack: FakeSlack, client: WebClient) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}
    request = urllib.request.Request(f"{slack.api_url}chat.postMessage", data=b"{broken", headers=headers)
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["error"] == "channel_not_found"
    assert client.auth_test()["ok"]
