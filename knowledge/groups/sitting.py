"""Which meeting is being recorded: the one that is going on, or for a while the last one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from knowledge.dates import instant, spoken
from knowledge.errors import HelpfulError
from knowledge.groups.attendance import EARLY, LATE, MENDED_FOR, Stay, ends
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.next_meeting import occurrence_on

_BACK = timedelta(days=366)
_NOT_SAVED = "Nothing was saved."


@dataclass(frozen=True)
class Sitting:
    """A meeting of which something is noted; `is_late` where it is over. Who had arrived by `arrived_by` and left after
    `left_after`, if at all, was there when it was decided."""

    occurrence: Occurrence
    arrived_by: datetime
    left_after: datetime
    is_late: bool = False

    def there(self, stays: Iterable[Stay]) -> set[str]:
        """Who was there, by address."""
        return {
            one.email
            for one in stays
            if one.arrived_at <= self.arrived_by and (one.left_at is None or one.left_at > self.left_after)
        }


def sitting(group: WorkingGroup, now: datetime, day: date | None = None, at: time | None = None) -> Sitting:
    """The meeting on a day, or the last that has begun. Who was there is counted now, or `at` a time; of a meeting that
    is over, at its planned end (who is noted as there after it was there). Raises HelpfulError where it has not begun,
    is cancelled, or was more than five working days ago."""
    occurrence = occurrence_on(group, day) if day else meeting_in_hand(group, now)
    if occurrence is None:
        raise HelpfulError(
            f"No meeting of {group.name} is going on, and none was in the last five working days.", _NOT_SAVED
        )
    named = f"The meeting of {group.name} on {spoken(occurrence.day)}"
    if not occurrence.takes_place:
        raise HelpfulError(f"{named} is cancelled.", _NOT_SAVED)
    check_has_begun(group, occurrence, now)
    opens, over = occurrence.starts(group.zone) - EARLY, ends(group, occurrence)
    closes = over + LATE
    is_late = now > closes
    if _is_closed(group, occurrence, now):
        raise HelpfulError(
            f"{named} was more than five working days ago, too long to note anything of it.",
            f"Bring it to the next meeting. {_NOT_SAVED}",
        )
    if at:
        moment = instant(occurrence.day, at, group.zone)
        if not opens <= moment <= min(now, closes):
            raise HelpfulError(f"At {at:%H:%M} {named[0].lower()}{named[1:]} was not going on.", _NOT_SAVED)
        return Sitting(occurrence, moment, moment, is_late)
    return Sitting(occurrence, closes, over, True) if is_late else Sitting(occurrence, now, now)


def check_has_begun(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> None:
    """Raises HelpfulError while nobody can check in yet."""
    if now < occurrence.starts(group.zone) - EARLY:
        raise HelpfulError(f"The meeting of {group.name} on {spoken(occurrence.day)} has not begun.", _NOT_SAVED)


def last_begun(group: WorkingGroup, now: datetime) -> Occurrence:
    """The meeting that is going on (people can check in), or the last one. Raises HelpfulError where there was none."""
    found = _last_begun(group, now)
    if found is None:
        raise HelpfulError(f"No meeting of {group.name} has begun yet.", _NOT_SAVED)
    return found


def meeting_in_hand(group: WorkingGroup, now: datetime) -> Occurrence | None:
    """The last meeting that has begun, as long as something can be noted of it."""
    found = _last_begun(group, now)
    return None if found is None or _is_closed(group, found, now) else found


def _last_begun(group: WorkingGroup, now: datetime) -> Occurrence | None:
    today = now.astimezone(group.zone).date()
    found = group.calendar.occurrences(today - _BACK, today + timedelta(days=1), group.working)
    begun = [one for one in found if one.takes_place and one.starts(group.zone) - EARLY <= now]
    return begun[-1] if begun else None


def _is_closed(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> bool:
    return now.astimezone(group.zone).date() > group.working.after(occurrence.day, MENDED_FOR)
