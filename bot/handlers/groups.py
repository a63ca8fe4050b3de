"""Which group is meant, and what somebody may do and see of it."""

from collections.abc import Callable

from sqlite_utils import Database

from bot.desk import Visitor
from bot.reply import Reply
from bot.words.meetings import say_which_group
from knowledge.documents import Viewer, name_key, name_keys
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
    keys = name_keys(visitor.viewer.groups | visitor.viewer.co_chair_of)
    if {group.slug, name_key(group.name)} & keys:
        return True
    is_alone, person = visitor.own == visitor.viewer, visitor.person
    return is_alone and person is not None and (person.in_secretariat or bool(group.seats_of(person.email or "")))
