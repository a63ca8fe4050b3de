"""New pledges."""

from dataclasses import replace

from sqlite_utils import Database

from bot.commands import AddPledge, NewPledge, to_text
from bot.handlers.pledge_desk import NOT_SAVED, numbering_of, today_of, writer_of
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.feedback import say_for_secretariat
from bot.words.pledge_oddities import say_odd_pledge
from bot.words.pledge_terms import ask_for_pledge, say_added
from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import read_cell
from knowledge.pledges.concerns import NearTheme, concerns_of_due, concerns_of_new
from knowledge.pledges.entries import Contact, Target, contact_of
from knowledge.pledges.kinds import Unit
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.themes import Crosswalk
from knowledge.pledges.typed_dates import read_date
from knowledge.store.people_rows import all_people
from knowledge.store.pledge_rows import add_pledge, all_pledges
from knowledge.store.theme_rows import themes


def handle_add(command: AddPledge, asker: Asker) -> Reply:
    """The form of a new pledge, or the pledge that it describes, once it is sure: for the secretariat."""
    if not asker.visitor.in_secretariat:
        return say_for_secretariat("Adding pledges")
    with asker.desk.database() as db:
        others, own = all_pledges(db), themes(db).own
        if command.pledge is None or command.wants_form:
            there = own or sorted({one.theme for one in others}, key=str.casefold)
            return ask_for_pledge(there, command.pledge)
        made = _new(db, command, command.pledge, asker)
        by_number = concerns_of_due(command.pledge.due, numbering_of(asker), today_of(asker))
        if (odd := (*by_number, *concerns_of_new(made, others, own, today_of(asker)))) and not command.is_sure:
            near = next((one.near for one in odd if isinstance(one, NearTheme)), None)
            return say_odd_pledge(made, odd, *_ways_on(command, command.pledge, near))
        return say_added(add_pledge(db, made, asker.actor))


def _ways_on(command: AddPledge, new: NewPledge, near: str | None) -> tuple[str, str, str | None]:
    """What saves it as it is, what opens the form with it, and what saves it with the theme that may be meant."""
    sure = replace(command, is_sure=True)
    other = to_text(replace(sure, pledge=replace(new, theme=near))) if near else None
    return to_text(sure), to_text(replace(command, wants_form=True)), other


def _new(db: Database, command: AddPledge, new: NewPledge, asker: Asker) -> Pledge:
    writer, unit = writer_of(asker), Unit(new.unit)
    organisation = _organisation(db, new.organisation)
    owner = _of(db, new.owner, organisation)
    first = Target(
        number=1,
        at=writer.at,
        by=writer.contact,
        source=writer.source,
        value=read_cell(new.target, unit).value if new.target else None,
        due=read_date(new.due, today_of(asker), numbering_of(asker)),
    )
    return Pledge(
        number=0,
        organisation=organisation,
        theme=_theme(themes(db), command, new),
        statement=new.statement,
        kind=new.kind,
        owner=owner,
        deputy=_of(db, new.deputy, organisation) if new.deputy else None,
        baseline=read_cell(new.baseline, unit).value if new.baseline else None,
        unit=unit,
        direction=new.direction,
        entries=(first,),
    )


def _organisation(db: Database, typed: str) -> str:
    """The organisation as the list of people has it. Raises HelpfulError for one in which nobody is."""
    known = {one.organisation for one in all_people(db)}
    found = next((one for one in known if name_key(one) == name_key(typed)), None)
    if found is None:
        raise HelpfulError(
            f"I know nobody of “{typed[:60]}”.",
            f"Write the organisation as it stands in the list of people. {NOT_SAVED}",
        )
    return found


def _of(db: Database, email: str, organisation: str) -> Contact:
    found = next((one for one in all_people(db) if one.email == email), None)
    if found is None or name_key(found.organisation) != name_key(organisation):
        raise HelpfulError(
            f"I know nobody of {organisation} with the address {email}.",
            "The owner and the deputy of a pledge have to be people of its organisation; the secretariat can add "
            f"people. {NOT_SAVED}",
        )
    return contact_of(found)


def _theme(crosswalk: Crosswalk, command: AddPledge, new: NewPledge) -> str:
    """The network's theme that is meant. Raises HelpfulError, with the whole line where another one is near."""
    try:
        return crosswalk.own_theme(new.theme)
    except HelpfulError as error:
        near = crosswalk.near(new.theme)
        line = f" Try: /{to_text(replace(command, pledge=replace(new, theme=near)))}" if near else ""
        raise HelpfulError(error.what_happened, f"{error.what_to_do} {NOT_SAVED}{line}") from error
