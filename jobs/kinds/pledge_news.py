"""Telling people what others entered about a pledge: that it is offered to them, what became of their offer, what was
changed about one of theirs. It is planned from the entries; all that is due for one person is one message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from jobs.kinds.kind import EXPIRED, Hours, Planning, Send, Skip
from jobs.kinds.pledges import office_hours
from knowledge.dates import instant
from knowledge.groups.sending_hours import CLOSES, next_opening
from knowledge.notices import Kind, Notice, Planned, Recipient, Reminder, Subject
from knowledge.people import viewer_of
from knowledge.pledges.entries import Entry
from knowledge.pledges.entry_fields import EntryKind
from knowledge.pledges.news import KNOWN_BEFORE, SETTLED_AFTER, Told, days_valid, news_of, why_moot
from knowledge.pledges.pledge import Pledge, number_in
from knowledge.pledges.rights import may_see
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import person_with_id
from knowledge.store.pledge_entry_rows import entered_since
from knowledge.store.pledge_rows import pledge_numbered
from knowledge.store.reminder_rows import Kept, reminders_about, unsent

BUNDLE = "pledge news"
GONE, NOT_THEIRS, UNSEEN = "there is no such entry", "it does not concern them any more", "they may not see it any more"
_KINDS = (EntryKind.HAND_OVER, EntryKind.DEPUTY, EntryKind.TARGET, EntryKind.STATUS, EntryKind.EDIT)
_REACHED = ("sent", "sending", "unknown")
_LOOKED_BACK = timedelta(days=60)
"""Longer than anything is worth telling."""


def wanted(db: Database, planning: Planning) -> list[Planned]:
    """What was entered lately, is news, and is worth telling still; what has waited too long is left to be skipped."""
    waiting = {one.key for one in unsent(db, Kind.PLEDGE_NEWS)}
    clock, read = office_hours(db), dict[int, Pledge | None]()
    found: list[Planned] = []
    for number, at in entered_since(db, _KINDS, planning.now - _LOOKED_BACK):
        if number not in read:
            read[number] = pledge_numbered(db, number)
        pledge = read[number]
        entry = pledge.entries[at - 1] if pledge else None
        if pledge is None or entry is None or why_moot(pledge, entry):
            continue
        for told in (_heard_before(db, pledge, one) for one in news_of(pledge, entry)):
            some = _planned(planning.network, pledge, entry, told, clock)
            found += [one for one in some if one.reminder.expires_at > planning.now or one.key in waiting]
    return [one for one in found if one.reminder.due_at <= planning.until]


def _heard_before(db: Database, pledge: Pledge, told: Told) -> Told:
    """The same for those only who were told what they have to have been told before."""
    return replace(told, people=tuple(one for one in told.people if was_told(db, pledge, told, one)))


def was_told(db: Database, pledge: Pledge, told: Told, person: int) -> bool:
    """Whether somebody was told, as far as is known, of what has to come before."""
    rows = reminders_about(db, _subject(pledge, told.after)) if told.after else []
    return not told.after or any(one.person_id == person and one.state in _REACHED for one in rows)


def _subject(pledge: Pledge, number: int) -> Subject:
    return Subject(Kind.PLEDGE_NEWS, 0, f"{pledge.code}/{number}")


def _planned(network: str, pledge: Pledge, entry: Entry, told: Told, clock: Hours) -> list[Planned]:
    about = _subject(pledge, entry.number)
    due_at = next_opening(entry.at + SETTLED_AFTER, clock.zone, clock.working)
    last = clock.working.after(due_at.astimezone(clock.zone).date(), days_valid(told.step))
    reminder = Reminder(told.step, Recipient.OWNER, due_at, instant(last, CLOSES, clock.zone))
    return [
        Planned(f"{network}:pledge-news/{about.name}:{person}", about, 0, person, reminder, BUNDLE)
        for person in told.people
    ]


def bear_in_mind(db: Database, planning: Planning) -> None:
    """Nothing: when something was entered stands with it."""


def entry_about(db: Database, about: Subject) -> tuple[Pledge, Entry] | None:
    """The pledge, as it is now, and the entry that a notice is about."""
    code, _, at = about.name.partition("/")
    pledge = pledge_numbered(db, number_in(code) or 0)
    return (pledge, pledge.entries[int(at) - 1]) if pledge and int(at) <= pledge.version else None


def outdated(db: Database, groups: GroupsNow, one: Kept) -> str:
    """Where an offer was answered or taken back, or what was changed was changed again, or is for somebody else."""
    found = entry_about(db, one.about)
    if found is None:
        return GONE
    if not any(told.step == one.rung and one.person_id in told.people for told in news_of(*found)):
        return NOT_THEIRS
    return why_moot(*found)


def hours(db: Database, groups: GroupsNow, about: Subject) -> Hours:
    """Those of the secretariat."""
    return office_hours(db)


def left_to_say(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
    """One message on all that is news to them, and that they may see."""
    reasons = {one.key: EXPIRED if one.expires_at <= now else _why_unseen(db, one) for one in some}
    said = [one for one in some if not reasons[one.key]]
    if not said:
        return Skip(reasons[some[-1].key])
    last = said[-1]
    about, rungs = tuple(one.about for one in said), tuple(dict.fromkeys(one.rung for one in said))
    since = min(one.changed_at for one in said)
    notice = Notice(last.key, last.person_id, about, last.version, last.rung, rungs, since)
    return Send(notice, tuple((one, reasons[one.key]) for one in some if reasons[one.key]))


def _why_unseen(db: Database, one: Kept) -> str:
    person, found = person_with_id(db, one.person_id), entry_about(db, one.about)
    is_told = found and person and (one.rung in KNOWN_BEFORE or may_see(found[0], viewer_of(person), person))
    return "" if is_told else UNSEEN
