"""What the reminders of a meeting should be, stated anew from the specification, without a line of anchorbot's code.

Fourteen and seven days before (on the working day before, where that is a closed day), three working days and one
before, and one after; at ten o'clock where the group is. A reminder that would come with or after a later one is said
in that. It is worth sending until the next, before the meeting; the last for five working days. Whoever is told of a
change too late for the first is asked again as soon as they may be written to: on working days from eight to six.

The hours are those of a person where their own time zone is known. Whoever asked for fewer gets what needs an answer,
and co-chairs the warning; whoever wants a digest gets all at ten on a day of the week, but what that is too late
for; whoever turned reminders off gets none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CALL, PAPERS, CHASE, QUORUM, MINUTES = "agenda call", "papers", "unanswered", "quorum warning", "minutes"
NEEDED = frozenset((CALL, CHASE, QUORUM))
"""What also those get who asked for fewer."""
_BANK_HOLIDAYS = """
2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26 2029-01-01 2029-03-30 2029-04-02
"""
BANK_HOLIDAYS = frozenset(map(date.fromisoformat, _BANK_HOLIDAYS.split()))
"""Of England and Wales, as the government lists them."""
IsClosed = Callable[[date], bool]


@dataclass(frozen=True)
class Step:
    """One message that everybody it is for should get: all that it says, the last of it by which it is called."""

    rungs: tuple[str, ...]
    due: datetime
    expires: datetime


def closed_days(breaks: tuple[tuple[date, date], ...]) -> IsClosed:
    """Weekends, bank holidays and breaks."""

    def is_closed(day: date) -> bool:
        return day.weekday() > 4 or day in BANK_HOLIDAYS or any(first <= day <= last for first, last in breaks)

    return is_closed


def at_wall(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def walk(day: date, count: int, is_closed: IsClosed) -> date:
    """So many working days later; earlier, where it is negative."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while is_closed(day):
            day += step
    return day


def opening(at: datetime, zone: ZoneInfo, is_closed: IsClosed) -> datetime:
    """When people may be written to from then on."""
    local = at.astimezone(zone)
    if not is_closed(local.date()) and local.hour < 8:
        return at_wall(local.date(), time(8), zone)
    return at if is_open(at, zone, is_closed) else at_wall(walk(local.date(), 1, is_closed), time(8), zone)


def is_open(at: datetime, zone: ZoneInfo, is_closed: IsClosed) -> bool:
    """Whether people may be written to."""
    local = at.astimezone(zone)
    return not is_closed(local.date()) and 8 <= local.hour < 18


def digest_at(weekday: int, after: datetime, zone: ZoneInfo, is_closed: IsClosed) -> datetime:
    """When the first digest from then on is due: at ten on that day of the week, or on the next working day."""
    day = after.astimezone(zone).date() - timedelta(days=7)
    while True:
        if day.weekday() == weekday:
            at = at_wall(walk(day, 1, is_closed) if is_closed(day) else day, time(10), zone)
            if at >= after:
                return at
        day += timedelta(days=1)


def steps_of(
    day: date, at: time, zone: ZoneInfo, is_closed: IsClosed, known: datetime, was_changed: bool
) -> list[Step]:
    """The messages about a meeting that has stood as it does since `known`."""

    def ten(on: date) -> datetime:
        return at_wall(on, time(10), zone)

    def or_before(on: date) -> date:
        return walk(on, -1, is_closed) if is_closed(on) else on

    starts = at_wall(day, at, zone)
    days = [
        (CALL, or_before(day - timedelta(days=14))), (PAPERS, or_before(day - timedelta(days=7))),
        (CHASE, walk(day, -3, is_closed)), (QUORUM, walk(day, -1, is_closed)),
    ]  # fmt: skip
    merged: list[tuple[tuple[str, ...], datetime]] = []
    for rung, due in reversed([(rung, ten(on)) for rung, on in days if known < ten(on) < starts]):
        if merged and due >= merged[0][1]:
            merged[0] = ((rung, *merged[0][0]), merged[0][1])
        else:
            merged.insert(0, ((rung,), due))
    if was_changed and known < starts and not any(CALL in rungs for rungs, _ in merged):
        merged = _asked_again(merged, opening(known, zone, is_closed), starts)
    ends = [*(due for _, due in merged[1:]), starts]
    before = [Step(rungs, due, end) for (rungs, due), end in zip(merged, ends, strict=False) if end > known]
    after = walk(day, 1, is_closed)
    minutes = Step((MINUTES,), ten(after), ten(walk(after, 5, is_closed)))
    return [*before, minutes] if minutes.expires > known else before


def _asked_again(
    merged: list[tuple[tuple[str, ...], datetime]], due: datetime, starts: datetime
) -> list[tuple[tuple[str, ...], datetime]]:
    if merged and due >= merged[0][1]:
        return [((CALL, *merged[0][0]), merged[0][1]), *merged[1:]]
    return [((CALL,), min(due, starts)), *merged]
