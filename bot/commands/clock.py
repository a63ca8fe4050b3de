"""Moving the clock of the workspace in the browser: text to typed command and back."""

import re
from dataclasses import dataclass
from datetime import date, time

from bot.commands.days import TIME, read_time
from knowledge.errors import FieldError, HelpfulError
from knowledge.typed_days import DAY, read_day
from knowledge.words import readable

AT = time(10)
"""The time of a day that is named without one: then reminders are due."""
_MOST_DAYS = 731


@dataclass(frozen=True)
class ShowClock:
    """What time it is in the workspace."""


@dataclass(frozen=True)
class MoveClockBy:
    """So many days on, at the same time of the day."""

    days: int


@dataclass(frozen=True)
class MoveClockToNext:
    """On to the next reminder that is sent."""


@dataclass(frozen=True)
class MoveClockTo:
    """On to a day, at a time of the day."""

    day: date
    at: time = AT


@dataclass(frozen=True)
class SetClockBack:
    """Back to the true time; asks first unless it `is_sure`."""

    is_sure: bool = False


ClockCommand = ShowClock | MoveClockBy | MoveClockToNext | MoveClockTo | SetClockBack

_BY = re.compile(r"\+? ?(?P<count>\d{1,3}|a|one) ?(?P<unit>day|week)s?(?: (?:on|later))?", re.IGNORECASE)
_TO = re.compile(rf"(?:to )?(?P<day>{DAY})(?:,? (?:at )?(?P<at>{TIME}))?", re.IGNORECASE)
_WORDS: dict[str, ClockCommand] = {
    "": ShowClock(),
    "next": MoveClockToNext(),
    "to the next reminder": MoveClockToNext(),
    "back": SetClockBack(),
    "back now": SetClockBack(is_sure=True),
}


def read_clock(typed: str) -> ClockCommand:
    """What stands after "/anchor clock". Raises HelpfulError for what is no move."""
    words = typed.casefold().rstrip(".!")
    if words in _WORDS:
        return _WORDS[words]
    if found := _BY.fullmatch(words):
        count = int(found["count"]) if found["count"].isdigit() else 1
        days = count * (7 if found["unit"] == "week" else 1)
        if 0 < days <= _MOST_DAYS:
            return MoveClockBy(days)
    if found := _TO.fullmatch(words):
        return MoveClockTo(read_day(found["day"]), read_time(found["at"]) if found["at"] else AT)
    raise HelpfulError(
        f"I read “clock {typed[:60]}”, and do not know where the clock is to go.",
        "Try: /anchor clock next, /anchor clock +1 day, /anchor clock 8 December 2026, /anchor clock back. "
        "It was not moved.",
    )


def read_clock_field(typed: str) -> MoveClockTo:
    """The day that was filled in. Raises FieldError for what is none."""
    if not typed.strip():
        raise FieldError("day", "Please choose a day for the clock.", "It was not moved.")
    try:
        command = read_clock(" ".join(readable(typed).split()))
    except HelpfulError as error:
        raise FieldError("day", error.what_happened, error.what_to_do) from error
    if not isinstance(command, MoveClockTo):
        raise FieldError(
            "day", f"“{typed.strip()[:60]}” is no day.", "Write it as 2026-12-08. The clock was not moved."
        )
    return command


def clock_text(command: ClockCommand) -> str:
    """What would be typed for it."""
    match command:
        case MoveClockBy(days):
            return f"/anchor clock +{days} {'day' if days == 1 else 'days'}"
        case MoveClockTo(day, at):
            return f"/anchor clock {day}" + ("" if at == AT else f" at {at:%H:%M}")
        case _:
            word = next(word for word, known in _WORDS.items() if known == command)
            return f"/anchor clock {word}".rstrip()
