"""Looking again just before something is sent: is it still to be said, to this person, now?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from sqlite_utils import Database

from jobs.kinds import ASKING, KINDS
from jobs.kinds.kind import EXPIRED, NOBODY, PutOff, Send, Skip, Verdict
from knowledge.groups.wishes import Later, Never, Now, Wishes, when_to_say, why_less
from knowledge.notices import CHANNEL, FOR_SECRETARIAT, Notice, Planned
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import person_with_id
from knowledge.store.reminder_rows import Kept
from knowledge.store.wish_rows import wishes_of


def outdated(db: Database, groups: GroupsNow, some: Sequence[Kept]) -> list[tuple[Kept, str]]:
    """Those whose subject is not as it was when they were planned, each with the reason."""
    found = [(one, KINDS[one.about.kind].outdated(db, groups, one)) for one in some]
    return [(one, why) for one, why in found if why]


def look_again(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Verdict:
    """What is to become of what is due to one person of one bundle, in the order in which it was planned."""
    valid = [one for one in some if one.expires_at > now]
    if not valid:
        return Skip(EXPIRED)
    last = valid[-1]
    if last.person_id != CHANNEL and person_with_id(db, last.person_id) is None:
        return Skip(NOBODY)
    wishes = wished(db, last)
    when = when_said(db, groups, last, wishes, now)
    if isinstance(when, Later):
        return PutOff(when.until)
    left = KINDS[last.about.kind].left_to_say(db, groups, some, now)
    if isinstance(left, Skip):
        return left
    match when:
        case Now(gathered):
            return _less(db, groups, last, replace(left, notice=replace(left.notice, gathered=gathered)), some, wishes)
        case Never(reason):
            return Skip(reason, _is_never_asked(db, groups, last, left.notice, wishes))
        case _:
            assert_never(when)


def wished(db: Database, one: Kept | Planned) -> Wishes:
    """How its reader wants to be reminded. What is the duty of the secretariat is told whatever they wish, by their own
    clock; a channel has no wishes."""
    wishes = wishes_of(db, one.person_id)
    is_duty = one.about.kind in FOR_SECRETARIAT
    return Wishes(time_zone=wishes.time_zone, told_zone=wishes.told_zone) if is_duty else wishes


def when_said(db: Database, groups: GroupsNow, one: Kept, wishes: Wishes, now: datetime) -> Now | Later | Never:
    """When something is said to somebody with these wishes, by the clock where they are."""
    hours = KINDS[one.about.kind].hours(db, groups, one.about)
    return when_to_say(wishes, one.planned_for, one.expires_at, now, wishes.zone(hours.zone), hours.working)


def _less(db: Database, groups: GroupsNow, last: Kept, left: Send, some: Sequence[Kept], wishes: Wishes) -> Send | Skip:
    """The same without what somebody does not want to be told."""
    notice = left.notice
    reasons = {rung: why for rung in notice.rungs if (why := why_less(wishes, rung))}
    if not reasons:
        return left
    rungs = tuple(rung for rung in notice.rungs if rung not in reasons)
    if not rungs:
        reason = reasons.get(last.rung) or next(iter(reasons.values()))
        return Skip(reason, _is_never_asked(db, groups, last, notice, wishes))
    left_out = [(one, reasons[one.rung]) for one in some if one.rung in reasons and one.key != notice.key]
    missed = tuple(rung for rung in notice.missed if rung in rungs)
    return Send(replace(notice, rungs=rungs, missed=missed), (*left.left_out, *left_out))


def _is_never_asked(db: Database, groups: GroupsNow, one: Kept, notice: Notice, wishes: Wishes) -> bool:
    asking = ASKING.get(one.about.kind)
    return asking is not None and asking(db, groups, one, notice.rungs, wishes)


def together(notices: Sequence[Notice]) -> Notice:
    """One message that says them all; it goes out under the key of the last."""
    *others, last = notices
    return replace(last, also=tuple(others))
