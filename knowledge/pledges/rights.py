"""Who may see a pledge, and who may do what about it.

The owner and the deputy write about their organisation's pledge; the secretariat about any, with a reason; co-chairs
decide on status (withdrawal is one) and agree targets and wording; nobody else writes. Who may not see a pledge is to
be answered as if there were none, so that visibility comes first in every function that takes people to pledges.
"""

from collections.abc import Iterable
from enum import StrEnum

from knowledge.documents import Viewer, name_key
from knowledge.errors import HelpfulError
from knowledge.people import Person, Role
from knowledge.pledges.entries import Contact
from knowledge.pledges.pledge import Pledge


class Act(StrEnum):
    """What can be done about a pledge, as the end of "… may"."""

    UPDATE = "update it"
    HAND_OVER = "hand it over"
    NAME_DEPUTY = "name its deputy"
    WITHDRAW = "withdraw it"
    SET_STATUS = "change its status"
    CHANGE_TARGET = "change its target"
    REWORD = "word it anew"


BY_OWNERS = frozenset({Act.UPDATE, Act.HAND_OVER, Act.NAME_DEPUTY})
BY_CO_CHAIRS = frozenset({Act.SET_STATUS, Act.CHANGE_TARGET, Act.WITHDRAW, Act.REWORD})


def may_see(pledge: Pledge, viewer: Viewer, alone: Person | None = None) -> bool:
    """Whether those who read a reply may see the pledge. `alone` is the person where nobody else reads it: owners see
    their own pledge, and the secretariat, which looks after them, every one."""
    return viewer.may_see(pledge.visibility) or (
        alone is not None and (alone.in_secretariat or is_held_by(pledge, alone) or _is(pledge.offered_to, alone))
    )


def visible(pledges: Iterable[Pledge], viewer: Viewer, alone: Person | None = None) -> list[Pledge]:
    """Those of the pledges that may be seen; everything that lists, counts or looks up begins with this."""
    return [one for one in pledges if may_see(one, viewer, alone)]


def is_held_by(pledge: Pledge, person: Person) -> bool:
    """Whether somebody is its owner or deputy, and still of its organisation."""
    is_named = _is(pledge.owner, person) or _is(pledge.deputy, person)
    return is_named and name_key(person.organisation) == name_key(pledge.organisation)


def may(person: Person | None, pledge: Pledge, act: Act, groups: frozenset[str] = frozenset()) -> bool:
    """Whether somebody may do that about a pledge that they may see. `groups` are the keys of those that it concerns:
    co-chairs of others have no say; where it concerns none that is known, every co-chair has."""
    if person is None:
        return False
    if person.in_secretariat or (act in BY_OWNERS and is_held_by(pledge, person)):
        return True
    return act in BY_CO_CHAIRS and any(
        grant.role is Role.CO_CHAIR and (not grant.scope or not groups or name_key(grant.scope) in groups)
        for grant in person.grants
    )


def needs_reason(person: Person, pledge: Pledge, act: Act) -> bool:
    """Whether it takes a reason: from the secretariat for what is not theirs, from everybody for what changes what was
    promised."""
    return act not in BY_OWNERS or not is_held_by(pledge, person)


def check_may(
    person: Person | None,
    pledge: Pledge,
    act: Act,
    reason: str = "",
    line: str = "",
    groups: frozenset[str] = frozenset(),
) -> None:
    """Raises HelpfulError where somebody may not do that, or gives no reason (dots are none) though it takes one.
    `line` is what they can type then, with dots for the reason."""
    if person is None or not may(person, pledge, act, groups):
        who = "its owner, their deputy and the secretariat" if act in BY_OWNERS else "the co-chairs and the secretariat"
        if may(person, pledge, act):
            who = "the secretariat and the co-chairs of the groups that it concerns"
        owner = pledge.owner.shown if pledge.owner else "nobody at the moment"
        raise HelpfulError(
            f"{pledge.code} belongs to {pledge.organisation}, and only {who} may {act}.",
            f"Its owner is {owner}. Nothing was saved.",
        )
    if needs_reason(person, pledge, act) and not any(map(str.isalnum, reason)):
        raise HelpfulError(
            f"It takes a reason to {act}: that is kept in the history of {pledge.code}.",
            f"Nothing was saved. Put it at the end, in place of the dots: {line}" if line else "Nothing was saved.",
        )


def _is(contact: Contact | None, person: Person) -> bool:
    return contact is not None and bool(contact.email) and contact.email == person.email
