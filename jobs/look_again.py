"""Looking again just before something is sent: is it still to be said, to this person, now?"""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from jobs.kinds import KINDS
from jobs.kinds.kind import EXPIRED, NOBODY, PutOff, Skip, Verdict
from knowledge.groups.sending_hours import next_opening
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import person_with_id
from knowledge.store.reminder_rows import Kept


def outdated(db: Database, groups: GroupsNow, some: Sequence[Kept]) -> list[tuple[Kept, str]]:
    """Those whose subject is not as it was when they were planned, each with the reason."""
    found = [(one, KINDS[one.about.kind].outdated(db, groups, one)) for one in some]
    return [(one, why) for one, why in found if why]


def look_again(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Verdict:
    """What is to become of what is due to one person in one message, in the order in which it was planned."""
    valid = [one for one in some if one.expires_at > now]
    if not valid:
        return Skip(EXPIRED)
    last = valid[-1]
    kind = KINDS[last.about.kind]
    hours = kind.hours(db, groups, last)
    opening = next_opening(now, hours.zone, hours.working)
    if opening >= last.expires_at:
        return Skip(f"{EXPIRED} within working hours")
    if opening > now:
        return PutOff(opening)
    return kind.left_to_say(db, groups, some, now) if person_with_id(db, last.person_id) else Skip(NOBODY)
