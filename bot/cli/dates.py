"""Days and instants as commands take and print them."""

import re
from datetime import UTC, date, datetime

from knowledge.errors import HelpfulError
from knowledge.typed_days import DAY, read_day

_WEEKDAY = re.compile(r"(?:[a-z]+day,? )?", re.IGNORECASE)
_DAY = re.compile(DAY, re.IGNORECASE)


def day_typed(text: str, option: str, today: date) -> date:
    """The day typed after an option, as days are typed in chat; without a year it is the one nearest to `today`. Raises
    HelpfulError for what is none."""
    typed = _WEEKDAY.sub("", " ".join(text.split()), count=1)
    years = ("", *(f" {today.year + later}" for later in (-1, 0, 1)))
    days = [day for year in years if (day := _day(f"{typed}{year}"))]
    if not days:
        raise HelpfulError(
            f"{option} “{text[:40]}” is not a day that I know.",
            "Write it as 2026-11-17, 17/11/2026 or 17 November 2026.",
        )
    return min(days, key=lambda day: abs(day - today))


def _day(text: str) -> date | None:
    try:
        return read_day(text) if _DAY.fullmatch(text) else None
    except HelpfulError:
        return None


def in_utc(instant: datetime) -> str:
    """ISO 8601 in UTC: "2026-11-03T10:00:00Z"."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
