"""Who people are, from what a platform tells of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlite_utils import Database

from bot.desk import Visitor
from bot.request import Conversation, Request
from knowledge.documents import MEMBER, Viewer
from knowledge.errors import HelpfulError
from knowledge.notices import RetryAfter
from knowledge.people import Grant, Identity, Person, Role, shared_viewer, viewer_of
from knowledge.store.people_rows import (
    BY_EMAIL,
    account_in,
    link_identity,
    people_with,
    person_of,
    person_with_email,
)

MOST_LOOKED_UP = 50
"""So many people of a channel whom nobody has met yet are looked up for one question."""


@dataclass(frozen=True)
class Profile:
    """What a platform tells of somebody: under which team they really belong, and their e-mail address where the
    platform has verified it and vouches for it. `time_zone` is one of the IANA database, where it tells one."""

    identity: Identity
    email: str | None
    is_bot: bool = False
    time_zone: str = ""


@dataclass(frozen=True)
class Room:
    """What a platform tells of a conversation: whether people who are not in it may read it, and whether the bot is in
    it."""

    is_open: bool
    has_bot: bool


class Directory(Protocol):
    """A platform's list of people."""

    def profile(self, identity: Identity) -> Profile | None:
        """What is known of somebody; None where the platform does not tell."""

    def account_with(self, email: str) -> Identity | RetryAfter | None:
        """The account with this e-mail address, where the platform has verified it and vouches for it; RetryAfter where
        it does not tell just now."""

    def members(self, conversation: Conversation) -> Sequence[Identity] | None:
        """Everybody in a conversation but the bot; None where the platform does not tell."""

    def room(self, conversation: Conversation) -> Room | None:
        """What is known of a conversation; None where the platform does not tell."""


@dataclass(frozen=True)
class _Found:
    """Who an account belongs to, if the network knows them; and whether the platform told who it is."""

    person: Person | None
    is_bot: bool = False
    was_told: bool = True


@dataclass(frozen=True)
class ByDirectory:
    """Knows people by their team and user id, or else by the e-mail address that their platform has verified.

    Somebody found by e-mail is known by id from then on. Everybody else is a member of the public, and where it cannot
    be told who listens, the public does. A conversation that people may read who are not in it sees `in_the_open` at
    most.
    """

    directory: Directory
    now: Callable[[], datetime]
    in_the_open: Viewer = MEMBER

    def visitor(self, db: Database, request: Request) -> Visitor:
        found = self._find(db, request.sender)
        own = viewer_of(found.person)
        is_private = request.is_private or request.conversation.is_direct
        viewer = own if is_private else shared_viewer((self.listeners(db, request.conversation), own))
        return Visitor(found.person, viewer, own, found.person is not None, found.was_told)

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        members = self.directory.members(conversation) or ()
        known = people_with(db, members)
        unknown = [member for member in members if member not in known]
        viewers = [viewer_of(person) for person in known.values()]
        for member in unknown[:MOST_LOOKED_UP]:
            found = self._find(db, member)
            if found.person is None and not found.is_bot:
                return viewer_of(None)  # one stranger: nobody else changes that
            viewers += [viewer_of(found.person)] if found.person else []
        if len(unknown) > MOST_LOOKED_UP:  # the rest is looked up with the next questions
            return viewer_of(None)
        room = self.directory.room(conversation)
        return shared_viewer([*viewers, *([self.in_the_open] if viewers and (room is None or room.is_open) else [])])

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        return identity in (self.directory.members(conversation) or ())

    def account(self, db: Database, person: Person, platform: str, team: str) -> Identity | RetryAfter | None:
        """Their account, looked up by their address where they have not written yet; known by its id from then on."""
        if known := known_account(db, person, platform, team):
            return known
        looked_up = self.directory.account_with(person.email) if person.email else None
        if isinstance(looked_up, RetryAfter):
            return looked_up
        if looked_up is None or (looked_up.platform, looked_up.team) != (platform, team):
            return None
        link_identity(db, looked_up, person.id, BY_EMAIL, self.now())
        owner = person_of(db, looked_up)
        return looked_up if owner and owner.id == person.id else None

    def may_post(self, conversation: Conversation) -> bool:
        room = self.directory.room(conversation)
        return room is None or room.has_bot

    def _find(self, db: Database, identity: Identity) -> _Found:
        if person := person_of(db, identity):
            return _Found(person)
        profile = self.directory.profile(identity)
        if profile is None or profile.is_bot:
            return _Found(None, profile is not None, profile is not None)
        if person := person_of(db, profile.identity):
            return _Found(person)
        person = person_with_email(db, profile.email) if profile.email else None
        if person:
            link_identity(db, profile.identity, person.id, BY_EMAIL, self.now())
        return _Found(person)


@dataclass(frozen=True)
class AtThisMachine:
    """For the command line: whoever sits at it keeps the database, and asks as an ordinary member of the network, or
    (an address as the user) as somebody of the network. Raises HelpfulError for an address that nobody has."""

    def visitor(self, db: Database, request: Request) -> Visitor:
        if "@" in (address := request.sender.user):
            if (person := person_with_email(db, address)) is None:
                raise HelpfulError(f"Nobody of the network has the address {address}.", "Type: anchorbot people list")
            return Visitor(person, viewer_of(person), viewer_of(person), True)
        keeper = Person(0, "you", None, "", frozenset({Grant(Role.SECRETARIAT, "")}))
        return Visitor(keeper, MEMBER, MEMBER, True)

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        return MEMBER

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        return True

    def account(self, db: Database, person: Person, platform: str, team: str) -> Identity | None:
        return known_account(db, person, platform, team)

    def may_post(self, conversation: Conversation) -> bool:
        return True


def known_account(db: Database, person: Person, platform: str, team: str) -> Identity | None:
    """The account in a workspace by which somebody is known already."""
    return account_in(db, person.id, platform, team)
