"""Questions answered from the registers of groups, of pledges and of documents, before or beside what documents
say."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.commands import Only
from bot.commands.pledge_asked import list_asked_for
from bot.desk import Desk, Visitor
from bot.handlers.asked_plainly import from_plain_words
from bot.handlers.groups import own_groups
from bot.handlers.meetings import next_to
from bot.handlers.next_meetings import next_of_all
from bot.handlers.papers import from_papers
from bot.handlers.pledge_choosing import chosen
from bot.handlers.registered import Registered, Share
from bot.words.meetings import say_registered_quorum
from bot.words.next_meetings import say_in_no_group, say_none_there
from bot.words.pledge_answers import say_from_pledges, say_none_pledged
from bot.words.pledge_lists import say_pledges
from knowledge.dates import spoken
from knowledge.groups.asked import Asked, NoneThere, asked_of_register
from knowledge.groups.next_meeting import next_occurrence
from knowledge.people import Person
from knowledge.pledges.asked import AskedOfPledges, NonePledged, asked_of_pledges, may_ask_of_pledges
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.themes import Crosswalk
from knowledge.pledges.typed_dates import read_date
from knowledge.store.group_rows import all_groups
from knowledge.store.people_rows import all_people
from knowledge.store.pledge_rows import visible_pledges
from knowledge.store.theme_rows import themes

_LONDON = ZoneInfo("Europe/London")


def from_register(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """What a register says to a question, if it is one for it and whoever reads may know."""
    return (
        _from_groups(desk, db, text, visitor)
        or from_plain_words(desk, db, text, visitor)
        or _from_pledges(desk, db, text, visitor)
        or from_papers(db, text, visitor)
    )


def _from_groups(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """Groups are for whoever belongs to the network."""
    if not visitor.viewer.in_network:
        return None
    groups = all_groups(db)
    email = visitor.person.email if visitor.person else None
    own = own_groups(groups, visitor)
    match asked_of_register(text, groups, own):
        case None:
            return None
        case NoneThere() as there:
            return Registered(say_none_there(there, own or groups), Share.NONE)
        case (Asked.QUORUM, (group,)):
            return Registered(say_registered_quorum(group), Share.SOME)
        case (Asked.NEXT, (group,)):
            occurrence = next_occurrence(group, desk.now())
            return Registered(next_to(db, group, occurrence, visitor), Share.ALL)
        case (_, ()):
            return Registered(say_in_no_group(groups), Share.SOME) if email else None
        case (_, several):
            return Registered(next_of_all(db, several, visitor, desk.now(), are_all=several == tuple(own)), Share.ALL)


def _from_pledges(desk: Desk, db: Database, text: str, visitor: Visitor) -> Registered | None:
    """Of pledges, those that everybody who reads may see."""
    if not may_ask_of_pledges(text):
        return None
    alone = visitor.person if visitor.own == visitor.viewer else None
    pledges, crosswalk = visible_pledges(db, visitor.viewer, alone), themes(db)
    if pledges and (listed := _listed(desk, text, pledges, crosswalk, alone)):
        return listed
    known = sorted({one.organisation for one in all_people(db)}) if visitor.viewer.in_network else []
    match asked_of_pledges(text, pledges, crosswalk, known):
        case None:
            return None
        case AskedOfPledges() as asked:
            today = desk.now().astimezone(_LONDON).date()
            share = Share.ALL if asked.is_whole else Share.SOME if asked.pledges else Share.NONE
            return Registered(say_from_pledges(asked, today), share)
        case NonePledged() as none:
            return Registered(say_none_pledged(none), Share.NONE)


def _listed(
    desk: Desk, text: str, pledges: Sequence[Pledge], crosswalk: Crosswalk, alone: Person | None
) -> Registered | None:
    """The list that is asked for, of a register that has pledges at all."""
    names = [theme for one in pledges for theme in (one.theme, *crosswalk.also_called(one.theme))]
    command = list_asked_for(text, [one.organisation for one in pledges], names)
    if command is None or (Only.MINE in command.only and alone is None):
        return None
    today = desk.now().astimezone(_LONDON).date()
    by = read_date(command.due, today, desk.quarters) if command.due else None
    found = chosen(pledges, command, by, crosswalk, alone, today)
    return Registered(say_pledges(found, command, spoken(by) if by else "", today), Share.ALL)
