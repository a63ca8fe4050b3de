"""The workspace in the browser, as the mailroom sees it."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from pydantic import TypeAdapter

from bot.local.board import Board
from bot.local.workspace import BOT, PLATFORM, direct_id
from bot.mailroom.surface import Address, Attachment, Incoming, Post
from bot.reply import Reply
from bot.words.plain import as_text
from knowledge.messages import Draft
from knowledge.notices import Looked, NotThere, Outcome, Refused, Sent

REPLY_JSON = TypeAdapter(Reply)


class LocalSurface:
    """Posts to the board, and has open pages told."""

    platform = PLATFORM
    seconds_between_posts = 0.0

    def __init__(self, board: Board, changed: Callable[[], None]) -> None:
        self._board = board
        self._changed = changed

    def show_working(self, incoming: Incoming) -> None:
        """The page shows it by itself, from when something was sent."""

    def show_now(self, incoming: Incoming, reply: Reply) -> Outcome:
        """Opens a dialogue in the page where something was clicked."""
        tab = incoming.address.get("trigger", "")
        if not tab:
            return Refused("nothing was clicked that a dialogue could open for")
        address = json.dumps({name: incoming.address[name] for name in ("channel", "thread")} | {"tab": tab})
        self._board.open_dialogue(incoming.address["user"], REPLY_JSON.dump_json(reply).decode(), address)
        self._changed()
        return Sent()

    def prepare(self, incoming: Incoming, reply: Reply) -> Post:
        address = dict(incoming.address)
        if reply.into:
            channel = direct_id(reply.into.channel) if reply.into.is_direct else reply.into.channel
            address = {"channel": channel, "thread": reply.into.thread, "user": address["user"]}
        return Post(f"{PLATFORM}/{address['channel']}", address, REPLY_JSON.dump_json(reply).decode())

    def send(self, address: Address, payload: str, key: str) -> Outcome:
        reply = REPLY_JSON.validate_json(payload)
        thread = int(address.get("thread") or 0)
        only_for = address.get("only", "")
        id_ = self._board.post(Draft(address["channel"], thread, BOT, as_text(reply), only_for, payload, key))
        self._changed()
        return Sent(str(id_))

    def attachments(self, address: Address, payload: str) -> Sequence[Attachment]:
        return ()  # a message holds its files

    def look(self, address: Address, key: str, since: datetime) -> Looked:
        found = self._board.find(key)
        return Sent(str(found)) if found else NotThere()

    def instead(self, address: Address) -> tuple[str, Address] | None:
        return None
