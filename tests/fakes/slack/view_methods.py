"""views.open, views.push, views.update, views.publish and the assistant.threads methods."""

import json
import secrets
import time

from tests.fakes.slack.block_kit import problems_of_view
from tests.fakes.slack.chat_methods import as_messages, channel_of, with_ids
from tests.fakes.slack.records import Json, OpenedView, Status
from tests.fakes.slack.state import ApiError, State

MOST_PROMPTS = 4  # docs.slack.dev, assistant.threads.setSuggestedPrompts


def open_view(state: State, params: Json) -> Json:
    """The modal, opened for the person whose trigger_id it is."""
    view = _read_view(params, "modal")
    user = state.use_trigger(str(params.get("trigger_id") or ""))
    return {"view": show_view(state, view, user, "views.open")}


def publish(state: State, params: Json) -> Json:
    """The Home tab of one person."""
    view = _read_view(params, "home")
    user = str(params.get("user_id") or "")
    if user not in state.workspace.people:
        raise ApiError("user_not_found")
    sent_back = dress_view(state, view)
    state.views[sent_back["id"]] = sent_back
    state.view_owners[sent_back["id"]] = user
    state.journal.put_home(user, sent_back)
    return {"view": sent_back}


def set_status(state: State, params: Json) -> Json:
    """Nothing; the status is recorded."""
    channel = channel_of(state, {"channel": params.get("channel_id")})
    if not params.get("thread_ts"):
        raise ApiError("invalid_arguments")
    text = str(params.get("status") or "")
    state.journal.add_status(Status(channel.id, str(params["thread_ts"]), text, time.monotonic()))
    return {}


def set_suggested_prompts(state: State, params: Json) -> Json:
    """Nothing; the prompts are recorded."""
    channel_of(state, {"channel": params.get("channel_id")})
    prompts = params.get("prompts")
    prompts = json.loads(prompts) if isinstance(prompts, str) else prompts
    good = isinstance(prompts, list) and all(isinstance(p, dict) and {"title", "message"} <= p.keys() for p in prompts)
    if not good or not 1 <= len(prompts or []) <= MOST_PROMPTS:
        raise ApiError("invalid_arguments")
    state.journal.add_prompts({**params, "prompts": prompts})
    return {}


def show_view(state: State, view: Json, user: str, how: str, keep_id: str | None = None) -> Json:
    """The modal as Slack sends it back, recorded as seen by this person. `keep_id` where it takes another's place."""
    sent_back = dress_view(state, view, keep_id)
    state.views[sent_back["id"]] = sent_back
    state.view_owners[sent_back["id"]] = user
    state.journal.add_view(OpenedView(sent_back["id"], user, sent_back, time.monotonic(), how))
    return sent_back


def dress_view(state: State, view: Json, keep_id: str | None = None) -> Json:
    """The view with the fields that Slack adds."""
    view_id = keep_id or state.workspace.next_id("V")
    return {
        "private_metadata": "",
        "callback_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": None,
        **view,
        "id": view_id,
        "team_id": state.workspace.team,
        "app_id": state.workspace.app,
        "bot_id": state.workspace.bot,
        "app_installed_team_id": state.workspace.team,
        "blocks": with_ids(view["blocks"]),
        "state": {"values": {}},
        "hash": f"{int(time.time())}.{secrets.token_hex(4)}",
        "previous_view_id": None,
        "root_view_id": view_id,
        "external_id": view.get("external_id", ""),
    }


def _read_view(params: Json, kind: str) -> Json:
    view = params.get("view")
    if isinstance(view, str):
        try:
            view = json.loads(view)
        except ValueError:
            raise ApiError("invalid_arguments") from None
    if not isinstance(view, dict):
        raise ApiError("invalid_arguments")
    problems = problems_of_view(view)
    if not problems and view.get("type") != kind:
        problems = [f"view.type is {view.get('type')}, this method takes {kind}"]
    if problems:
        raise ApiError("invalid_arguments", response_metadata={"messages": as_messages(problems)})
    return view


METHODS = {
    "views.open": open_view,
    "views.publish": publish,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_suggested_prompts,
}
