"""What the fake Slack remembers of what a bot did: messages, views, statuses, calls."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class PostedMessage:
    """One message of the bot in its present state. `ephemeral_to` is the only person who sees it, if it is for one.

    `received` is `time.monotonic()` when it was posted; `via` names the method, or "response_url".
    """

    channel: str
    ts: str
    text: str
    blocks: tuple[Json, ...]
    received: float
    via: str
    thread_ts: str | None = None
    metadata: Json | None = None
    ephemeral_to: str | None = None
    edits: int = 0
    deleted: bool = False


@dataclass(frozen=True)
class SharedFile:
    """A file that was put into a conversation."""

    channel: str
    ts: str
    id: str
    name: str
    title: str
    content: bytes
    received: float
    thread_ts: str | None = None
    alt: str = ""


@dataclass(frozen=True)
class OpenedView:
    """A modal that a person sees: the view as Slack would send it back (with id and hash), and for whom."""

    id: str
    user: str
    view: Json
    received: float
    how: str  # views.open, views.push, or the answer to a form: update, push

    @property
    def title(self) -> str:
        """The words at its top."""
        return str(self.view.get("title", {}).get("text", ""))


@dataclass(frozen=True)
class Status:
    """One assistant.threads.setStatus; an empty text takes the status away."""

    channel: str
    thread_ts: str
    text: str
    received: float


@dataclass(frozen=True)
class Call:
    """One request to the Web API (or to a response_url) and how it ended: "ok", an error's name, or a fault's."""

    method: str
    params: Json
    outcome: str
    received: float
    headers: Json
