"""Telling people what they are reminded of, where they are."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlite_utils import Database

from bot.local.workspace import PLATFORM as LOCAL
from bot.local.workspace import TEAM, WorkspaceDirectory, direct_id, workspace_of
from bot.mailroom.surface import Incoming, Surface
from bot.recognise import ByDirectory
from bot.reply import Reply
from bot.request import Conversation, Request
from bot.wiring import now
from bot.wiring.pace import Pace
from bot.wiring.wording import in_words
from jobs.kinds.kind import OFFICE
from knowledge.dates import is_zone, zone_named
from knowledge.documents import MEMBER, Viewer
from knowledge.notices import CHANNEL, CannotLook, Looked, Notice, Outcome, Refused, RetryAfter
from knowledge.people import Identity, Person
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import all_people, person_with_id
from knowledge.store.wish_rows import note_told_zone, wishes_of

if TYPE_CHECKING:  # the command line starts without it
    from bot.slack.connect import Connection

Accounts = Callable[[Database, Person], Identity | RetryAfter | None]


@dataclass(frozen=True)
class Rooms:
    """A platform's workspace: what everybody in a conversation may see, the time zone it tells of somebody ("" where it
    does not), what time it is, and when to try again where it tells nobody anything now."""

    team: str
    listeners: Callable[[Database, Conversation], Viewer]
    time_zone: Callable[[Identity], str]
    now: Callable[[], datetime]
    unusable: Callable[[], RetryAfter | None] = lambda: None


@dataclass(frozen=True)
class Announcing:
    """Puts a notice into words and posts it into its reader's direct messages or its group's channel, through a
    platform's surface. `told` hears of everything that was posted."""

    database: Callable[[], AbstractContextManager[Database]]
    surface: Surface
    account: Accounts
    pace: Pace
    told: Callable[[Notice, Reply], None]
    rooms: Rooms
    groups: GroupsNow = field(default_factory=GroupsNow)

    def announce(self, notice: Notice) -> Outcome:
        if notice.person_id == CHANNEL:
            return self._announce_in_channel(notice)
        with self.database() as db:
            reply = in_words(db, self.groups, notice)
            incoming = self._addressed(db, notice.person_id)
        if incoming is None or reply is None:
            return Refused("no account of theirs is known here" if reply else "there is nothing to say any more")
        if isinstance(incoming, RetryAfter):
            return incoming
        if self._is_elsewhere(notice, incoming):
            return RetryAfter(1.0)
        return self._post(notice, incoming, reply)

    def _post(self, notice: Notice, incoming: Incoming, reply: Reply) -> Outcome:
        post = self.surface.prepare(incoming, reply)
        self.pace.wait(post.channel)
        self.told(notice, reply)
        return self.surface.send(post.address, post.payload, notice.key)

    def _announce_in_channel(self, notice: Notice) -> Outcome:
        """Into the channel of a group, with what everybody there may see; nothing where outsiders read along."""
        with self.database() as db:
            group = self.groups.group(db, notice.about[-1].group_id)
            if group is None or not group.reminds_in_channel:
                return Refused("the group has no channel to be reminded in any more")
            conversation = Conversation(self.surface.platform, self.rooms.team, group.channel)
            viewer = self.rooms.listeners(db, conversation)
            if not viewer.in_network:
                return self.rooms.unusable() or Refused(
                    "people read along in the channel who are not known to be of the network"
                )
            reply = in_words(db, self.groups, notice, viewer)
        if reply is None:
            return Refused("there is nothing to say any more")
        address = {"channel": group.channel, "thread": "", "user": ""}
        sender = Identity(self.surface.platform, self.rooms.team, "")
        return self._post(notice, Incoming(Request("", sender, conversation), address, ()), reply)

    def _is_elsewhere(self, notice: Notice, incoming: Incoming) -> bool:
        """Keeps the time zone that their platform tells; whether another clock was reckoned with until now."""
        name = self.rooms.time_zone(incoming.request.sender)
        with self.database() as db:
            before = wishes_of(db, notice.person_id)
            if not is_zone(name) or not note_told_zone(db, notice.person_id, name) or before.time_zone:
                return False
            group = self.groups.group(db, notice.about[-1].group_id)
        now, default = self.rooms.now(), group.zone if group else OFFICE.zone
        return now.astimezone(before.zone(default)).utcoffset() != now.astimezone(zone_named(name)).utcoffset()

    def look(self, key: str, person_id: int, since: datetime) -> Looked:
        if person_id == CHANNEL:
            return CannotLook()  # nobody has asked to have a channel's past read
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

    def listeners(db: Database, conversation: Conversation) -> Viewer:
        present = WorkspaceDirectory(workspace_of(all_people(db)))
        return ByDirectory(present, now).listeners(db, conversation)

    rooms = Rooms(TEAM, listeners, lambda account: "", now)
    return Announcing(database, surface, _local_account, Pace(surface.seconds_between_posts), told, rooms)


def _local_account(_: Database, person: Person) -> Identity | None:
    return Identity(LOCAL, TEAM, f"p{person.id}") if person.email else None


def in_the_open(open_channels: str) -> Viewer:
    """What is seen at most in a conversation that people may read who are not in it."""
    return MEMBER if open_channels == "network" else Viewer()


def in_slack(
    database: Callable[[], AbstractContextManager[Database]],
    connection: "Connection",
    now: Callable[[], datetime],
    open_channels: str,
    told: Callable[[Notice, Reply], None] = lambda notice, reply: None,
) -> Announcing:
    """Tells people in a Slack workspace, where they are found by the address the network knows. `open_channels` is what
    a channel that everybody may read sees at most: see SlackSettings."""
    from bot.slack.directory import SlackDirectory
    from bot.slack.post import unusable
    from bot.slack.surface import SlackSurface

    surface = SlackSurface(connection)
    directory = SlackDirectory(connection)
    known = ByDirectory(directory, now, in_the_open(open_channels))

    def account(db: Database, person: Person) -> Identity | RetryAfter | None:
        return known.account(db, person, surface.platform, connection.team)

    def time_zone(account: Identity) -> str:
        profile = directory.profile(account)
        return profile.time_zone if profile else ""

    rooms = Rooms(connection.team, known.listeners, time_zone, now, partial(unusable, connection))
    return Announcing(database, surface, account, Pace(surface.seconds_between_posts), told, rooms)
