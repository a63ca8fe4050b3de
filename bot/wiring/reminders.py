"""Telling people what they are reminded of, where they are."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from bot.local.workspace import PLATFORM as LOCAL
from bot.local.workspace import TEAM, direct_id
from bot.mailroom.surface import Incoming, Surface
from bot.recognise import ByDirectory
from bot.reply import Reply
from bot.request import Conversation, Request
from bot.wiring.pace import Pace
from bot.wiring.wording import in_words
from knowledge.notices import CannotLook, Looked, Notice, Outcome, Refused, RetryAfter
from knowledge.people import Identity, Person
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import person_with_id

if TYPE_CHECKING:  # the command line starts without it
    from bot.slack.connect import Connection

Accounts = Callable[[Database, Person], Identity | RetryAfter | None]


@dataclass(frozen=True)
class Announcing:
    """Puts a notice into words and posts it into its reader's direct messages, through a platform's surface. `told`
    hears of everything that was posted."""

    database: Callable[[], AbstractContextManager[Database]]
    surface: Surface
    account: Accounts
    pace: Pace
    told: Callable[[Notice, Reply], None] = lambda notice, reply: None
    groups: GroupsNow = field(default_factory=GroupsNow)

    def announce(self, notice: Notice) -> Outcome:
        with self.database() as db:
            reply = in_words(db, self.groups, notice)
            incoming = self._addressed(db, notice.person_id)
        if incoming is None or reply is None:
            return Refused("no account of theirs is known here" if reply else "there is nothing to say any more")
        if isinstance(incoming, RetryAfter):
            return incoming
        post = self.surface.prepare(incoming, reply)
        self.pace.wait(post.channel)
        self.told(notice, reply)
        return self.surface.send(post.address, post.payload, notice.key)

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        with self.database() as db:
            incoming = self._addressed(db, person_id)
        if isinstance(incoming, RetryAfter):
            return incoming
        return self.surface.look(incoming.address, key, since) if incoming else CannotLook()

    def _addressed(self, db: Database, person_id: int) -> Incoming | RetryAfter | None:
        """Their direct messages, as if they had just written there."""
        person = person_with_id(db, person_id)
        account = self.account(db, person) if person else None
        if account is None or isinstance(account, RetryAfter):
            return account
        channel = direct_id(account.user) if account.platform == LOCAL else account.user
        conversation = Conversation(account.platform, account.team, channel, is_direct=True)
        address: Mapping[str, str] = {"channel": channel, "thread": "", "user": account.user}
        return Incoming(Request("", account, conversation), address, ())


def in_workspace(
    database: Callable[[], AbstractContextManager[Database]],
    surface: Surface,
    told: Callable[[Notice, Reply], None] = lambda notice, reply: None,
) -> Announcing:
    """Tells people in the workspace in the browser, whose surface it is."""
    return Announcing(database, surface, _local_account, Pace(surface.seconds_between_posts), told)


def _local_account(_: Database, person: Person) -> Identity | None:
    return Identity(LOCAL, TEAM, f"p{person.id}") if person.email else None


def in_slack(
    database: Callable[[], AbstractContextManager[Database]],
    connection: "Connection",
    now: Callable[[], datetime],
    told: Callable[[Notice, Reply], None] = lambda notice, reply: None,
) -> Announcing:
    """Tells people in a Slack workspace, where they are found by the address the network knows."""
    from bot.slack.directory import SlackDirectory
    from bot.slack.surface import SlackSurface

    surface = SlackSurface(connection)
    known = ByDirectory(SlackDirectory(connection), now)

    def account(db: Database, person: Person) -> Identity | RetryAfter | None:
        return known.account(db, person, surface.platform, connection.team)

    return Announcing(database, surface, account, Pace(surface.seconds_between_posts), told)
