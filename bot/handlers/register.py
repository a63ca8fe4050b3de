"""Questions answered from the register of groups, before or beside the documents."""

from dataclasses import dataclass

from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.handlers.meetings import next_to
from bot.reply import Reply
from bot.words.meetings import say_registered_quorum
from knowledge.groups.asked import Asked, asked_of_register
from knowledge.groups.next_meeting import next_occurrence
from knowledge.store.group_rows import all_groups


@dataclass(frozen=True)
class Registered:
    """What the register says; `is_whole` where no document can say more."""

    reply: Reply
    is_whole: bool


def from_register(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """What the register of groups says to a question, if it is one for it and whoever reads belongs to the network."""
    if not visitor.viewer.in_network:
        return None
    groups = all_groups(db)
    email = visitor.person.email if visitor.person else None
    own = [group for group in groups if email and group.seats_of(email)]
    asked = asked_of_register(text, groups, own)
    match asked:
        case None:
            return None
        case (Asked.QUORUM, group):
            return Registered(say_registered_quorum(group), is_whole=False)
        case (Asked.NEXT, group):
            occurrence = next_occurrence(group, desk.now())
            return Registered(next_to(db, group, occurrence, visitor), is_whole=True)
