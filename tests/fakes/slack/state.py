"""What the parts of the fake server share: the workspace, the journal, and the tickets they give each other."""

import secrets
import time
from dataclasses import dataclass, field

from tests.fakes.slack.faults import FaultQueue
from tests.fakes.slack.journal import Journal
from tests.fakes.slack.records import Json
from tests.fakes.slack.workspace import Workspace

TRIGGER_SECONDS = 3.0  # docs.slack.dev, "Handling user interaction": a trigger_id expires in 3 seconds
RESPONSE_URL_USES = 5  # … and a response_url can be used up to 5 times within 30 minutes


class ApiError(Exception):
    """What the Web API answers as `error`, with the further fields of the answer."""

    def __init__(self, error: str, **further: object) -> None:
        super().__init__(error)
        self.error = error
        self.further = further


@dataclass
class Trigger:
    """A trigger_id: whom it belongs to, since when, and whether it was used."""

    user: str
    made: float
    used: bool = False


@dataclass
class ResponseUrl:
    """Where a response_url leads: the channel and person of the interaction, and the message it was made on."""

    channel: str
    user: str
    message_ts: str | None
    thread_ts: str | None
    uses_left: int = RESPONSE_URL_USES


@dataclass
class Upload:
    """A file on its way: what was said of it, and what has been sent of it."""

    name: str
    length: int
    content: bytes | None = None
    alt: str = ""


@dataclass
class State:
    """One per fake server. Everything here is read and changed under `journal.changed`."""

    workspace: Workspace
    journal: Journal
    faults: FaultQueue
    base_url: str = ""
    enforce_rate: bool = False
    is_revoked: bool = False
    refuse_connections_until: float = 0.0
    disabled: set[str] = field(default_factory=set)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    socket_tickets: set[str] = field(default_factory=set)
    views: dict[str, Json] = field(default_factory=dict)
    view_owners: dict[str, str] = field(default_factory=dict)
    last_post: dict[str, float] = field(default_factory=dict)

    def new_trigger(self, user: str) -> str:
        """A trigger_id of this person, good for three seconds."""
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.triggers[trigger_id] = Trigger(user, time.monotonic())
        return trigger_id

    def use_trigger(self, trigger_id: str) -> str:
        """The user id behind a trigger_id that nobody has used yet."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if time.monotonic() - trigger.made > TRIGGER_SECONDS:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def new_response_url(self, target: ResponseUrl, kind: str) -> str:
        """The address of a response_url; `kind` is commands or actions, as in Slack's own."""
        key = f"{self.workspace.team}/{secrets.randbelow(10**13)}/{secrets.token_urlsafe(18)}"
        self.response_urls[key] = target
        return f"{self.base_url}/{kind}/{key}"
