"""Event payloads as Slack makes them (docs.slack.dev, reference of the Events API)."""

import re
import secrets
import time

from tests.fakes.slack.records import Json
from tests.fakes.slack.workspace import Workspace


def as_typed(workspace: Workspace, text: str) -> str:
    """What Slack sends for what a person typed: `&`, `<`, `>` escaped, but for mentions of who and what is there.

    docs.slack.dev, "Formatting message text". `<!channel>` typed by hand is only text.
    """
    pieces = re.split(r"(<[@#][A-Z0-9]+(?:\|[^>]*)?>)", text)
    known = workspace.people.keys() | workspace.channels.keys()
    return "".join(
        piece if (named := re.match(r"<[@#]([A-Z0-9]+)", piece)) and named[1] in known else _escape(piece)
        for piece in pieces
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def event_callback(workspace: Workspace, event: Json, event_id: str | None = None) -> Json:
    """The event in the envelope that all events come in."""
    return {
        "token": workspace.verification_token,
        "team_id": workspace.team,
        "context_team_id": workspace.team,
        "context_enterprise_id": None,
        "api_app_id": workspace.app,
        "event": event,
        "type": "event_callback",
        "event_id": event_id or f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team,
                "user_id": workspace.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }


def person_message(workspace: Workspace, user: str, channel: str, text: str, thread_ts: str | None) -> Json:
    """A `message` event of a person; the text as it goes over the wire."""
    ts = workspace.next_ts()
    kind = workspace.channels[channel].kind
    message: Json = {
        "type": "message",
        "user": user,
        "client_msg_id": secrets.token_hex(16),
        "text": text,
        "ts": ts,
        "team": workspace.people[user].team,
        "blocks": [_rich_text(text)] if text else [],
        "channel": channel,
        "channel_type": kind,
        "event_ts": ts,
    }
    if thread_ts:
        parent = workspace.find_said(channel, thread_ts)
        message["thread_ts"] = thread_ts
        message["parent_user_id"] = parent["user"] if parent and "user" in parent else workspace.bot_user
    return message


def app_mention(message: Json) -> Json:
    """The `app_mention` event of the same message."""
    event = {key: value for key, value in message.items() if key != "channel_type"}
    return {**event, "type": "app_mention"}


def home_opened(user: str, channel: str, tab: str, view: Json | None) -> Json:
    """`app_home_opened` of the Home tab or of the chat tab."""
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": channel,
        "tab": tab,
        "event_ts": f"{time.time():.6f}",
    }
    if view is not None and tab == "home":
        event["view"] = view
    return event


def command(workspace: Workspace, user: str, channel: str, typed: tuple[str, str], trigger: str, url: str) -> Json:
    """A slash command; `typed` is its name and its text."""
    kind = workspace.channels[channel]
    names = {"im": "directmessage", "group": "privategroup"}
    return {
        "token": workspace.verification_token,
        "team_id": workspace.team,
        "team_domain": workspace.team_domain,
        "channel_id": channel,
        "channel_name": names.get(kind.kind, kind.name),
        "user_id": user,
        "user_name": workspace.people[user].name.lower().replace(" ", "."),
        "command": typed[0],
        "text": typed[1],
        "api_app_id": workspace.app,
        "is_enterprise_install": "false",
        "response_url": url,
        "trigger_id": trigger,
    }


def _rich_text(text: str) -> Json:
    elements: list[Json] = []
    for piece in re.split(r"(<@[A-Z0-9]+>)", text):
        if piece.startswith("<@"):
            elements.append({"type": "user", "user_id": piece[2:-1]})
        elif piece:
            elements.append({"type": "text", "text": _unescape(piece)})
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": secrets.token_hex(3), "elements": [section]}


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
