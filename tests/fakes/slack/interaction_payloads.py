"""block_actions, view_submission and view_closed as Slack makes them (docs.slack.dev, interaction payloads)."""

import time

from tests.fakes.slack.chat_methods import said
from tests.fakes.slack.forms import filled_in
from tests.fakes.slack.records import Json, PostedMessage
from tests.fakes.slack.state import ResponseUrl, State


def click_on_message(state: State, user: str, message: PostedMessage, action: Json) -> Json:
    """A click in a message. Where only one person sees it, Slack leaves the message itself out."""
    channel = state.workspace.channels[message.channel]
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    container |= {"thread_ts": message.thread_ts} if message.thread_ts else {}
    target = ResponseUrl(message.channel, user, message.ts, message.thread_ts)
    payload = {
        **_common(state, user, "block_actions"),
        "container": container,
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": filled_in(list(message.blocks), {}, to_send=False)},
        "response_url": state.new_response_url(target, "actions"),
        "actions": [_timed(action)],
    }
    return payload if message.ephemeral_to else {**payload, "message": said(state, message)}


def click_on_view(state: State, user: str, view: Json, action: Json) -> Json:
    """A click in a modal or on the Home tab."""
    return {
        **_common(state, user, "block_actions"),
        "container": {"type": "view", "view_id": view["id"]},
        "view": {**view, "state": {"values": filled_in(view["blocks"], {}, to_send=False)}},
        "actions": [_timed(action)],
    }


def submission(state: State, user: str, view: Json, values: Json) -> Json:
    """A form that was sent."""
    filled = {**view, "state": {"values": filled_in(view["blocks"], values)}}
    return {**_common(state, user, "view_submission"), "view": filled, "response_urls": []}


def closed(state: State, user: str, view: Json, cleared: bool) -> Json:
    """A form that was closed; `cleared` where the whole stack of modals was."""
    payload = _common(state, user, "view_closed")
    return {**payload, "view": view, "is_cleared": cleared}


def _common(state: State, user: str, kind: str) -> Json:
    workspace = state.workspace
    person = workspace.people[user]
    name = person.name.lower().replace(" ", ".")
    payload: Json = {
        "type": kind,
        "user": {"id": user, "username": name, "name": name, "team_id": person.team},
        "api_app_id": workspace.app,
        "token": workspace.verification_token,
        "team": {"id": workspace.team, "domain": workspace.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if kind != "view_closed":
        payload["trigger_id"] = state.new_trigger(user)
    return payload


def _timed(action: Json) -> Json:
    return {**action, "action_ts": f"{time.time():.6f}"}
