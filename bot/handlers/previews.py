"""Which reminders a group's people are going to get."""

from datetime import UTC, date, datetime, time, timedelta

from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.handlers.groups import may_decide
from bot.reply import Reply
from bot.words.previews import say_preview_of
from bot.words.sending import held_of
from jobs.foresight import foresee_each
from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.store.pause_rows import pauses
from knowledge.store.people_rows import all_people

_SHOWN, _LONGEST = timedelta(days=42), timedelta(days=731)


def preview_of(desk: Desk, db: Database, group: WorkingGroup, day: date | None, visitor: Visitor) -> Reply:
    """What would be sent until a day (without one, for six weeks): for the secretariat and the group's co-chairs."""
    if not may_decide(group, visitor):
        wrong = f"Which reminders of {group.name} are sent is for its co-chairs and the secretariat."
        raise HelpfulError(wrong, "Ask one of them.")
    now = desk.now()
    last = day or (now + _SHOWN).date()
    if not now.date() <= last <= (now + _LONGEST).date():
        raise HelpfulError(f"{spoken(last)} is not within the next two years.", "Give a day to come.")
    found = foresee_each(db, now, datetime.combine(last, time(23, 59, 59), UTC), [group])
    held = held_of(pauses(db, now), group.id, group.name)
    return say_preview_of(group, found, {one.id: one.name for one in all_people(db)}, spoken(last), held)
