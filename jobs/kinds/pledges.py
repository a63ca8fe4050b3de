"""Asking how pledges stand: one message for all that somebody has to answer for in a quarter, until they have."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlite_utils import Database

from jobs.kinds.kind import EXPIRED, OFFICE, Hours, Planning, Send, Skip
from knowledge.dates import WorkingDays
from knowledge.notices import Kind, Notice, Nudge, Planned, Reminder, Subject
from knowledge.pledges.nudges import asked_of, nudges, quarters, whom_to_ask
from knowledge.pledges.periods import Period
from knowledge.pledges.pledge import Pledge
from knowledge.store.group_rows import day_overrides
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import secretariat
from knowledge.store.pledge_rows import all_pledges, pledges_held_by
from knowledge.store.reminder_rows import Kept, unsent

ANSWERED = "all was reported that they were to be asked about"
NOT_THEIRS = "they have no pledge to report any more"


def wanted(db: Database, planning: Planning) -> list[Planned]:
    """What is due of the quarter that runs and the one before it, and is worth saying still, or waits. All pledges are
    read once, and only where there is a step to take."""
    clock, waiting = office_hours(db), {(one.about, one.rung) for one in unsent(db, Kind.PLEDGES)}
    steps = [
        (period, one)
        for period in quarters(planning.now.date(), planning.until.date())
        for one in nudges(period, clock.zone, clock.working)
        if one.due_at <= planning.until
        and (one.expires_at > planning.now or (_subject(period), one.rung.value) in waiting)
    ]
    if not steps:
        return []
    pledges, office = [one for one in all_pledges(db) if one.status.is_reported], secretariat(db)
    found: list[Planned] = []
    for period, one in steps:
        asked: dict[int, list[Pledge]] = {}
        for each in pledges:
            for person in whom_to_ask(each, Nudge(one.rung), office):
                asked.setdefault(person, []).append(each)
        people = [person for person in sorted(asked) if asked_of(asked[person], period, one, person, office)]
        found += [_planned(planning.network, period, one, person) for person in people]
    return found


def _subject(period: Period) -> Subject:
    return Subject(Kind.PLEDGES, 0, period.first.isoformat())


def _planned(network: str, period: Period, one: Reminder, person: int) -> Planned:
    about = _subject(period)
    key = f"{network}:pledges/{about.name}:{one.rung.name.lower()}:{person}:0"
    return Planned(key, about, 0, person, one, f"{Kind.PLEDGES} {about.name}")


def bear_in_mind(db: Database, planning: Planning) -> None:
    """Nothing: since when a pledge is known stands with it."""


def outdated(db: Database, groups: GroupsNow, one: Kept) -> str:
    """Where nothing is left that its person is to be asked about."""
    office, pledges = secretariat(db), concerning(db, groups, one.person_id)
    if asked_about(db, pledges, one.about, one.rung, one.person_id):
        return ""
    step = Nudge(one.rung)
    is_theirs = any(each.status.is_reported and one.person_id in whom_to_ask(each, step, office) for each in pledges)
    return ANSWERED if is_theirs else NOT_THEIRS


def concerning(db: Database, groups: GroupsNow, person_id: int) -> list[Pledge]:
    """The pledges that somebody may be asked about: their own; where they are of the secretariat all, which are read
    once for the whole of it."""
    return groups.pledges(db) if person_id in secretariat(db) else pledges_held_by(db, person_id)


def asked_about(db: Database, pledges: Sequence[Pledge], about: Subject, rung: str, person_id: int) -> list[Pledge]:
    """The pledges that somebody is asked about at a step, as things stand."""
    period, clock = period_of_subject(about), office_hours(db)
    step = next(one for one in nudges(period, clock.zone, clock.working) if one.rung == rung)
    return asked_of(pledges, period, step, person_id, secretariat(db))


def period_of_subject(about: Subject) -> Period:
    """The quarter that a notice is about."""
    return Period(date.fromisoformat(about.name))


def hours(db: Database, groups: GroupsNow, about: Subject) -> Hours:
    """Those of the secretariat."""
    return office_hours(db)


def office_hours(db: Database) -> Hours:
    """Those of the secretariat, with the network's own days."""
    return Hours(OFFICE.zone, WorkingDays(overrides=day_overrides(db)))


def left_to_say(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
    """One message on all that is silent; a step that was missed is said in it where it is about the same pledges."""
    pledges = concerning(db, groups, some[-1].person_id)
    numbers = {one.key: {each.number for each in _of_row(db, pledges, one)} for one in some}
    in_time = [one for one in some if one.expires_at > now and numbers[one.key]]
    if not in_time:
        return Skip(EXPIRED if any(numbers.values()) else ANSWERED)
    told = set[int]().union(*(numbers[one.key] for one in in_time))
    said = [one for one in some if one in in_time or numbers[one.key] & told]
    last = in_time[-1]
    rungs = tuple(dict.fromkeys(one.rung for one in in_time))
    missed = tuple(dict.fromkeys(one.rung for one in said if one is not last))
    since = min(one.changed_at for one in said)
    notice = Notice(last.key, last.person_id, (last.about,), last.version, last.rung, rungs, since, missed)
    return Send(notice, tuple((one, EXPIRED if numbers[one.key] else ANSWERED) for one in some if one not in said))


def _of_row(db: Database, pledges: Sequence[Pledge], one: Kept) -> list[Pledge]:
    return asked_about(db, pledges, one.about, one.rung, one.person_id)
