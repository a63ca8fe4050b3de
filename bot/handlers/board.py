"""One board: what is to be done for each group."""

from datetime import date, datetime, timedelta

from sqlite_utils import Database

from bot.commands import ShowBoard
from bot.handlers.asking import ask_choices
from bot.handlers.groups import find_group, may_decide
from bot.handlers.whom import Asker
from bot.reply import Paragraph, Part, Reply
from bot.words.board import Row, say_board, say_row
from bot.words.notify import who_gets_nothing
from bot.words.sending import say_held
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Status
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence
from knowledge.store.arrangement_rows import papers_of
from knowledge.store.database import snapshot
from knowledge.store.decision_rows import decisions
from knowledge.store.group_rows import all_groups
from knowledge.store.meeting_rows import standing
from knowledge.store.pause_rows import EVERYTHING, pauses
from knowledge.store.reminder_rows import holders
from knowledge.store.wish_rows import who_wish_for_nothing

_CLASHES_AHEAD = timedelta(days=183)
_PAPERS_BEFORE = timedelta(days=7)


def handle_board(command: ShowBoard, asker: Asker) -> Reply:
    """All groups for the secretariat, their own for co-chairs."""
    visitor, now = asker.visitor, asker.desk.now()
    with asker.desk.database() as db, snapshot(db):
        if not visitor.own.in_network:
            raise HelpfulError("I know of no working group that you belong to.", "Ask the secretariat.")
        groups = [group for group in all_groups(db) if may_decide(group, visitor)]
        if command.group:
            named = find_group(db, command.group, visitor.own, visitor.person, str)
            groups = [group for group in groups if group == named]
        if not groups:
            raise HelpfulError(
                "The board is for the secretariat, and for co-chairs of their own groups.",
                "For your own meetings: /meeting next",
            )
        rows = [_row(db, group, asker, now) for group in groups]
        held = pauses(db, now)
    names = {EVERYTHING: "", **{group.id: group.name for group in groups}}
    said = [say_held(each, names[one]) for one, each in sorted(held.items()) if one in names]
    return say_board([*map(Paragraph, said), *(part for row in rows for part in row)], len(groups))


def _row(db: Database, group: WorkingGroup, asker: Asker, now: datetime) -> tuple[Part, ...]:
    today = now.astimezone(group.zone).date()
    coming = group.calendar.occurrences(today, today + _CLASHES_AHEAD, group.working)
    clashes = tuple(one for one in coming if one.status is Status.CLASH)
    decided, silent = tuple(decisions(db, group)), tuple(_silent(db, group, today))
    try:
        occurrence = next_occurrence(group, now)
    except HelpfulError:
        return say_row(Row(group, None, None, clashes, False, decided, silent))
    found = standing(db, group, occurrence)
    is_soon = occurrence.starts(group.zone) - now <= _PAPERS_BEFORE
    lacks_papers = is_soon and not papers_of(db, group, occurrence.original)
    told = say_row(Row(group, occurrence, found, clashes, lacks_papers, decided, silent))
    return (*told, *ask_choices(group, occurrence, found.replies, asker, now))


def _silent(db: Database, group: WorkingGroup, today: date) -> list[str]:
    """Who of those with a seat gets no reminders because they wish so."""
    wish, people = who_wish_for_nothing(db, today), holders(db)
    named = {people[seat.id]: seat.holder.name for seat in group.seats if seat.id in people and seat.holder}
    return who_gets_nothing([(name, wish[person]) for person, name in named.items() if person in wish], today)
