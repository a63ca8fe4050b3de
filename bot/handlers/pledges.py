"""Pledges: lists, one with its history, and every other command on them, each to its handler."""

from typing import assert_never

from bot.commands import (
    AddPledge,
    ExportPledges,
    FileKind,
    ListPledges,
    Only,
    PledgeCommand,
    PledgeTerms,
    PledgeView,
    SamePledge,
    ShowPledge,
    ShowPledges,
    UpdatePledge,
)
from bot.handlers.pledge_adding import handle_add
from bot.handlers.pledge_choosing import chosen, nearest
from bot.handlers.pledge_desk import numbering_of, readers, today_of, writer_of
from bot.handlers.pledge_same import handle_same
from bot.handlers.pledge_terms import handle_terms
from bot.handlers.pledge_updates import handle_update
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.feedback import say_for_secretariat
from bot.words.pledge_lists import say_board, say_exceptions, say_export, say_pledges
from bot.words.pledge_story import say_pledge
from bot.words.pledge_updates import choices_for
from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.people import Role
from knowledge.pledges.periods import period_of
from knowledge.pledges.progress import STALE_AFTER
from knowledge.pledges.register import as_csv, as_workbook
from knowledge.pledges.rights import Act, may, needs_reason
from knowledge.pledges.typed_dates import read_date
from knowledge.store.database import snapshot
from knowledge.store.pledge_rows import visible_pledge, visible_pledges
from knowledge.store.theme_rows import themes


def handle_pledge(command: PledgeCommand, asker: Asker) -> Reply:
    """What becomes of one of these commands."""
    match command:
        case ListPledges():
            return _list(command, asker)
        case ShowPledge(number):
            return _show(number, asker)
        case AddPledge():
            return handle_add(command, asker)
        case UpdatePledge():
            return handle_update(command, asker)
        case SamePledge():
            return handle_same(command, asker)
        case _ if isinstance(command, PledgeTerms):
            return handle_terms(command, asker)
        case ShowPledges(view):
            return _all(view, asker)
        case ExportPledges(kind):
            return _export(kind, asker)
        case _:
            assert_never(command)


def _show(number: int, asker: Asker) -> Reply:
    viewer, alone = readers(asker)
    with asker.desk.database() as db, snapshot(db):
        pledge = visible_pledge(db, number, viewer, alone)
    is_offered = alone is not None and pledge.offered_to is not None and pledge.offered_to.email == alone.email
    today = today_of(asker)
    choices = choices_for(
        pledge,
        may(alone, pledge, Act.UPDATE),
        is_offered,
        alone is not None and needs_reason(alone, pledge, Act.UPDATE),
    )
    return say_pledge(pledge, today, numbering_of(asker), choices)


def _list(command: ListPledges, asker: Asker) -> Reply:
    viewer, alone = readers(asker)
    today = today_of(asker)
    by = read_date(command.due, today, numbering_of(asker)) if command.due else None
    with asker.desk.database() as db, snapshot(db):
        found, crosswalk = visible_pledges(db, viewer, alone), themes(db)
    if Only.MINE in command.only and alone is None and asker.visitor.person is not None:
        raise HelpfulError("Which pledges are yours I tell you alone.", "Ask me in our direct messages.")
    held = chosen(found, command, by, crosswalk, alone, today)
    meant = None if held else nearest(found, command, crosswalk)
    return say_pledges(held, command, spoken(by) if by else "", today, meant)


def _export(kind: FileKind, asker: Asker) -> Reply:
    """All that the asker may see, as a file that can be imported again; for people of the network."""
    visitor = asker.visitor
    writer_of(asker)
    with asker.desk.database() as db, snapshot(db):
        found = visible_pledges(db, visitor.own, visitor.person)
    content = as_csv(found) if kind is FileKind.CSV else as_workbook(found)
    return say_export(found, kind, content, today_of(asker))


def _all(view: PledgeView, asker: Asker) -> Reply:
    """The board for the secretariat, the exceptions for co-chairs too; each of those pledges that they may see."""
    visitor, today = asker.visitor, today_of(asker)
    co_chairs = visitor.person is not None and any(one.role is Role.CO_CHAIR for one in visitor.person.grants)
    if not visitor.in_secretariat and not (view is PledgeView.EXCEPTIONS and co_chairs):
        if view is PledgeView.BOARD:
            return say_for_secretariat("The board of pledges")
        raise HelpfulError(
            "The exceptions are for the co-chairs and the secretariat.", "For your own: /pledge list mine"
        )
    with asker.desk.database() as db, snapshot(db):
        found = visible_pledges(db, visitor.own, visitor.person)
    if view is PledgeView.EXCEPTIONS:
        return say_exceptions(found, today)
    last = period_of(today).before
    period = last if today < last.last + STALE_AFTER else period_of(today)
    return say_board(found, period, numbering_of(asker), today)
