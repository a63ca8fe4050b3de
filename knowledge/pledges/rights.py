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


_LINES = {
    Act.UPDATE: "update {} amber",
    Act.HAND_OVER: "handover {} sam@college.example",
    Act.NAME_DEPUTY: "deputy {} sam@college.example",
    Act.WITHDRAW: "withdraw {}",
    Act.SET_STATUS: "status {} met",
    Act.CHANGE_TARGET: "target {} by 31/3/2028 agreed by the steering group",
    Act.REWORD: 'reword {} "what is promised"',
}
"""Lines that go on with a reason."""
_OWNERS = frozenset({Act.UPDATE, Act.HAND_OVER, Act.NAME_DEPUTY})
_CO_CHAIRS = frozenset({Act.SET_STATUS, Act.CHANGE_TARGET, Act.WITHDRAW, Act.REWORD})


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


def may(person: Person | None, pledge: Pledge, act: Act) -> bool:
    """Whether somebody may do that about a pledge that they may see."""
    if person is None:
        return False
    co_chairs = any(grant.role is Role.CO_CHAIR for grant in person.grants)
    return person.in_secretariat or (act in _OWNERS and is_held_by(pledge, person)) or (act in _CO_CHAIRS and co_chairs)


def needs_reason(person: Person, pledge: Pledge, act: Act) -> bool:
    """Whether it takes a reason: from the secretariat for what is not theirs, from everybody for what changes what was
    promised."""
    return act not in _OWNERS or not is_held_by(pledge, person)


def check_may(person: Person | None, pledge: Pledge, act: Act, reason: str = "", line: str = "") -> None:
    """Raises HelpfulError where somebody may not do that, or gives no reason though it takes one. `line` is what they
    may type then, where it is known better than from what they want."""
    if person is None or not may(person, pledge, act):
        who = "its owner, their deputy and the secretariat" if act in _OWNERS else "the co-chairs and the secretariat"
        owner = pledge.owner.shown if pledge.owner else "nobody at the moment"
        raise HelpfulError(
            f"{pledge.code} belongs to {pledge.organisation}, and only {who} may {act}.",
            f"Its owner is {owner}. Nothing was saved.",
        )
    if needs_reason(person, pledge, act) and not reason.strip():
        raise HelpfulError(
            f"It takes a reason to {act}: that is kept in the history of {pledge.code}.",
            "Nothing was saved. Put it in quotation marks at the end, as in: "
            + (line or f'/pledge {_LINES[act].format(pledge.code)} "agreed by phone"'),
        )


def _is(contact: Contact | None, person: Person) -> bool:
    return contact is not None and bool(contact.email) and contact.email == person.email
