"""From the registers: which groups there are, who chairs one, what somebody has to do, who has signed the charter, who
comes to a meeting."""

from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.handlers.groups import own_groups
from bot.handlers.meetings import who_comes
from bot.handlers.next_meetings import next_of_all
from bot.handlers.registered import Registered, Share
from bot.words.asked_plainly import say_chairs, say_groups_there_are, say_own_actions, say_tell_alone
from bot.words.charter import say_charter
from knowledge.errors import HelpfulError
from knowledge.groups.asked_plainly import (
    AskedForActions,
    AskedForGroups,
    AskedWhoChairs,
    AskedWhoComes,
    AskedWhoSigned,
    asked_plainly,
    groups_called,
    organisation_asked,
)
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence
from knowledge.store.action_rows import actions
from knowledge.store.charter_rows import signatories
from knowledge.store.group_rows import all_groups

_LONDON = ZoneInfo("Europe/London")


def from_plain_words(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """What the registers say to such a question, where they have anything and all who read are of the network."""
    asked = asked_plainly(text) if visitor.viewer.in_network else None
    match asked:
        case None:
            return None
        case AskedForGroups(own):
            return _groups(desk, db, visitor, own)
        case AskedWhoChairs(name):
            return _chairs(db, visitor, name)
        case AskedWhoComes(name):
            return _who_comes(desk, db, visitor, name)
        case AskedForActions():
            return _actions(desk, db, visitor)
        case AskedWhoSigned():
            return _signed(desk, db, visitor, asked)


def _groups(desk: Desk, db: Database, visitor: Visitor, own: bool) -> Registered | None:
    groups = all_groups(db)
    if not groups:
        return None
    is_alone = visitor.own == visitor.viewer
    if own and not is_alone:
        return Registered(say_tell_alone("Which groups you are in"), Share.ALL)
    seated = own_groups(groups, visitor) if is_alone else []
    wanted = sorted(seated if own else groups, key=lambda one: one.name.casefold())
    told = [(one, _next(desk, one), one in seated) for one in wanted]
    return Registered(say_groups_there_are(told, own), Share.ALL if own else Share.SOME)


def _next(desk: Desk, group: WorkingGroup) -> Occurrence | None:
    try:
        return next_occurrence(group, desk.now())
    except HelpfulError:
        return None


def _chairs(db: Database, visitor: Visitor, name: str) -> Registered | None:
    groups = all_groups(db)
    found = groups_called(name, groups) if name else own_groups(groups, visitor)
    return Registered(say_chairs(found), Share.SOME) if found else None


def _who_comes(desk: Desk, db: Database, visitor: Visitor, name: str) -> Registered | None:
    """Who answered, to whoever may know; of somebody's several groups when they meet and how they stand."""
    groups = all_groups(db)
    found = groups_called(name, groups) if name else own_groups(groups, visitor) or groups
    if len(found) > 1:
        are_own = found == own_groups(groups, visitor)
        return Registered(next_of_all(db, found, visitor, desk.now(), are_all=are_own), Share.ALL)
    if not found:
        return None
    (group,) = found
    return Registered(who_comes(db, group, next_occurrence(group, desk.now()), visitor), Share.ALL)


def _actions(desk: Desk, db: Database, visitor: Visitor) -> Registered | None:
    """Those of all groups, told to their owner alone."""
    email = visitor.person.email if visitor.person else None
    if not email:
        return None
    if visitor.own != visitor.viewer:
        return Registered(say_tell_alone("Your actions"), Share.ALL)
    mine = [
        (group, one) for group in all_groups(db) for one in actions(db, group)
        if one.is_open and one.owner and one.owner.email == email
    ]  # fmt: skip
    today = desk.now().astimezone(_LONDON).date()
    return Registered(say_own_actions(mine, today), Share.ALL)


def _signed(desk: Desk, db: Database, visitor: Visitor, asked: AskedWhoSigned) -> Registered | None:
    found = signatories(db)
    if asked.organisation:
        own = visitor.person.organisation if visitor.person else ""
        name = organisation_asked(asked, own, [one.organisation for one in found])
        found = [one for one in found if one.organisation == name]
    if not found:
        return None
    return Registered(say_charter(found, None, desk.now().astimezone(_LONDON).date()), Share.SOME)
