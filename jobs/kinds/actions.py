"""Reminders of what people are to do: to its owner, and where they are gone to the secretariat. All that falls due for
one person is one message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from jobs.kinds.kind import EXPIRED, OFFICE, Hours, Planning, Send, Skip
from jobs.kinds.meetings import GONE
from knowledge.groups.action_reminders import action_reminders, has_gone
from knowledge.groups.group import WorkingGroup
from knowledge.groups.planning import AHEAD, BACK
from knowledge.notices import Kind, Notice, Planned, Recipient, Subject
from knowledge.store.action_rows import Owned, owned_action, owned_actions
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import secretariat
from knowledge.store.reminder_rows import Kept

BUNDLE = "actions"
DONE, TAKEN_BACK, UNDATED = "it is done", "it was taken back", "it has no day any more"
NOT_THEIRS = "it is not theirs to do any more"


def wanted(db: Database, planning: Planning) -> list[Planned]:
    """What is due of the groups' open actions."""
    groups = {group.id: group for group in planning.groups}
    first, last = (planning.now - BACK).date(), (planning.until + AHEAD).date()
    office = secretariat(db)
    found: list[Planned] = []
    for one in owned_actions(db, first, last):
        if group := groups.get(one.group_id):
            found += _of_action(group, one, office, planning)
    return found


def _of_action(group: WorkingGroup, one: Owned, office: Sequence[int], planning: Planning) -> list[Planned]:
    about = Subject(Kind.ACTION, group.id, str(one.action.number))
    due = action_reminders(one.action, group.zone, group.working)
    people = for_whom(group, one, office)
    recipient = Recipient.SECRETARIAT if has_gone(one.action, group) else Recipient.OWNER
    return [
        Planned(
            f"{planning.network}:{group.id}/action-{about.name}:{each.rung.name.lower()}:{person}:0",
            about, 0, person, replace(each, recipient=recipient), BUNDLE,
        )
        for each in due if each.due_at <= planning.until for person in people
    ]  # fmt: skip


def for_whom(group: WorkingGroup, one: Owned, office: Sequence[int]) -> Sequence[int]:
    """Who is told: its owner, or where they are gone the secretariat (`office`)."""
    return office if one.owner_id is None or has_gone(one.action, group) else (one.owner_id,)


def bear_in_mind(db: Database, planning: Planning) -> None:
    """Nothing: since when an action is known stands with it."""


def outdated(db: Database, groups: GroupsNow, one: Kept) -> str:
    """Where the action is done or taken back, or its group is gone."""
    if groups.group(db, one.about.group_id) is None:
        return GONE
    found = _action(db, one)
    if found is None or found.action.due is None:
        return UNDATED
    if found.action.done_at:
        return DONE
    return TAKEN_BACK if found.action.taken_back_at else ""


def _action(db: Database, one: Kept) -> Owned | None:
    return owned_action(db, one.about.group_id, int(one.about.name))


def hours(db: Database, groups: GroupsNow, about: Subject) -> Hours:
    """Those of the group."""
    group = groups.group(db, about.group_id)
    return Hours(group.zone, group.working) if group else OFFICE


def left_to_say(db: Database, groups: GroupsNow, some: Sequence[Kept], now: datetime) -> Send | Skip:
    """One message on all that is still theirs to do; what was missed of an action is said in its last word that is not
    too late."""
    office = secretariat(db)
    in_time = {one.about for one in some if one.expires_at > now}
    reasons = {one.key: _why_not(db, groups, one, office) if one.about in in_time else EXPIRED for one in some}
    said = [one for one in some if not reasons[one.key]]
    if not said:
        return Skip(reasons[some[-1].key])
    last = said[-1]
    about = tuple(dict.fromkeys(one.about for one in said))
    rungs = tuple(dict.fromkeys(one.rung for one in said))
    missed = tuple(dict.fromkeys(one.rung for one in said if one.planned_for.date() < now.date()))
    since = min(one.changed_at for one in said)
    notice = Notice(last.key, last.person_id, about, last.version, last.rung, rungs, since, missed)
    return Send(notice, tuple((one, reasons[one.key]) for one in some if reasons[one.key]))


def _why_not(db: Database, groups: GroupsNow, one: Kept, office: Sequence[int]) -> str:
    group, found = groups.group(db, one.about.group_id), _action(db, one)
    is_theirs = group is not None and found is not None and one.person_id in for_whom(group, found, office)
    return "" if is_theirs else NOT_THEIRS
