"""Which reminders a meeting has, for whom, and when: the ladder.

Calendar days and working days are mixed, so that rungs fall together or change places around Christmas and Easter. What
would come at the same time as a later rung, or after it, is said in that rung.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, instant
from knowledge.groups.calendar import Occurrence
from knowledge.notices import AT, Recipient, Reminder

VALID_AFTERWARDS = 5
"""Working days for which the note after a meeting is worth sending."""


class Rung(StrEnum):
    """A reminder, in the order of the ladder."""

    CALL = "agenda call"
    PAPERS = "papers"
    CHASE = "unanswered"
    QUORUM = "quorum warning"
    MINUTES = "minutes"


_FOR = {
    Rung.CALL: Recipient.SEATS,
    Rung.PAPERS: Recipient.SEATS,
    Rung.CHASE: Recipient.UNANSWERED,
    Rung.QUORUM: Recipient.CO_CHAIRS,
    Rung.MINUTES: Recipient.ATTENDED,
}


def ladder(
    occurrence: Occurrence, zone: ZoneInfo, working: WorkingDays, made_at: datetime | None = None
) -> list[Reminder]:
    """The reminders of a meeting in the order in which they are due; none of one that is cancelled. What carries a rung
    for every seat goes to every seat. One that clashes
    has them: it takes place until somebody decides otherwise. What was due when the meeting was made (`made_at`) is
    dropped."""
    if not occurrence.takes_place:
        return []
    starts = occurrence.starts(zone)
    due = [(rung, instant(day, AT, zone)) for rung, day in _days_before(occurrence.day, working)]
    steps = [(rung, at) for rung, at in due if at < starts and (made_at is None or at > made_at)]
    merged = _merge(steps)
    ends = [*(at for _, at, _ in merged[1:]), starts]
    before = [
        Reminder(rung, recipient_of((rung, *carried)), at, end, carried)
        for (rung, at, carried), end in zip(merged, ends, strict=False)
    ]
    return [*before, _minutes(occurrence, zone, working)]


def _days_before(meeting: date, working: WorkingDays) -> list[tuple[Rung, date]]:
    return [
        (Rung.CALL, working.on_or_before(meeting - timedelta(days=14))),
        (Rung.PAPERS, working.on_or_before(meeting - timedelta(days=7))),
        (Rung.CHASE, working.before(meeting, 3)),
        (Rung.QUORUM, working.before(meeting, 1)),
    ]


def _minutes(occurrence: Occurrence, zone: ZoneInfo, working: WorkingDays) -> Reminder:
    day = working.after(occurrence.day)
    until = working.after(day, VALID_AFTERWARDS)
    return Reminder(Rung.MINUTES, _FOR[Rung.MINUTES], instant(day, AT, zone), instant(until, AT, zone))


def _merge(steps: Sequence[tuple[Rung, datetime]]) -> list[tuple[Rung, datetime, tuple[Rung, ...]]]:
    """Steps of the ladder with what they carry: a rung that is not due before the next one is said in that."""
    kept: list[tuple[Rung, datetime, tuple[Rung, ...]]] = []
    for rung, at in reversed(steps):
        if kept and at >= kept[0][1]:
            into, due, carried = kept[0]
            kept[0] = (into, due, (rung, *carried))
        else:
            kept.insert(0, (rung, at, ()))
    return kept


def recipient_of(rungs: Iterable[Rung]) -> Recipient:
    """The widest of those the rungs are for."""
    wanted = {_FOR[rung] for rung in rungs}
    return next(one for one in Recipient if one in wanted)
