"""When people are written to unasked: in working hours, on working days, by the clock where they are."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from knowledge.dates import WorkingDays, instant

OPENS, CLOSES = time(8), time(18)


def next_opening(now: datetime, zone: ZoneInfo, working: WorkingDays) -> datetime:
    """The first instant from `now` on, in UTC, at which somebody in `zone` may be written to; `now` itself where that
    is one."""
    local = now.astimezone(zone)
    if working.is_open(local.date()):
        if local.time() < OPENS:
            return instant(local.date(), OPENS, zone)
        if local.time() < CLOSES:
            return now
    return instant(working.after(local.date()), OPENS, zone)
