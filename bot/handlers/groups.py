"""Which group is meant, and what somebody may do and see of it."""

from collections.abc import Callable, Sequence

from sqlite_utils import Database

from bot.desk import Visitor
from bot.reply import Reply
from bot.words.meetings import say_which_group
from knowledge.documents import Viewer
from knowledge.errors import HelpfulError
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.people import Person, Role
from knowledge.store.group_rows import all_groups, group_named

ASK = "Ask the secretariat. Nothing was saved."


def seat_of(group: WorkingGroup, visitor: Visitor) -> Seat | None:
    """The seat of whoever reads alone; None for a channel, and for whoever has none."""
    if visitor.own != visitor.viewer or visitor.person is None:
        return None
    return next(iter(group.seats_of(visitor.person.email or "")), None)


def own_groups(groups: Sequence[WorkingGroup], visitor: Visitor) -> list[WorkingGroup]:
    """Those in which somebody has a seat, as holder or deputy."""
    email = visitor.person.email if visitor.person else None
    return [group for group in groups if email and group.seats_of(email)]


def may_decide(group: WorkingGroup, visitor: Visitor) -> bool:
    """Whether somebody is of the secretariat, or a co-chair of the group."""
    if visitor.in_secretariat:
        return True
    email = visitor.person.email if visitor.person else None
    return any(seat.role is Role.CO_CHAIR and seat.holder and seat.holder.email == email for seat in group.seats)


def find_group(
    db: Database, name: str, viewer: Viewer, person: Person | None, again: Callable[[str], str]
) -> WorkingGroup | Reply:
    """The group of this name, or the asker's own; a question back where they have several. For whoever is not of the
    network there are no groups."""
    if not viewer.in_network:
        raise HelpfulError("I know of no working group that you belong to.", ASK)
    if name:
        return group_named(db, name)
    groups = all_groups(db)
    email = person.email if person else None
    own = [group for group in groups if email and group.seats_of(email)] or groups
    if len(own) == 1:
        return own[0]
    if not groups:
        raise HelpfulError("There is no working group yet.", "The secretariat can add them. Nothing was saved.")
    return say_which_group(own, again)


def may_see_replies(group: WorkingGroup, visitor: Visitor) -> bool:
    """Whether everybody who reads may know who replied."""
    if group.is_of(visitor.viewer):
        return True
    is_alone, person = visitor.own == visitor.viewer, visitor.person
    return is_alone and person is not None and (person.in_secretariat or bool(group.seats_of(person.email or "")))


def check_may_keep_records(group: WorkingGroup, visitor: Visitor, what: str) -> None:
    """Raises HelpfulError for whoever is neither a co-chair of the group nor of the secretariat."""
    if not may_decide(group, visitor):
        raise HelpfulError(
            f"{what} of {group.name} are noted by its co-chairs and the secretariat.",
            "Ask one of them. Nothing was saved.",
        )


def check_is_of_group(group: WorkingGroup, visitor: Visitor) -> None:
    """Raises HelpfulError for whoever has no seat in the group, as holder or deputy, and is not of the secretariat."""
    email = visitor.person.email if visitor.person else None
    if not visitor.in_secretariat and not group.seats_of(email or ""):
        raise HelpfulError(f"You have no seat in {group.name}.", "Ask the secretariat. Nothing was changed.")


def check_may_read_records(group: WorkingGroup, visitor: Visitor, what: str) -> None:
    """Raises HelpfulError unless everybody who reads belongs to the group, or reads alone and is of the secretariat."""
    if not may_see_replies(group, visitor):
        raise HelpfulError(
            f"{what} of {group.name} are for its members and the secretariat.",
            "Ask in the group's own channel, or in our direct messages.",
        )


def group_typed_first(db: Database, said: str, visitor: Visitor) -> tuple[str, str]:
    """The name of a group that what was typed begins with, exactly as groups are typed ("social-value"), and the rest;
    "" and all of it where there is none, or no group is known to whoever asks."""
    first, _, rest = said.partition(" ")
    slugs = {group.slug for group in all_groups(db)} if visitor.own.in_network else set()
    slug = first.removesuffix(":")
    return (slug, rest.strip()) if slug in slugs else ("", said)


def actor_of(visitor: Visitor) -> str:
    """Who acts, for the audit."""
    return f"person {visitor.person.id}" if visitor.person else "unknown"
