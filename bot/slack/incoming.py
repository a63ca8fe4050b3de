"""From Slack's payloads to what came in."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.follow_ups import goes_on
from bot.mailroom.surface import Address, Incoming, Lane, Purpose
from bot.request import Conversation, Request
from bot.slack.fields import fields_of
from bot.slack.payload import Payload, first, part, text
from bot.slack.plain_text import mentioned, to_plain
from knowledge.people import Identity

PLATFORM = "slack"

_PEOPLES = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""The subtypes of messages that a person has written."""

_BY_ID = re.compile(r"/?(?:anchor\s+)?(?:share|meeting|pledge)\b", re.IGNORECASE)
"""Commands in which a channel or a person is meant: what counts is their id, not a name."""


@dataclass(frozen=True)
class Bot:
    """Who the bot is in a workspace. `takes_part` tells whether it has answered in a thread of a channel."""

    team: str
    user: str
    takes_part: Callable[[Conversation], bool]


def incoming_of(body: Payload, bot: Bot) -> Incoming | None:
    """What somebody wants by this payload; None for what is not for the bot, or not by a person.

    A payload of another shape than Slack documents is None, too.
    """
    if "command" in body:
        return _of_command(body, bot)
    match body.get("type"):
        case "event_callback":
            return _of_event(body, bot)
        case "block_actions":
            return _of_click(body, bot)
        case "view_submission":
            return _of_form(body, bot)
    return None


def _of_event(body: Payload, bot: Bot) -> Incoming | None:
    event = part(body, "event")
    match event.get("type"):
        case "app_mention" | "message":
            return _of_message(body, event, bot)
        case "app_home_opened":
            return _of_opening(body, event, bot)
    return None


def _of_message(body: Payload, event: Payload, bot: Bot) -> Incoming | None:
    channel, ts, user = text(event, "channel"), text(event, "ts"), text(event, "user")
    by_person = not event.get("bot_id") and user != bot.user and str(event.get("subtype") or "") in _PEOPLES
    if not (by_person and channel and ts and user):
        return None
    said = text(event, "text")
    is_direct = text(event, "channel_type") == "im" or channel.startswith("D")
    thread = text(event, "thread_ts") or ts  # the chat tab shows each question with its answer as a thread, too
    conversation = Conversation(PLATFORM, bot.team, channel, thread, is_direct)
    if not is_direct and event.get("type") == "message" and not _is_for_bot(said, event, conversation, bot):
        return None
    request = Request(
        text=_typed(said, bot),
        sender=_identity(user, text(event, "user_team") or text(event, "team"), bot),
        conversation=conversation,
        is_private=is_direct,
        key=f"message:{bot.team}:{channel}:{ts}",
    )
    address = {"channel": channel, "thread": thread, "user": user}
    return Incoming(request, address, _keys(body, request.key, bot))


def _is_for_bot(said: str, event: Payload, conversation: Conversation, bot: Bot) -> bool:
    """Whether a message in a channel is meant for the bot: mentioned, or a question in a thread it has answered in."""
    others = mentioned(said) - {bot.user}
    if bot.user in mentioned(said):
        return True
    if not text(event, "thread_ts") or others or not goes_on(said):
        return False
    return bot.takes_part(conversation)


def _of_opening(body: Payload, event: Payload, bot: Bot) -> Incoming | None:
    user, tab = text(event, "user"), text(event, "tab")
    if not user or tab not in ("home", "messages"):
        return None
    channel = text(event, "channel") or user
    purpose = Purpose.HOME if tab == "home" else Purpose.WELCOME
    words = "home" if purpose is Purpose.HOME else "welcome"
    request = Request(
        words, _identity(user, text(event, "user_team"), bot), Conversation(PLATFORM, bot.team, channel, "", True)
    )
    address = {"channel": channel, "thread": "", "user": user}
    return Incoming(request, address, _keys(body, "", bot), Lane.PAGES, purpose)


def _of_command(body: Payload, bot: Bot) -> Incoming | None:
    channel, user, trigger = text(body, "channel_id"), text(body, "user_id"), text(body, "trigger_id")
    if not user or not text(body, "command"):
        return None
    key = f"command:{bot.team}:{trigger}" if trigger else ""
    conversation = Conversation(PLATFORM, bot.team, channel or user, "", not channel or channel.startswith("D"))
    request = Request(
        text=_typed(f"{text(body, 'command')} {text(body, 'text')}", bot),
        sender=_identity(user, text(body, "team_id"), bot),
        conversation=conversation,
        is_private=True,
        key=key,
    )
    address = {
        "channel": channel or user,
        "thread": "",
        "user": user,
        "only": user,
        "response_url": text(body, "response_url"),
        "trigger": trigger,
    }
    is_question = text(body, "command") == "/ask"
    return Incoming(request, address, (key,) if key else (), Lane.QUESTIONS if is_question else Lane.CLICKS)


def _of_click(body: Payload, bot: Bot) -> Incoming | None:
    action, user = first(body, "actions"), text(body, "user", "id")
    command = text(action, "value")
    if not command or not user:
        return None
    trigger = text(body, "trigger_id")
    channel = text(body, "channel", "id") or text(body, "container", "channel_id") or user
    thread = text(body, "message", "thread_ts") or text(body, "container", "thread_ts")
    is_direct = channel == user or channel.startswith("D")
    clicked = trigger or text(action, "action_ts")
    key = f"click:{bot.team}:{user}:{clicked}" if clicked else ""
    conversation = Conversation(PLATFORM, bot.team, channel, thread, is_direct)
    request = Request(command, _identity(user, text(body, "user", "team_id"), bot), conversation, True, key)
    address = {"channel": channel, "thread": thread, "user": user, "trigger": trigger}
    if not is_direct or part(body, "container").get("is_ephemeral"):  # also in direct messages of two other people
        address |= {"only": user, "response_url": text(body, "response_url")}
    lane = Lane.QUESTIONS if command.startswith(("ask ", "privately ")) else Lane.CLICKS
    return Incoming(request, address, (key,) if key else (), lane)


def _of_form(body: Payload, bot: Bot) -> Incoming | None:
    view, user = part(body, "view"), text(body, "user", "id")
    command, form = text(view, "callback_id"), text(view, "id") or text(body, "trigger_id")
    if not (command and user and form):
        return None
    asked_in = _asked_in(text(view, "private_metadata"))
    channel, thread = asked_in.get("channel") or user, asked_in.get("thread", "")
    is_direct = channel == user or channel.startswith("D")
    key = f"form:{bot.team}:{form}"
    conversation = Conversation(PLATFORM, bot.team, channel, thread, is_direct)
    fields = fields_of(view)
    request = Request(command, _identity(user, text(body, "user", "team_id"), bot), conversation, True, key, fields)
    address = {"channel": channel, "thread": thread, "user": user, **({} if is_direct else {"only": user})}
    return Incoming(request, address, (key,), Lane.CLICKS)


def _asked_in(metadata: str) -> Address:
    """Where the form was opened, as `forms` wrote it down."""
    try:
        found = json.loads(metadata)
    except (ValueError, RecursionError):
        return {}
    return {name: text(found, name) for name in ("channel", "thread")} if isinstance(found, dict) else {}


def _typed(said: str, bot: Bot) -> str:
    """What somebody typed. Where a channel or a person is meant it is their id that counts, not the name."""
    typed = to_plain(said, bot.user)
    return to_plain(said, bot.user, by_id=True) if _BY_ID.match(typed) else typed


def _identity(user: str, team: str, bot: Bot) -> Identity:
    """The person, with the team they belong to where Slack names it: in shared channels and direct messages it may be
    another than the bot's, and the same user id may then be somebody else."""
    return Identity(PLATFORM, team or bot.team, user)


def _keys(body: Payload, message: str, bot: Bot) -> tuple[str, ...]:
    event = text(body, "event_id")
    return tuple(filter(None, (message, f"event:{text(body, 'team_id') or bot.team}:{event}" if event else "")))
