"""One Slack workspace: who is in it, its channels, and what was said there."""

import itertools
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.slack.records import Json


@dataclass(frozen=True)
class Person:
    """A member of the workspace, or of another one that shares a channel with it."""

    id: str
    name: str
    team: str
    email: str | None
    confirmed: bool = True
    is_bot: bool = False
    deleted: bool = False
    tz: str = "Europe/London"


@dataclass
class Channel:
    """A conversation. `kind` is channel, group (private) or im; `history` holds its messages, oldest first."""

    id: str
    name: str
    kind: str
    members: list[str]
    archived: bool = False
    shared: bool = False
    history: list[Json] = field(default_factory=list)


class Workspace:
    """Ids look like Slack's. Timestamps are the microseconds of `clock` (which tells nanoseconds), each one used
    once."""

    def __init__(self) -> None:
        self.clock: Callable[[], int] = time.time_ns
        self.team = "T0ANCHOR1"
        self.team_domain = "anchors"
        self.app = "A0ANCHORB"
        self.bot = "B0ANCHORB"
        self.bot_token = f"xoxb-{secrets.token_hex(12)}"
        self.app_token = f"xapp-1-{self.app}-{secrets.token_hex(12)}"
        self.signing_secret = secrets.token_hex(16)
        self.verification_token = secrets.token_hex(12)
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self._direct: dict[frozenset[str], str] = {}
        self._numbers = itertools.count(1)
        self._last_ts = 0
        self.bot_user = self.add_person("anchorbot", email=None, is_bot=True)

    def next_id(self, prefix: str) -> str:
        """A new id: the prefix and ten capitals and digits."""
        return f"{prefix}{next(self._numbers):06d}{secrets.token_hex(2).upper()}"

    def next_ts(self) -> str:
        """A new timestamp, as Slack writes them: seconds, a dot, six digits."""
        self._last_ts = max(self._last_ts + 1, self.clock() // 1000)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add_person(
        self,
        name: str,
        email: str | None = None,
        confirmed: bool = True,
        team: str | None = None,
        is_bot: bool = False,
        deleted: bool = False,
    ) -> str:
        """The new person's user id. Without `team` they belong to this workspace."""
        person = Person(self.next_id("U"), name, team or self.team, email, confirmed, is_bot, deleted)
        self.people[person.id] = person
        return person.id

    def add_channel(self, name: str, members: list[str], kind: str, with_bot: bool, shared: bool) -> str:
        """The new channel's id."""
        bot = [self.bot_user] if with_bot else []
        channel = Channel(self.next_id("C"), name, kind, [*bot, *members], shared=shared)
        self.channels[channel.id] = channel
        return channel.id

    def im_of(self, user: str) -> str:
        """The id of the direct-message channel between the bot and this person, made when first asked for."""
        return self.im_between(user, self.bot_user)

    def im_between(self, one: str, other: str) -> str:
        """The same for any two people."""
        both = frozenset((one, other))
        if both not in self._direct:
            channel = Channel(self.next_id("D"), "directmessage", "im", [one, other])
            self.channels[channel.id] = channel
            self._direct[both] = channel.id
        return self._direct[both]

    def say(self, channel: str, message: Json) -> None:
        """Put a message where conversations.replies and .history find it."""
        self.channels[channel].history.append(message)

    def find_said(self, channel: str, ts: str) -> Json | None:
        """The message with this timestamp in this channel."""
        history = self.channels[channel].history
        return next((message for message in history if message["ts"] == ts), None)

    def unsay(self, channel: str, ts: str) -> None:
        """Take a message out again."""
        history = self.channels[channel].history
        history[:] = [message for message in history if message["ts"] != ts]
