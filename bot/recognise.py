"""Who people are, from what a platform tells of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlite_utils import Database

from bot.desk import Visitor
from bot.request import Conversation, Request
from knowledge.documents import MEMBER, Viewer
from knowledge.people import Grant, Identity, Person, Role, shared_viewer, viewer_of
from knowledge.store.people_rows import BY_EMAIL, link_identity, person_of, person_with_email


@dataclass(frozen=True)
class Profile:
    """What a platform tells of somebody: under which team they really belong, and their e-mail address where the
    platform has verified it and vouches for it."""

    identity: Identity
    email: str | None
    is_bot: bool = False


class Directory(Protocol):
    """A platform's list of people."""

    def profile(self, identity: Identity) -> Profile | None:
        """What is known of somebody; None where the platform does not tell."""

    def members(self, conversation: Conversation) -> Sequence[Identity] | None:
        """Everybody in a conversation; None where the platform does not tell."""


@dataclass(frozen=True)
class ByDirectory:
    """Knows people by their team and user id, or else by the e-mail address that their platform has verified.

    Somebody found by e-mail is known by id from then on. Everybody else is a member of the public, and where it cannot
    be told who listens, the public does.
    """

    directory: Directory
    now: Callable[[], datetime]

    def visitor(self, db: Database, request: Request) -> Visitor:
        person, _ = self._find(db, request.sender)
        own = viewer_of(person)
        is_private = request.is_private or request.conversation.is_direct
        viewer = own if is_private else self.listeners(db, request.conversation)
        return Visitor(person, viewer, own, person is not None)

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        members = self.directory.members(conversation)
        viewers = []
        for member in members or ():
            person, is_bot = self._find(db, member)
            if is_bot:
                continue
            if person is None:
                return viewer_of(None)  # one stranger: nobody else changes that
            viewers.append(viewer_of(person))
        return shared_viewer(viewers)

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        return identity in (self.directory.members(conversation) or ())

    def _find(self, db: Database, identity: Identity) -> tuple[Person | None, bool]:
        """The person, if the network knows them; and whether it is a bot."""
        if person := person_of(db, identity):
            return person, False
        profile = self.directory.profile(identity)
        if profile is None or profile.is_bot:
            return None, profile is not None
        if person := person_of(db, profile.identity):
            return person, False
        person = person_with_email(db, profile.email) if profile.email else None
        if person:
            link_identity(db, profile.identity, person.id, BY_EMAIL, self.now())
        return person, False


@dataclass(frozen=True)
class AtThisMachine:
    """For the command line: whoever sits at it keeps the database, and asks as an ordinary member of the network."""

    def visitor(self, db: Database, request: Request) -> Visitor:
        keeper = Person(0, "you", None, "", frozenset({Grant(Role.SECRETARIAT, "")}))
        return Visitor(keeper, MEMBER, MEMBER, True)

    def listeners(self, db: Database, conversation: Conversation) -> Viewer:
        return MEMBER

    def takes_part(self, identity: Identity, conversation: Conversation) -> bool:
        return True
