"""Who is in the workspace, and which channels it has: worked out from the people of the network."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.recognise import Profile, Room
from bot.request import Conversation
from knowledge.documents import name_key
from knowledge.people import Identity, Person, Role, with_names

PLATFORM = "local"
TEAM = "try-out"
BOT = "anchorbot"
OUTSIDER = "outsider"
NETWORK, OPEN = "CNETWORK", "COPENTOALL"
"""Ids of channels look like Slack's, so that the same commands read them."""


@dataclass(frozen=True)
class Account:
    """Somebody in the workspace. `about` says in a few words who they are."""

    id: str
    name: str
    about: str
    email: str | None = None


@dataclass(frozen=True)
class Channel:
    """A channel, or the direct messages of one account with the bot."""

    id: str
    name: str
    about: str
    members: frozenset[str]
    is_open: bool = False
    is_direct: bool = False


@dataclass(frozen=True)
class Workspace:
    """Accounts and channels. Everybody is in #open, the network's people in #network, and each group has a private
    channel with its members and co-chairs."""

    accounts: tuple[Account, ...]
    channels: tuple[Channel, ...]

    def account(self, id_: str) -> Account | None:
        return next((account for account in self.accounts if account.id == id_), None)

    def channel(self, id_: str, account: str) -> Channel | None:
        """A channel that an account is in."""
        return next((channel for channel in self.channels_of(account) if channel.id == id_), None)

    def channels_of(self, account: str) -> tuple[Channel, ...]:
        return tuple(channel for channel in self.channels if account in channel.members)


def workspace_of(people: Sequence[Person], groups: Mapping[str, str] = MappingProxyType({})) -> Workspace:
    """The workspace of these people (as far as they have an e-mail address, by which they are recognised) and one
    outsider; `groups` are names by key, as `with_names` takes them."""
    people = [one for one in people if one.email]
    accounts = tuple(Account(f"p{one.id}", one.name, _about(with_names(one, groups)), one.email) for one in people)
    outsider = Account(OUTSIDER, "Olive Outsider", "not of the network")
    known = frozenset(account.id for account in accounts)
    everybody = known | {OUTSIDER}
    channels = (
        Channel(NETWORK, "network", "everybody of the network", known, is_open=True),
        *_channels_of_groups(people),
        Channel(OPEN, "open", "everybody, outsiders too", everybody, is_open=True),
        *(
            Channel(direct_id(id_), BOT, "you and the bot alone", frozenset({id_}), is_direct=True)
            for id_ in sorted(everybody)
        ),
    )
    return Workspace((*accounts, outsider), channels)


def direct_id(account: str) -> str:
    """The channel of an account's direct messages with the bot."""
    return f"dm-{account}"


def _channels_of_groups(people: Sequence[Person]) -> list[Channel]:
    names: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    for one in people:
        for grant in one.grants:
            if grant.role in (Role.MEMBER, Role.CO_CHAIR) and (key := name_key(grant.scope)):
                names.setdefault(key, grant.scope)
                members.setdefault(key, set()).add(f"p{one.id}")
    return [
        Channel(_group_id(key), names[key], "a working group's own, private", frozenset(members[key]))
        for key in sorted(names)
    ]


def _group_id(key: str) -> str:
    """The same for a group whatever other groups there are: what was said there is kept under it."""
    return f"G{hashlib.blake2b(key.encode(), digest_size=6).hexdigest().upper()}"


def _about(person: Person) -> str:
    roles = sorted(f"{grant.role}{f' of {grant.scope}' if grant.scope else ''}" for grant in person.grants)
    return ", ".join(filter(None, (person.organisation, *roles))) or "member of the network"


@dataclass(frozen=True)
class WorkspaceDirectory:
    """The workspace's list of people, for `bot.recognise.ByDirectory`."""

    workspace: Workspace

    def profile(self, identity: Identity) -> Profile | None:
        account = self.workspace.account(identity.user)
        return Profile(identity, account.email) if account else None

    def account_with(self, email: str) -> Identity | None:
        found = next((one for one in self.workspace.accounts if one.email == email), None)
        return Identity(PLATFORM, TEAM, found.id) if found else None

    def members(self, conversation: Conversation) -> Sequence[Identity] | None:
        channel = self._channel(conversation)
        return [Identity(PLATFORM, TEAM, member) for member in sorted(channel.members)] if channel else None

    def room(self, conversation: Conversation) -> Room | None:
        channel = self._channel(conversation)
        return Room(channel.is_open, has_bot=True) if channel else None

    def _channel(self, conversation: Conversation) -> Channel | None:
        return next((one for one in self.workspace.channels if one.id == conversation.channel), None)
