"""Who may take a seat, leave it, and which seats can go."""

from dataclasses import replace

from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.quorum import quorum_state
from knowledge.people import Role

_NOTHING = "Nothing was changed."


def held_by(group: WorkingGroup, email: str) -> Seat:
    """The seat that somebody holds. Raises HelpfulError where they hold none."""
    found = [seat for seat in group.seats if seat.holder and seat.holder.email == email]
    if not found:
        raise HelpfulError(f"{email} holds no seat in {group.name}.", f"To see them: /meeting seat. {_NOTHING}")
    return found[0]


def seat_for(group: WorkingGroup, organisation: str, role: Role, email: str | None) -> Seat | None:
    """The vacant seat of an organisation that somebody with this role can take; None where a new one is needed. Raises
    HelpfulError for somebody who holds a seat already."""
    if email and any(seat.holder and seat.holder.email == email for seat in group.seats):
        raise HelpfulError(f"{email} holds a seat in {group.name} already. One person can sit in one.", _NOTHING)
    return next((seat for seat in _vacant(group, organisation) if seat.role is role), None) if email else None


def removable(group: WorkingGroup, organisation: str) -> Seat:
    """A vacant seat of an organisation, without which the quorum can still be reached. Raises HelpfulError where there
    is none."""
    of_it = [seat for seat in group.seats if name_key(seat.organisation) == name_key(organisation)]
    vacant = _vacant(group, organisation)
    if not of_it:
        raise HelpfulError(f'"{organisation}" has no seat in {group.name}.', f"To see them: /meeting seat. {_NOTHING}")
    if not vacant:
        holders = " and ".join(seat.holder.email for seat in of_it if seat.holder)
        raise HelpfulError(
            f"The seat of {of_it[0].organisation} is not vacant.", f"First: /meeting seat vacate {holders} {_NOTHING}"
        )
    state = quorum_state(replace(group, seats=tuple(one for one in group.seats if one != vacant[0])), ())
    if state.needed > state.of:
        raise HelpfulError(
            f"Without it the quorum of {group.name} could never be reached: it takes {state.needed} of {state.of}.",
            _NOTHING,
        )
    return vacant[0]


def check_may_be_deputy(seat: Seat, email: str) -> None:
    """Raises HelpfulError for the seat's holder, and whoever is its deputy already."""
    if seat.holder and seat.holder.email == email:
        raise HelpfulError("Nobody can be their own deputy.", _NOTHING)
    if any(one.email == email for one in seat.deputies):
        raise HelpfulError(f"{email} is deputy there already.", _NOTHING)


def check_is_deputy(seat: Seat, email: str) -> None:
    """Raises HelpfulError for whoever is no deputy of the seat."""
    if not any(one.email == email for one in seat.deputies):
        raise HelpfulError(f"{email} is no deputy there.", f"To see who is: /meeting seat. {_NOTHING}")


def _vacant(group: WorkingGroup, organisation: str) -> list[Seat]:
    key = name_key(organisation)
    return [seat for seat in group.seats if seat.holder is None and name_key(seat.organisation) == key]
