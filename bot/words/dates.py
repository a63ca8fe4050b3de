"""Dates as people here write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")


def in_words(iso: str) -> str:
    """An ISO 8601 date as exact as it is: "Monday 9 December 2019", "May 2022", "2022"."""
    match iso.split("-"):
        case [year, month, day]:
            found = date(int(year), int(month), int(day))
            return f"{found:%A} {found.day} {found:%B %Y}"
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case _:
            return iso


def at_time(instant: datetime) -> str:
    """In London: "Tuesday 17 November 2026, 10am", "Tuesday 17 November 2026, 10:05am"."""
    local = instant.astimezone(_LONDON)
    minutes = f":{local:%M}" if local.minute else ""
    return f"{in_words(local.date().isoformat())}, {local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"
