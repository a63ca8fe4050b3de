"""Which pledge is meant, and what somebody may do about it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.handlers.whom import Asker
from bot.words.pledge_terms import say_whom_to_ask
from knowledge.documents import Audience, Viewer, name_key, name_keys
from knowledge.errors import HelpfulError
from knowledge.people import Person, viewer_of
from knowledge.pledges.entries import Contact, contact_of
from knowledge.pledges.kinds import Source
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import BY_CO_CHAIRS, Act, check_may, is_held_by, may, may_see
from knowledge.store.group_rows import all_groups
from knowledge.store.people_rows import all_people
from knowledge.store.pledge_rows import Meanwhile, visible_pledge

_ZONE = ZoneInfo("Europe/London")
NOT_SAVED = "Nothing was saved."


@dataclass(frozen=True)
class Writer:
    """Somebody of the network who writes about pledges, and how their entry came in."""

    person: Person
    at: datetime
    source: Source

    @property
    def contact(self) -> Contact:
        return contact_of(self.person)


def today_of(asker: Asker) -> date:
    """The day it is where the network is."""
    return asker.desk.now().astimezone(_ZONE).date()


def numbering_of(asker: Asker) -> Numbering:
    """How the network counts its quarters."""
    return asker.desk.quarters


def readers(asker: Asker) -> tuple[Viewer, Person | None]:
    """What those may see who read a reply where it was asked for, and the person where nobody else reads it."""
    is_alone = asker.visitor.own == asker.visitor.viewer
    return asker.visitor.viewer, asker.visitor.person if is_alone else None


def pledge_to_write(
    db: Database, number: int, asker: Asker, act: Act, reason: str | None = None, line: str = ""
) -> tuple[Pledge, Writer]:
    """The pledge, and its writer. Raises HelpfulError where there is none that they may see (the same for both), and
    where they may not do that; with a `reason` also where it takes one that is missing. `line` is what those may
    type whom an owner has to ask."""
    pledge, writer = pledge_to_see(db, number, asker)
    groups = _groups_concerned(db, pledge) if act in BY_CO_CHAIRS else frozenset()
    if is_held_by(pledge, writer.person) and not may(writer.person, pledge, act, groups):
        raise say_whom_to_ask(pledge, act, _who_may(db, pledge, act, groups), line)
    check_may(
        writer.person, pledge, act, "given elsewhere" if reason is None else reason, f"/{line}" if line else "", groups
    )
    return pledge, writer


def _groups_concerned(db: Database, pledge: Pledge) -> frozenset[str]:
    """The groups that a pledge concerns, by their keys: those that alone may see it, or else those in which its
    organisation has a seat or one of its people a role."""
    if pledge.visibility.audience is Audience.GROUP:
        return name_keys(pledge.visibility.names)
    own = name_key(pledge.organisation)
    roles = {grant.scope for one in all_people(db) if name_key(one.organisation) == own for grant in one.grants}
    seated = [one for one in all_groups(db) if any(name_key(seat.organisation) == own for seat in one.seats)]
    return name_keys((*roles, *(one.name for one in seated), *(one.slug for one in seated)))


def _who_may(db: Database, pledge: Pledge, act: Act, groups: frozenset[str]) -> list[str]:
    """The names of those who may do that about a pledge which they may see."""
    people = all_people(db)
    return [one.name for one in people if may(one, pledge, act, groups) and may_see(pledge, viewer_of(one), one)]


def pledge_to_see(db: Database, number: int, asker: Asker) -> tuple[Pledge, Writer]:
    """The pledge that somebody may see by themselves, and they as its writer."""
    visitor = asker.visitor
    try:
        pledge = visible_pledge(db, number, visitor.own, visitor.person)
    except HelpfulError as error:
        raise HelpfulError(error.what_happened, f"{error.what_to_do} {NOT_SAVED}") from error
    return pledge, writer_of(asker)


def writer_of(asker: Asker) -> Writer:
    """Whoever asks, as who writes. Raises HelpfulError for who is not of the network."""
    person = asker.visitor.person
    if person is None or not person.email:
        raise HelpfulError(
            "I do not know you as somebody of the network, and pledges are kept by its people.",
            f"Ask the secretariat to add you. {NOT_SAVED}",
        )
    is_here = asker.request.conversation.platform == "terminal"
    now = asker.desk.now().astimezone(UTC).replace(microsecond=0)
    return Writer(person, now, Source.TERMINAL if is_here else Source.COMMAND)


def saved_or_told(result: Pledge | Meanwhile, again: str) -> Pledge:
    """The pledge as it is saved. Raises HelpfulError where somebody was quicker: `again` is what to type then."""
    if isinstance(result, Meanwhile):
        entry = result.pledge.entries[-1]
        raise HelpfulError(
            f"{entry.by.shown} has just entered something about {result.pledge.code}.",
            f"{NOT_SAVED} Look at it with /pledge show {result.pledge.code}, then type it again: {again}",
        )
    return result
