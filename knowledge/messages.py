"""What is said in a workspace of our own."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Message:
    """One message. `thread` is the id of the message it answers, 0 outside of threads; `only_for` the only account that
    sees it, empty where everybody does. `reply` is what the bot said, as JSON; empty for what a person said."""

    id: int
    channel: str
    thread: int
    author: str
    only_for: str
    text: str
    reply: str
    said_at: datetime


@dataclass(frozen=True)
class Dialogue:
    """A reply that stands beside a conversation, opened for one account. `address` says where its answers go, as
    JSON."""

    id: int
    account: str
    reply: str
    address: str
