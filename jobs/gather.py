"""What people wish to get together, or not before a day, waits for that from when it is planned on."""

from datetime import datetime

from sqlite_utils import Database

from jobs.look_again import when_said, wished
from knowledge.groups.wishes import Later, Never, Now
from knowledge.store.groups_now import GroupsNow
from knowledge.store.reminder_states import let_wait, waiting_by_wish


def gather(db: Database, now: datetime) -> None:
    """In the transaction of planning: what is due to people who wish so is due when they wish, under the same name for
    all that is said in one message. What they do not wish so any more is due by itself again."""
    groups = GroupsNow()
    for one in waiting_by_wish(db):
        match when_said(db, groups, one, wished(db, one), max(now, one.planned_for)):
            case Later(until, gathered) if gathered:
                let_wait(db, one, until, gathered, now)
            case Now(gathered) if gathered:
                let_wait(db, one, one.planned_for, gathered, now)
            case Now() | Later() | Never():
                if one.gathered:
                    let_wait(db, one, one.planned_for, "", now)
