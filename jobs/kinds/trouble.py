"""Notes to the secretariat on what became of reminders: what went astray, what shadow mode kept from being sent. They
are not planned ahead: what they tell of makes them (`knowledge.store.trouble_rows`)."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from jobs.kinds.kind import OFFICE, Hours, Send, Skip
from knowledge.notices import Notice, Subject
from knowledge.store.groups_now import GroupsNow
from knowledge.store.reminder_rows import Kept


def outdated(db: Database, groups: GroupsNow, one: Kept) -> str:
    """Never: what they tell of has happened."""
    return ""


def hours(db: Database, groups: GroupsNow, about: Subject) -> Hours:
    """Those of the secretariat."""
    return OFFICE


def left_to_say(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
    """The note, whatever is known of it by then."""
    one = some[-1]
    return Send(Notice(one.key, one.person_id, (one.about,), one.version, one.rung, (one.rung,), one.changed_at))
