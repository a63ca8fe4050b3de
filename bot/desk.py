"""What handlers work with."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlite_utils import Database

from bot.letter import Mailer
from bot.request import Conversation, Request
from jobs.time_machine import TimeMachine
from knowledge.answering.library import Library
from knowledge.documents import Viewer
from knowledge.notices import RetryAfter
from knowledge.people import Identity, Person
from knowledge.pledges.periods import Numbering


@dataclass(frozen=True)
class Visitor:
    """Who asks, and for whom things are looked up.

    `viewer` reads the reply: the person alone, or everybody in the channel. `own` is the person alone.
    `is_known` is False for somebody the network does not know (yet); `was_told` where the platform did not tell who
    they are.
    """

    person: Person | None
    viewer: Viewer
    own: Viewer
    is_known: bool
    was_told: bool = True

    @property
    def sees_less_here(self) -> bool:
        """Whether others who read the reply may not see what this person may. (That they belong to other organisations
        is the rule, and no news.)"""
        here, alone = self.viewer, self.own
        return (here.in_network, here.groups, here.co_chair_of) != (alone.in_network, alone.groups, alone.co_chair_of)

    @property
    def in_secretariat(self) -> bool:
        return self.person is not None and self.person.in_secretariat


class Recogniser(Protocol):
    """Tells who somebody is, and who listens."""

    def visitor(self, db: Database, request: Request) -> Visitor:
        """Who made a request, and who will read the reply."""

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        """What everybody in a conversation may see."""

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        """Whether somebody is known to be in a conversation."""

    def account(self, db: Database, person: Person, platform: str, team: str) -> Identity | RetryAfter | None:
        """The account of somebody of the network in a workspace; None where there is none, RetryAfter where the
        platform does not tell just now."""

    def may_post(self, conversation: Conversation) -> bool:
        """Whether the bot is in a conversation, as far as the platform tells."""


@dataclass(frozen=True)
class Desk:
    """Opens the database for one request, hands out the loaded index (loading it the first time), knows people and
    the time (UTC), sends e-mails where a mail server is set, can be reached from outside at `public_url` where that is
    set, and knows how `quarters` are counted. Where there is a time machine, `now` goes by its clock."""

    database: Callable[[], AbstractContextManager[Database]]
    library: Callable[[], Library]
    recogniser: Recogniser
    now: Callable[[], datetime]
    mailer: Mailer | None = None
    public_url: str = ""
    quarters: Numbering = Numbering.CALENDAR
    time_machine: TimeMachine | None = None

    def true_now(self) -> datetime:
        """The time of this machine, by which what comes in and goes out is kept and forgotten."""
        return self.time_machine.true_now() if self.time_machine else self.now()
