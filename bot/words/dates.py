"""Dates as people here write them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from knowledge.dates import spoken

LONDON = ZoneInfo("Europe/London")
"""Where people read what the bot says."""


def in_words(iso: str) -> str:
    """An ISO 8601 date as exact as it is: "Monday 9 December 2019", "May 2022", "2022"."""
    match iso.split("-"):
        case [year, month, day]:
            return spoken(date(int(year), int(month), int(day)))
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case _:
            return iso


def at_time(instant: datetime) -> str:
    """In London: "Tuesday 17 November 2026, 10am", "Tuesday 17 November 2026, 10:05am"."""
    local = instant.astimezone(LONDON)
    return f"{in_words(local.date().isoformat())}, {of_clock(local.time())}"


def of_clock(at: time) -> str:
    """ "10am", "2:30pm", "12 noon"."""
    if (at.hour, at.minute) == (12, 0):
        return "12 noon"
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"
