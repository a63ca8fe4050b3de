"""From what somebody does in the workspace to what came in."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from bot.follow_ups import goes_on
from bot.local.workspace import BOT, PLATFORM, TEAM, Channel, Workspace
from bot.mailroom.surface import Incoming, Lane
from bot.request import Conversation, Request
from knowledge.people import Identity

AT_BOT = f"@{BOT}"
_MENTION = re.compile(r"(?<!\w)@(\w{6,12})\b[:,]?")
_NAMES_CHANNEL = re.compile(r"/?(?:anchor\s+)?(?:share|meeting\s+channel)\b", re.IGNORECASE)
_ASKING = ("ask ", "privately ")


def is_command(text: str) -> bool:
    """Whether a text is a command, which nobody else sees."""
    return text.lstrip().startswith("/")


def said(
    text: str,
    account: str,
    workspace: Workspace,
    channel: Channel,
    thread: int,
    message: int,
    takes_part: Callable[[Conversation], bool],
) -> Incoming | None:
    """What a message asks of the bot; None for what people say to each other.

    For the bot are commands, direct messages, messages that mention it, and questions in a thread it has answered in.
    """
    is_private = channel.is_direct or is_command(text)
    conversation = _conversation(channel, thread or (0 if is_command(text) else message))
    if not is_private and not _is_for_bot(text, thread, conversation, takes_part):
        return None
    key = key_of(message)
    typed = " ".join(_MENTION.sub(lambda found: " " if _is_bot(found[1]) else found[0], text).split())
    if _NAMES_CHANNEL.match(typed):
        typed = _with_ids(typed, workspace.channels_of(account))
    request = Request(typed, Identity(PLATFORM, TEAM, account), conversation, is_private, key)
    address = {"channel": channel.id, "thread": conversation.thread, "user": account}
    is_quick = typed.casefold().startswith(("/anchor", "/meeting", "/pledge", "/charter"))
    lane = Lane.CLICKS if is_quick else Lane.QUESTIONS
    return Incoming(request, address | _only(account, is_private and not channel.is_direct), (key,), lane)


def key_of(message: int) -> str:
    """Under which what a message asks is known."""
    return f"message:local:{message}"


def _with_ids(typed: str, channels: Sequence[Channel]) -> str:
    """The same with channels by their ids instead of their names, which may have blanks in them."""
    for channel in sorted(channels, key=lambda one: -len(one.name)):
        typed = typed.replace(f"#{channel.name}", channel.id)
    return typed


def clicked(command: str, account: str, channel: Channel, thread: int, tab: str, key: str) -> Incoming:
    """What a button asks for; its reply is for whoever clicked it."""
    request = Request(command, Identity(PLATFORM, TEAM, account), _conversation(channel, thread), is_private=True)
    lane = Lane.QUESTIONS if command.startswith(_ASKING) else Lane.CLICKS
    return Incoming(request, _address(account, channel, thread, tab), (key,), lane)


def filled_in(
    command: str, fields: Mapping[str, str], account: str, channel: Channel, thread: int, key: str
) -> Incoming:
    """What a form asks for. `key` is the same when it is sent twice."""
    conversation = _conversation(channel, thread)
    request = Request(command, Identity(PLATFORM, TEAM, account), conversation, True, key, fields)
    return Incoming(request, _address(account, channel, thread, ""), (key,), Lane.CLICKS)


def _is_for_bot(text: str, thread: int, conversation: Conversation, takes_part: Callable[[Conversation], bool]) -> bool:
    mentioned = any(_is_bot(found[1]) for found in _MENTION.finditer(text))
    return mentioned or bool(thread and goes_on(text) and takes_part(conversation))


def _is_bot(name: str) -> bool:
    """Whether that is the bot's name, as people type it."""
    return bool(get_close_matches(name.casefold(), [BOT], cutoff=0.8))


def _conversation(channel: Channel, thread: int) -> Conversation:
    return Conversation(PLATFORM, TEAM, channel.id, str(thread or ""), channel.is_direct)


def _address(account: str, channel: Channel, thread: int, tab: str) -> dict[str, str]:
    address = {"channel": channel.id, "thread": str(thread or ""), "user": account}
    return address | ({"trigger": tab} if tab else {}) | _only(account, not channel.is_direct)


def _only(account: str, is_for_one: bool) -> dict[str, str]:
    return {"only": account} if is_for_one else {}
