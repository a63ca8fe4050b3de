"""What a notice says: the words of its kind, on the records as they are now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from sqlite_utils import Database

from bot.handlers.records import gather_minutes
from bot.reply import Reply
from bot.words.actions_due import say_due
from bot.words.afterwards import say_afterwards
from bot.words.notices import say_shadow, say_together, say_trouble
from bot.words.notify import say_silence
from bot.words.pledge_news import Heard, say_news
from bot.words.pledge_nudges import say_nudge
from bot.words.reminders import say_in_channel, say_reminder
from jobs.kinds.pledge_news import entry_about
from jobs.kinds.pledges import asked_about, concerning, period_of_subject
from knowledge.documents import Viewer
from knowledge.groups.reminders import Rung
from knowledge.notices import Kind, Notice
from knowledge.people import viewer_of
from knowledge.pledges.news import news_of
from knowledge.pledges.rights import may_see
from knowledge.store.action_rows import owned_action
from knowledge.store.arrangement_rows import papers_of
from knowledge.store.group_rows import all_groups
from knowledge.store.groups_now import GroupsNow
from knowledge.store.meeting_rows import standing
from knowledge.store.people_rows import all_people, person_with_id
from knowledge.store.reminder_rows import Kept, holders
from knowledge.store.trouble_rows import told_in
from knowledge.store.wish_rows import wishes_of

Names = Mapping[int, str]


def in_words(db: Database, groups: GroupsNow, notice: Notice, viewer: Viewer | None = None) -> Reply | None:
    """The message; None where there is nothing to say any more. `viewer` is what everybody may see who reads it, where
    it goes to a channel."""
    if notice.also:
        said = [in_words(db, groups, one) for one in (*notice.also, replace(notice, also=()))]
        return say_together(told, notice.gathered) if (told := [one for one in said if one]) else None
    match notice.kind:
        case Kind.MEETING:
            return _of_meeting(db, groups, notice, viewer)
        case Kind.ACTION:
            return _of_actions(db, groups, notice)
        case Kind.PLEDGES:
            return _of_pledges(db, groups, notice)
        case Kind.PLEDGE_NEWS:
            return _of_pledge_news(db, notice)
        case Kind.TROUBLE:
            return _of_several(db, notice, say_trouble)
        case Kind.SHADOW:
            return _of_several(db, notice, say_shadow)
        case Kind.SILENCE:
            return _of_silence(db, notice)
        case _:
            assert_never(notice.kind)


def _of_meeting(db: Database, groups: GroupsNow, notice: Notice, viewer: Viewer | None) -> Reply | None:
    (about,) = notice.about
    group = groups.group(db, about.group_id)
    occurrence = group.calendar.occurrence(about.original, group.working) if group else None
    if group is None or occurrence is None:
        return None
    if notice.rungs == (Rung.MINUTES,):
        person = person_with_id(db, notice.person_id)
        return say_afterwards(gather_minutes(db, group, occurrence), person) if person else None
    found, papers = standing(db, group, occurrence), papers_of(db, group, about.original)
    if viewer is not None:
        return say_in_channel(group, occurrence, notice, found, papers, group.is_of(viewer))
    in_seats, zone = holders(db), wishes_of(db, notice.person_id).zone(group.zone)
    own = [seat.id for seat in group.seats if in_seats.get(seat.id) == notice.person_id]
    said = {**found.outdated, **found.replies}
    mine = next((said[seat] for seat in own if seat in said), None)
    return say_reminder(group, occurrence, notice, found, mine, papers, zone)


def _of_actions(db: Database, groups: GroupsNow, notice: Notice) -> Reply | None:
    found = [
        (group, one)
        for about in notice.about
        if (group := groups.group(db, about.group_id)) and (one := owned_action(db, group.id, int(about.name)))
    ]
    own = [(group, one.action) for group, one in found if one.owner_id == notice.person_id]
    ownerless = [(group, one.action) for group, one in found if one.owner_id != notice.person_id]
    return say_due(own, ownerless, notice) if found else None


def _of_silence(db: Database, notice: Notice) -> Reply | None:
    person = person_with_id(db, int(notice.about[-1].name))
    if person is None:
        return None
    groups = [group.name for group in all_groups(db) if group.is_held_by(person.email)]
    return say_silence(person, wishes_of(db, person.id), groups)


def _of_pledges(db: Database, groups: GroupsNow, notice: Notice) -> Reply | None:
    (about,), pledges = notice.about, concerning(db, groups, notice.person_id)
    steps = [asked_about(db, pledges, about, rung, notice.person_id) for rung in notice.rungs]
    asked = {one.number: one for step in steps for one in step}
    return say_nudge([asked[number] for number in sorted(asked)], period_of_subject(about), notice) if asked else None


def _of_pledge_news(db: Database, notice: Notice) -> Reply | None:
    found = [one for about in notice.about if (one := entry_about(db, about))]
    person = person_with_id(db, notice.person_id)
    told = [
        Heard(pledge, entry, notice.person_id, may_see(pledge, viewer_of(person), person))
        for pledge, entry in found
        if person and any(news.step in notice.rungs and person.id in news.people for news in news_of(pledge, entry))
    ]
    return say_news(told) if told else None


def _of_several(db: Database, notice: Notice, say: Callable[[Sequence[Kept], Names, Names], Reply]) -> Reply | None:
    """A note to the secretariat about the reminders of its number."""
    some = told_in(db, int(notice.about[-1].name))
    people = {one.id: one.name for one in all_people(db)}
    return say(some, people, {one.id: one.name for one in all_groups(db)}) if some else None
