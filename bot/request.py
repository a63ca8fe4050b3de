"""What somebody wrote, clicked or filled in, on any platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.people import Identity


@dataclass(frozen=True)
class Conversation:
    """Where something was written. `thread` is empty outside of threads; `is_direct` says that only one person and the
    bot are in it."""

    platform: str
    team: str
    channel: str
    thread: str = ""
    is_direct: bool = False


@dataclass(frozen=True)
class Request:
    """One thing somebody wants.

    `text` is what they typed, or the command a button stands for; `fields` are the answers of the form that was sent
    with it. `is_private` says that they alone will read the reply. `key` is the same when the same request is handled
    again.
    """

    text: str
    sender: Identity
    conversation: Conversation
    is_private: bool = True
    key: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
