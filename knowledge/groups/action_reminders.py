"""When people are reminded of what they are to do by a day: on that day, and once more when it is overdue by a week."""

from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, instant
from knowledge.groups.actions import Action
from knowledge.groups.group import WorkingGroup
from knowledge.notices import AT, Recipient, Reminder

OVERDUE_BY = timedelta(weeks=1)
VALID = 5
"""Working days for which a word on what is overdue is worth sending."""


class ActionRung(StrEnum):
    """A reminder of an action, in the order of time."""

    DUE = "action due"
    OVERDUE = "action overdue"


def action_reminders(action: Action, zone: ZoneInfo, working: WorkingDays) -> list[Reminder]:
    """The reminders of an action, none of one that is not open or has no day. The first comes on its day, where that is
    closed on the working day before; the second a week after its day, where that is closed on the working day after,
    so that it is never early. What was due when the action was given is dropped."""
    if not action.is_open or action.due is None:
        return []
    late = working.after(action.due + OVERDUE_BY - timedelta(days=1))
    first = instant(working.on_or_before(action.due), AT, zone)
    second, end = instant(late, AT, zone), instant(working.after(late, VALID), AT, zone)
    found = [
        Reminder(ActionRung.DUE, Recipient.OWNER, first, second),
        Reminder(ActionRung.OVERDUE, Recipient.OWNER, second, end),
    ]
    return [one for one in found if one.due_at > action.noted_at]


def has_gone(action: Action, group: WorkingGroup) -> bool:
    """Whether nobody of the group is to do it any more: its owner is known no more, or has no seat (nor is a deputy).
    Then it is the secretariat's business."""
    return action.owner is None or not group.seats_of(action.owner.email)
