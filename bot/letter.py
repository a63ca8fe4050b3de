"""Letters that the bot sends by e-mail, and what sends them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from knowledge.groups.corrections import Cause
from knowledge.groups.group import Member
from knowledge.notices import Outcome


@dataclass(frozen=True)
class Letter:
    """An invitation as an e-mail (iMIP, RFC 6047). `method` is the calendar's own (REQUEST, CANCEL); `id` is the same
    when the same letter is made again."""

    to: Member
    subject: str
    text: str
    calendar: bytes
    method: str
    file_name: str
    id: str
    written_at: datetime


class Mailer(Protocol):
    """A way to send e-mails."""

    @property
    def sender(self) -> Member:
        """Who stands on each of them, and answers for the meetings in it."""

    def connected(self) -> AbstractContextManager[Callable[[Letter], Outcome]]:
        """What sends letters, one by one and each at most once. Raises HelpfulError where no server can be reached."""


@dataclass
class Sendings:
    """What became of letters about meetings, each by whom it is to: those sent now and before, those refused with the
    reason, those of which nobody knows, and those that somebody else is sending at this moment."""

    sent: list[Member] = field(default_factory=list)
    before: list[Member] = field(default_factory=list)
    refused: list[tuple[Member, str]] = field(default_factory=list)
    unknown: list[Member] = field(default_factory=list)
    sending: list[Member] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether everybody has theirs for sure."""
        return not (self.refused or self.unknown or self.sending)


@dataclass(frozen=True)
class Mailing:
    """What became of the invitations to a meeting; and of what put calendars right about others, by what for."""

    invitations: Sendings
    corrections: Mapping[Cause, Sendings]

    @property
    def is_whole(self) -> bool:
        """Whether everybody has all of theirs for sure."""
        return all(one.is_whole for one in (self.invitations, *self.corrections.values()))
