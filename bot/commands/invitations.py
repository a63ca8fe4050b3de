"""The typed commands on what goes into people's own calendars."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Inviting(StrEnum):
    """What is done with the invitation to a meeting: had as a file, or sent to everybody by e-mail."""

    TAKE = "invite"
    SEND = "send-invitations"


@dataclass(frozen=True)
class InviteToMeeting:
    """The invitation to a meeting, the next one of the asker's own group where neither group nor day is given."""

    way: Inviting
    group: str = ""
    day: date | None = None


@dataclass(frozen=True)
class ShowFeed:
    """The address of one's own calendar feed; a new one in its place where it `is_new`."""

    is_new: bool = False
