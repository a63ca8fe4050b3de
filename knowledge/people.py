"""People of the network: who they are, what they may do, and what they may see."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce

from knowledge.documents import Audience, Viewer, Visibility, name_key, name_keys

_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@(?:[^\s@<>(),;:\".]+\.)+[^\s@<>(),;:\".]{2,}")
_SLACK_IDS = re.compile(r"([TE]\w+):([UW]\w+)", re.ASCII)


class Role(StrEnum):
    """What somebody is, in the network or in one of its groups."""

    ADMINISTRATOR = "administrator"
    SECRETARIAT = "secretariat"
    CO_CHAIR = "co-chair"
    MEMBER = "member"
    OBSERVER = "observer"

    @property
    def is_of_network(self) -> bool:
        """Whether it is held in the network as a whole; otherwise in a group."""
        return self in (Role.ADMINISTRATOR, Role.SECRETARIAT)


@dataclass(frozen=True)
class Grant:
    """A role and where it is held: the name of a group, or "" for the network."""

    role: Role
    scope: str = ""


@dataclass(frozen=True)
class Identity:
    """An account on a platform ("slack", "teams"): the ids of its workspace (or tenant) and of its user."""

    platform: str
    team: str
    user: str


@dataclass(frozen=True)
class Person:
    """Somebody of the network. `email` is in small letters, None for those known by an account only."""

    id: int
    name: str
    email: str | None
    organisation: str
    grants: frozenset[Grant] = frozenset()

    @property
    def is_administrator(self) -> bool:
        return any(grant.role is Role.ADMINISTRATOR for grant in self.grants)

    @property
    def in_secretariat(self) -> bool:
        """Whether they may do what the secretariat may; administrators may, too."""
        return any(grant.role.is_of_network for grant in self.grants)


def viewer_of(person: Person | None) -> Viewer:
    """What somebody may see; None is somebody unknown, who sees public documents only.

    Members and co-chairs hold a seat in their group, observers do not. The network's roles open no group's documents.
    """
    if person is None:
        return Viewer()
    return Viewer(
        in_network=True,
        groups=_scopes(person, Role.MEMBER),
        co_chair_of=_scopes(person, Role.CO_CHAIR),
        organisations=frozenset(filter(name_key, (person.organisation,))),
    )


def with_names(person: Person, groups: Mapping[str, str]) -> Person:
    """The same with groups called as the network calls them, however a list of people wrote them; `groups` are their
    names by every key (`name_key`) that they go by. For showing alone: a scope as it was written says who sees what."""
    grants = (replace(one, scope=groups.get(name_key(one.scope), one.scope)) for one in person.grants)
    return replace(person, grants=frozenset(grants))


def _scopes(person: Person, role: Role) -> frozenset[str]:
    return frozenset(grant.scope for grant in person.grants if grant.role is role and grant.scope)


def shared_viewer(viewers: Iterable[Viewer]) -> Viewer:
    """What all of `viewers` may see, as everybody in a channel; of nobody, public documents only.

    Never wider than any one of them. It is narrower in one respect: people who co-chair different groups share no
    group, so that what is for all co-chairs stays between each of them and the bot.
    """
    everybody = tuple(viewers)
    return reduce(_both, everybody) if everybody else Viewer()


def _both(one: Viewer, other: Viewer) -> Viewer:
    return Viewer(
        in_network=one.in_network and other.in_network,
        groups=_seats(one) & _seats(other),
        co_chair_of=name_keys(one.co_chair_of) & name_keys(other.co_chair_of),
        organisations=name_keys(one.organisations) & name_keys(other.organisations),
    )


def _seats(viewer: Viewer) -> frozenset[str]:
    return name_keys(viewer.groups | viewer.co_chair_of)


def unheld_names(visibilities: Iterable[Visibility], people: Iterable[Person]) -> list[tuple[Audience, str]]:
    """The groups and organisations named by `visibilities` in which nobody is, each once: mistyped, it may be."""
    viewers = [viewer_of(person) for person in people]
    asked = {(one.audience, name_key(name)): name for one in visibilities for name in sorted(one.names)}
    return [
        (audience, name)
        for (audience, _), name in sorted(asked.items())
        if not any(viewer.may_see(Visibility(audience, frozenset({name}))) for viewer in viewers)
    ]


def email_in(text: str) -> str | None:
    """The e-mail address that `text` is, in small letters; None where it is none."""
    found = _EMAIL.fullmatch(text.strip())
    return found[0].lower() if found else None


def slack_identity_in(text: str) -> Identity | None:
    """The Slack account that `text` names as TEAM:USER ("T0123:U0456"); None where it names none."""
    found = _SLACK_IDS.fullmatch(text.strip())
    return Identity("slack", found[1], found[2]) if found else None
