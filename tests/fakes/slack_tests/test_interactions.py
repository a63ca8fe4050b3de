"""Clicks and forms, answered through the same Socket Mode client."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from tests.fakes.slack import FakeSlack
from tests.fakes.slack_tests.test_socket_mode import Bot, running

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


BUTTONS = {
    "type": "actions",
    "elements": [
        {"type": "button", "text": plain("Sources"), "action_id": "command:sources", "value": "sources a1"},
        {"type": "button", "text": plain("Share"), "action_id": "command:share", "value": "share a1"},
    ],
}
FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": plain("Yes"), "value": "right a1"},
            "negative_button": {"text": plain("No"), "value": "wrong a1"},
        }
    ],
}
CHOICES = [{"text": plain("Out of date"), "value": "old"}, {"text": plain("Wrong place"), "value": "place"}]
FORM = {
    "type": "modal",
    "callback_id": "reason",
    "title": plain("What was wrong?"),
    "submit": plain("Send"),
    "blocks": [
        {
            "type": "input",
            "block_id": "why",
            "label": plain("Why"),
            "element": {"type": "static_select", "action_id": "choice", "options": CHOICES},
        },
        {
            "type": "input",
            "block_id": "words",
            "optional": True,
            "label": plain("In your words"),
            "element": {"type": "plain_text_input", "action_id": "typed", "max_length": 20},
        },
    ],
}


@pytest.fixture
def bot(slack: FakeSlack) -> Iterator[Bot]:
    with running(slack) as running_bot:
        yield running_bot


@pytest.fixture
def ann(slack: FakeSlack) -> str:
    return slack.add_person("Ann Hall")


def test_a_click_finds_its_button_and_brings_all_that_slack_sends(
    slack: FakeSlack, client: WebClient, bot: Bot, ann: str
) -> None:
    channel = slack.add_channel("general", members=[ann])
    client.chat_postMessage(channel=channel, text="Answer", blocks=[BUTTONS, FEEDBACK], thread_ts="1.2")
    assert slack.click(ann, "Sources").acked
    payload = bot.received[0].payload
    (action,) = payload["actions"]
    assert (action["action_id"], action["value"], action["text"]["text"]) == (
        "command:sources",
        "sources a1",
        "Sources",
    )
    assert action["block_id"] == slack.messages[0].blocks[0]["block_id"]
    assert payload["container"] == {
        "type": "message",
        "message_ts": slack.messages[0].ts,
        "channel_id": channel,
        "is_ephemeral": False,
        "thread_ts": "1.2",
    }
    assert payload["message"]["blocks"] == list(slack.messages[0].blocks)
    assert payload["user"]["id"] == ann
    assert client.views_open(trigger_id=payload["trigger_id"], view=FORM)["ok"]
    slack.click(ann, "No", on=slack.messages[0]).wait()
    assert bot.received[1].payload["actions"][0]["value"] == "wrong a1"


def test_a_click_on_words_that_are_nowhere_lists_those_that_are(slack: FakeSlack, client: WebClient, ann: str) -> None:
    client.chat_postMessage(channel=ann, text="Answer", blocks=[BUTTONS])
    with pytest.raises(AssertionError, match=r"Stop.*Share.*Sources"):
        slack.click(ann, "Stop")


def test_nobody_else_can_click_in_an_ephemeral_message_and_it_is_not_sent_along(
    slack: FakeSlack, client: WebClient, bot: Bot, ann: str
) -> None:
    ben = slack.add_person("Ben")
    channel = slack.add_channel("general", members=[ann, ben])
    client.chat_postEphemeral(channel=channel, user=ann, text="Answer", blocks=[BUTTONS])
    with pytest.raises(AssertionError, match="Nothing to click"):
        slack.click(ben, "Share")
    payload = slack.click(ann, "Share").wait().payload
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload


def test_a_response_url_takes_five_messages_and_then_no_more(slack: FakeSlack, client: WebClient, ann: str) -> None:
    channel = slack.add_channel("general", members=[ann])
    hook = WebhookClient(slack.command(ann, "/ask", "a", channel=channel).payload["response_url"])
    for number in range(4):
        assert hook.send(text=f"answer {number}").status_code == 200
    assert hook.send(text="for all", response_type="in_channel").body == "ok"
    refused = hook.send(text="too many")
    assert (refused.status_code, json.loads(refused.body)["error"]) == (404, "used_url")
    assert [message.ephemeral_to for message in slack.messages] == [ann] * 4 + [None]
    assert {message.via for message in slack.messages} == {"response_url"}
    assert [m["text"] for m in client.conversations_history(channel=channel)["messages"]] == ["for all"]


def test_a_response_url_replaces_and_deletes_the_message_it_came_from(
    slack: FakeSlack, client: WebClient, bot: Bot, ann: str
) -> None:
    channel = slack.add_channel("general", members=[ann])
    client.chat_postEphemeral(channel=channel, user=ann, text="Answer", blocks=[BUTTONS])
    hook = WebhookClient(slack.click(ann, "Share").wait().payload["response_url"])
    assert hook.send(text="Shared", blocks=[BUTTONS], replace_original=True).status_code == 200
    assert [(m.text, m.edits) for m in slack.messages] == [("Shared", 1)]
    assert hook.send(delete_original=True).status_code == 200
    assert slack.messages[0].deleted
    assert slack.messages_in(channel) == []


def test_bad_blocks_at_a_response_url_are_refused(slack: FakeSlack, ann: str) -> None:
    hook = WebhookClient(slack.command(ann, "/ask", "a").payload["response_url"])
    refused = hook.send(text="a", blocks=[{"type": "parade"}])
    assert (refused.status_code, json.loads(refused.body)["error"]) == (400, "invalid_blocks")
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(f"{slack.state.base_url}/commands/none", data=b"{}")
    raised.value.close()
    assert slack.messages == []


def open_form(slack: FakeSlack, client: WebClient, user: str, view: Json = FORM) -> None:
    client.views_open(trigger_id=slack.state.new_trigger(user), view=view)


def test_a_form_is_sent_with_its_state(slack: FakeSlack, client: WebClient, bot: Bot, ann: str) -> None:
    open_form(slack, client, ann)
    assert slack.submit(ann, {"Why": "Out of date", "words": "See 2025"}).acked
    payload = bot.received[0].payload
    assert (payload["type"], payload["view"]["callback_id"]) == ("view_submission", "reason")
    assert payload["view"]["state"]["values"] == {
        "why": {"choice": {"type": "static_select", "selected_option": CHOICES[0]}},
        "words": {"typed": {"type": "plain_text_input", "value": "See 2025"}},
    }


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "'Why' is empty"),
        ({"Why": "Too long"}, "does not offer"),
        ({"Why": "old", "words": "x" * 21}, "21 characters"),
        ({"Why": "old", "Colour": "red"}, r"no \['Colour'\]"),
    ],
)
def test_a_form_that_slack_would_keep_open_is_not_sent(
    slack: FakeSlack, client: WebClient, ann: str, values: Json, words: str
) -> None:
    open_form(slack, client, ann)
    with pytest.raises(AssertionError, match=words):
        slack.submit(ann, values)


def test_the_errors_of_a_form_are_in_its_ack(slack: FakeSlack, client: WebClient, ann: str) -> None:
    errors = {"words": "Say it in English, please"}
    with running(slack, lambda request: {"response_action": "errors", "errors": errors}):
        open_form(slack, client, ann)
        assert slack.submit(ann, {"Why": "old"}).errors == errors
    assert slack.complaints == []


def test_errors_for_a_field_that_is_not_there_are_complained_about(
    slack: FakeSlack, client: WebClient, ann: str
) -> None:
    with running(slack, lambda request: {"response_action": "errors", "errors": {"nowhere": "bad"}}):
        open_form(slack, client, ann)
        slack.submit(ann, {"Why": "old"}).wait()
        slack.wait_for(lambda: slack.complaints)
    assert "nowhere" in slack.complaints[0]


def test_an_updated_form_takes_the_place_of_the_old_one(slack: FakeSlack, client: WebClient, ann: str) -> None:
    thanks = {"type": "modal", "title": plain("Thank you"), "blocks": [{"type": "divider"}]}
    with running(slack, lambda request: {"response_action": "update", "view": thanks}):
        open_form(slack, client, ann)
        slack.submit(ann, {"Why": "old"})
        slack.wait_for(lambda: len(slack.opened_views) == 2)
    old, new = slack.opened_views
    assert (new.how, new.title, new.id) == ("update", "Thank you", old.id)


def test_an_update_with_a_bad_view_is_complained_about(slack: FakeSlack, client: WebClient, ann: str) -> None:
    with running(slack, lambda request: {"response_action": "update", "view": {"type": "modal", "blocks": []}}):
        open_form(slack, client, ann)
        slack.submit(ann, {"Why": "old"})
        slack.wait_for(lambda: slack.complaints)
    assert len(slack.opened_views) == 1


def test_a_click_in_a_view_and_its_closing_name_the_view(
    slack: FakeSlack, client: WebClient, bot: Bot, ann: str
) -> None:
    open_form(slack, client, ann, {"type": "modal", "title": plain("Sources"), "blocks": [BUTTONS]})
    clicked = slack.click(ann, "Share").wait().payload
    assert clicked["container"] == {"type": "view", "view_id": slack.opened_views[0].id}
    assert "response_url" not in clicked
    closed = slack.close_view(ann).wait().payload
    assert (closed["type"], closed["view"]["id"], closed["is_cleared"]) == (
        "view_closed",
        slack.opened_views[0].id,
        False,
    )


def test_a_click_on_the_home_tab_is_a_click_in_a_view(slack: FakeSlack, client: WebClient, bot: Bot, ann: str) -> None:
    client.views_publish(user_id=ann, view={"type": "home", "blocks": [BUTTONS]})
    payload = slack.click(ann, "Sources").wait().payload
    assert (payload["view"]["type"], payload["actions"][0]["value"]) == ("home", "sources a1")
    assert [control.words for control in slack.controls(slack.home_views[ann])] == ["Sources", "Share"]
