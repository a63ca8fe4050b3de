"""auth.test, apps.connections.open, users.info and the conversations.* methods that read."""

import secrets
from typing import TypeVar

from tests.fakes.slack.chat_methods import channel_of
from tests.fakes.slack.records import Json
from tests.fakes.slack.state import ApiError, State
from tests.fakes.slack.workspace import Channel

T = TypeVar("T")
MOST_A_PAGE = 1000


def auth_test(state: State, _params: Json) -> Json:
    """Whose token it is."""
    workspace = state.workspace
    return {
        "url": f"{state.base_url}/",
        "team": "Anchor network",
        "user": "anchorbot",
        "team_id": workspace.team,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot,
        "is_enterprise_install": False,
    }


def open_connection(state: State, _params: Json) -> Json:
    """A web-socket address that can be used once."""
    ticket = secrets.token_urlsafe(16)
    state.socket_tickets.add(ticket)
    return {"url": f"{state.base_url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={state.workspace.app}"}


def users_lookup_by_email(state: State, params: Json) -> Json:
    """The person of this workspace with that address; those who were deactivated are not found."""
    wanted = str(params.get("email") or "").lower()
    for person in state.workspace.people.values():
        is_ours = person.team == state.workspace.team and not person.deleted and not person.is_bot
        if is_ours and person.email and person.email.lower() == wanted:
            return users_info(state, {"user": person.id})
    raise ApiError("users_not_found")


def users_info(state: State, params: Json) -> Json:
    """One person, as far as scopes users:read and users:read.email show them."""
    person = state.workspace.people.get(str(params.get("user") or ""))
    if person is None:
        raise ApiError("user_not_found")
    profile: Json = {"real_name": person.name, "display_name": person.name, "team": person.team}
    if person.email and not person.is_bot:
        profile["email"] = person.email
    user: Json = {
        "id": person.id,
        "team_id": person.team,
        "name": person.name.lower().replace(" ", "."),
        "real_name": person.name,
        "deleted": person.deleted,
        "tz": person.tz,
        "profile": profile,
        "is_bot": person.is_bot,
        "is_email_confirmed": person.confirmed,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_stranger": person.team != state.workspace.team,
    }
    return {"user": user}


def info(state: State, params: Json) -> Json:
    """What kind of conversation it is. Of private ones only those who are in them are told."""
    channel = _channel(state, params)
    return {
        "channel": {
            "id": channel.id,
            "name": channel.name,
            "is_channel": channel.kind == "channel",
            "is_group": channel.kind == "group",
            "is_im": channel.kind == "im",
            "is_mpim": False,
            "is_private": channel.kind != "channel",
            "is_archived": channel.archived,
            "is_ext_shared": channel.shared,
            "is_member": state.workspace.bot_user in channel.members,
        }
    }


def members(state: State, params: Json) -> Json:
    """Who is in a channel, a page at a time."""
    channel = _channel(state, params)
    page, next_cursor = _page(channel.members, params, default=100)
    return {"members": page, "response_metadata": {"next_cursor": next_cursor}}


def replies(state: State, params: Json) -> Json:
    """A thread, its first message included, oldest first."""
    channel = _readable(state, params)
    thread = str(params.get("ts") or "")
    found = [m for m in channel.history if thread in (m["ts"], m.get("thread_ts"))]
    if not found:
        raise ApiError("thread_not_found")
    return _messages(found, params)


def history(state: State, params: Json) -> Json:
    """The messages of a channel outside its threads, newest first."""
    channel = _readable(state, params)
    found = [m for m in channel.history if m.get("thread_ts") in (None, m["ts"])]
    return _messages(found[::-1], params)


def open_conversation(state: State, params: Json) -> Json:
    """The direct-message channel with one person."""
    users = [user for user in str(params.get("users") or "").split(",") if user]
    if params.get("channel"):
        return {"channel": {"id": channel_of(state, params).id}}
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1 or users[0] not in state.workspace.people:
        raise ApiError("user_not_found")
    return {"channel": {"id": state.workspace.im_of(users[0])}}


def _channel(state: State, params: Json) -> Channel:
    """As `channel_of`, but by its own id only: that a person's id means their direct messages holds for posting."""
    if str(params.get("channel") or "") in state.workspace.people:
        raise ApiError("channel_not_found")
    return channel_of(state, params)


def _readable(state: State, params: Json) -> Channel:
    channel = _channel(state, params)
    if state.workspace.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def _messages(found: list[Json], params: Json) -> Json:
    oldest, latest = str(params.get("oldest") or "0"), str(params.get("latest") or "9" * 20)
    found = [message for message in found if float(oldest) < float(message["ts"]) < float(latest)]
    page, next_cursor = _page(found, params, default=100)
    if str(params.get("include_all_metadata", "")).lower() not in ("1", "true"):
        page = [{key: value for key, value in message.items() if key != "metadata"} for message in page]
    return {"messages": page, "has_more": bool(next_cursor), "response_metadata": {"next_cursor": next_cursor}}


def _page(everything: list[T], params: Json, default: int) -> tuple[list[T], str]:
    """One page and the cursor of the next ("" when there is none)."""
    limit = int(params.get("limit") or default)
    if not 1 <= limit <= MOST_A_PAGE:
        raise ApiError("invalid_limit")
    cursor = str(params.get("cursor") or "")
    if cursor and not cursor.removeprefix("dGVhbTp").isdigit():
        raise ApiError("invalid_cursor")
    start = int(cursor.removeprefix("dGVhbTp") or 0)
    end = start + limit
    return everything[start:end], f"dGVhbTp{end}" if end < len(everything) else ""


METHODS = {
    "auth.test": auth_test,
    "apps.connections.open": open_connection,
    "users.info": users_info,
    "users.lookupByEmail": users_lookup_by_email,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.replies": replies,
    "conversations.history": history,
    "conversations.open": open_conversation,
}
