"""Days and instants as commands take and print them."""

from datetime import UTC, date, datetime

from knowledge.errors import HelpfulError


def day_typed(text: str, option: str) -> date:
    """The day typed after an option. Raises HelpfulError for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise HelpfulError(f'{option} "{text}" is no day of the calendar.', "Write it as 2026-11-17.") from error


def in_utc(instant: datetime) -> str:
    """ISO 8601 in UTC: "2026-11-03T10:00:00Z"."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
