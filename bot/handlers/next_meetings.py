"""When the groups of somebody meet next."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.desk import Visitor
from bot.handlers.groups import may_see_replies
from bot.reply import Reply
from bot.words.next_meetings import Next, say_next_of_all
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import next_occurrence
from knowledge.store.meeting_rows import standing


def next_of_all(
    db: Database, groups: Sequence[WorkingGroup], visitor: Visitor, now: datetime, *, are_all: bool = True
) -> Reply:
    """The next meeting of each, the soonest first; `are_all` where they are those of whoever asks."""
    found = [_next(db, group, visitor, now) for group in groups]
    return say_next_of_all(sorted(found, key=_begins), are_all)


def _next(db: Database, group: WorkingGroup, visitor: Visitor, now: datetime) -> Next:
    """Where it is and how it stands is for whoever may know who replied."""
    try:
        occurrence = next_occurrence(group, now)
    except HelpfulError:
        return Next(group, None)
    return Next(group, occurrence, standing(db, group, occurrence) if may_see_replies(group, visitor) else None)


def _begins(one: Next) -> tuple[bool, float, str]:
    starts = one.occurrence.starts(one.group.zone).timestamp() if one.occurrence else 0.0
    return one.occurrence is None, starts, one.group.slug
