"""The manifest, against Slack's reference (docs.slack.dev/reference/app-manifest and slackapi/manifest-schema)."""

import json
from typing import Any

import pytest

from bot.commands import AskQuestion, ListDocuments, ShowHelp, parse
from bot.slack.http import PATH
from bot.slack.incoming import incoming_of
from bot.slack.listen import COMMANDS
from bot.slack.manifest import manifest
from tests.bot.slack.town import Town
from tests.fakes.slack import payloads
from tests.fakes.slack.records import Json

URL = "https://anchors.example"
ALL: tuple[dict[str, Any], ...] = (
    {},
    {"follow_threads": True},
    {"url": URL},
    {"url": f"{URL}/", "follow_threads": True},
)
every_manifest = pytest.mark.parametrize("wanted", ALL, ids=str)

NEEDS = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "app_home_opened": "",
}
"""Which scope an event needs (docs.slack.dev/reference/events)."""


def _commands(made: Json) -> list[Json]:
    found: list[Json] = made["features"]["slash_commands"]
    return found


def _events(made: Json) -> list[str]:
    found: list[str] = made["settings"]["event_subscriptions"]["bot_events"]
    return found


def _scopes(made: Json) -> list[str]:
    found: list[str] = made["oauth_config"]["scopes"]["bot"]
    return found


@every_manifest
def test_it_is_json(wanted: dict[str, Any]) -> None:
    made = manifest(**wanted)
    assert json.loads(json.dumps(made)) == made


@every_manifest
def test_texts_are_as_long_as_slack_takes_them(wanted: dict[str, Any]) -> None:
    made = manifest(**wanted)
    shown, agent = made["display_information"], made["features"]["agent_view"]
    assert 1 <= len(shown["name"]) <= 35
    assert 1 <= len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4_000  # "174" in the reference, 175 in the schema
    assert 1 <= len(made["features"]["bot_user"]["display_name"]) <= 80
    assert 1 <= len(agent["agent_description"]) <= 300
    assert 1 <= len(agent["suggested_prompts"]) <= 4
    for command in _commands(made):
        assert command["command"].startswith("/")
        assert 2 <= len(command["command"]) <= 32
        assert 1 <= len(command["description"]) <= 2_000
        assert 1 <= len(command["usage_hint"]) <= 1_000


@every_manifest
def test_it_has_every_command_that_is_listened_to(wanted: dict[str, Any]) -> None:
    assert [command["command"] for command in _commands(manifest(**wanted))] == list(COMMANDS)


@every_manifest
def test_every_event_that_it_asks_for_is_handled_and_may_be_had(wanted: dict[str, Any]) -> None:
    made, town = manifest(**wanted), Town()
    asked = f"{town.at_bot} what is the quorum?"
    message = town.said(asked)
    events = {
        "app_mention": payloads.event_callback(town.workspace, payloads.app_mention(message["event"])),
        "message.im": town.said(asked, town.direct),
        "message.channels": message,
        "message.groups": {**message, "event": {**message["event"], "channel_type": "group"}},
        "app_home_opened": payloads.event_callback(
            town.workspace, payloads.home_opened(town.ada, town.direct, "home", None)
        ),
    }
    assert len(_events(made)) == len(set(_events(made)))
    for event in _events(made):
        assert incoming_of(events[event], town.bot), event
        assert not NEEDS[event] or NEEDS[event] in _scopes(made), event


def test_what_is_said_in_channels_is_asked_for_only_where_threads_are_to_be_followed() -> None:
    assert set(_scopes(manifest())) == {
        "app_mentions:read", "assistant:write", "chat:write", "commands", "im:history", "im:write", "users:read",
        "users:read.email", "channels:read", "groups:read", "mpim:read", "files:write", "files:read",
    }  # fmt: skip
    assert _events(manifest()) == ["app_home_opened", "app_mention", "message.im"]
    more = manifest(follow_threads=True)
    assert set(_scopes(more)) - set(_scopes(manifest())) == {"channels:history", "groups:history"}
    assert set(_events(more)) - set(_events(manifest())) == {"message.channels", "message.groups"}


def test_by_socket_no_address_is_named() -> None:
    made = manifest()
    assert made["settings"]["socket_mode_enabled"]
    assert made["settings"]["interactivity"] == {"is_enabled": True}
    assert "http" not in json.dumps(made)


@pytest.mark.parametrize("url", [URL, f"{URL}/"])
def test_over_http_everything_goes_to_the_one_address(url: str) -> None:
    made = manifest(url)
    assert not made["settings"]["socket_mode_enabled"]
    assert made["settings"]["event_subscriptions"]["request_url"] == URL + PATH
    assert made["settings"]["interactivity"] == {"is_enabled": True, "request_url": URL + PATH}
    assert [command["url"] for command in _commands(made)] == [URL + PATH] * len(COMMANDS)


def test_people_can_write_in_the_chat_tab_and_see_the_home_tab() -> None:
    assert manifest()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_the_suggested_prompts_are_two_commands_and_a_question() -> None:
    prompts = manifest()["features"]["agent_view"]["suggested_prompts"]
    assert [type(parse(prompt["message"])) for prompt in prompts] == [ShowHelp, ListDocuments, AskQuestion]
    assert all(prompt["title"] for prompt in prompts)
