"""The manifest from which Slack makes the app."""

from typing import Any

from bot.slack.http import PATH

SCOPES = (
    "app_mentions:read", "assistant:write", "channels:read", "chat:write", "commands", "files:read", "files:write",
    "groups:read", "im:history", "im:write", "mpim:read", "users:read", "users:read.email",
)  # fmt: skip
"""All in the first manifest: a later one would make every workspace authorise again."""
FOLLOWING = ("channels:history", "groups:history")
"""Only where the bot is to see follow-ups in its threads without a mention."""
EVENTS = ("app_home_opened", "app_mention", "message.im")
FOLLOWED = ("message.channels", "message.groups")

_DESCRIPTION = "Answers from your network's own documents, with the exact words and where they stand."
_LONG = (
    "anchorbot answers the questions of an anchor network's members from the network's own documents: charters, terms "
    "of reference, case studies, minutes. It quotes the exact words and says where they stand, or that it does not "
    "know. It runs on your own machine; no text is sent to anybody else."
)


def manifest(url: str = "", follow_threads: bool = False) -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP where `url` (https://…, without a path) is given."""
    address = f"{url.rstrip('/')}{PATH}" if url else ""
    at = {"request_url": address} if address else {}
    return {
        "display_information": {"name": "anchorbot", "description": _DESCRIPTION, "long_description": _LONG},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "agent_view": {
                "agent_description": _DESCRIPTION,
                "suggested_prompts": [
                    {"title": "What can you do?", "message": "help"},
                    {"title": "Which documents do you know?", "message": "documents"},
                    {"title": "What is our quorum?", "message": "what is our quorum?"},
                ],
            },
            "bot_user": {"display_name": "anchorbot", "always_online": True},
            "slash_commands": [
                _command("/ask", "Ask the network's documents", "what is our quorum?", address),
                _command("/meeting", "Meetings of your working groups: next, rsvp, quorum", "rsvp yes", address),
                _command("/pledge", "Pledges: list, show, update", 'update P-014 amber 48% "Q3 spend done"', address),
                _command("/charter", "Who has signed the charter, and how far the others are", "list", address),
                _command("/anchor", "Everything else anchorbot does", "help", address),
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted({*SCOPES, *(FOLLOWING if follow_threads else ())})}},
        "settings": {
            "event_subscriptions": {**at, "bot_events": sorted({*EVENTS, *(FOLLOWED if follow_threads else ())})},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str, description: str, hint: str, address: str) -> dict[str, Any]:
    shape = {"command": name, "description": description, "usage_hint": hint, "should_escape": True}
    return shape | ({"url": address} if address else {})
