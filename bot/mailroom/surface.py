"""What the mailroom needs of a platform."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import TypeAdapter

from bot.reply import Reply
from bot.request import Request
from knowledge.notices import Looked, Outcome

Address = Mapping[str, str]
"""Where a reply goes, in the platform's own terms."""


class Lane(StrEnum):
    """What waits for what: clicks and forms never wait behind questions, or behind somebody's home page."""

    QUESTIONS = "questions"
    CLICKS = "clicks"
    PAGES = "pages"


class Purpose(StrEnum):
    """What a reply is for, where that decides how it is shown."""

    ANSWER = "answer"
    HOME = "home"
    WELCOME = "welcome"


@dataclass(frozen=True)
class Incoming:
    """Something that came in. `keys` are the names by which it is known when it is delivered again."""

    request: Request
    address: Address
    keys: tuple[str, ...]
    lane: Lane = Lane.QUESTIONS
    purpose: Purpose = Purpose.ANSWER


INCOMING_JSON = TypeAdapter(Incoming)
"""To and from JSON, as it is kept in the inbox."""


@dataclass(frozen=True)
class Post:
    """A reply as a platform posts it. `channel` is what is paced."""

    channel: str
    address: Address
    payload: str


POST_JSON = TypeAdapter(Post)


@dataclass(frozen=True)
class Attachment:
    """What is posted after something else, and what its reader is told where it is refused."""

    post: Post
    if_refused: Post


class Surface(Protocol):
    """A platform, as the mailroom sees it. Nothing here tries again by itself."""

    platform: str
    seconds_between_posts: float
    """To one channel, as the platform allows."""

    def show_working(self, incoming: Incoming) -> None:
        """Shows that an answer is on its way, where the platform has something for it. Never raises."""

    def show_now(self, incoming: Incoming, reply: Reply) -> Outcome:
        """Shows a reply that is no message: a dialogue beside the conversation, or the home page."""

    def prepare(self, incoming: Incoming, reply: Reply) -> Post:
        """A reply as it will be posted."""

    def send(self, address: Address, payload: str, key: str) -> Outcome:
        """Posts it. `key` goes with it, so that it can be found again."""

    def attachments(self, address: Address, payload: str) -> Sequence[Attachment]:
        """What is posted by itself once this is there, such as its files where a message holds none."""

    def look(self, address: Address, key: str, since: datetime) -> Looked:
        """Whether something with this key was posted since then."""

    def instead(self, address: Address) -> tuple[str, Address] | None:
        """Another channel and address for what was refused, which its reader sees; None where there is none."""
