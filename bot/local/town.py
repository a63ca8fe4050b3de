"""What the pages work with, and who looks at them."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request

from bot.local.board import Board
from bot.local.changes import Changes
from bot.local.forms import number_in
from bot.local.guard import token_of
from bot.local.pages import Reader, setting_in
from bot.local.show import Setting
from bot.local.workspace import Channel, Workspace
from bot.mailroom.surface import Incoming
from bot.reply import Reply
from bot.request import Conversation
from bot.request import Request as Asked
from jobs.time_machine import Reading
from knowledge.errors import HelpfulError
from knowledge.messages import Dialogue, Draft

ACCOUNT = "account"
"""The cookie that says who somebody is here."""


@dataclass(frozen=True)
class Town:
    """What the site works with: the workspace as it is now and its board; `say` keeps a message and what it asks of the
    bot (by the message's id), both or neither, and returns the id and whether it asks anything; `receive` keeps what
    else comes in (False for what came in before); `waits` says whether what came in under a key is still to be handled;
    `reply_to` is what the bot answers at once; `takes_part` whether it has answered in a thread; `clock` what
    time it is here."""

    workspace: Callable[[], Workspace]
    board: Board
    say: Callable[[Draft, Callable[[int], Incoming | None]], tuple[int, bool]]
    receive: Callable[[Incoming], bool]
    waits: Callable[[str], bool]
    reply_to: Callable[[Asked], Reply]
    takes_part: Callable[[Conversation], bool]
    changes: Changes
    clock: Callable[[], Reading]

    def reader(self, request: Request) -> Reader:
        """Who looks: the account that was chosen, the first where none was, the outsider where it is gone."""
        workspace = self.workspace()
        chosen = request.cookies.get(ACCOUNT, "")
        otherwise = workspace.accounts[-1] if chosen else workspace.accounts[0]
        return Reader(workspace.account(chosen) or otherwise, workspace, token_of(request))

    def sender(self, request: Request, form: FormData) -> tuple[Reader, Channel, int]:
        """Who sends a form, in which channel and thread (0: none). Raises HelpfulError for what is not theirs."""
        reader = self.reader(request)
        if str(form.get("as") or reader.account.id) != reader.account.id:
            raise HelpfulError(f"You are {reader.account.name} by now.", "Load the page again. Nothing was sent.")
        channel = channel_of(reader, str(form.get("channel") or ""))
        thread = number_in(str(form.get("thread") or ""))
        root = self.board.message(thread, reader.account.id) if thread else None
        if thread and (root is None or root.channel != channel.id or root.thread):
            raise HelpfulError("That message is not there any more.", "Write it in the channel. Nothing was sent.")
        return reader, channel, thread


def channel_of(reader: Reader, id_: str) -> Channel:
    """A channel that the reader is in; raises HelpfulError for any other."""
    channel = reader.workspace.channel(id_, reader.account.id)
    if channel is None:
        raise HelpfulError(f"{reader.account.name} is in no such channel.", "Choose one from the list.")
    return channel


def dialogue_setting(reader: Reader, opened: Dialogue) -> tuple[Channel, Setting]:
    """Where a dialogue was opened, and what its buttons send along."""
    address = json.loads(opened.address)
    channel = channel_of(reader, address["channel"])
    setting = setting_in(reader, channel, number_in(address["thread"]))
    return channel, Setting((*setting.about, ("dialogue", str(opened.id))), setting.channels)
