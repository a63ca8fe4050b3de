"""Whom somebody names in a command."""

import re
from dataclasses import dataclass, replace

from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.request import Request
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.groups.whom import group_at_end, person_meant
from knowledge.people import Identity, Person
from knowledge.store.group_rows import all_groups
from knowledge.store.people_rows import all_people

MENTION = re.compile(r"@(?P<user>[UW][A-Z0-9]{6,})\b")
"""A person as Slack writes a mention."""


@dataclass(frozen=True)
class Asker:
    """Who asks, and by which request: a mention means an account of the same platform."""

    desk: Desk
    request: Request
    visitor: Visitor

    @property
    def actor(self) -> str:
        """The asker as the audit names them."""
        return f"person {self.visitor.person.id}" if self.visitor.person else "unknown"

    def person_named(self, db: Database, typed: str, group: WorkingGroup | None = None) -> Person:
        """The one person of the network (or of `group`) who is meant, with an address. Raises HelpfulError for none, or
        several."""
        own = self.visitor.person
        if group is None and typed.casefold() in ("me", "myself") and own and own.email:
            return own
        if found := MENTION.fullmatch(typed):
            person = person_mentioned(self.desk, db, self.request, found["user"])
            if person is None or person.email is None:
                raise HelpfulError(
                    "I know nobody in the network by the account that you mention.",
                    "Give their e-mail address. The secretariat can add people. Nothing was saved.",
                )
            return person
        if group is None:
            return person_meant(typed, all_people(db))
        seated = [one for one in all_people(db) if group.seats_of(one.email or "")]
        return person_meant(typed, seated, f"in {group.name}")


def person_mentioned(desk: Desk, db: Database, request: Request, user: str) -> Person | None:
    """Whose account it is, on the platform and in the workspace of a request."""
    who = Identity(request.sender.platform, request.sender.team, user)
    return desk.recogniser.visitor(db, replace(request, sender=who, is_private=True)).person


def named_with_group(db: Database, visitor: Visitor, typed: str) -> tuple[str, str]:
    """Whom and which group one text names, the group at its end. Whoever is not of the network hears of no groups: to
    them all of it is somebody's name."""
    return group_at_end(typed, all_groups(db) if visitor.own.in_network else [])
