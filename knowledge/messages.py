"""What is said in a workspace of our own."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Draft:
    """A message as it is kept. `thread` is the id of the message it answers, 0 outside of threads; `only_for` the only
    account that sees it, empty where everybody does. `reply` is what the bot said, as JSON; empty for what a person
    said. What has a `key` is said once, however often it comes."""

    channel: str
    thread: int
    author: str
    text: str
    only_for: str = ""
    reply: str = ""
    key: str = ""


@dataclass(frozen=True)
class Message:
    """A message that was said, as its draft had it. Where it is forgotten and only holds its thread together, it has
    neither author nor text."""

    id: int
    channel: str
    thread: int
    author: str
    only_for: str
    text: str
    reply: str
    said_at: datetime

    @property
    def is_forgotten(self) -> bool:
        """Whether nothing is left of it but its place."""
        return not self.author


@dataclass(frozen=True)
class Thread:
    """A message and the newest of its replies, oldest first; `earlier` counts the replies before those."""

    root: Message
    replies: tuple[Message, ...]
    earlier: int


@dataclass(frozen=True)
class Dialogue:
    """A reply that stands beside a conversation, opened for one account. `address` says where its answers go, as
    JSON."""

    id: int
    account: str
    reply: str
    address: str
