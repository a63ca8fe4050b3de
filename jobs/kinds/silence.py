"""Notes to the secretariat that somebody with a seat wished for no reminders, and is to be asked by other ways. They
are not planned ahead: who wishes so makes them (`knowledge.store.silence_rows`)."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from jobs.kinds.kind import NOBODY, OFFICE, Hours, Send, Skip
from knowledge.notices import Notice, Subject
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import person_with_id
from knowledge.store.reminder_rows import Kept
from knowledge.store.wish_rows import wishes_of

ON_AGAIN = "they wish to be reminded again"


def outdated(db: Database, groups: GroupsNow, one: Kept) -> str:
    """Never: whether it holds still is looked at when it is sent."""
    return ""


def hours(db: Database, groups: GroupsNow, about: Subject) -> Hours:
    """Those of the secretariat."""
    return OFFICE


def left_to_say(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
    """The note, unless they have changed their mind."""
    one = some[-1]
    person, wishes = int(one.about.name), wishes_of(db, int(one.about.name))
    if person_with_id(db, person) is None:
        return Skip(NOBODY)
    if not wishes.is_off and wishes.snoozed_until(now.date()) is None:
        return Skip(ON_AGAIN)
    return Send(Notice(one.key, one.person_id, (one.about,), one.version, one.rung, (one.rung,), one.changed_at))
