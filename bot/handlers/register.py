"""Questions answered from the registers of groups and of pledges, before or beside the documents."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.handlers.meetings import next_to
from bot.reply import Reply
from bot.words.meetings import say_registered_quorum
from bot.words.pledge_answers import say_from_pledges
from knowledge.groups.asked import Asked, asked_of_register
from knowledge.groups.next_meeting import next_occurrence
from knowledge.pledges.asked import asked_of_pledges, may_ask_of_pledges
from knowledge.store.group_rows import all_groups
from knowledge.store.pledge_rows import visible_pledges
from knowledge.store.theme_rows import themes

_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Registered:
    """What the register says; `is_whole` where no document can say more."""

    reply: Reply
    is_whole: bool


def from_register(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """What a register says to a question, if it is one for it and whoever reads may know."""
    return _from_groups(desk, db, text, visitor) or _from_pledges(desk, db, text, visitor)


def _from_groups(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """Groups are for whoever belongs to the network."""
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


def _from_pledges(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """Of pledges, those that everybody who reads may see."""
    if not may_ask_of_pledges(text):
        return None
    alone = visitor.person if visitor.own == visitor.viewer else None
    asked = asked_of_pledges(text, visible_pledges(db, visitor.viewer, alone), themes(db))
    if asked is None:
        return None
    today = desk.now().astimezone(_LONDON).date()
    return Registered(say_from_pledges(asked.pledges, today), asked.is_whole)
